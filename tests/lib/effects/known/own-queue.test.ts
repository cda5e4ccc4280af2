import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../../support/effects.ts';

const CLIENT = `import { Analytics } from '@segment/analytics-node';
import PQueue from 'p-queue';
const analytics = new Analytics({ writeKey: 'k' });
const all = [];
`;
const WORK = "fetch('/x', { method: 'POST' });";

/** The roles of the calls of a function that gives a send about its caller's person to `queue`. */
function rolesOf(code: string, send = 'queue(() => analytics.identify({ userId }))'): string {
  return effectsOf(`${CLIENT}${code}\nfunction w(userId) { ${send}; }`).roles('w').join(', ');
}

const RUN = 'function run() { for (const one of all) one(); }';

describe('a function that is given to a queue is run by and by', () => {
  it.each([
    ['a list', `function queue(fn) { all.push(fn); ${WORK} } ${RUN}`],
    ['objects', `function queue(fn) { all.push({ fn }); ${WORK} } function run() { for (const one of all) one.fn(); }`],
    ['one by one', `function queue(fn) { all.push(fn); ${WORK} } function run() { while (all.length) all.shift()(); }`],
    [
      'objects one by one',
      `function queue(fn) { all.push({ fn }); ${WORK} } function run() { while (all.length) all.shift().fn(); }`,
    ],
    [
      'a list that is made anew',
      `let list = []; function queue(fn) { list = [...list, fn]; ${WORK} } function run() { list.forEach(one => one()); }`,
    ],
    [
      'one of several, which it runs',
      'function queue(fn) { all.push(fn); go(); } function other(fn) { all.push(() => fn()); } function go() { for (const one of all) one(); }',
    ],
  ])('%s', (_how, code) => {
    expect(rolesOf(code)).toContain('analytics.identify open');
  });

  it('through another function, and by a package', () => {
    const list = `function keep(fn) { all.push(fn); ${WORK} } ${RUN} const queue = fn => keep(fn);`;
    expect(rolesOf(list)).toContain('analytics.identify open');
    const queue = 'const queue = new PQueue();';
    expect(rolesOf(queue, 'queue.add(() => analytics.identify({ userId }))')).toContain('analytics.identify open');
  });

  it.each([
    ['it is not run', `function queue(fn) { all.push(fn); ${WORK} }`],
    ['it is not kept', `function queue(fn) { fn.name; ${WORK} } ${RUN}`],
    ['another is kept', `function queue(fn, other) { all.push(other); ${WORK} } ${RUN}`],
  ])('not where %s', (_how, code) => {
    expect(rolesOf(code)).not.toContain('open');
  });
});
