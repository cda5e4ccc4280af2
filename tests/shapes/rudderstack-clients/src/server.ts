import RudderServer from '@rudderstack/rudder-sdk-node';

const client = new RudderServer('wk', { dataPlaneUrl: 'https://plane.example' });
export const sail = (userId: string) => client.track({ userId, event: 'Boat Sailed' });
export const tack = (course: number) => course + 90;
