import path from 'node:path';

import { parseStrictJson } from '../files/json.ts';
import { escapePointer, jsonPlaces, lineAt } from '../files/json-places.ts';
import { readText } from '../files/text.ts';
import { MAX_ALIASES, yamlFault, yamlParser } from '../files/yaml.ts';

import type { JsonPlaces } from '../files/json-places.ts';
import type { PlanPlace, PlanProblem } from './model.ts';

/** Larger ones are no plans; reading them would stall an editor. */
export const MAX_PLAN_BYTES = 32_000_000;

export type Pointer = readonly (string | number)[];

/** A data file of a plan, which can tell where its parts stand. */
export interface PlanSource {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly data: unknown;
  place(pointer: Pointer): PlanPlace;
}

/** Collects what is wrong; a plan with a fault in one event still holds for the others. */
export class Problems {
  readonly #found = new Map<string, PlanProblem>();

  /** A fault that is met on two ways is one. */
  get list(): readonly PlanProblem[] {
    return [...this.#found.values()];
  }

  add(source: PlanSource, pointer: Pointer, what: string, mend: string): void {
    this.#add({ ...source.place(pointer), what, mend });
  }

  /** The same for a fault that hides events. */
  addLoss(source: PlanSource, pointer: Pointer, what: string, mend: string): void {
    this.#add({ ...source.place(pointer), what, mend, losesEvents: true });
  }

  addFile(file: string, what: string, mend: string, line?: number): void {
    this.#add({ file, pointer: '', ...(line !== undefined && { line }), what, mend, losesEvents: true });
  }

  #add(problem: PlanProblem): void {
    const key = `${problem.file} ${problem.pointer} ${problem.what}`;
    if (!this.#found.has(key)) this.#found.set(key, problem);
  }
}

/**
 * Reads a JSON or YAML file.
 *
 * @param file absolute
 * @param name how it is called in messages: relative to the root
 * @returns undefined if it cannot be read; `problems` says why
 */
export function readSource(file: string, name: string, problems: Problems): PlanSource | undefined {
  const { value: text, fault } = readText(file, MAX_PLAN_BYTES);
  if (fault?.kind === 'size') {
    problems.addFile(name, 'The file is larger than 32 MB.', 'Export the tracking plan alone.');
    return undefined;
  }
  if (fault) {
    problems.addFile(
      name,
      `The file cannot be read: ${fault.message}.`,
      'Give `settings.customerio.plan` the path of the tracking plan, relative to the root.',
    );
    return undefined;
  }
  return /\.ya?ml$/i.test(file) ? yamlSource(text, name, problems) : jsonSource(text, name, problems);
}

/** A plan that stands in the settings. */
export function settingsSource(data: unknown): PlanSource {
  return {
    file: 'settings.customerio.plan',
    data,
    place: pointer => ({ file: 'settings.customerio.plan', pointer: pointerText(pointer) }),
  };
}

function jsonSource(text: string, file: string, problems: Problems): PlanSource | undefined {
  const { value: data, fault } = parseStrictJson(text);
  if (fault) {
    const { error } = jsonPlaces(text);
    if (text.trim() === '') problems.addFile(file, 'The file is empty.', 'Export the tracking plan into it.', 1);
    else if (error)
      problems.addFile(
        file,
        `This is not JSON: ${error.expected} was expected here.`,
        'Correct it, or export the plan again.',
        lineAt(text, error.offset),
      );
    else problems.addFile(file, 'This is not JSON.', 'Correct it, or export the plan again.', 1);
    return undefined;
  }
  // Made when the first place is asked for, which mostly means that something is wrong.
  let places: JsonPlaces | undefined;
  return {
    file,
    data,
    place: pointer => {
      places ??= jsonPlaces(text);
      const offset = nearest(pointer, key => places?.offsets.get(key));
      return { file, pointer: pointerText(pointer), line: lineAt(text, offset ?? 0) };
    },
  };
}

function yamlSource(text: string, file: string, problems: Problems): PlanSource | undefined {
  const fault = yamlFault(text);
  if (fault) {
    problems.addFile(file, `This YAML cannot be read: ${fault.message}.`, 'Export the plan again.', 1);
    return undefined;
  }
  const { LineCounter, isNode, isPair, isMap, parseDocument } = yamlParser();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    problems.addFile(
      file,
      `This is not YAML: ${sentence(error.message)}`,
      'Correct it, or export the plan again.',
      lines.linePos(error.pos[0]).line,
    );
    return undefined;
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (failure) {
    problems.addFile(
      file,
      `This YAML cannot be resolved: ${sentence(failure instanceof Error ? failure.message : String(failure))}`,
      'Take its aliases out.',
      1,
    );
    return undefined;
  }
  const offsetOf = (pointer: Pointer): number | undefined => {
    const parent = pointer.length > 1 ? document.getIn(pointer.slice(0, -1), true) : document.contents;
    const last = pointer.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(item => isPair(item) && String(item.key) === String(last));
      if (pair && isNode(pair.key)) return pair.key.range?.[0];
    }
    const node = pointer.length > 0 ? document.getIn(pointer, true) : document.contents;
    return isNode(node) ? node.range?.[0] : undefined;
  };
  return {
    file,
    data,
    place: pointer => {
      let offset: number | undefined;
      for (let length = pointer.length; length >= 0 && offset === undefined; length--)
        offset = offsetOf(pointer.slice(0, length));
      return { file, pointer: pointerText(pointer), line: lines.linePos(offset ?? 0).line };
    },
  };
}

function nearest(pointer: Pointer, offsetOf: (key: string) => number | undefined): number | undefined {
  for (let length = pointer.length; length >= 0; length--) {
    const offset = offsetOf(pointerText(pointer.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return undefined;
}

function pointerText(pointer: Pointer): string {
  return pointer.map(key => `/${escapePointer(String(key))}`).join('');
}

/** Relative to the root, with `/`; a file outside of it keeps its `..`. */
export function relativeName(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/') || '.';
}

function sentence(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
