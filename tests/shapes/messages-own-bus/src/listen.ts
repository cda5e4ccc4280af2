import { Analytics } from '@segment/analytics-node';
import { bus, topics } from './bus';
import { hear, later, made, on } from './plain';

const segment = new Analytics({ writeKey: 'wk' });
bus.on('analytics', ({ event, userId }) => segment.track({ event, userId }));
bus.on('audit', entry => console.log(entry));
topics.subscribe('moves', move => segment.track({ event: move.name, userId: move.user }));
on('sent', ({ name, id }) => segment.track({ event: name, userId: id }));
hear(message => {
  if (message.type === 'track') segment.track({ event: message.title, userId: message.id });
});
made.listen('made', data => segment.track({ event: data.title, userId: data.id }));
later(() => segment.track({ event: 'Work Done', userId: 'u' }));
