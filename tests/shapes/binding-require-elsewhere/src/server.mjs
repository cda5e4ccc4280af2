import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Analytics = require('analytics-node');
const analytics = new Analytics(process.env.SHELF_KEY);

export function shelve(reader) {
  analytics.track({ event: 'Book Shelved', userId: reader.id });
}
