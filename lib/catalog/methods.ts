import type { Method } from './types.ts';

/** Methods that send an event of the team's own, by its name: no page, no identify. */
export const eventMethods: ReadonlySet<Method> = new Set<Method>(['track', 'trackAnonymous', 'trackLink']);

/** Methods that write traits of a person. */
export const traitMethods: ReadonlySet<Method> = new Set<Method>(['identify', 'setAttributes']);
