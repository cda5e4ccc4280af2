import { expect, it } from 'vitest';

import { functionName } from '../../../lib/effects/function-name.ts';
import { evaluation } from '../../support/evaluate.ts';

it.each([
  ['its own', 'function save() {}', 'save'],
  ['its own before its variable’s', 'const other = function save() {};', 'save'],
  ['its variable’s', 'const save = () => 1;', 'save'],
  ['its variable’s, through what it is handed to', 'const save = useCallback(() => 1, []);', 'save'],
  ['its member’s', 'const api = { save: () => 1 };', 'save'],
  ['its class’s and its own', 'class Api { save() {} }', 'Api.save'],
  ['its class’s and its own, of a field', 'class Api { save = () => 1; }', 'Api.save'],
  ['its class’s and its own, of a static one', 'class Api { static save() {} }', 'Api.save'],
  ['its own, of a class without a name', 'export default class { save() {} }', 'save'],
  ['none', '(() => 1)();', ''],
  ['none of a spread', 'const a = { ...(() => 1) };', ''],
])('a function is called by the name that is %s', (_about, code, expected) => {
  expect(functionName(evaluation({ 'a.ts': code }).module('a.ts'), 0)).toBe(expected);
});

it('a function that is not there has none', () => {
  expect(functionName(evaluation({ 'a.ts': '' }).module('a.ts'), 3)).toBe('');
});
