import { TrackClient } from 'customerio-node';

const post = new TrackClient(process.env.SITE, process.env.KEY);
export const start = server =>
  server.route([
    { method: 'POST', path: '/people/{id}/say', handler: request => post.track(request.payload.id, { name: request.payload.name }) },
  ]);
