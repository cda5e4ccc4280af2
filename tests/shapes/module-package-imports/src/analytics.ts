import { TrackClient } from 'customerio-node';

const client = new TrackClient('s', 'k');
export function track(id: string, name: string) {
  return client.track(id, { name });
}
