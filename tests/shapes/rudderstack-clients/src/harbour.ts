import { sail, tack } from './server';
sail('u1');
tack(30);
