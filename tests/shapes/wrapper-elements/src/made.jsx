import React from 'react';
import { analytics } from './analytics';
import { Touchable } from './touchables';

export const withPress =
  Inner =>
  ({ event, params, ...props }) => {
    const press = () => {
      analytics.track(event, params);
      props.onPress?.();
    };
    return <Inner {...props} onPress={press} />;
  };

export function withPressClass(Inner) {
  return class extends React.Component {
    press = () => analytics.track(this.props.event, this.props.params);

    render() {
      return <Inner {...this.props} onPress={this.press} />;
    }
  };
}

const Plain = props => <button {...props} />;
export const Pressed = withPress(Plain);
export const PressedClass = withPressClass(Plain);

export const Button = props => <Touchable {...props} />;
export const Item = ({ name }) => <Touchable event={`Menu ${name}`} />;
export const Fixed = () => <Touchable event="Fixed Pressed" />;
