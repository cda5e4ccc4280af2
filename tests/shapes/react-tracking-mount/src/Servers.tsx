import { useTracking } from 'react-tracking';
import { Kind } from './send';
export const Servers = () => {
  const { trackEvent } = useTracking({ type: Kind.Action, eventName: 'SERVERS_LOADED' }, { dispatchOnMount: true });
  return <button onClick={() => trackEvent({ type: Kind.Action, eventName: 'SERVER_ADDED' })}>Add</button>;
};
export const Silent = () => {
  const { trackEvent } = useTracking({ type: Kind.Action, eventName: 'SILENT_LOADED' });
  return <button onClick={() => trackEvent({ type: Kind.Page, page: 'Silent' })}>See</button>;
};
