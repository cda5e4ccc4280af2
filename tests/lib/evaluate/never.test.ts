import { describe, expect, it } from 'vitest';

import { isEnder, isNever, isSure } from '../../../lib/evaluate/never.ts';
import { evaluation } from '../../support/evaluate.ts';

/** Whether calling the export `x` ends what runs. */
function ends(code: string): boolean {
  const { evaluator, exported } = evaluation({ 'a.ts': code });
  return evaluator.open(() => isEnder(evaluator, exported('x')));
}

describe('a function of a package that ends what runs', () => {
  const packages = {
    process: ['exit', 'abort'],
    'node:process': ['exit', 'abort'],
    'next/navigation': ['redirect', 'permanentRedirect', 'notFound', 'forbidden', 'unauthorized'],
    '@sveltejs/kit': ['error', 'redirect'],
    assert: ['fail'],
    'node:assert': ['fail'],
  };

  it.each(Object.entries(packages).flatMap(([source, names]) => names.map(name => [source, name] as const)))(
    '%s %s',
    (source, name) => {
      expect(ends(`export { ${name} as x } from '${source}';`)).toBe(true);
      expect(ends(`import all from '${source}'; export const x = all.${name};`)).toBe(true);
      expect(ends(`import * as all from '${source}'; export const x = all.${name};`)).toBe(true);
      expect(ends(`export { ${name} as x } from '@acme/own';`)).toBe(false);
      expect(ends(`import all from '@acme/own'; export const x = all.${name};`)).toBe(false);
    },
  );

  it.each(Object.keys(packages))('is none of another name of %s', source => {
    expect(ends(`export { other as x } from '${source}';`)).toBe(false);
    expect(ends(`import all from '${source}'; export const x = all.other;`)).toBe(false);
  });

  it.each<[string, boolean]>([
    ['process.exit', true],
    ['process.abort', true],
    ['process.kill', false],
    ['other.exit', false],
    ['process', false],
    ['process.own.exit', false],
    ['1', false],
  ])('the global %s: %s', (x, expected) => {
    expect(ends(`export const x = ${x};`)).toBe(expected);
  });
});

describe('a function of the project', () => {
  it.each<[string, boolean]>([
    ['() => process.exit(1)', true],
    ['() => { process.exit(1); }', true],
    ['() => { throw new Error(); }', true],
    ['() => { go(); process.exit(1); }', true],
    ['() => { if (q) return; process.exit(1); }', false],
    ['() => { if (q) process.exit(1); }', false],
    ['async () => process.exit(1)', false],
    ['() => go()', false],
    ['() => {}', false],
    ['() => 1', false],
    ['() => { if (q) return process.exit(1); return process.exit(2); }', false],
    ['() => inner()', true],
    ['() => around()', false],
  ])('%s: %s', (x, expected) => {
    const code = `function inner() { throw 1; }\nfunction around() { return around(); }\nexport const x = ${x};`;
    expect(ends(code)).toBe(expected);
    const { evaluator, exported } = evaluation({ 'a.ts': code });
    const value = exported('x');
    if (value.kind === 'function') expect(isNever(evaluator, value)).toBe(expected);
  });

  it('that is not there does', () => {
    const { evaluator, module } = evaluation({ 'a.ts': '' });
    expect(isNever(evaluator, { kind: 'function', module: module('a.ts'), id: 3, frame: null })).toBe(false);
  });
});

describe('what is certain because of calls', () => {
  /** Whether it is, where the first call of a module does not return without its argument `i`. */
  const sure = (code: string, i = 0): boolean => {
    const { evaluator, module } = evaluation({ 'a.ts': code });
    return evaluator.open(() => isSure(evaluator, module('a.ts'), [{ c: 0, i }], null));
  };

  const packages = {
    assert: ['default', '*', 'ok', 'strict', 'assert'],
    'node:assert': ['default', '*', 'ok', 'strict', 'assert'],
    'assert/strict': ['default', '*', 'ok', 'strict', 'assert'],
    'node:assert/strict': ['default', '*', 'ok', 'strict', 'assert'],
    invariant: ['default', '*'],
    'tiny-invariant': ['default', '*'],
    'ts-invariant': ['default', 'invariant'],
    '@epic-web/invariant': ['invariant', 'invariantResponse'],
    outvariant: ['invariant'],
  };
  const imported = (name: string, source: string): string =>
    name === '*' ? `import * as f from '${source}'; f(q, 1);` : `import { ${name} as f } from '${source}'; f(q, 1);`;

  it.each(Object.entries(packages).flatMap(([source, names]) => names.map(name => [source, name] as const)))(
    '%s by %s',
    (source, name) => {
      expect(sure(imported(name, source))).toBe(true);
      expect(sure(imported(name, source), 1)).toBe(false);
      expect(sure(imported(name, '@acme/own'))).toBe(false);
      if (name !== '*' && name !== 'default') {
        expect(sure(`import all from '${source}'; all.${name}(q, 1);`)).toBe(true);
        expect(sure(`import all from '${source}'; all.${name}(q, 1);`, 1)).toBe(false);
      }
    },
  );

  it.each(Object.keys(packages))('not another export of %s', source => {
    expect(sure(`import { other } from '${source}'; other(q);`)).toBe(false);
    expect(sure(`import all from '${source}'; all.other(q);`)).toBe(false);
  });

  it('a function of the project that asserts', () => {
    const code = 'function f(x, y) { if (!x) throw 1; }\n';
    const call = `${code}f(q, 1);`;
    const place = (text: string): boolean => {
      const { evaluator, module } = evaluation({ 'a.ts': text });
      const m = module('a.ts');
      const c = m.facts.calls.findIndex(({ x }) => x.k === 'ref');
      return evaluator.open(() => isSure(evaluator, m, [{ c, i: 0 }], null));
    };
    expect(place(call)).toBe(true);
    expect(place(`${code.replace('!x', '!y')}f(q, 1);`)).toBe(false);
    expect(sure('q(1);')).toBe(false);
    expect(sure('q.ok(1);')).toBe(false);
  });

  it('nothing, anything without calls, and what one of several says', () => {
    const { evaluator, module } = evaluation({ 'a.ts': 'q(1); process.exit(1); go();' });
    const of = (list: Parameters<typeof isSure>[2]): boolean => isSure(evaluator, module('a.ts'), list, null);
    expect(of(undefined)).toBe(false);
    expect(of([])).toBe(true);
    expect(of([0])).toBe(false);
    expect(of([1])).toBe(true);
    expect(of([0, 1])).toBe(true);
    expect(of([0, 2])).toBe(false);
    expect(of([9])).toBe(false);
    expect(of([{ c: 9, i: 0 }])).toBe(false);
  });
});
