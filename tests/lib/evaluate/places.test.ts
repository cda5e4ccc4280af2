import { describe, expect, it } from 'vitest';

import { evaluation, fullValueOf } from '../../support/evaluate.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';

const held = (code: string): string => evaluation({ 'a.ts': `let out;\n${code}\nexport { out as x };` }).is('x');

describe('the place of a function says what type its parameter has', () => {
  const CLIENT = "import { Analytics } from '@segment/analytics-node';\n";
  const found = 'track of the client of @segment/analytics-node';

  it.each([
    ['by the type of its variable', 'const f: (a: Analytics) => void = a => { out = a.track; };'],
    ['by a type with a name', 'type F = (a: Analytics) => void;\nconst f: F = a => { out = a.track; };'],
    ['for the second one', 'const f: (b: string, a: Analytics) => void = (b, a) => { out = a.track; };'],
  ])('%s', (_about, code) => {
    expect(held(CLIENT + code)).toContain(found);
  });

  it.each([
    ['where the type is a class', 'class F { a: Analytics; }\nconst f: F = a => { out = a.track; };'],
    ['where the type goes round', 'type F = G;\ntype G = F;\nconst f: F = a => { out = a.track; };'],
    ['where it has a type of its own', 'const f: (a: Analytics) => void = (a: string) => { out = a.track; };'],
    ['where the type has no such parameter', 'const f: () => void = a => { out = a.track; };'],
    ['where the type says nothing of it', 'const f: (a: unknown) => void = a => { out = a.track; };'],
    ['where the type is none of a function', 'const f: Analytics = a => { out = a.track; };'],
  ])('and not %s', (_about, code) => {
    expect(held(CLIENT + code)).toBe('the parameter a.track');
  });
});

describe('what a component of react-tracking calls', () => {
  const code = (options: string): string =>
    `import { useTracking } from 'react-tracking';\nexport const x = useTracking({}${options}).trackEvent();`;
  const is = (options: string): string =>
    evaluation(
      { 'a.ts': code(options), 'b.ts': "export const above = () => 'above';" },
      { contextValue: () => undefined },
    ).is('x');

  it('is the function that it is given itself', () => {
    expect(is(", { dispatch: () => 'own' }")).toBe('"own"');
  });

  it('is unknown where it is given none, or no function', () => {
    expect(is('')).not.toBe('"own"');
    expect(is(", { dispatch: 'own' }")).not.toBe('"own"');
  });
});

describe('a member that a class only declares', () => {
  const files = {
    'a.ts':
      "abstract class Base { abstract x: string; y = 'own'; }\ndeclare const base: Base;\nexport const x = base.x;\nexport const y = base.y;\nexport { Base };",
    'b.ts': "import { Base } from './a';\nexport class Below extends Base { x = 'below'; y = 'other'; }",
  };
  it('is what the classes below make of it', () => {
    const below: Evaluated[] = [];
    const read = evaluation(files, { implementers: (_module, kind) => (kind === 'class' ? below : []) });
    const cls = read.exported('Below', 'b.ts');
    if (cls.kind !== 'class') throw new Error('There is no class.');
    below.push({ kind: 'instance', class: cls, args: null });
    read.evaluator.reset();
    expect([read.is('x'), read.is('y')]).toEqual(['"below"', '"own"']);
  });
});

describe('a member of an interface', () => {
  const files = {
    'a.ts':
      'interface Sender { send: string; other: string }\ndeclare const s: Sender;\nexport const x = s.send;\nexport const y = s.other;',
    'b.ts': "export class Real { send = 'real'; other = somewhere.other; }",
  };
  it('is what implements it, where that is known', () => {
    const real: Evaluated[] = [];
    const read = evaluation(files, { implementers: (_module, kind) => (kind === 'interface' ? real : []) });
    const cls = read.exported('Real', 'b.ts');
    if (cls.kind !== 'class') throw new Error('There is no class.');
    real.push({ kind: 'instance', class: cls, args: null });
    read.evaluator.reset();
    expect([read.is('x'), read.is('y')]).toEqual(['"real"', 'something that implements Sender.other']);
  });
});

it('an import from a module that is a client is a method of it', () => {
  const read = evaluation({
    'a.ts':
      "import { track, nothing } from 'expo-analytics-segment';\nexport const x = track;\nexport const y = nothing;",
  });
  expect(read.is('x')).toBe('track of the client of expo-analytics-segment');
  expect(read.is('y')).not.toContain('track');
});

describe('calls that never return', () => {
  const ends = (before: string): boolean =>
    fullValueOf('f(q)', `${before} const f = a => { if (!a) end(); return a; };`).endsWith('!');

  it.each([
    ['exit', 'process'],
    ['abort', 'node:process'],
    ['redirect', 'next/navigation'],
    ['permanentRedirect', 'next/navigation'],
    ['notFound', 'next/navigation'],
    ['forbidden', 'next/navigation'],
    ['unauthorized', 'next/navigation'],
    ['error', '@sveltejs/kit'],
    ['redirect', '@sveltejs/kit'],
    ['fail', 'assert'],
    ['fail', 'node:assert'],
  ])('%s of %s', (name, module) => {
    expect(ends(`import { ${name} as end } from '${module}';`)).toBe(true);
    expect(ends(`import { ${name} as end } from 'mine';`)).toBe(false);
    expect(ends(`import { other as end } from '${module}';`)).toBe(false);
    expect(ends(`import * as all from '${module}'; const end = () => all.${name}();`)).toBe(true);
    expect(ends(`const end = () => { q.${name}(); };`)).toBe(false);
  });

  it.each([
    ['an asynchronous one', 'const end = async () => process.exit(1);'],
    ['one that gives one of two', 'const end = () => { if (q) return process.exit(1); return process.exit(2); };'],
    ['one that gives something else', 'const end = () => q.r;'],
    ['one that is not known', ''],
  ])('and not %s', (_about, before) => {
    expect(ends(before)).toBe(false);
  });
});
