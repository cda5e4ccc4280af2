import { matcherOf } from '../text/written-expression.ts';
import { readPattern } from '../patterns.ts';
import { mergeShapes } from './json-schema.ts';
import { noShape } from './model.ts';
import { isObject } from '../files/json.ts';

import type { NamePlace, Plan, PlanFormat, PlannedEvent, PlannedShape } from './model.ts';
import type { PlanSource, Pointer, Problems } from './source.ts';

/** Names and `/patterns/` of one tier. */
interface TierPattern {
  readonly tier: number;
  readonly matches: (event: string) => boolean;
}

/** Gathers a plan from the files it is spread over. */
export class PlanCollector {
  readonly problems: Problems;
  readonly #events = new Map<string, PlannedEvent>();
  readonly #names = new Map<string, NamePlace[]>();
  readonly #formats = new Set<PlanFormat>();
  readonly #files = new Set<string>();
  readonly #tiers: TierPattern[] = [];
  #common: PlannedShape | undefined;
  #traits: PlannedShape | undefined;

  constructor(problems: Problems) {
    this.problems = problems;
  }

  /** Where an event is planned twice the later wins, as the settings do over the files. */
  addEvent(event: PlannedEvent): void {
    const known = this.#events.get(event.name);
    if (!known) {
      this.#events.set(event.name, event);
      return;
    }
    const shape = event.shape ?? known.shape;
    const tier = event.tier ?? known.tier;
    const description = event.description ?? known.description;
    this.#events.set(event.name, {
      ...event,
      ...(shape && { shape }),
      ...(tier !== undefined && { tier }),
      ...(description !== undefined && { description }),
    });
  }

  /** Notes where a name is written, for whoever has to change it. */
  addName(name: string, source: PlanSource, pointer: Pointer, as: NamePlace['as'] = 'value'): void {
    const places = this.#names.get(name) ?? [];
    this.#names.set(name, [...places, { file: source.file, pointer, as }]);
  }

  addCommon(shape: PlannedShape | undefined): void {
    this.#common = mergeShapes(this.#common, shape, 'all');
  }

  addTraits(shape: PlannedShape | undefined): void {
    this.#traits = mergeShapes(this.#traits, shape, 'all');
  }

  addTier(tier: number, name: string, source: PlanSource, pointer: Pointer): void {
    let pattern: RegExp | undefined;
    try {
      pattern = readPattern(name, 'A tier');
    } catch {
      this.problems.add(
        source,
        pointer,
        `\`${name}\` is not a regular expression.`,
        'Correct it, or write the name of an event without slashes.',
      );
      return;
    }
    if (!pattern) this.addName(name, source, pointer);
    this.#tiers.push({ tier, matches: pattern ? matcherOf(pattern) : event => event === name });
  }

  addFile(source: PlanSource, format: PlanFormat): void {
    this.#formats.add(format);
    this.#files.add(source.file);
  }

  plan(): Plan {
    const common = this.#common ?? noShape;
    const tierOf = (name: string): number | undefined =>
      this.#tiers.find(entry => entry.matches(name))?.tier ?? this.#events.get(name)?.tier;
    const events = new Map<string, PlannedEvent>();
    for (const [name, event] of [...this.#events].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const tier = tierOf(name);
      events.set(name, { ...event, ...(tier !== undefined && { tier }) });
    }
    return {
      events,
      names: this.#names,
      common,
      ...(this.#traits && { traits: this.#traits }),
      formats: [...this.#formats],
      files: [...this.#files],
      problems: this.problems.list,
      isComplete: !this.problems.list.some(problem => problem.losesEvents),
      tierOf,
    };
  }
}

/** The tier that a plan's event carries: a field, a label, or a tag such as `tier-1`. */
export function tierIn(event: Readonly<Record<string, unknown>>): number | undefined {
  const candidates: unknown[] = [event['tier'], event['x-tier']];
  const { labels, tags } = event;
  if (isObject(labels)) candidates.push(labels['tier']);
  for (const item of [...listOf(labels), ...listOf(tags)]) {
    if (isObject(item)) {
      const key = item['key'] ?? item['name'];
      if (typeof key === 'string' && key.toLowerCase() === 'tier') candidates.push(item['value']);
    } else if (typeof item === 'string') candidates.push(/^tier[\s:=_-]*(\d+)$/i.exec(item)?.[1]);
  }
  for (const candidate of candidates) {
    const text =
      typeof candidate === 'number'
        ? String(candidate)
        : typeof candidate === 'string'
          ? candidate.replace(/^tier[\s:=_-]*/i, '')
          : '';
    if (/^\d{1,3}$/.test(text)) return Number(text);
  }
  return undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
