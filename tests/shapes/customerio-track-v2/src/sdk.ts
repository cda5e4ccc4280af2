import { PipelinesClient, TrackClient } from 'customerio-node';

const cio = new TrackClient('site', 'key');
const pipelines = new PipelinesClient('key');
export const send = (name: string, id: string) =>
  cio.entity({ type: 'person', action: 'event', identifiers: { id }, name });
export const gone = (id: string) => cio.entity({ type: 'person', action: 'delete', identifiers: { id } });
export const both = (userId: string) =>
  pipelines.batch([
    { type: 'identify', userId, traits: {} },
    { type: 'track', userId, event: 'spec_sent' },
  ]);
export const whatever = (operation: object) => cio.entity(operation as never);
