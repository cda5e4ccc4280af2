export async function routes(fastify) {
  fastify.get('/opened', async request => {
    fastify.metrics.track('Fastify Opened', request.user.id);
    request.server.metrics.track('Fastify Served', request.user.id);
    fastify.gauges.track('requests', 1);
  });
}
