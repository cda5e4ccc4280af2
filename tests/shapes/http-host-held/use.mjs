import { sell, send } from './send.mjs';

export const left = user => send(user.id, 'left');
export const sold = user => sell(user.id, 'sold');
