import { track } from './analytics';
export const buy = (id: string) => track(id, 'Toy Bought');
