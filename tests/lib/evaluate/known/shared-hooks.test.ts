import { expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const constate = "import constate from 'constate'; const useValue = () => ({ a: 'r' }); ";

it.each<[string, string]>([
  ['constate(useValue)[1]().a', '"r"'],
  ['constate(useValue, value => value.a)[1]()', '"r"'],
  ['constate(useValue, value => value, value => `${value.a}!`)[2]()', '"r!"'],
  ['constate(useValue)[0]', 'not known (dynamic-call)'],
  ['constate(useValue)', 'a list of 2 items'],
  ['constate(useValue, value => value.a)', 'a list of 2 items'],
  ['constate()', 'default of "constate"(…)'],
])('%s is %s', (expression, expected) => {
  expect(valueOf(expression, constate)).toBe(expected);
});

it('by its name, and of that package alone', () => {
  expect(valueOf('constate(useValue)[1]().a', constate.replace('constate from', '{ constate } from'))).toBe('"r"');
  expect(valueOf('constate(useValue)[1]().a', constate.replace("'constate'", "'mine'"))).not.toBe('"r"');
});

it('a container gives what its hook gives', () => {
  const before = "import { createContainer } from 'unstated-next'; const useValue = () => ({ a: 'r' });";
  expect(valueOf('createContainer(useValue).useContainer().a', before)).toBe('"r"');
  expect(valueOf('createContainer().useContainer', before)).toContain('createContainer of "unstated-next"(…)');
  expect(valueOf('createContainer(useValue).useContainer().a', before.replace('-next', ''))).not.toBe('"r"');
});
