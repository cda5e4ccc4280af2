import track from 'react-tracking';
import { Kind } from './send';
const Routes = () => <p>Routes</p>;
export default track({ type: Kind.Page, page: 'Routes' }, { dispatchOnMount: true })(Routes);
export const Fleets = track(
  props => ({ type: Kind.Action, eventName: 'FLEETS_LOADED', id: props.id }),
  { dispatchOnMount: data => ({ ...data, first: true }) },
)(() => <p>Fleets</p>);
export const Quiet = track({ type: Kind.Page, page: 'Quiet' }, { dispatchOnMount: false })(() => <p>Quiet</p>);
