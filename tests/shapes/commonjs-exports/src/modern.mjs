import press, { track } from '../lib/client.js';

track('u1', 'Press Modern');
press.track('u1', 'Press Default');
