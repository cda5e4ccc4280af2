import { describe, expect, it } from 'vitest';

import { evaluation } from '../../support/evaluate.ts';

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
