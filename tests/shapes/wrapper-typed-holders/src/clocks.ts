import type { Clock } from './tools';

export const struck = (clock: Clock) => clock.track('struck');
