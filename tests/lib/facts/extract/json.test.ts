import { describe, expect, it } from 'vitest';

import { extractFacts } from '../../../../lib/facts/extract/extract.ts';
import { evaluation } from '../../../support/evaluate.ts';

const table = '{ "cart": { "opened": "Cart Opened" }, "list": ["A", "B"], "a/b~c": "Slash", "__proto__": "P" }';

describe('a file of JSON is a module that exports what it holds', () => {
  it.each([
    ['as its default', "import table from './t.json'; export const x = table.cart.opened;", '"Cart Opened"'],
    ['by a name', "import { list } from './t.json'; export const x = list[1];", '"B"'],
    ['as a namespace', "import * as table from './t.json'; export const x = table.cart.opened;", '"Cart Opened"'],
    ['to CommonJS', "exports.x = require('./t.json').list[0];", '"A"'],
    [
      'to CommonJS, taken apart',
      "const { cart: { opened } } = require('./t.json'); exports.x = opened;",
      '"Cart Opened"',
    ],
    [
      'under keys of any kind',
      "import table from './t.json'; export const x = table['a/b~c'] + table['__proto__'];",
      '"SlashP"',
    ],
  ])('%s', (_about, text, expected) => {
    expect(evaluation({ 'a.js': text, 't.json': table }).is('x')).toBe(expected);
  });

  it('with the place of each value', () => {
    const text = '{ "a": ["x", 1] }';
    const [whole] = extractFacts('t.json', text).cjs;
    expect(whole).toMatchObject({
      k: 'obj',
      s: 0,
      e: 17,
      p: [{ k: 'a', v: { k: 'arr', x: [{ v: 'x', s: 8, e: 11 }, { v: 1 }] } }],
    });
  });

  it('that is none says so', () => {
    expect(extractFacts('t.json', '{\n "a": }')).toMatchObject({ cjs: [], error: { line: 2 } });
  });

  it('that is too long is not known', () => {
    const text = JSON.stringify(Array.from({ length: 60_000 }, () => 'a text'));
    expect(extractFacts('t.json', text).cjs).toEqual([{ k: 'unk', w: 'cut-off', s: 0, e: text.length }]);
  });
});
