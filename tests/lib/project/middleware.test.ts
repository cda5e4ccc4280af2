import { describe, expect, it } from 'vitest';

import { extractFacts } from '../../../lib/facts/extract/extract.ts';
import { hearingOf, isHearing, middlewareIn } from '../../../lib/project/middleware.ts';
import { effectsOf } from '../../support/effects.ts';

/** The functions of a text that hear each action before the store does. */
function middlewares(text: string): string[] {
  const facts = extractFacts('a.ts', text);
  return middlewareIn(facts).map(id => text.slice(facts.fns[id]?.s, facts.fns[id]?.e));
}

describe('a middleware', () => {
  it.each<[string, string, string]>([
    ['arrows', 'const m = store => next => action => next(action);', 'action => next(action)'],
    [
      'with a body',
      'const m = store => next => action => { go(); return next(action); };',
      'action => { go(); return next(action); }',
    ],
    [
      'functions',
      'function m(store) { return function (next) { return function (action) { return next(action); }; }; }',
      'function (action) { return next(action); }',
    ],
    [
      'by their names',
      'const m = store => { const outer = next => { const inner = action => next(action); return inner; }; return outer; };',
      'action => next(action)',
    ],
    ['cast', 'const m = store => (next => (action => next(action)) as any) as any;', 'action => next(action)'],
    [
      'that hands on later',
      'const m = store => next => action => { go(() => next(action)); };',
      'action => { go(() => next(action)); }',
    ],
    ['that is given more', 'const m = store => next => action => next(action, 1);', 'action => next(action, 1)'],
  ])('of %s', (_about, text, expected) => {
    expect(middlewares(text)).toEqual([expected]);
  });

  it.each<[string, string]>([
    ['hands nothing on', 'const m = store => next => action => go(action);'],
    ['hands something else on', 'const m = store => next => action => next(store);'],
    ['hands nothing to what is next', 'const m = store => next => action => next();'],
    ['hands on what is in it', 'const m = store => next => action => next(action.payload);'],
    ['calls what is not next', 'const m = store => next => action => store(action);'],
    ['is given more than one', 'const m = store => next => (action, more) => next(action);'],
    ['is given nothing', 'const m = store => next => () => next(store);'],
    ['is given more than what is next', 'const m = store => (next, more) => action => next(action);'],
    ['gives no function', 'const m = store => next => next(store);'],
    ['gives one of two', 'const m = store => next => { if (q) return action => next(action); return 1; };'],
    ['gives one by a name of two', 'const m = store => next => { let f = action => next(action); f = go; return f; };'],
    ['gives one that stands elsewhere', 'const inner = action => next(action);\nconst m = store => next => inner;'],
  ])('is none that %s', (_about, text) => {
    expect(middlewares(text)).toEqual([]);
  });
});

const HEAD = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
const PLACED = 'order/placed';
`;

/** What the export `hear` hears. */
function hearing(
  code: string,
  scope?: string,
): { types: readonly string[] | undefined; words: readonly string[]; is: boolean } {
  const { effects, evaluator, exported } = effectsOf(HEAD + code);
  const handler = exported('hear');
  const { types, words } = hearingOf(evaluator, effects, handler, scope);
  return { types: types && [...types], words: [...words], is: isHearing(effects, handler) };
}

const TRACK = 'analytics.track({ event: message.event, userId: message.user })';

describe('what a function hears that takes all messages', () => {
  it.each<[string, string, readonly string[] | undefined, readonly string[]]>([
    ['one that it asks for', `if (message.type === 'sent') ${TRACK};`, ['sent'], ['sent']],
    ['one by a constant', `if (message.type === PLACED) ${TRACK};`, ['order/placed'], ['order/placed']],
    ['one by another member', `if (message.kind === 'sent') ${TRACK};`, ['sent'], ['sent']],
    ['two', `if (message.type === 'a') ${TRACK}; if (message.type === 'b') ${TRACK};`, ['a', 'b'], ['a', 'b']],
    ['cases', `switch (message.type) { case 'a': ${TRACK}; break; case 'b': ${TRACK}; }`, ['a', 'b'], ['a', 'b']],
    ['a type that a variable holds', `const { type } = message; if (type === 'a') ${TRACK};`, ['a'], ['a']],
    ['whatever it names', `${TRACK};`, undefined, ['user']],
    ['whatever it names in common words', 'analytics.track({ event: message.event });', undefined, ['event']],
    [
      'what is in something',
      'analytics.track({ event: message.event, userId: message.who.id });',
      undefined,
      ['who', 'id'],
    ],
    [
      'one of two',
      'analytics.track({ event: message.event, userId: message.one || message.two });',
      undefined,
      ['one', 'two'],
    ],
    ['what is cast', 'analytics.track({ event: message.event, userId: message.one as string });', undefined, ['one']],
    ['one that it asks for, and whatever', `if (message.type === 'a') ${TRACK}; ${TRACK};`, undefined, ['a', 'user']],
    ['nothing by a test of another member', `if (message.other === 'a') ${TRACK};`, undefined, ['user']],
  ])('%s', (_about, body, types, words) => {
    expect(hearing(`export const hear = message => { ${body} };`)).toEqual({ types, words, is: true });
  });

  it('actions say by their type alone what they are about', () => {
    const code = `export const hear = message => { if (message.kind === 'a') ${TRACK}; };`;
    expect(hearing(code, 'action').types).toBeUndefined();
    expect(hearing(code, 'window').types).toEqual(['a']);
    const byType = `export const hear = message => { if (message.type === 'a') ${TRACK}; };`;
    expect(hearing(byType, 'action').types).toEqual(['a']);
  });

  it('what another function hears that it is handed to whole', () => {
    const code = `const other = message => { if (message.type === 'a') ${TRACK}; };\nexport const hear = message => { other(message); };`;
    expect(hearing(code)).toEqual({ types: ['a'], words: ['a'], is: true });
    const bound = `const other = (x, message) => { if (message.type === 'a') ${TRACK}; };\nexport const hear = other.bind(null, 1);`;
    expect(hearing(bound).types).toEqual(['a']);
  });

  it('windows, threads, extensions and queues are found by how they are spoken to', () => {
    const code = `export const hear = message => { if (message.type === 'a') ${TRACK}; };`;
    expect(hearing(code, 'thread').words).toEqual(['a', 'postMessage']);
    expect(hearing(code, 'extension').words).toEqual(['a', 'sendMessage', 'postMessage']);
    expect(hearing(code, 'stream').words).toEqual(['a', 'params', 'args']);
    expect(hearing(code, 'queue mail').words).toEqual(['a', 'mail']);
    expect(hearing(code, 'window').words).toEqual(['a', 'postMessage']);
  });

  it('nothing, where it sends nothing that a message names', () => {
    expect(hearing("export const hear = message => { analytics.track({ event: 'A', userId: 'u' }); };")).toMatchObject({
      words: [],
      is: false,
    });
    expect(hearing('export const hear = 1;')).toEqual({ types: undefined, words: [], is: false });
  });
});
