import { APIClient, PipelinesClient, TrackClient, SendEmailRequest } from 'customerio-node';
import { Analytics } from '@customerio/cdp-analytics-node';

const track = new TrackClient('s', 'k');
const pipelines = new PipelinesClient('wk', { strictMode: true });
const app = new APIClient('app');
const cdp = new Analytics({ writeKey: 'wk' });
const post = { sendEmail: (to: string) => to };

export async function all(id: string) {
  await track.addDevice(id, 'token', 'ios');
  await track.destroy(id);
  await track.mergeCustomers('id', 'a', 'id', 'b');
  await track.unsuppress(id);
  await pipelines.track({ userId: id, event: 'pipe_sent', properties: {} });
  await pipelines.batch([{ type: 'track', userId: id, event: 'pipe_batched' }]);
  await app.sendEmail(new SendEmailRequest({ to: 'a@b.example', transactional_message_id: '1', identifiers: { id } }));
  cdp.group({ userId: id, groupId: 'g' });
  cdp.alias({ userId: id, previousId: 'p' });
  await cdp.closeAndFlush();
  post.sendEmail('a@b.example');
}
