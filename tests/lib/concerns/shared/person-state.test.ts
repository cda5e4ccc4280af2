import { describe, expect, it } from 'vitest';

import { mayBeNothing, personStatesIn } from '../../../../lib/concerns/shared/person-state.ts';
import { walk } from '../../../../lib/edit/nodes.ts';
import { parsed } from '../../../support/nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** The states that are written beside `id()`: `name`, how often written and cleared, `+` where it lasts, `!` where others can write it. */
function statesIn(code: string): string[] {
  const { call, sourceCode } = parsed(code);
  return personStatesIn(sourceCode.ast, sourceCode, [call('id')]).map(
    ({ name, writes, clears, isLasting, isShared }) =>
      `${name} ${writes.length}/${clears.length}${isLasting ? ' +' : ''}${isShared ? ' !' : ''}`,
  );
}

describe('what is kept of a person', () => {
  it.each([
    ['let who; function f(a) { id(a); who = a; }', ['who 1/0 +']],
    ['let who; function f(a) { id(a); who = a; } function g() { who = null; }', ['who 1/1 +']],
    [
      'let who; function f(a) { who = a; id(a); who = a; } function g() { who = undefined; } function h() { who = null; }',
      ['who 2/2 +'],
    ],
    ['let who; who = null; function f(a) { id(a); who = a; }', ['who 1/0 +']],
    ['function f(a) { let who; id(a); who = a; }', ['who 1/0']],
    ['class A { log(a) { id(a); this.who = a; } out() { this.who = null; } }', ['who 1/1 +']],
    ['class A { #who; log(a) { id(a); this.#who = a; } out() { this.#who = null; } }', ['#who 1/1 +']],
    ['store({ actions: { log(a) { id(a); this.who = a; }, out() { this.who = null; } } });', ['who 1/1 +']],
    ['store({ log: function (a) { id(a); this.who = a; }, actions: { out() { this.who = null; } } });', ['who 1/1 +']],
    [
      'store({ log(a) { list.then(() => { id(a); this.who = a; }); } }); store({ out() { this.who = null; } });',
      ['who 1/0 +'],
    ],
    ['const o = { log(a) { id(a); this.who = a; }, out() { delete this.who; } };', ['who 1/1 +']],
    [
      "function f(a) { id(a); localStorage.setItem('who', a); } function g() { localStorage.removeItem('who'); }",
      ["'who' 1/1 + !"],
    ],
    [
      'const who = atom(); function f(a) { id(a); store.set(who, a); } function g() { store.set(who, null); }',
      ['who 1/1 + !'],
    ],
    ['const state = {}; function f(a) { id(a); state.who = a; }', ['who 1/0 +']],
    ['export const state = {}; function f(a) { id(a); state.who = a; }', ['who 1/0 + !']],
    ['export let state = {}; function f(a) { id(a); state.who = a; }', ['who 1/0 +']],
    ['const ref = useRef(); function f(a) { id(a); ref.current = a; }', ['ref 1/0 +']],
    ['const who = ref(); function f(a) { id(a); who.value = a; } function g() { who.value = null; }', ['who 1/1 +']],
    [
      'const [who, setWho] = useState(); function f(a) { id(a); setWho(a); } function g() { setWho(null); }',
      ['who 1/1 +'],
    ],
    ['const who = writable(); function f(a) { id(a); who.set(a); } function g() { who.set(null); }', ['who 1/1 +']],
    ['let who; const f = a => id(a).then(() => { who = a; });', ['who 1/0 +']],
    ['let who, when; function f(a) { id(a); who = a; when = now(); }', ['who 1/0 +', 'when 1/0 +']],
  ])('%s', (code, states) => {
    expect(statesIn(code)).toEqual(states);
  });

  it.each([
    'let who; function f(a) { id(a); } function g(a) { who = a; }',
    'let who; function f(a) { id(a); who = null; }',
    'let who = 0; function f(a) { id(a); who += a; }',
    'function f(a) { id(a); who = a; }',
    'let who; function f(a) { id(a); who[a] = 1; }',
    'let who; function f(a) { id(a); set(who, a); }',
    'const [who, setWho] = useState(); function f(a) { id(a); setWho(a, 1); }',
    'const [who, setWho] = useState(); function f(a) { id(a); setWho(); }',
    'let who; function f(a) { id(a); list.forEach(() => { who = a; }); }',
    'function f(a) { id(a); this.who = a; }',
    'function f(a) { id(a); localStorage.setItem(keyOf(a), a); }',
    "function f(a) { id(a); make().setItem('who', a); }",
    "function f(a) { id(a); cache.set('who', a, 60); }",
  ])('nothing in %s', code => {
    expect(statesIn(code)).toEqual([]);
  });

  it('is nothing in a file that identifies nobody', () => {
    const { sourceCode } = parsed('let who; function f(a) { who = a; }');
    expect(personStatesIn(sourceCode.ast, sourceCode, [])).toEqual([]);
  });

  it('is known where it is read', () => {
    const { call, sourceCode } = parsed('let who; function f(a) { id(a); who = a; } use(who); use(other);');
    const [state] = personStatesIn(sourceCode.ast, sourceCode, [call('id')]);
    const read: string[] = [];
    walk(sourceCode.ast, (node: TSESTree.Node) => {
      if (node.type === 'Identifier' && node.parent?.type === 'CallExpression' && state?.isRead(node))
        read.push(node.name);
    });
    expect(read).toEqual(['who']);
  });

  it('is known where a signal or a store is asked', () => {
    const { call, sourceCode } = parsed(
      'const who = signal(); function f(a) { id(a); who.set(a); } use(who()); too(get(who)); no(other());',
    );
    const [state] = personStatesIn(sourceCode.ast, sourceCode, [call('id')]);
    expect(['use', 'too', 'no'].map(name => state?.isRead(call(name).arguments[0] as TSESTree.Node))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is known by what it holds of the person, and by nothing else of it', () => {
    const { call, sourceCode } = parsed(
      'let who = null; function f(a, c) { id(a); who = c ? { client: c, userId: a } : null; } use(who?.userId); no(who.other); nor(who.client.userId);',
    );
    const [state] = personStatesIn(sourceCode.ast, sourceCode, [call('id')]);
    expect(['use', 'no', 'nor'].map(name => state?.isRead(call(name).arguments[0] as TSESTree.Node))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is known where it is got out of a store', () => {
    const { call, sourceCode } = parsed(
      "function f(a) { id(a); localStorage.setItem('who', a); } use(localStorage.getItem('who')); no(localStorage.getItem('other'));",
    );
    const [state] = personStatesIn(sourceCode.ast, sourceCode, [call('id')]);
    expect(['use', 'no'].map(name => state?.isRead(call(name).arguments[0] as TSESTree.Node))).toEqual([true, false]);
  });
});

describe('an expression can be nothing', () => {
  const argument = (code: string): TSESTree.Node => parsed(`work(${code});`).call('work').arguments[0] as TSESTree.Node;

  it.each([
    'user?.id',
    'null',
    'undefined',
    'a ? user.id : null',
    'a ? undefined : b',
    'a && user.id',
    'a ?? null',
    'a || user?.id',
    "''",
    "a ?? ''",
  ])('%s', code => {
    expect(mayBeNothing(argument(code))).toBe(true);
  });

  it.each(['user.id', "'a'", '0', 'a ? b : c', 'a ?? 1', 'a || b'])('not %s', code => {
    expect(mayBeNothing(argument(code))).toBe(false);
  });
});
