import { telemetry } from './handed';
import { near, optional } from './near';
import { queue, remote } from './remote';

export async function page(userId: string) {
  telemetry.report({ event: 'Page Opened', userId });
  remote.post.report({ event: 'Page Read', userId });
  near.post.report({ event: 'Page Left', userId });
  remote.add('Office Asked');
  queue.push('Office Queued');
  optional.post.report({ event: 'Nothing', userId });
}
