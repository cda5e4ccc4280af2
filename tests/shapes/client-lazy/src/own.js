import { tell as told } from './lazy.js';

export const tell = name => told(name, { own: true });
export const clock = { track() {} };
