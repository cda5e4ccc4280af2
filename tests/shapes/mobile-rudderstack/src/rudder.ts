import rudderClient, { RUDDER_LOG_LEVEL } from '@rudderstack/rudder-sdk-react-native';

export async function start() {
  await rudderClient.setup('public', { dataPlaneUrl: 'https://plane.example.com', logLevel: RUDDER_LOG_LEVEL.DEBUG });
}
export const person = (user: { id: string; plan: string }) => rudderClient.identify(user.id, { plan: user.plan });
export const nobody = () => rudderClient.identify({ plan: 'free' }, {});
export const seen = () => rudderClient.screen('Orders', { count: 2 });
export const placed = () => rudderClient.track('Order Placed', { total: 1 }, { integrations: { All: true } });
export const left = async () => {
  await rudderClient.reset(true);
};
export const dropped = () => RUDDER_LOG_LEVEL.track('none');
