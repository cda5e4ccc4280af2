import { track } from '../../../src/lib/analytics';

export const moved = (event: string) => track('u1', event);
