import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, expect, it } from 'vitest';

import { analyticsCalls } from '../../../lib/interface/reading.ts';
import type { CallFilter, CallInFile } from '../../../lib/interface/reading.ts';
import { createProject } from '../../support/project.ts';
import type { TemporaryProject } from '../../support/project.ts';

const wrapper = `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export const send = (event: string, userId: string, properties?: object) => client.track({ event, userId, properties });
`;
const site = `import { send } from './send';
import { ORDER } from './names';
send(ORDER, user.id, { total: 1 });
send('Cart Emptied', user.id);
mixpanel.track('Order Placed');
`;

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

/** What a rule gets for a file of a project. */
function callsIn(file: 'src/send.ts' | 'src/site.ts', filter?: CallFilter): readonly CallInFile[] {
  const files = {
    'src/send.ts': wrapper,
    'src/site.ts': site,
    'src/names.ts': "export const ORDER = 'Order Placed';\n",
  };
  project ??= createProject(files);
  let got: readonly CallInFile[] | undefined;
  const rule = {
    create: (context: never) => {
      got = analyticsCalls(context, filter);
      return {};
    },
  };
  const messages = new Linter({ cwd: project.root }).verify(
    files[file],
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { team: { rules: { rule } } },
      rules: { 'team/rule': 'error' },
    },
    project.file(file),
  );
  expect(messages).toEqual([]);
  return got ?? [];
}

it('gives the calls of a file with names of other files, wrappers and nodes', () => {
  const [first, second, ...others] = callsIn('src/site.ts');
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    vendor: 'segment',
    method: 'track',
    via: 'wrapper',
    wrapper: { name: 'send', file: 'src/send.ts', line: 3 },
    events: ['Order Placed'],
    isPlumbing: false,
    isInTest: false,
    node: { type: 'CallExpression', loc: { start: { line: 3 } } },
    parts: { event: { name: 'ORDER' }, userId: { type: 'MemberExpression' }, properties: { type: 'ObjectExpression' } },
  });
  expect(second?.events).toEqual(['Cart Emptied']);
  expect(second?.parts).not.toHaveProperty('properties');
});

it.each<[string, CallFilter, number]>([
  ['a method that is there', { method: 'track' }, 2],
  ['a method that is not', { method: 'identify' }, 0],
  ['a name', { event: 'Order Placed' }, 1],
  ['a pattern of names', { event: /^Cart/ }, 1],
  ['a vendor', { vendor: 'customerio' }, 0],
  ['the way', { via: 'direct' }, 0],
])('takes a filter by %s', (_about, filter, count) => {
  expect(callsIn('src/site.ts', filter)).toHaveLength(count);
});

it('leaves out the inside of a wrapper, unless it is asked for', () => {
  expect(callsIn('src/send.ts', { method: 'track' })).toEqual([]);
  expect(callsIn('src/send.ts', { method: 'track', plumbing: true })).toMatchObject([{ isPlumbing: true }]);
});
