import { analytics, track } from '../lib/client.mjs';

export default function View({ id, form }) {
  return (
    <ul onClick={() => track(id, 'List Clicked')}> {/* a list */}
      <li onFocus={() => analytics.track({ userId: id, event: 'Item Focused' })}>{id}</li>
      <li onBlur={() => form.reset()}>track(id, 'Text')</li>
    </ul>
  );
}
