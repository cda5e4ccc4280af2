import { Analytics } from '@segment/analytics-node';

export const services = { segment: new Analytics({ writeKey: 'wk' }), clock: { track: (_: object) => 0 } };
export type Services = typeof services;

export function makeServices() {
  return { segment: new Analytics({ writeKey: 'wk' }) };
}
export type Made = ReturnType<typeof makeServices>;

export const contextOf = async ({ request }: { request: any }) => ({
  segment: services.segment,
  user: request.user as { id: string },
});
export type Context = Awaited<ReturnType<typeof contextOf>>;

export enum Mood {
  Good = 'Mood Good',
  Bad = 'Mood Bad',
}
