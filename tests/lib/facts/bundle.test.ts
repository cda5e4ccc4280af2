import { describe, expect, it } from 'vitest';
import { isBundle } from '../../../lib/facts/bundle.ts';

const long = 'const text = read();\n'.repeat(2_500);

describe('a bundle', () => {
  it.each([
    ['webpack', 'function __webpack_require__(moduleId) {'],
    ['ncc', '/******/ function __nccwpck_require__(moduleId) {'],
    ['esbuild', 'var __commonJS = (cb, mod) => function __require() {'],
    ['Rollup', "var commonjsGlobal = typeof globalThis !== 'undefined' ? globalThis : {};"],
    ['Parcel, which is old', 'parcelRequire = (function (modules, cache, entry, globalName) {'],
    ['Parcel', 'function $parcel$interopDefault(a) {'],
  ])('is told by the runtime of %s, wherever that stands', (_, runtime) => {
    expect(isBundle(`${long}${runtime}\n`)).toBe(true);
    expect(isBundle(`${runtime}\n${long}`)).toBe(true);
  });

  it('is told by the length of its lines', () => {
    expect(isBundle(`let a;\n${'a=1;'.repeat(12_500)}`)).toBe(true);
  });

  it.each([
    ['a short text, whatever it holds', 'function __webpack_require__(id) { return modules[id]; }\n'],
    ['what calls the runtime of webpack, as a page that is part of one may', `${long}__webpack_require__(1);\n`],
    ['a long source', long],
    ['a short line', 'a=1;'.repeat(12_499)],
    [
      'a source that holds an image',
      `import a from 'a';\nexport const b = a;\nexport const image = '${'A'.repeat(60_000)}';\n`,
    ],
    ['a source that names a runtime', `${long}const runtime = 'function __webpack_require__(';\n`],
  ])('is not %s', (_, text) => {
    expect(isBundle(text)).toBe(false);
  });
});
