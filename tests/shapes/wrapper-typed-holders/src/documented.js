/** @param {import('./tools').Tools} tools */
export function tasted(userId, tools) {
  tools.segment.track({ userId, event: 'tasted' });
}
