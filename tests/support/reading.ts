import path from 'node:path';

import { replace } from '../../lib/project/freshness.ts';
import { makeWorkings, type Workings } from '../../lib/project/workings.ts';

import type { Evaluated } from '../../lib/evaluate/value.ts';
import type { Module } from '../../lib/facts/store.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Settings } from '../../lib/settings.ts';

/** There is no such folder: what is read from it is read from memory. */
const ROOT = path.resolve('/nowhere');

export interface ReadText {
  readonly workings: Workings;
  readonly module: Module;
  readonly text: string;
  /** What an export is, with every module at hand. */
  exported(name: string): Evaluated;
  calls(): readonly AnalyticsCall[];
  /** The text of a range; of one that is not there, undefined. */
  at(range: readonly [number, number] | undefined): string | undefined;
}

/** Reads one file that stands on no disk: fast, and without other files beside it. */
export function readText(
  text: string,
  { file = 'src/a.ts', settings = {}, inTest = false }: { file?: string; settings?: Settings; inTest?: boolean } = {},
): ReadText {
  const workings = makeWorkings({ root: ROOT, settings, cache: false });
  const { sources, evaluator, reader } = workings;
  const absolute = sources.absolute(file);
  replace(workings, absolute, text);
  const module = sources.module(absolute);
  if (!module) throw new Error(sources.failure(absolute));
  return {
    workings,
    module,
    text,
    exported: name => evaluator.open(() => evaluator.exported(module, name)),
    calls: () => reader.read(module, { file, inTest, relative: other => sources.relative(other) }).calls,
    at: range => range && text.slice(...range),
  };
}
