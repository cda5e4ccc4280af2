import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

const HEAD = `import { Analytics } from '@segment/analytics-node';
import { prefixed, key, current } from 'keys';
const analytics = new Analytics({ writeKey: 'k' });
const own = prefixed('a', { OPENED: 'OPENED', CLOSED: 'CLOSED' });
const others = prefixed('b', { OPENED: 'OPENED' });
`;

/** Whether a function that sends in one case of a \`switch\` does so where it is called with a value. */
function isSent(wanted: string, given: string): boolean {
  const code = `${HEAD}export function send(type, event) {
  switch (type) {
    case ${wanted}:
      analytics.track({ event, userId: 'u' });
  }
}
send(${given}, 'A');
`;
  return readText(code, { file: 'src/a.js' })
    .calls()
    .some(({ events }) => events.includes('A'));
}

describe('a case is not run where the value is known to be another', () => {
  it.each([
    ['a text', "'a'", "'a'", true],
    ['another text', "'a'", "'b'", false],
    ['what is not known', "'a'", 'process.env.KIND', true],
    ['what a function makes', 'own.OPENED', 'own.OPENED', true],
    ['another that it makes', 'own.OPENED', 'own.CLOSED', false],
    ['what another makes under that name', 'own.OPENED', 'others.OPENED', true],
    ['what is made twice', "key('a')", "key('a')", true],
    ['a text that may be made there', 'own.OPENED', "'a.OPENED'", true],
    ['a text with such an end', '`${current()}_done`', "'page_done'", true],
    ['a text with another end', '`${current()}_done`', "'page_open'", false],
    ['a text that begins so', '`page_${current()}`', '`page_${process.env.KIND}`', true],
    ['a text that begins otherwise', '`page_${current()}`', '`shop_${process.env.KIND}`', false],
    ['a text of which nothing is known', '`${current()}`', "'page'", true],
  ])('%s', (_name, wanted, given, expected) => {
    expect(isSent(wanted, given)).toBe(expected);
  });
});
