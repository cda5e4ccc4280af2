/** Plans by hand, for tests of what is held against them. */
import type { JsonType, Plan, PlannedEvent, PlannedProperty, PlannedShape, PlanPlace } from '../../lib/plan/model.ts';

export const place: PlanPlace = { file: 'plan.json', pointer: '' };

/** `{ total: 'number', 'coupon?': 'string|null', any: '' }`; `values` of a property can be given as such. */
export function shape(
  properties: Readonly<Record<string, string | Partial<PlannedProperty>>>,
  fields: Partial<PlannedShape> = {},
): PlannedShape {
  const entries = Object.entries(properties).map(([key, given]): [string, PlannedProperty] => {
    const name = key.replace('?', '');
    const own =
      typeof given === 'string' ? (given === '' ? {} : { types: new Set(given.split('|') as JsonType[]) }) : given;
    return [name, { name, required: !key.endsWith('?'), place, ...own }];
  });
  return { properties: new Map(entries), additional: 'unsaid', patterns: [], ...fields };
}

/** A plan of events by name: a shape, or `undefined` for the name alone. */
export function plan(
  events: Readonly<Record<string, PlannedShape | undefined>>,
  fields: Partial<Omit<Plan, 'events'>> & { readonly tiers?: Readonly<Record<string, number>> } = {},
): Plan {
  const { tiers = {}, ...rest } = fields;
  const tierOf = (name: string): number | undefined => tiers[name];
  const entries = Object.entries(events).map(([name, own]): [string, PlannedEvent] => {
    const tier = tierOf(name);
    return [name, { name, ...(tier !== undefined && { tier }), ...(own && { shape: own }), place }];
  });
  return {
    events: new Map(entries),
    names: new Map(),
    common: shape({}),
    formats: ['inline'],
    files: ['plan.json'],
    problems: [],
    isComplete: true,
    tierOf,
    ...rest,
  };
}
