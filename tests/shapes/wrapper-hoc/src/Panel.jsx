import React from 'react';
import { connect } from 'react-redux';
import { compose } from 'redux';
import withClient, { withPrefix, withReport } from './reporting';

class Panel extends React.Component {
  open = () => {
    this.props.client.track('Panel Opened');
    const { send, say } = this.props;
    send('Panel Sent');
    say('Said');
  };

  close() {
    this.props.report('Panel Closed');
  }

  render() {
    return <a onClick={this.open} />;
  }
}

const mapState = state => ({ user: state.user });

export default compose(withReport, withPrefix('Panel'))(withClient(connect(mapState)(Panel)));
