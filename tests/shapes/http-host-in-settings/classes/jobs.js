import { post } from './send.js';
export const joined = user => post('track', { userId: user.id, event: 'Team Joined' });
