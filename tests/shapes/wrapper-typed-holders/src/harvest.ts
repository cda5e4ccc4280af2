import type { Lazy, Toolbox } from './barrel';

export function harvested(userId: string, tools: Toolbox) {
  tools.segment.track({ userId, event: 'harvested' });
  tools.clock.track('harvest');
}
export const pressed = (userId: string, lazy: Lazy) => lazy.tools().segment.track({ userId, event: 'pressed' });
