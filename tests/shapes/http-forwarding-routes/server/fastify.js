import { TrackClient } from 'customerio-node';

const post = new TrackClient(process.env.SITE, process.env.KEY);
export async function routes(app) {
  app.route({
    method: ['POST', 'PUT'],
    url: '/api/tell',
    handler: async ({ body }) => post.track(body.id, { name: body.name, data: body.data }),
  });
  app.route({ method: 'GET', url: '/api/read', handler: async ({ body }) => post.track(body.id, { name: body.name }) });
}
