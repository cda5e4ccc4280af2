import { open } from 'some-database';

export const db = open();
