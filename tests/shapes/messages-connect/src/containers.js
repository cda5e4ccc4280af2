import { connect } from 'react-redux';
import { bindActionCreators } from 'redux';
import { Buttons, Panel } from './Buttons';
import { tracked } from './store';

export const OpenButtons = connect(null, dispatch => ({
  note: (title, props) => dispatch(tracked(title, props)),
  onOpen: label => dispatch(tracked('Buttons Opened', { label })),
}))(Buttons);
export const ClosePanel = connect(state => ({ count: state.count }), { note: tracked })(Panel);

export function start(store) {
  const actions = bindActionCreators({ tracked }, store.dispatch);
  actions.tracked('Started');
  tracked('Nobody Dispatches');
}
