/** Finds out which format a plan has, and reads it. */
import path from 'node:path';

import { isObject } from '../files/json.ts';
import { exists, filesUnder, isFolder } from '../files/stats.ts';
import { PlanCollector, listOf } from './collect.ts';
import { isAvoPointer, readEventList } from './event-list.ts';
import { isInline, readEventSchema, readInline } from './inline.ts';
import { isRudder, isRudderPlan, readRudder } from './rudder.ts';
import { Problems, readSource, relativeName, settingsSource } from './source.ts';

import type { Settings } from '../settings.ts';
import type { Plan } from './model.ts';
import type { PlanSource } from './source.ts';

const pointerFile = /^(?:typewriter|ruddertyper)\.ya?ml$/i;
const dataFile = /\.(?:json|ya?ml)$/i;
/** A folder with more is not one of plans. */
const MAX_FILES = 5_000;
const MAX_DEPTH = 8;

const formatsMend =
  'Give the path of a plan of Segment, RudderStack or Avo, of a folder with a JSON Schema an event, or write the plan into the settings.';

/**
 * Reads `settings.customerio.plan`.
 *
 * @param root absolute; paths in the setting start there
 * @returns the plan, with what is wrong with it in `problems`; undefined where no plan is set
 */
export function readPlan(root: string, setting: Settings['plan']): Plan | undefined {
  if (setting === undefined) return undefined;
  const problems = new Problems();
  const reader = new Reader(root, new PlanCollector(problems));
  if (typeof setting === 'string') reader.readPath(path.resolve(root, setting));
  else {
    const source = settingsSource(setting);
    const { file } = setting as { file?: unknown };
    const files = file === undefined ? [] : Array.isArray(file) ? (file as unknown[]) : [file];
    for (const one of files) {
      if (typeof one === 'string') reader.readPath(path.resolve(root, one));
      else
        problems.addLoss(
          source,
          ['file'],
          '`file` must be a path or a list of paths.',
          'Write the path of the plan, relative to the root.',
        );
    }
    const isOwn = files.length > 0 || (isInline(setting) && !isAvoExport(setting));
    if (isOwn || !readEventList(source, reader.into)) readInline(source, reader.into);
  }
  return reader.into.plan();
}

class Reader {
  readonly into: PlanCollector;
  readonly #root: string;
  readonly #seen = new Set<string>();

  constructor(root: string, into: PlanCollector) {
    this.#root = root;
    this.into = into;
  }

  readPath(full: string): void {
    // A pointer to its own folder must end.
    if (this.#seen.has(full)) return;
    this.#seen.add(full);
    const name = relativeName(this.#root, full);
    if (!exists(full))
      this.into.problems.addFile(
        name,
        'There is no such file or folder.',
        'Give `settings.customerio.plan` the path of the tracking plan, relative to the root.',
      );
    else if (isFolder(full)) this.#readFolder(full);
    else this.#readFile(full);
  }

  #source(full: string): PlanSource | undefined {
    return readSource(full, relativeName(this.#root, full), this.into.problems);
  }

  #readFile(full: string): void {
    const source = this.#source(full);
    if (!source) return;
    const { data } = source;
    const { problems } = this.into;
    if (pointerFile.test(path.basename(full))) this.#follow(full, source);
    else if (isRudder(data)) {
      // What the plan refers to stands in other files of its folder.
      const others = this.#list(path.dirname(full)).filter(file => file !== full && /\.ya?ml$/i.test(file));
      const sources = [
        source,
        ...(others
          .map(file => this.#quietly(file))
          .filter(other => other !== undefined && isRudder(other.data)) as PlanSource[]),
      ];
      const isPlan = isRudderPlan(data);
      readRudder(sources, this.into, other => !isPlan || other === source);
      if (!isPlan && !sources.some(other => isRudderPlan(other.data)))
        problems.addLoss(
          source,
          ['kind'],
          'No file of this folder is a tracking plan: none has `kind: tracking-plan`.',
          'Give the path of the folder that holds the catalog and its plan.',
        );
    } else if (isAvoPointer(data)) {
      problems.addLoss(
        source,
        [],
        'This file only says which branch of the plan Avo works on; the plan is not in it.',
        'Export the plan from Avo as JSON Schema, and give the path of that file.',
      );
    } else if (isInline(data) && !isAvoExport(data)) readInline(source, this.into);
    else if (!readEventList(source, this.into)) {
      if (isObject(data) && ('properties' in data || '$schema' in data || 'allOf' in data))
        readEventSchema(source, this.into);
      else problems.addLoss(source, [], 'This is no tracking plan of a known format.', formatsMend);
    }
  }

  /** `typewriter.yml` and `ruddertyper.yml` say in which folder the plan was put. */
  #follow(full: string, source: PlanSource): void {
    const { data } = source;
    const plans = isObject(data) ? listOf(data['trackingPlans']) : [];
    if (plans.length === 0) {
      this.into.problems.addLoss(
        source,
        ['trackingPlans'],
        'This file names no tracking plan.',
        'List it under `trackingPlans`, with its `path`.',
      );
    }
    for (const [index, plan] of plans.entries()) {
      const folder = isObject(plan) ? plan['path'] : undefined;
      if (typeof folder !== 'string') {
        this.into.problems.addLoss(
          source,
          ['trackingPlans', index],
          'This tracking plan has no `path`.',
          'Say in which folder its `plan.json` is.',
        );
        continue;
      }
      const file = path.join(path.resolve(path.dirname(full), folder), 'plan.json');
      if (exists(file)) this.readPath(file);
      else
        this.into.problems.addLoss(
          source,
          ['trackingPlans', index, 'path'],
          `\`${relativeName(this.#root, file)}\` is not there.`,
          'Let the generator of the client write it, and commit it.',
        );
    }
  }

  #readFolder(folder: string): void {
    const files = this.#list(folder);
    const inFolder = (name: RegExp): string | undefined =>
      files.find(file => path.dirname(file) === folder && name.test(path.basename(file)));
    const single = inFolder(/^plan\.json$/i) ?? inFolder(pointerFile);
    if (single) {
      this.readPath(single);
      return;
    }
    const sources = files.filter(file => dataFile.test(file)).flatMap(file => this.#source(file) ?? []);
    const rudder = sources.filter(source => isRudder(source.data));
    if (rudder.some(source => isRudderPlan(source.data))) {
      readRudder(rudder, this.into, () => true);
      return;
    }
    let isRead = false;
    for (const source of sources) {
      const { data } = source;
      if (isInline(data) && !isAvoExport(data)) readInline(source, this.into);
      else if (!readEventList(source, this.into)) {
        if (
          !isObject(data) ||
          !('properties' in data || '$schema' in data || 'allOf' in data || data['type'] === 'object')
        )
          continue;
        readEventSchema(source, this.into);
      }
      isRead = true;
    }
    if (!isRead)
      this.into.problems.addFile(
        relativeName(this.#root, folder),
        'This folder holds no tracking plan of a known format.',
        formatsMend,
      );
  }

  /** Definitions that cannot be read are told where they are missed. */
  #quietly(file: string): PlanSource | undefined {
    return readSource(file, relativeName(this.#root, file), new Problems());
  }

  #list(folder: string): readonly string[] {
    return filesUnder(
      folder,
      name => dataFile.test(name),
      (name, depth) => depth <= MAX_DEPTH && name !== 'node_modules' && !name.startsWith('.'),
      MAX_FILES,
    );
  }
}

/** Avo's `events` are objects with a name, ours are names. */
function isAvoExport(data: unknown): boolean {
  return isObject(data) && Array.isArray(data['events']) && data['events'].length > 0 && data['events'].every(isObject);
}
