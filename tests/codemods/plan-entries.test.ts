import { describe, expect, it } from 'vitest';

import { entryOnce, entryTwice, withoutEntries } from '../../codemods/rename-events/plan-entries.ts';
import { plansRenamed } from '../../codemods/rename-events/data-files.ts';
import { applyEdits } from '../../lib/edit/edit.ts';
import { useProjects } from '../support/project.ts';

import type { ProjectView } from '../../codemods/shared/project-view.ts';
import type { NamePlace, Plan } from '../../lib/plan/model.ts';

const create = useProjects();

function placeAt(...pointer: NamePlace['pointer']): NamePlace {
  return { file: 'plan.json', pointer, as: 'value' };
}

describe('an entry that is written twice', () => {
  it.each([
    ['[{ "key": "a", "n": 1 }]', [0, 'key'], '[{ "key": "a", "n": 1 },{ "key": "b", "n": 1 }]'],
    ['{"l": [\n  { "key": "a" }\n]}', ['l', 0, 'key'], '{"l": [\n  { "key": "a" },\n  { "key": "b" }\n]}'],
    ['[{ "key": "z" }, { "key": "a" }]', [1, 'key'], '[{ "key": "z" }, { "key": "a" }, { "key": "b" }]'],
    [
      '[{ "n": { "x": "}{" }, "key": "a", "t": "\\"}" }]',
      [0, 'key'],
      '[{ "n": { "x": "}{" }, "key": "a", "t": "\\"}" },{ "n": { "x": "}{" }, "key": "b", "t": "\\"}" }]',
    ],
    ['{"a/b~c": [{ "key": "a" }]}', ['a/b~c', 0, 'key'], '{"a/b~c": [{ "key": "a" },{ "key": "b" }]}'],
  ])('%s', (text, pointer, expected) => {
    const edit = entryTwice('plan.json', text, placeAt(...pointer), 'b');
    expect(edit && applyEdits(text, [edit])).toBe(expected);
  });

  it.each<[string, string, NamePlace]>([
    ['a member of no list', '{ "x": { "key": "a" } }', placeAt('x', 'key')],
    ['a name that is a key', '{ "a": {} }', { file: 'plan.json', pointer: ['a'], as: 'key' }],
    ['what is not there', '[{ "key": "a" }]', placeAt(1, 'key')],
    ['what does not end', '[{ "key": "a"', placeAt(0, 'key')],
  ])('is none of %s', (_what, text, place) => {
    expect(entryTwice('plan.json', text, place, 'b')).toBeUndefined();
  });
});

describe('an entry that goes', () => {
  it('says the same as the other but for the name', () => {
    const text = '[{ "key": "a", "n": 1 }, { "key": "b", "n": 1 }, { "key": "c", "n": 2 }, { "n": 1 }]';
    expect(entryOnce(text, placeAt(0, 'key'), placeAt(1, 'key'))).toEqual([1, 23]);
    expect(entryOnce(text, placeAt(1, 'key'), placeAt(0, 'key'))).toEqual([25, 47]);
    expect(entryOnce(text, placeAt(0, 'key'), placeAt(2, 'key'))).toBeUndefined();
    expect(entryOnce(text, placeAt(3, 'key'), placeAt(0, 'key'))).toBeUndefined();
    expect(entryOnce(text, placeAt(0, 'key'), placeAt(9, 'key'))).toBeUndefined();
    expect(entryOnce(text, placeAt(9, 'key'), placeAt(0, 'key'))).toBeUndefined();
  });

  const list = '[\n  {"k":0},\n  {"k":1} ,\n  {"k":2},\n  {"k":3}\n]';
  it.each([
    [[0], [1, 2, 3]],
    [[1], [0, 2, 3]],
    [[3], [0, 1, 2]],
    [
      [0, 1],
      [2, 3],
    ],
    [
      [1, 2],
      [0, 3],
    ],
    [
      [3, 2],
      [0, 1],
    ],
    [
      [0, 3],
      [1, 2],
    ],
    [
      [0, 2],
      [1, 3],
    ],
    [[2, 1, 3], [0]],
    [[0, 1, 2], [3]],
    [[0, 1, 2, 3], []],
  ])('goes with its comma, and leaves JSON: %j', (removed, left) => {
    const ranges = removed.map(k => {
      const start = list.indexOf(`{"k":${k}}`);
      return [start, start + 7] as const;
    });
    const text = applyEdits(list, withoutEntries(list, ranges));
    expect(JSON.parse(text)).toEqual(left.map(k => ({ k })));
    expect(text.split('\n').length).toBe(left.length > 0 ? left.length + 2 : 2);
  });

  it('leaves lists around it alone', () => {
    const text = '{ "x": 1, "one": [ {"k":0} ], "other": [{"k":1}] }';
    const start = text.indexOf('{"k":0}');
    expect(applyEdits(text, withoutEntries(text, [[start, start + 7]]))).toBe(
      '{ "x": 1, "one": [ ], "other": [{"k":1}] }',
    );
  });
});

it('takes out of a plan all that are there under their new names', () => {
  const { root, file } = create({
    'plan.json': '[{ "key": "new" }, { "key": "newer" }, { "key": "old" }, { "key": "older" }]',
  });
  const names = ['new', 'newer', 'old', 'older'].map((name, index) => [name, [placeAt(index, 'key')]] as const);
  const view = { root, relative: () => 'plan.json' } as unknown as ProjectView;
  const renames = new Map([
    ['old', 'new'],
    ['older', 'newer'],
  ]);
  const [changed] = plansRenamed(view, { names: new Map(names) } as unknown as Plan, renames);
  expect(changed?.text).toBe('[{ "key": "new" }, { "key": "newer" }]');
  expect(changed?.file).toBe(file('plan.json'));
  expect(changed?.sites.map(({ what, status, column }) => [what, status, column])).toEqual([
    ['old → new', 'changed', 40],
    ['older → newer', 'changed', 58],
  ]);
});
