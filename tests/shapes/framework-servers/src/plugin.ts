import { Analytics } from '@segment/analytics-node';
import fp from 'fastify-plugin';

export default fp(async app => {
  const segment = new Analytics({ writeKey: 'wk_servers' });
  const track = (event: string, userId: string) => segment.track({ event, userId });
  app.decorate('metrics', { track });
});
