import Conf from 'conf';
import { v4 as uuid } from 'uuid';

export const config = new Conf<{ install: string; account: { email: string } }>();

export function installation(): string {
  if (!config.has('install')) config.set('install', uuid());
  return config.get('install');
}
