import { Shared } from './shared';

export const sorted = () => Shared.track('Shelf Sorted', { by: 'author' });
