import tracker, { careful, lazy } from './tracker.js';
import { segment } from './typed';
import { cache } from './cache';

export function opened() {
  tracker.send('Page Opened', { at: 1 });
  lazy.track('Page Seen');
  careful.track('Page Watched');
  segment.track('Page Typed');
  cache.track('a key');
}
