import { Component, use, useContext } from 'react';
import { PlainContext, RefContext, TrackingContext } from './context';

export const useTracking = () => {
  const found = useContext(TrackingContext);
  if (!found) throw new Error('outside');
  return found;
};
export function Page() {
  const { send, log } = useTracking();
  const { client, onSent } = useContext(RefContext);
  const plain = use(PlainContext);
  send('Page Opened', { a: 1 });
  plain.send('Page Planned');
  onSent('Page Sent');
  client.current.track('Page Held');
  log('a line');
  return (
    <PlainContext.Consumer>{(given: any) => <b onClick={() => given.send('Page Consumed')}>a</b>}</PlainContext.Consumer>
  );
}
export class Old extends Component {
  static contextType = PlainContext;
  componentDidMount() {
    this.context.send('Page Old');
  }
}
