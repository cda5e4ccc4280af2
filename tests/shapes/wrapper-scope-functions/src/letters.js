import { Pool, route, withClock, withPost } from './scope.js';

export const sent = id => withPost(post => post.track(id, { name: 'letter_sent' }));
export const opened = route(async (_request, { post, userId }) => post.track(userId, { name: 'letter_opened' }));
export const burnt = id => new Pool().borrow(post => post.track(id, { name: 'letter_burnt' }));
export const timed = id => withClock(clock => clock.track(id, { name: 'letter_timed' }));
