import { Analytics } from '@segment/analytics-node';
import { Analytics as People } from '@customerio/cdp-analytics-node';
import { EventEmitter } from 'node:events';

export async function onRequestPost(context: any) {
  const analytics = new Analytics({ writeKey: context.env.KEY }).on('error', console.error);
  analytics.track({ anonymousId: context.visitor, event: 'Form Sent' });

  const people = new People({ writeKey: 'key' }).on('error', console.error).once('http_request', console.log);
  people.identify({ userId: context.user.id });

  const other = new EventEmitter().on('error', console.error) as any;
  other.track({ event: 'Of An Emitter' });
}
