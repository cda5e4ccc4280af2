import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const imports = `
import _ from 'lodash';
import get from 'lodash/get';
import pick from 'lodash.pick';
import { toMerged } from 'es-toolkit/object';
import deepmerge from 'deepmerge';
import { defu } from 'defu';
import { omit, merge, defaults, cloneDeep, pickBy } from 'lodash-es';
const action = { payload: { label: 'Opened', options: [{ size: 2 }] } };
const key = process.env.KEY;
export function outer(event) {}
`;

describe('what lodash takes of data', () => {
  it.each([
    ["get(action, 'payload.label')", '"Opened"'],
    ["_.get(action, ['payload', 'label'])", '"Opened"'],
    ["get(action, 'payload.options[0].size')", '2'],
    ["get(action, 'payload.title')", 'undefined'],
    ["get(action, 'payload.title', 'none')", '"none"'],
    ["pick(action.payload, ['label']).label", '"Opened"'],
    ["pick(action.payload, 'label', 'title').options", 'undefined'],
    ["omit(action.payload, 'label').label", 'undefined'],
    ["omit(action.payload, ['options']).label", '"Opened"'],
    ["merge({}, action.payload, { label: 'Closed' }).label", '"Closed"'],
    ["defaults({ label: 'Closed' }, action.payload).label", '"Closed"'],
    ["toMerged(action.payload, { label: 'Closed' }).label", '"Closed"'],
    ["deepmerge(action.payload, { label: 'Closed' }).label", '"Closed"'],
    ["defu({ label: 'Closed' }, action.payload).label", '"Closed"'],
    ['cloneDeep(action).payload.label', '"Opened"'],
    ['pickBy(action.payload).label', '"Opened"'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, imports)).toBe(value);
  });

  it.each(['get(action, key)', 'pick(action, key)', 'omit(action, [key])'])('%s is not known', expression => {
    expect(valueOf(expression, imports)).not.toMatch(/Opened|undefined/);
  });
});
