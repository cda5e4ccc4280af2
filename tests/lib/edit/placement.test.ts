import { describe, expect, it } from 'vitest';

import { walk } from '../../../lib/edit/nodes.ts';
import { isOptional, isResultIgnored, placementOf } from '../../../lib/edit/placement.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../../lib/edit/nodes.ts';

/** The first node of a text that is asked for. */
function nodeOf(text: string, isWanted: (node: Node) => boolean): Node {
  let found: Node | undefined;
  walk(parseSource(text.includes('<any>') ? 'a.ts' : 'a.tsx', text).program, node => {
    if (isWanted(node)) found ??= node;
  });
  if (!found) throw new Error(`There is no such node in ${text}`);
  return found;
}

const isSend = (node: Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'send';

/** Where `send()` stands in a text: the kind of the place, the expression that passes it on, what holds that. */
function placed(text: string): readonly (string | undefined)[] {
  const placement = placementOf(nodeOf(text, isSend));
  const textOf = ({ range }: Node): string => text.slice(...range);
  const holder = (): string | undefined => {
    switch (placement.kind) {
      case 'inside':
        return placement.why;
      case 'arrow':
      case 'logical-arrow':
        return textOf(placement.arrow);
      case 'conditional-return':
        return textOf(placement.home);
      default:
        return textOf(placement.statement);
    }
  };
  const follows = placement.kind === 'within' ? [placement.follow ? 'goes on' : 'leaves'] : [];
  return [placement.kind, ...follows, textOf(placement.outer), holder()];
}

describe('a statement by itself', () => {
  it.each([
    ['send()', 'send();'],
    ['await send()', 'await send();'],
    ['void send()', 'void send();'],
    ['send()!', 'send()!;'],
    ['send() as any', 'send() as any;'],
    ['send() satisfies any', 'send() satisfies any;'],
    ['send?.()', 'send?.();'],
    ['send().catch(f)', 'send().catch(f);'],
    ['send().then(f).finally(g)', 'send().then(f).finally(g);'],
    ['await send().catch(f)', 'await send().catch(f);'],
  ])('%s', (outer, statement) => {
    expect(placed(statement)).toEqual(['statement', outer, statement]);
  });

  it.each([
    ['of a generator', 'function* g() { yield send(); }', 'yield send()', 'yield send();'],
    ['that gives on a generator', 'function* g() { yield* send(); }', 'yield* send()', 'yield* send();'],
    ['cast in the old way', '(<any>send());', '<any>send()', '(<any>send());'],
    ['that keeps it', 'x = send();', 'send()', 'x = send();'],
    ['that keeps it in a member', 'x.y = await send();', 'await send()', 'x.y = await send();'],
    ['that takes it apart', '({ x } = send());', 'send()', '({ x } = send());'],
    ['of a case', 'switch (a) { case 1: send(); }', 'send()', 'send();'],
    ['of a block', 'try { send(); } catch {}', 'send()', 'send();'],
    ['of a method', 'class A { b() { send(); } }', 'send()', 'send();'],
    ['of a static block', 'class A { static { send(); } }', 'send()', 'send();'],
    ['of a namespace', 'namespace N { send(); }', 'send()', 'send();'],
  ])('%s', (_what, text, outer, statement) => {
    expect(placed(text)).toEqual(['statement', outer, statement]);
  });
});

describe('a statement where only one may stand', () => {
  it.each([
    'if (a) send();',
    'if (a) b(); else send();',
    'for (;;) send();',
    'for (a in b) send();',
    'for (a of b) send();',
    'while (a) send();',
    'do send(); while (a);',
  ])('%s', text => {
    expect(placed(text)).toEqual(['only-statement', 'send()', 'send();']);
  });

  it('that keeps it', () => {
    expect(placed('if (a) x = send();')).toEqual(['only-statement', 'send()', 'x = send();']);
  });
});

describe('a statement of another kind where only one may stand', () => {
  it.each(['if (a) return send();', 'if (a) b(); else return send();', 'for (;;) throw send();'])('%s', text => {
    expect(placed(`function f() { ${text} }`)).toEqual([
      'only-within',
      'send()',
      expect.stringMatching(/^(?:return|throw) send\(\);$/),
    ]);
  });
});

describe('a choice that is all that is returned', () => {
  it.each(['return a ? send() : b();', 'return a ? b() : await send();', 'return (a ? send() : b())'])('%s', text => {
    expect(placed(`async function f() { ${text} }`)[0]).toBe('conditional-return');
  });

  it.each(['const f = () => a ? send() : b();', 'const f = () => (a ? b() : send())'])('%s', text => {
    expect(placed(text)[0]).toBe('conditional-return');
  });

  it.each([
    'function f() { return c(a ? send() : b()); }',
    'function f() { if (c) return a ? send() : b(); }',
    'function f() { switch (c) { case 1: return a ? send() : b(); } }',
    'function f() { return a ? b() : c ? send() : d(); }',
  ])('not so: %s', text => {
    expect(placed(text)[0]).toBe('inside');
  });
});

describe('a part of a statement that is a choice or a sequence', () => {
  it.each([
    ['logical-statement', 'a && send();'],
    ['logical-statement', 'a || send();'],
    ['logical-statement', 'a && b && send();'],
    ['conditional-statement', 'a ? send() : b();'],
    ['conditional-statement', 'a ? b() : send();'],
    ['sequence-statement', 'a(), send(), b();'],
    ['sequence-statement', 'send(), b();'],
  ])('%s: %s', (kind, text) => {
    expect(placed(text)).toEqual([kind, 'send()', text]);
  });

  it('that is awaited', () => {
    expect(placed('a && await send();')).toEqual(['logical-statement', 'await send()', 'a && await send();']);
  });
});

describe('what an arrow function gives', () => {
  it.each([
    ['() => send()', 'send()'],
    ['() => f(send())', 'send()'],
    ['() => [send(), 1]', 'send()'],
    ['() => ({ a: send() })', 'send()'],
    ['() => (a, send())', 'send()'],
    ['() => send() && a', 'send()'],
    ['async () => await send()', 'await send()'],
  ])('%s', (arrow, outer) => {
    expect(placed(`const f = ${arrow};`)).toEqual(['arrow', outer, arrow]);
  });

  it('on a condition', () => {
    expect(placed('const f = () => a && send();')).toEqual(['logical-arrow', 'send()', '() => a && send()']);
    expect(placed('const f = () => a || send();')).toEqual(['logical-arrow', 'send()', '() => a || send()']);
  });
});

describe('somewhere in a statement that runs it once', () => {
  it.each([
    ['x += send();'],
    ['x -= send();'],
    ['x[send()] = 1;'],
    ['x[send()] ||= 1;'],
    ['send().then;'],
    ['send()[then](f);'],
    ['send().pipe(f);'],
    ['f(send().then);'],
    ['!send();'],
    ['typeof send();'],
    ['send() && a;'],
    ['send() ? a : b;'],
    ['x = (a(), send());'],
    ['const x = send();'],
    ['const x = send() ? 1 : 2;'],
    ['const x = send() ?? 1;'],
    ['const x = send() && 1;'],
    ['export const x = send();'],
    ['export default send();'],
    ['export = send();'],
    ['f(send());'],
    ['new F(send());'],
    ['`${send()}`;'],
    ['[...send()];'],
    ['({ a: send() });'],
    ['a(send())?.b;'],
    ['send()?.b;'],
    ['a!(send());'],
    ['a(b?.c, send());'],
    ['const x = <A b={send()} />;'],
    ['const x = <A>{send()}</A>;'],
  ])('%s', text => {
    expect(placed(text)).toEqual(['within', 'goes on', 'send()', text]);
  });

  it.each([
    ['switch (a) { default: f(send()); }', 'f(send());'],
    ['namespace N { f(send()); }', 'f(send());'],
  ])('%s', (text, statement) => {
    expect(placed(text)).toEqual(['within', 'goes on', 'send()', statement]);
  });

  it.each([
    ['function f() { return send(); }', 'return send();'],
    ['function f() { throw send(); }', 'throw send();'],
    ['if (send()) {}', 'if (send()) {}'],
    ['if (send()) {} else {}', 'if (send()) {} else {}'],
    ['switch (send()) {}', 'switch (send()) {}'],
    ['for (send(); ; ) {}', 'for (send(); ; ) {}'],
    ['for (const a in send()) {}', 'for (const a in send()) {}'],
    ['for (const a of send()) {}', 'for (const a of send()) {}'],
    ['class A extends send() {}', 'class A extends send() {}'],
  ])('and may leave it: %s', (text, statement) => {
    expect(placed(text)).toEqual(['within', 'leaves', 'send()', statement]);
  });
});

describe('where no statement runs exactly when it does', () => {
  it.each([
    ...[
      'a ?? send();',
      'if (b) a && send();',
      'x = a && send();',
      'f(a && send());',
      'const f = () => a ?? send();',
      'if (c) a ? send() : b();',
      'x = a ? send() : b();',
      'x = a ? b() : send();',
      'if (c) a(), send();',
      'if (a) f(send());',
      'if (a) {} else if (send()) {}',
      'switch (a) { case send(): }',
      'x ??= send();',
      'x &&= send();',
      'x ||= send();',
    ].map(text => ['it stands in a condition', text]),
    ...['for (; send(); ) {}', 'for (; ; send()) {}', 'for (send().x of b) {}', 'for (send().x in b) {}'].map(text => [
      'it stands in the header of a loop',
      text,
    ]),
    ...['while (send()) {}', 'do {} while (send());'].map(text => ['it stands in the header of a loop', text]),
    ...['for (;;) f(send());', 'for (a of b) f(send());', 'for (a in b) f(send());'].map(text => [
      'its statement stands alone in a loop',
      text,
    ]),
    ...['while (a) f(send());', 'do f(send()); while (a);'].map(text => ['its statement stands alone in a loop', text]),
    ...['here: send();', 'here: f(send());'].map(text => ['its statement stands alone after a label', text]),
    ...['a?.(send());', 'a?.b(send());', 'a?.[send()];', 'a.b?.c(send()).d;', 'a?.b.c(send());', 'a?.b!(send());'].map(
      text => ['an optional chain may leave it out', text],
    ),
    ...['const f = (a = send()) => a;', 'function f(a = send()) {}', 'const { a = send() } = b;'].map(text => [
      'it is a default value',
      text,
    ]),
    ...['class A { b = send(); }', 'class A { static b = send(); }', 'class A { accessor b = send(); }'].map(text => [
      'it is the initial value of a class field',
      text,
    ]),
    ['it is part of a class definition', 'class A { [send()]() {} }'],
    ['it stands in a decorator', '@d(send()) class A {}'],
    ['it stands in a decorator', 'class A { @d(send()) b() {} }'],
    ['it stands in an enum', 'enum A { b = send() }'],
  ])('%s: %s', (why, text) => {
    expect(placed(text)).toEqual(['inside', 'send()', why]);
  });
});

describe('what an arrow function gives is for nobody', () => {
  const isArrow = ({ type }: Node): boolean => type === 'ArrowFunctionExpression';
  it.each([
    [true, '<A onClick={() => send()} />;'],
    [false, '<A click={() => send()} />;'],
    [false, '<A once={() => send()} />;'],
    [false, '<A>{() => send()}</A>;'],
    [true, 'f({ onClick: () => send() });'],
    [false, 'f({ click: () => send() });'],
    [false, "f({ 'on-click': () => send() });"],
    ...['addEventListener', 'forEach', 'queueMicrotask', 'requestAnimationFrame', 'setImmediate'].flatMap(
      (name): [boolean, string][] => [
        [true, `${name}(() => send());`],
        [true, `a.${name}('b', () => send());`],
      ],
    ),
    [true, 'setInterval(() => send());'],
    [true, 'setTimeout(() => send(), 1);'],
    [false, 'a.map(() => send());'],
    [false, "a['forEach'](() => send());"],
    [false, '(() => send())();'],
    [false, 'const forEach = () => send();'],
  ])('%s: %s', (expected, text) => {
    expect(isResultIgnored(nodeOf(text, isArrow))).toBe(expected);
  });
});

describe('a chain may end early', () => {
  it.each([
    [true, 'a?.b'],
    [true, 'a?.b.c'],
    [true, 'a?.()'],
    [true, 'a?.b.c()'],
    [true, 'a?.b!.c'],
    [false, 'a.b.c()'],
    [false, 'a!.b'],
    [false, 'a(b?.c)'],
    [false, 'a[b?.c]'],
  ])('%s: %s', (expected, text) => {
    const statement = nodeOf(`${text};`, ({ type }) => type === 'ExpressionStatement');
    const { expression } = statement as TSESTree.ExpressionStatement;
    expect(isOptional(expression.type === 'ChainExpression' ? expression.expression : expression)).toBe(expected);
  });
});
