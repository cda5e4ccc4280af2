import { Analytics } from '@rudderstack/analytics-js-service-worker';

const rudder = new Analytics('key', 'https://plane.example.com/v1/batch');
self.addEventListener('message', ({ data }) => rudder.track({ userId: data.id, event: 'Worker Told' }));
