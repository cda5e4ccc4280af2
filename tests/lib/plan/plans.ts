/** Plans by hand, for tests of what is held against them. */
import { PlanCollector } from '../../../lib/plan/collect.ts';
import { problemText } from '../../../lib/plan/model.ts';
import { Problems, settingsSource, type PlanSource } from '../../../lib/plan/source.ts';

import type {
  JsonType,
  Plan,
  PlannedEvent,
  PlannedProperty,
  PlannedShape,
  PlanPlace,
} from '../../../lib/plan/model.ts';

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

/** Data as if it came from a file, whose parts have pointers and no lines. */
export function source(data: unknown, file = 'plan.json'): PlanSource {
  return { ...settingsSource(data), file, place: pointer => ({ ...settingsSource(data).place(pointer), file }) };
}

/** The plan that something gathers. */
export function collected(gather: (into: PlanCollector) => void): Plan {
  const into = new PlanCollector(new Problems());
  gather(into);
  return into.plan();
}

/** `total!: number` for a required number. */
export function shown(given: PlannedShape | undefined): string[] | undefined {
  return (
    given &&
    [...given.properties.values()].map(
      ({ name, types, required, values, pii }) =>
        `${name}${required ? '!' : ''}: ${types ? [...types].join('|') : 'any'}${values ? ` of ${JSON.stringify(values)}` : ''}${pii ? ' pii' : ''}`,
    )
  );
}

/** What is planned for the properties of each event, with the event's tier. */
export function summary(given: Plan): Record<string, string[] | undefined> {
  return Object.fromEntries(
    [...given.events].map(([name, event]) => [
      `${name}${event.tier === undefined ? '' : ` (${event.tier})`}`,
      shown(event.shape),
    ]),
  );
}

export function problems(given: Plan): string[] {
  return given.problems.map(problemText);
}
