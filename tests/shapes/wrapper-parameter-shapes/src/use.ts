import { business, byDefault, byMessage, byObject, byProperty, byRest, forward } from './wrap';

byObject({ name: 'Object Sent', userId: 'u1' });
byMessage({ event: 'Message Sent', userId: 'u1' });
byRest('u1', 'Rest Sent');
forward('u1', 'Rest Forwarded');
byDefault('u1');
byDefault('u1', 'Own Event');
byProperty('u1', { weight: 2 });
const message = { event: 'Variable Sent', userId: 'u1' };
byMessage(message);
business({ id: 'a', total: 3 });
