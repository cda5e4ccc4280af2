import { describe, expect, it } from 'vitest';

import { exportNames } from '../../../lib/evaluate/modules.ts';
import { isGated } from '../../../lib/evaluate/value.ts';
import { evaluation, inFull, valueOf } from '../../support/evaluate.ts';

/** What `x` of the first of some modules is. */
function x(files: Record<string, string>): string {
  return evaluation(files).is('x');
}

describe('what modules import and export', () => {
  it.each([
    ['a name', "import { v } from './b'; export const x = v;", "export const v = 'b';"],
    ['a name under another', "import { w as v } from './b'; export const x = v;", "const b = 'b'; export { b as w };"],
    ['a default', "import v from './b'; export const x = v;", "export default 'b';"],
    ['a namespace', "import * as all from './b'; export const x = all.v;", "export const v = 'b';"],
    ['a name handed on', "export { v as x } from './b';", "export const v = 'b';"],
    ['all handed on', "export * from './b';", "export const x = 'b';"],
    ['an import handed on', "import { v } from './b'; export { v as x };", "export const v = 'b';"],
    ['a require', "export const x = require('./b').v;", "exports.v = 'b';"],
    ['a destructured require', "const { v } = require('./b'); export const x = v;", "module.exports = { v: 'b' };"],
    ['the default of CommonJS', "import v from './b'; export const x = v;", "module.exports = 'b';"],
    ['a name of CommonJS', "import { v } from './b'; export const x = v;", "module.exports = { v: 'b' };"],
    [
      'what is hung on an instance that CommonJS exports',
      "export const x = require('./b').v();",
      "class B {} module.exports = new B(); module.exports.v = () => 'b';",
    ],
    [
      'a member of such an instance',
      "export const x = require('./b').w();",
      "class B { w() { return 'b'; } } module.exports = new B(); module.exports.v = () => 'v';",
    ],
    [
      'what is hung on an object that CommonJS exports',
      "const { v } = require('./b'); export const x = v();",
      "const all = { w: () => 'w' }; module.exports = all; module.exports.v = () => 'b';",
    ],
    [
      'a member of such an object',
      "export const x = require('./b').w();",
      "const all = { w: () => 'b' }; module.exports = all; module.exports.v = () => 'v';",
    ],
    ['import x = require()', "import v = require('./b'); export const x = v;", "module.exports = 'b';"],
    ['import()', "const m = await import('./b'); export const x = m.v;", "export const v = 'b';"],
    ['a require of a module of ES', "export const x = require('./b').v;", "export const v = 'b';"],
  ])('reads %s', (_title, a, b) => {
    expect(x({ 'a.ts': a, 'b.ts': b })).toBe('"b"');
  });

  it('follows names through any number of modules', () => {
    expect(
      x({
        'a.ts': "export { w as x } from './b';",
        'b.ts': "export * from './c';",
        'c.ts': "import d from './d'; export { d as w };",
        'd.ts': "export default 'end';",
      }),
    ).toBe('"end"');
  });

  it.each([
    ['a file that is not there', "import { v } from './no'; export const x = v;", 'not known (unresolved-import)'],
    ['a name that is not exported', "import { no } from './b'; export const x = no;", 'not known (unresolved-import)'],
    [
      'a default by `export *`',
      "export * from './b'; import d from './c'; export const x = d;",
      'not known (unresolved-import)',
    ],
    ['a package', "import { v } from 'pkg'; export const x = v;", 'v of "pkg"'],
    ['all of a package', "import * as all from 'pkg'; export const x = all;", 'all of "pkg"'],
    ['a member of a package', "import * as all from 'pkg'; export const x = all.v;", 'v of "pkg"'],
    ['a member of the default of a package', "import pkg from 'pkg'; export const x = pkg.v;", 'v of "pkg"'],
    ['a required package', "const pkg = require('pkg'); export const x = pkg.v;", 'v of "pkg"'],
    [
      'words of Object.prototype',
      "import * as b from './b'; export const x = b.constructor;",
      'not known (unresolved-import)',
    ],
  ])('knows that %s is not known', (_title, a, expected) => {
    expect(x({ 'a.ts': a, 'b.ts': 'export default 1; export const y = 2;', 'c.ts': "export * from './b';" })).toBe(
      expected,
    );
  });

  it('ends in circles of modules', () => {
    expect(x({ 'a.ts': "export * from './b';", 'b.ts': "export * from './a';" })).toBe('not known (unresolved-import)');
    expect(x({ 'a.ts': "export { x } from './b';", 'b.ts': "export { x } from './a';" })).toBe(
      'not known (unresolved-import)',
    );
    expect(
      x({
        'a.ts': "import { y } from './b'; export const x = y;",
        'b.ts': "import { x } from './a'; export const y = x;",
      }),
    ).toBe('not known (unresolved-import)');
  });

  it.each([
    [
      "import { Analytics } from '@segment/analytics-node'; export const x = new Analytics({ writeKey });",
      'the client of @segment/analytics-node',
    ],
    [
      "import Analytics from '@segment/analytics-node'; export const x = new Analytics({ writeKey });",
      'the client of @segment/analytics-node',
    ],
    [
      "import * as S from '@segment/analytics-node'; export const x = new S.Analytics({ writeKey });",
      'the client of @segment/analytics-node',
    ],
    ["import { nope } from '@segment/analytics-node'; export const x = nope;", 'nope of "@segment/analytics-node"'],
    [
      "import { AnalyticsBrowser } from '@segment/analytics-next'; export const x = AnalyticsBrowser.load({});",
      'the client of @segment/analytics-next',
    ],
    [
      "import { AnalyticsBrowser } from '@segment/analytics-next'; export const x = AnalyticsBrowser.load({}).track;",
      'track of the client of @segment/analytics-next',
    ],
    [
      "import { AnalyticsBrowser } from '@segment/analytics-next'; export const x = AnalyticsBrowser.load({}).constructor;",
      'the client of @segment/analytics-next.constructor',
    ],
    [
      "const Analytics = require('analytics-node'); export const x = new Analytics('k');",
      'the client of analytics-node',
    ],
    [
      "import Analytics = require('analytics-node'); export const x = new Analytics('k').track;",
      'track of the client of analytics-node',
    ],
    [
      "export * from '@segment/analytics-node'; import { Analytics } from './a'; export const x = new Analytics({});",
      'the client of @segment/analytics-node',
    ],
  ])('knows the exports of SDKs: %s', (a, expected) => {
    expect(x({ 'a.ts': a })).toBe(expected);
  });
});

describe('what SDKs export as a whole', () => {
  it.each([
    ["import * as A from 'analytics-node';", 'A', 'the package of analytics-node'],
    ["import * as A from 'analytics-node';", 'A.nope', 'nope of "analytics-node"'],
    ["const A = require('analytics-node');", 'A', 'all of analytics-node'],
    ["const A = require('analytics-node');", 'A.nope', 'all of analytics-node.nope'],
    ["const A = require('analytics-node');", 'A.default', 'default of analytics-node'],
    ["import A from 'analytics-node';", 'A', 'default of analytics-node'],
    ["import * as A from 'expo-analytics-segment';", 'A', 'the client of expo-analytics-segment'],
    ["const A = require('expo-analytics-segment');", 'A', 'the client of expo-analytics-segment'],
    ["import A from 'expo-analytics-segment';", 'A', 'the client of expo-analytics-segment'],
    ["const A = require('@segment/analytics-node');", 'A', 'the package of @segment/analytics-node'],
    ["const A = require('@segment/analytics-node');", 'A.Analytics', 'Analytics of @segment/analytics-node'],
  ])('%s %s', (before, expression, expected) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('where exports come from', () => {
  it.each([
    ['another module, where the first is not there', "export { x } from './no'; export { x } from './b';", '"b"'],
    ['all of another module, where the first is not there', "export { x } from './no'; export * from './b';", '"b"'],
    ['the first of two', "export { x } from './c'; export * from './b';", 'not known (dynamic-expression)'],
    [
      'an SDK by all of it',
      "export * from '@segment/analytics-node'; export { Analytics as x } from './a';",
      'Analytics of @segment/analytics-node',
    ],
    ['a package by none of it', "export * from 'pkg'; export * from './b';", '"b"'],
    ['a module that is not there by none of it', "export * from './no'; export * from './b';", '"b"'],
  ])('%s', (_about, a, expected) => {
    expect(x({ 'a.ts': a, 'b.ts': "export const x = 'b';", 'c.ts': 'export const x = 10n;' })).toBe(expected);
  });

  it('names them, with those of modules whose exports are handed on', () => {
    const { evaluator, module } = evaluation({
      'a.ts':
        "export const a = 1; export { b as c } from './b'; export * from './b'; export * from './no'; export * from 'pkg';",
      'b.ts': "export const b = 1; export * from './a'; export * from './c';",
      'c.ts': 'module.exports = { d: 1 };',
    });
    expect([...exportNames(evaluator, module('a.ts'))].sort()).toEqual(['a', 'b', 'c', 'default']);
    expect([...exportNames(evaluator, module('c.ts'))]).toEqual(['default']);
    const own = evaluation({ 'a.ts': 'export const a = 1;' });
    expect([...exportNames(own.evaluator, own.module('a.ts'))]).toEqual(['a']);
  });

  it('knows what a framework has at hand', () => {
    const { is } = evaluation(
      { 'a.ts': "import { x, y } from '#imports'; export { x, y }; export const z = shared;" },
      {
        autoImport: (file, name) =>
          ['x', 'shared'].includes(name) && file === '/a.ts' ? { kind: 'literal', value: name } : undefined,
      },
    );
    expect([is('x'), is('y'), is('z')]).toEqual(['"x"', 'y of "#imports"', '"shared"']);
  });

  it('calls what a function is wrapped in by its own name, wherever that stands', () => {
    const read = evaluation(
      {
        'a.ts':
          "import { wrap } from './w'; import * as w from './w'; const f = () => 'a'; const t = 'a'; export const x = wrap(() => 'a'); export const y = wrap('a'); export const z = wrap(f); export const u = wrap(t); export const s = w.wrap(f); export const r = w.wrap(t);",
        'w.ts': 'export const wrap = fn => fn;',
      },
      {},
      ['w.ts'],
    );
    const gated = 'wrap of "./w" (a file that nothing here leads to; it is not read)(…)';
    const is = (name: string): string => inFull(read, read.evaluator.exported(read.module('a.ts'), name));
    expect(['x', 'z', 's'].map(is)).toEqual(['a function', 'a function', 'a function']);
    expect(['y', 'u', 'r'].map(is)).toEqual([gated, gated, gated]);
    expect(isGated(read.evaluator.exported(read.module('a.ts'), 'y'))).toBe(true);
    expect(isGated(read.evaluator.exported(read.module('a.ts'), 'x'))).toBe(false);
    expect(isGated({ kind: 'import', source: 'pkg', name: 'y' })).toBe(false);
    expect(isGated({ kind: 'global', name: 'y' })).toBe(false);
  });
});

describe('types of other modules', () => {
  it.each([
    ['a', "import { T } from './b';"],
    ['a default', "import T from './b';"],
    ['one that is handed on', "import { T } from './c';"],
    ['one that is handed on under another name', "import { U as T } from './c';"],
    ['one of all that is handed on', "import { T } from './d';"],
    ['one that is imported and exported', "import { T } from './e';"],
  ])('%s', (_about, before) => {
    const read = evaluation({
      'a.ts': `${before} declare const t: T; export const x = t.m;`,
      'b.ts': 'interface T { m: string } const T = { m: 1 }; export { T }; export default T;',
      'c.ts': "export { T, T as U } from './b';",
      'd.ts': "export * from './no'; export * from 'pkg'; export * from './c';",
      'e.ts': "import { T } from './c'; export { T };",
    });
    expect(read.evaluator.open(() => inFull(read, read.exported('x')))).toBe('something that implements T.m: string');
  });

  it.each([
    ['a name that is not exported', "import { V as T } from './c';"],
    ['a namespace that is handed on', "import { all as T } from './c';"],
    ['a package', "import { T } from 'pkg';"],
    ['a circle of modules', "import { T } from './d';"],
  ])('say nothing by %s', (_about, before) => {
    const read = evaluation({
      'a.ts': `${before} declare const t: T; export const x = t.m;`,
      'b.ts': 'export interface T { m: string }',
      'c.ts': "export { T } from './b'; export * as all from './b';",
      'd.ts': "export { T } from './e';",
      'e.ts': "export { T } from './d';",
    });
    expect(read.evaluator.open(() => inFull(read, read.exported('x')))).toBe(
      'something of which only the type is known.m',
    );
  });

  it('looks for a name in all modules of a barrel before it takes it for one of those that are not read', () => {
    const read = evaluation(
      {
        'a.ts': "export * from './commands'; export * from './utils';",
        'commands.ts': "export * from './quiet';",
        'utils.ts': "export const track = 'a';",
        'quiet.ts': "export const NAME = 'b';",
      },
      {},
      ['quiet.ts'],
    );
    const gated = (name: string): string => inFull(read, read.evaluator.exported(read.module('a.ts'), name));
    expect(gated('track')).toBe('"a"');
    expect(gated('NAME')).toContain('a file that nothing here leads to');
    expect(read.is('NAME')).toBe('"b"');
  });
});
