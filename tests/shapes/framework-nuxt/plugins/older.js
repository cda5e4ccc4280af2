import Analytics from 'analytics-node';

export default (context, inject) => {
  const client = new Analytics('key');
  inject('older', client);
  context.app.$telemetry = client;
};
