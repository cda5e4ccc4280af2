import { expect, it } from 'vitest';
import { jsonTypes, noShape, problemText } from '../../../lib/plan/model.ts';

it('the types are those of JSON Schema', () => {
  expect(jsonTypes).toEqual(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
});

it('no shape says nothing', () => {
  expect(noShape).toEqual({ properties: new Map(), additional: 'unsaid', patterns: [] });
});

it.each([
  [{ file: 'plan.json', pointer: '/rules/0', line: 3 }, 'plan.json:3 (/rules/0): It is wrong. Mend it.'],
  [{ file: 'plan.json', pointer: '', line: 1 }, 'plan.json:1: It is wrong. Mend it.'],
  [{ file: 'settings', pointer: '/a' }, 'settings (/a): It is wrong. Mend it.'],
  [{ file: 'schemas', pointer: '' }, 'schemas: It is wrong. Mend it.'],
])('a problem at %j is one line', (place, text) => {
  expect(problemText({ ...place, what: 'It is wrong.', mend: 'Mend it.' })).toBe(text);
});
