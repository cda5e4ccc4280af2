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

/** The events that calls of a function send, by the body of it. */
function sentBy(body: string, uses: string): readonly string[] {
  const code = `${HEAD}export function send(event, given, kind) {\n${body}\n}\n${uses}`;
  return readText(code, { file: 'src/a.js' })
    .calls()
    .filter(({ events, via }) => via === 'wrapper' && events.length > 0)
    .flatMap(({ events }) => events);
}

const SEND = "analytics.track({ event, userId: 'u' });";

describe('a call is not run where its caller gives the other', () => {
  it.each([
    ['something', `if (given) ${SEND}`, "send('A', true);", ['A']],
    ['nothing, left out', `if (given) ${SEND}`, "send('A');", []],
    ['nothing, as it says', `if (given) ${SEND}`, "send('A', false);", []],
    ['no such member', `if (given.on) ${SEND}`, "send('A', { off: 1 });", []],
    ['such a member', `if (given.on) ${SEND}`, "send('A', { on: 'yes' });", ['A']],
    ['no member to a pattern', `const { on } = given; if (on) ${SEND}`, "send('A', {});", []],
    ['an object that stands before it', `if (given.on) ${SEND}`, "const no = {}; send('A', no);", []],
    ['an object that is written to', `if (given.on) ${SEND}`, "const no = {}; no.on = 1; send('A', no);", ['A']],
    ['what nobody knows', `if (given) ${SEND}`, "send('A', process.env.ON);", ['A']],
    ['a setting', `if (given) ${SEND}`, "const settings = { on: false }; send('A', settings.on);", ['A']],
    ['something, where nothing is asked for', `if (given) return; ${SEND}`, "send('A', 1);", []],
    ['nothing, where nothing is asked for', `if (given) return; ${SEND}`, "send('A');", ['A']],
    ['something to a negation', `if (!given) ${SEND}`, "send('A', {});", []],
    ['another text than the one that ends it', `if (kind === 'no') return; ${SEND}`, "send('A', 1, 'yes');", ['A']],
    ['the text that ends it', `if (kind === 'no') return; ${SEND}`, "send('A', 1, 'no');", []],
    ['nothing instead of that', `if (kind === 'no') return; ${SEND}`, "send('A', 1);", ['A']],
    [
      'a case of a switch by the default',
      `switch (kind) { case 'no': break; default: ${SEND} }`,
      "send('A', 1, 'no');",
      [],
    ],
    ['no case of it', `switch (kind) { case 'no': break; default: ${SEND} }`, "send('A', 1, 'b');", ['A']],
    ['a number', `if (kind === 1) ${SEND}`, "send('A', 1, 1);", ['A']],
    ['another number', `if (kind === 1) ${SEND}`, "send('A', 1, 2);", []],
    [
      'a setting that is a truth value',
      `if (settings.on === true) ${SEND}`,
      "const settings = { on: false }; send('A');",
      ['A'],
    ],
    ['a setting that is a number', `if (settings.on === 1) ${SEND}`, "const settings = { on: 2 }; send('A');", ['A']],
    ['a setting that is a text', `if (settings.on === 'a') ${SEND}`, "const settings = { on: 'b' }; send('A');", ['A']],
    ['a truth value', `if (given === true) ${SEND}`, "send('A', true);", ['A']],
    ['the other truth value', `if (given === true) ${SEND}`, "send('A', false);", []],
    [
      'a number under ==',
      `if (kind == 1) ${SEND}`,
      "send('A', 0, '1'); send('B', 0, '2'); send('C', 0, true);",
      ['A', 'C'],
    ],
    ['a text under !=', `if (kind != '0') ${SEND}`, "send('A', 0, 0); send('B', 0, '1');", ['B']],
    [
      'what is deleted before',
      `if (given.off) return; ${SEND}`,
      "const o = { off: true }; delete o.off; send('A', o);",
      ['A'],
    ],
    [
      'what a package may fill',
      `if (!given.on) return; ${SEND}`,
      "import fill from 'fill'; const o = {}; fill(o); send('A', o);",
      ['A'],
    ],
    ['what is only logged', `if (!given.on) return; ${SEND}`, "const o = {}; console.log(o); send('A', o);", []],
    [
      'a kind that is written under a name that only the run knows',
      `if (given.kind === 'a') ${SEND}`,
      "const o = { kind: 'b' }; o[current()] = 'a'; send('A', o);",
      ['A'],
    ],
    ['a text that begins with a sign', `if (kind === '@a/b') ${SEND}`, "send('A', 0, `@a/${current()}`);", ['A']],
    [
      'arguments of which some come in a list',
      `if (!given) return; ${SEND}`,
      "send.apply(null, ['A', ...current()]);",
      ['A'],
    ],
    ['arguments that all are known', `if (!given) return; ${SEND}`, "send.apply(null, ['A']);", []],
    [
      'a call of itself with another',
      `if (kind === 'x') return send(event, 0, 'a'); if (kind === 'a') ${SEND}`,
      "send('A', 0, 'x');",
      ['A'],
    ],
    [
      'a call of itself with the same',
      `if (kind === 'a') ${SEND} given.forEach(one => send(one, [], kind));`,
      "send('A', [], 'x');",
      [],
    ],
    ['the number as a text', `if (kind === 1) ${SEND}`, "send('A', 1, '1');", []],
    ['one of either', `if (kind === 'a' || given) ${SEND}`, "send('A', undefined, 'b');", ['A']],
  ])('%s', (_title, body, uses, expected) => {
    expect(sentBy(body, uses)).toEqual(expected);
  });

  it('by what a function around a closure is given', () => {
    const body = `const method = name => (kind === 'page' ? analytics.page({ name }) : analytics.track({ event: name, userId: 'u' })); method(event);`;
    expect(sentBy(body, "send('A', 1, 'page');")).toEqual(['A']);
    expect(sentBy(body, "send('A', 1, 'event');")).toEqual(['A']);
    const methods = (uses: string): readonly string[] => {
      const code = `${HEAD}export function send(event, given, kind) {\n${body}\n}\n${uses}`;
      return readText(code, { file: 'src/a.js' })
        .calls()
        .filter(({ range }) => range[0] >= code.indexOf(uses))
        .map(({ method }) => method);
    };
    expect(methods("send('A', 1, 'page');")).toEqual(['page']);
    expect(methods("send('A', 1, 'event');")).toEqual(['track']);
  });
});

describe('a call hangs on whether a named list has what the caller gives', () => {
  const sent = (list: string, test: string, given = "'A'"): boolean => {
    const code = `${HEAD}${list}
export function send(event) {
  ${test}
  analytics.track({ event, userId: 'u' });
}
send(${given});
`;
    const calls = readText(code, { file: 'src/a.js' }).calls();
    return calls.some(({ range }) => range[0] >= code.lastIndexOf('send('));
  };
  const only = 'if (!all.has(event)) return;';
  const none = 'if (all.includes(event)) return;';
  it.each([
    ['a set that has it', "const all = new Set(['A', 'B']);", only, true],
    ['a set that has others', "const all = new Set(['B']);", only, false],
    ['a list that has others', "const all = ['B'];", 'if (!all.includes(event)) return;', false],
    [
      'a list of an object, which others may change',
      "const lists = { all: ['B'] };",
      'if (!lists.all.includes(event)) return;',
      true,
    ],
    ['a list that others import', "export const all = ['B'];", only, true],
    ['a list that is named as an export', "const all = ['B']; export { all };", only, true],
    ['a list that a function gives', "const all = ['B']; export const given = () => all;", only, true],
    ['a list that is handed over', "const all = ['B']; fill(all);", only, true],
    ['a list by another name', "const all = ['B']; const same = all;", only, true],
    [
      'a list that is written to by an index',
      "const all = ['B']; export const put = (i, one) => { all[i] = one; };",
      only,
      true,
    ],
    ['a list that is emptied', "const all = ['A']; export const open = () => { all.length = 0; };", none, true],
    [
      'a list of which something is taken',
      "const all = ['A']; export const open = () => all.splice(0, 1);",
      none,
      true,
    ],
    [
      'a variable that holds another list later',
      "let all = ['B']; export const put = list => { all = list; };",
      only,
      true,
    ],
    [
      'a list that is asked elsewhere as well',
      "const all = ['B']; export const is = one => all.indexOf(one) > 0;",
      only,
      false,
    ],
    ['a set that is filled later', "const all = new Set(['B']); export const add = one => all.add(one);", only, true],
    [
      'a list that is not known to its end',
      "const all = ['B', ...current()];",
      'if (!all.includes(event)) return;',
      true,
    ],
    ['a list that nobody knows', 'const all = current();', only, true],
    ['a list that a caller gives', '', 'if (!this.all.includes(event)) return;', true],
    ['a list of what is left out, with it', "const all = ['A'];", none, false],
    ['a list of what is left out, without it', "const all = ['B'];", none, true],
    ['a list in place of what is left out', '', "if (['A'].includes(event)) return;", false],
    ['a list of what is left out, not known', 'const all = current();', none, true],
    ['one of a list or a text', "const all = ['B'];", "if (!(all.includes(event) || event === 'A')) return;", true],
  ])('%s', (_about, list, test, expected) => {
    expect(sent(list, test)).toBe(expected);
  });

  it('lets run what may be another', () => {
    expect(sent("const all = ['B'];", 'if (!all.includes(event)) return;', 'current()')).toBe(true);
    expect(sent("const all = ['B'];", none, 'current()')).toBe(true);
  });
});
