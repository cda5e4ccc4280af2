/** RudderStack's data catalog in YAML: `rudder/v1` and the older `rudder/0.1`, spread over files by `kind`. */
import { listOf, tierIn } from './collect.ts';
import { mergeShapes, kindInWords, typeNamed, typesOf } from './json-schema.ts';
import { isObject } from '../files/json.ts';

import type { PlanCollector } from './collect.ts';
import type { JsonType, PlannedProperty, PlannedShape } from './model.ts';
import type { JsonObject } from '../files/json.ts';
import type { PlanSource, Pointer } from './source.ts';

interface Entry {
  readonly source: PlanSource;
  readonly pointer: Pointer;
  readonly data: JsonObject;
}

type Kind = 'event' | 'property' | 'custom-type';

const listKeys: ReadonlyMap<string, readonly [Kind, string]> = new Map([
  ['events', ['event', 'events']],
  ['properties', ['property', 'properties']],
  ['custom-types', ['custom-type', 'types']],
]);
const planKinds = new Set(['tracking-plan', 'tp']);
const kindsOfPaths: ReadonlyMap<string, Kind> = new Map([
  ['event', 'event'],
  ['events', 'event'],
  ['property', 'property'],
  ['properties', 'property'],
  ['custom-type', 'custom-type'],
  ['custom-types', 'custom-type'],
]);

export function isRudder(data: unknown): boolean {
  return (
    isObject(data) &&
    typeof data['version'] === 'string' &&
    data['version'].startsWith('rudder/') &&
    typeof data['kind'] === 'string'
  );
}

export function isRudderPlan(data: unknown): boolean {
  return isRudder(data) && planKinds.has((data as JsonObject)['kind'] as string);
}

/**
 * Reads the tracking plans among `sources`, with the events, properties and types that all of them define.
 *
 * @param isWanted which of the plans count; the others' definitions serve all the same
 */
export function readRudder(
  sources: readonly PlanSource[],
  into: PlanCollector,
  isWanted: (source: PlanSource) => boolean,
): void {
  const catalog = new Catalog(sources, into);
  for (const source of sources) {
    if (!isRudderPlan(source.data) || !isWanted(source)) continue;
    into.addFile(source, 'rudder');
    const spec = (source.data as JsonObject)['spec'];
    const rules = isObject(spec) ? spec['rules'] : undefined;
    if (rules !== undefined && !Array.isArray(rules)) {
      into.problems.addLoss(
        source,
        ['spec', 'rules'],
        `\`rules\` must be a list, not ${kindInWords(rules)}.`,
        'Write a list of `- type: event_rule`.',
      );
      continue;
    }
    for (const [index, rule] of listOf(rules).entries()) catalog.readRule(rule, ['spec', 'rules', index], source);
  }
}

class Catalog {
  readonly #entries = new Map<string, Entry>();
  readonly #into: PlanCollector;

  constructor(sources: readonly PlanSource[], into: PlanCollector) {
    this.#into = into;
    for (const source of sources) {
      if (!isRudder(source.data)) continue;
      const data = source.data as JsonObject;
      const list = listKeys.get(data['kind'] as string);
      const spec = data['spec'];
      if (!list || !isObject(spec)) continue;
      const [kind, key] = list;
      const metadata = data['metadata'];
      const group = isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : '';
      for (const [index, item] of listOf(spec[key]).entries()) {
        if (!isObject(item) || typeof item['id'] !== 'string') {
          into.problems.addLoss(
            source,
            ['spec', key, index],
            'This definition has no `id`.',
            'Give it the id that references name.',
          );
          continue;
        }
        const entry: Entry = { source, pointer: ['spec', key, index], data: item };
        this.#entries.set(`${kind} ${group}/${item['id']}`, entry);
        if (!this.#entries.has(`${kind} ${item['id']}`)) this.#entries.set(`${kind} ${item['id']}`, entry);
      }
    }
  }

  /** `#event:signup`, `#/events/group/signup` and `#events/group/signup`. */
  #find(reference: unknown, kind: Kind, source: PlanSource, pointer: Pointer): Entry | undefined {
    const text = isObject(reference) ? reference['$ref'] : reference;
    if (typeof text !== 'string') {
      this.#into.problems[kind === 'event' ? 'addLoss' : 'add'](
        source,
        pointer,
        `A reference must be a text, not ${kindInWords(text)}.`,
        `Write \`'#${kind}:id'\`.`,
      );
      return undefined;
    }
    const urn = /^#([a-z-]+):(.+)$/.exec(text);
    const path = /^#\/?([a-z-]+)\/(?:(.+)\/)?([^/]+)$/.exec(text);
    const named = kindsOfPaths.get((urn ?? path)?.[1] ?? '');
    const id = urn?.[2] ?? path?.[3];
    const entry =
      named === kind && id !== undefined
        ? (this.#entries.get(`${kind} ${path?.[2] ?? ''}/${id}`) ?? this.#entries.get(`${kind} ${id}`))
        : undefined;
    if (!entry)
      this.#into.problems[kind === 'event' ? 'addLoss' : 'add'](
        source,
        pointer,
        `\`${text}\` leads to no ${kind === 'custom-type' ? 'custom type' : kind} of this catalog.`,
        'Define it in a file of the same folder, or correct the reference.',
      );
    return entry;
  }

  readRule(rule: unknown, pointer: Pointer, source: PlanSource): void {
    const { problems } = this.#into;
    if (!isObject(rule)) {
      problems.addLoss(
        source,
        pointer,
        `A rule must be an object, not ${kindInWords(rule)}.`,
        'Write `- type: event_rule` with an `event`.',
      );
      return;
    }
    if (rule['type'] !== undefined && rule['type'] !== 'event_rule') return;
    const event = this.#find(rule['event'], 'event', source, [...pointer, 'event']);
    if (!event || !isTrack(event)) return;
    const name = this.#nameOf(event);
    if (name === undefined) return;
    const shape = this.#shapeOf(rule, pointer, source);
    const tier = tierIn(rule) ?? tierIn(event.data);
    const description = event.data['description'];
    this.#into.addEvent({
      name,
      ...(typeof description === 'string' && description !== '' && { description }),
      ...(tier !== undefined && { tier }),
      ...(shape && { shape }),
      place: source.place(pointer),
    });
  }

  #nameOf({ data, source, pointer }: Entry): string | undefined {
    const name = data['name'] ?? data['display_name'];
    if (typeof name !== 'string' || name === '') {
      this.#into.problems.addLoss(
        source,
        pointer,
        'This event has no `name`.',
        'Give it the name that the code sends.',
      );
      return undefined;
    }
    const key = data['name'] === undefined || data['name'] === null ? 'display_name' : 'name';
    this.#into.addName(name, source, [...pointer, key]);
    return name;
  }

  /** What the rule says of the event's properties, with what its variants add. */
  #shapeOf(rule: JsonObject, pointer: Pointer, source: PlanSource): PlannedShape | undefined {
    let shape: PlannedShape | undefined = {
      properties: this.#properties(rule['properties'], [...pointer, 'properties'], source),
      additional: additionalIn(rule),
      patterns: [],
    };
    for (const [list, at] of variantsIn(rule, pointer))
      shape = mergeShapes(
        shape,
        { properties: this.#properties(list, at, source), additional: 'unsaid', patterns: [] },
        'any',
      );
    return shape;
  }

  #properties(list: unknown, pointer: Pointer, source: PlanSource): Map<string, PlannedProperty> {
    const properties = new Map<string, PlannedProperty>();
    if (list === undefined || list === null) return properties;
    if (!Array.isArray(list)) {
      this.#into.problems.add(
        source,
        pointer,
        `\`properties\` must be a list, not ${kindInWords(list)}.`,
        "Write a list of `- property: '#property:id'`.",
      );
      return properties;
    }
    for (const [index, item] of (list as unknown[]).entries()) {
      const at = [...pointer, index];
      const reference = isObject(item) ? (item['property'] ?? item['$ref']) : item;
      const entry = this.#find(reference, 'property', source, at);
      if (!entry) continue;
      const name = entry.data['name'] ?? entry.data['display_name'];
      if (typeof name !== 'string' || name === '') {
        this.#into.problems.add(
          entry.source,
          entry.pointer,
          'This property has no `name`.',
          'Give it the key that the code sends.',
        );
        continue;
      }
      const types = this.#types(entry, 0);
      const config = entry.data['config'] ?? entry.data['propConfig'];
      const values =
        isObject(config) && Array.isArray(config['enum']) && config['enum'].length > 0
          ? (config['enum'] as unknown[])
          : undefined;
      const description = entry.data['description'];
      properties.set(name, {
        name,
        ...(types && { types }),
        ...(values && { values }),
        required: isObject(item) && item['required'] === true,
        ...(typeof description === 'string' && description !== '' && { description }),
        place: source.place(at),
      });
    }
    return properties;
  }

  /** `type: string`, `type: 'string, null'`, `types: [string, 'null']`, or a custom type. */
  #types(entry: Entry, depth: number): ReadonlySet<JsonType> | undefined {
    const { source, pointer, data } = entry;
    const value = data['types'] ?? data['type'];
    if (typeof value === 'string' && value.startsWith('#')) {
      const custom = depth < 8 ? this.#find(value, 'custom-type', source, [...pointer, 'type']) : undefined;
      return custom && this.#types(custom, depth + 1);
    }
    const names = typeof value === 'string' ? value.split(',').map(name => name.trim()) : value;
    if (
      Array.isArray(names) &&
      names.some(name => name === '' || (typeof name === 'string' && typeNamed(name) === null))
    )
      return undefined;
    const context = { source, problems: this.#into.problems, root: data, rootPointer: pointer };
    return typesOf({ type: names }, pointer, context, 0);
  }
}

/** The code sends others by other methods. */
function isTrack({ data }: Entry): boolean {
  const type = data['event_type'] ?? data['type'];
  return typeof type !== 'string' || type.toLowerCase() === 'track';
}

function additionalIn(rule: JsonObject): PlannedShape['additional'] {
  const reference = rule['event'];
  const allows =
    rule['additionalProperties'] ??
    rule['additional_properties'] ??
    (isObject(reference) ? reference['allow_unplanned'] : undefined);
  if (typeof allows !== 'boolean') return 'unsaid';
  return allows ? 'allowed' : 'forbidden';
}

/** The lists of properties that hold in some cases alone. */
function variantsIn(rule: JsonObject, pointer: Pointer): [list: unknown, at: Pointer][] {
  return listOf(rule['variants']).flatMap((variant, index) => {
    if (!isObject(variant)) return [];
    const at = [...pointer, 'variants', index];
    const fallback = isObject(variant['default']) ? variant['default']['properties'] : variant['default'];
    const cases = listOf(variant['cases']).flatMap((one, place): [unknown, Pointer][] =>
      isObject(one) ? [[one['properties'], [...at, 'cases', place, 'properties']]] : [],
    );
    return [[fallback, [...at, 'default']], ...cases];
  });
}
