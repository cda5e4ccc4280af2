/** Reads the calls of one file, whatever was answered before. */
import { isTestPath } from '../files/test-paths.ts';
import { attempt } from './attempt.ts';
import { moduleOf, targetAt } from './running.ts';

import type { ModuleCalls, ModulePlace } from '../calls/reader.ts';
import type { AnalyticsCall, FileReading } from '../reading.ts';
import type { CallRef } from './running.ts';
import type { Workings } from './workings.ts';

const nothing: ModuleCalls = { calls: [], deferred: [] };

/** @param absolute - path of the file */
export function readNow(workings: Workings, absolute: string): FileReading {
  const { sources, candidates, reader, discovery } = workings;
  discovery.run();
  candidates.read(absolute);
  const file = sources.relative(absolute);
  const module = sources.module(absolute);
  const place = placeIn(workings, file);
  const { calls, deferred } = module ? attempt(workings, absolute, () => reader.read(module, place), nothing) : nothing;
  const error = sources.failure(absolute);
  return { file, calls, deferred, ...(error && { error }) };
}

/** What calls in functions of the project do where a file runs those, by its path from the root. */
export function runsNow(workings: Workings, file: string, inner: readonly CallRef[]): readonly AnalyticsCall[] {
  const { sources, reader, discovery } = workings;
  discovery.run();
  const absolute = sources.absolute(file);
  const module = moduleOf(workings, file);
  const targets = inner.flatMap(one => targetAt(workings, one) ?? []);
  return module && targets.length > 0
    ? attempt(workings, absolute, () => reader.readRuns(module, targets, placeIn(workings, file)), [])
    : [];
}

function placeIn({ sources }: Workings, file: string): ModulePlace {
  return { file, inTest: isTestPath(file), relative: path => sources.relative(path) };
}
