import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { literalsOf } from '../../../lib/evaluate/types.ts';
import { evaluation } from '../../support/evaluate.ts';

/** The texts that the type of parameter `p` names. */
function textsOf(type: string, before = ''): string | undefined {
  const { evaluator, exported } = evaluation({
    'a.ts': `${before}\nexport const f = (p: ${type}) => p;`,
    'b.ts': "export enum Kind { A = 'a', B = 'b' }\nexport type Word = 'a' | 'b';",
  });
  const f = exported('f');
  if (f.kind !== 'function') throw new Error('There is no function.');
  const given = f.module.facts.fns[f.id]?.ret[0];
  const value = given && evaluator.eval(f.module, given, null);
  if (value?.kind !== 'parameter' || !value.type) throw new Error('The parameter has no type.');
  const found = literalsOf(evaluator, value.type);
  return found && inWords(found);
}

describe('a type names texts one by one', () => {
  it.each([
    ['as one', "'a'"],
    ['as several', "'a' | 'b'"],
    ['beside nothing', "'a' | 'b' | null | undefined"],
    ['by a name', 'Word', "type Word = 'a' | 'b';"],
    ['by a name of another module', 'Word', "import type { Word } from './b';"],
    ['by a name of a name', 'Word', "type Inner = 'a' | 'b'; type Word = Inner;"],
    ['by an enum', 'Kind', "enum Kind { A = 'a', B = 'b' }"],
    ['by an enum of another module', 'Kind', "import { Kind } from './b';"],
    ['by the keys of a type', 'keyof Data', 'type Data = { a: 1; b: 2 };'],
    ['by the keys of an interface', 'keyof Data', 'interface Data { a: 1; b: 2 }'],
    ['by the keys of a constant', 'keyof typeof DATA', 'const DATA = { a: 1, b: 2 } as const;'],
    ['by the values of a constant', '(typeof DATA)[keyof typeof DATA]', "const DATA = { x: 'a', y: 'b' } as const;"],
    ['by the items of a constant', '(typeof LIST)[number]', "const LIST = ['a', 'b'] as const;"],
  ])('%s', (_about, type, before = '') => {
    expect(textsOf(type, before)).toMatch(/^"a"(?: \| "b")?$/);
  });

  it.each([
    ['as any text', 'string'],
    ['as one of which one is any', "'a' | string"],
    ['as nothing', 'null'],
    ['by a name that nobody declares', 'Elsewhere'],
    [
      'by the keys of an interface that extends another',
      'keyof Data',
      'interface Base { c: 1 } interface Data extends Base { a: 1 }',
    ],
    ['by the keys of nothing', 'keyof Data', 'type Data = {};'],
    [
      'by the values of a constant with others',
      '(typeof DATA)[keyof typeof DATA]',
      "const DATA = { x: 'a', y: make() };",
    ],
    ['by the values of an empty constant', '(typeof DATA)[keyof typeof DATA]', 'const DATA = {} as const;'],
    ['by a type that names itself', 'Word', 'type Word = Word | Word[];'],
  ])('and not %s', (_about, type, before = '') => {
    expect(textsOf(type, before)).toBeUndefined();
  });
});
