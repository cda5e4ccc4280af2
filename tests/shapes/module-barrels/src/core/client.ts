import { TrackClient } from 'customerio-node';

export const client = new TrackClient('site', 'key');
export function send(id: string, name: string) {
  return client.track(id, { name });
}
export default send;
