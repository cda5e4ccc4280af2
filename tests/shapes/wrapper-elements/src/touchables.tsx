import React, { forwardRef, memo, useCallback, useEffect } from 'react';
import { observer } from 'mobx-react';
import styled from 'styled-components';
import { analytics, trackEvent } from './analytics';

interface Props {
  event: string;
  params?: object;
  onPress?: () => void;
}

export function Touchable(props: Props) {
  const press = () => {
    analytics.track(props.event, props.params);
    props.onPress?.();
  };
  return <button onClick={press} />;
}

export const Remembered = memo(({ event, params, onPress, ...rest }: Props) => {
  const press = useCallback(() => {
    trackEvent(event, params);
    if (onPress) onPress();
  }, [event, onPress, params]);
  return <button {...rest} onClick={press} />;
});

export const Referred = forwardRef<HTMLButtonElement, Props>(function Referred(props, ref) {
  return <button ref={ref} onClick={() => trackEvent(props.event, props.params)} />;
});

export class Pressable extends React.Component<Props> {
  press = () => {
    const { event, params, onPress } = this.props;
    analytics.track(event, params);
    onPress && onPress();
  };

  render() {
    return <button onClick={this.press} />;
  }
}

export class Shown extends React.PureComponent<Props> {
  componentDidMount() {
    this.tell();
  }

  tell() {
    trackEvent(this.props.event, this.props.params);
  }

  render() {
    return null;
  }
}

export const Viewed = ({ event, params }: Props) => {
  useEffect(() => {
    analytics.track(event, params);
  }, [event, params]);
  return null;
};

export const Watched = observer(({ of }: { of: { event: string } }) => (
  <i onMouseOver={() => analytics.track(`${of.event} Watched`)} />
));

export const Styled = styled(Touchable)`
  color: red;
`;

export default Touchable;
