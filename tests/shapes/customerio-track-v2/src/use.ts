import { send } from './sdk';

export const used = () => send('wrapped_sent', 'u1');
