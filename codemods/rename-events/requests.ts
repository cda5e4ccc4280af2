import path from 'node:path';

import { isObject } from '../../lib/files/json.ts';
import { exists } from '../../lib/files/stats.ts';
import type { Lock } from '../../lib/plan/lock.ts';
import { problemText } from '../../lib/plan/model.ts';
import type { Plan } from '../../lib/plan/model.ts';
import { Problems, readSource, relativeName } from '../../lib/plan/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { actsOn } from '../../lib/concerns/event-names/acting-names.ts';
import { caseStyles, isInStyle, toStyle } from '../../lib/concerns/shared/case-style.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { sendsEvent } from '../../lib/calls/values/methods.ts';
import { UsageError } from '../shared/codemod.ts';
import { eventFilterOf } from '../shared/event-filter.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, flagOption, listOption, textOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** What is asked for. */
export interface Request {
  /** Old names and new ones. */
  readonly renames: ReadonlyMap<string, string>;
  readonly mode: 'rename' | 'dual' | 'finish';
  readonly isMerging: boolean;
  /** Names that `--style` found no words in. */
  readonly unstyled: readonly string[];
  /** Of names of which an earlier run may have made the old one out of another that is asked for as well. */
  readonly doubtful: readonly Pair[];
}

/** What the names can be held against. */
export interface Known {
  readonly view: ProjectView;
  readonly calls: readonly AnalyticsCall[];
  readonly plan: Plan | undefined;
  readonly lock: Lock | undefined;
}

/**
 * Takes out of `a=b` and `b=c` what an earlier run has done: nobody sends `a` any more and somebody sends `c`, so that
 * what is called `b` now was called `a` before. Where nobody sends `c`, and the lock file says that `a` became `b`, it is
 * not known which of the two `b` is.
 *
 * @returns those of which it is not known
 */
function leaveGivenOn(renames: Map<string, string>, { calls, lock }: Known): readonly Pair[] {
  const sent = sentNames(calls);
  const asked = [...renames];
  const doubtful: Pair[] = [];
  for (const [from, to] of asked) {
    const older = asked.flatMap(([old, taken]) => (taken === from && !sent.has(old) ? [old] : []));
    const isDone = older.length > 0 && sent.has(to);
    const isDoubtful = !isDone && older.some(old => ownValue(lock?.renamed ?? {}, old) === from);
    if (isDone || isDoubtful) renames.delete(from);
    if (isDoubtful && sent.has(from)) doubtful.push([from, to]);
  }
  return doubtful;
}

/** @throws UsageError that names what is wrong with the options */
export function requestOf(options: RawOptions, known: Known): Request {
  const isDual = flagOption(options, 'dual');
  const isFinish = flagOption(options, 'finish');
  if (isDual && isFinish) {
    throw new UsageError(
      '--dual and --finish are two runs: --dual first, and --finish when the campaigns wait for the new names.',
    );
  }
  const style = styled(options, known);
  const pairs = [...given(options, known), ...mapped(options, known), ...style.pairs];
  if (pairs.length === 0 && isFinish) {
    pairs.push(...underWay(known));
  }
  const isFinished = isFinish && Object.keys(known.lock?.renamed ?? {}).length > 0;
  if (pairs.length === 0 && textOption(options, 'style') === undefined && !isFinished) {
    throw new UsageError(
      isFinish
        ? 'Say which names to finish, as you did for --dual: customerio.lock.json knows of no rename that is under way.'
        : 'Say which events to rename: --rename "Old Name=new_name", --map renames.json, or --style snake_case.',
    );
  }
  const renames = new Map<string, string>();
  for (const [from, to] of pairs.filter(([old, name]) => old !== name)) {
    const other = renames.get(from);
    if (other !== undefined && other !== to) {
      throw new UsageError(`"${from}" is to become "${other}" and "${to}". Give it one new name.`);
    }
    renames.set(from, to);
  }
  refuseCircles(renames);
  const doubtful = leaveGivenOn(renames, known);
  if (isDual) {
    refuseChains(renames);
  }
  return {
    renames,
    mode: isDual ? 'dual' : isFinish ? 'finish' : 'rename',
    isMerging: flagOption(options, 'merge'),
    unstyled: style.unstyled,
    doubtful,
  };
}

type Pair = readonly [string, string];

/** The names of a project's own calls, tests left out. */
export function sentNames(calls: readonly AnalyticsCall[]): Set<string> {
  return new Set(calls.flatMap(call => (sendsEvent(call) && !call.inTest ? call.events : [])));
}

/** `--rename "a=b"`: a name may hold `=` itself, so that the first part that is a known name counts. */
function given(options: RawOptions, { calls, plan, lock }: Known): Pair[] {
  const sent = sentNames(calls);
  const isKnown = (name: string): boolean =>
    sent.has(name) ||
    plan?.names.has(name) === true ||
    Object.hasOwn(lock?.events ?? {}, name) ||
    Object.hasOwn(lock?.renamed ?? {}, name);
  return listOption(options, 'rename').map(text => {
    const splits = [...text.matchAll(/=/g)]
      .map(({ index }): Pair => [text.slice(0, index), text.slice(index + 1)])
      .filter(([from, to]) => from !== '' && to !== '');
    const [first] = splits;
    if (!first) {
      throw new UsageError(`--rename takes "old=new"; it was given as "${text}".`);
    }
    return splits.find(([from]) => isKnown(from)) ?? first;
  });
}

function mapped(options: RawOptions, { view }: Known): Pair[] {
  const name = textOption(options, 'map');
  if (name === undefined) {
    return [];
  }
  const inRoot = path.resolve(view.root, name);
  const file = exists(inRoot) ? inRoot : path.resolve(name);
  const problems = new Problems();
  const source = readSource(file, relativeName(view.root, file), problems);
  const [problem] = problems.list;
  if (!source) {
    throw new UsageError(
      problem
        ? `--map: ${problem.file}${problem.line === undefined ? '' : `:${problem.line}`}: ${problem.what}`
        : `--map: ${name} cannot be read.`,
    );
  }
  const { data } = source;
  if (!isObject(data)) {
    throw new UsageError(
      `--map: ${source.file}:1: The file must hold an object of old names and new ones, such as {"Old Name": "new_name"}.`,
    );
  }
  return Object.entries(data).map(([from, to]): Pair => {
    if (typeof to !== 'string' || to === '') {
      const place = source.place([from]);
      throw new UsageError(
        `--map: ${problemText({ ...place, pointer: '', what: `The new name of "${from}" is ${JSON.stringify(to)}.`, mend: 'Write a text.' })}`,
      );
    }
    return [from, to];
  });
}

function styled(
  options: RawOptions,
  { calls }: Known,
): { readonly pairs: readonly Pair[]; readonly unstyled: readonly string[] } {
  const style = choiceOption(options, 'style', [...caseStyles]);
  const chosen = listOption(options, 'event');
  if (style === undefined) {
    if (chosen.length > 0) {
      throw new UsageError(
        '--event chooses among the names for --style. Without a style, say each new name: --rename "Old Name=new_name".',
      );
    }
    return { pairs: [], unstyled: [] };
  }
  const vendor = textOption(options, 'vendor');
  const isChosen = chosen.length > 0 ? eventFilterOf(chosen) : () => true;
  const pairs = new Map<string, string>();
  const unstyled = new Set<string>();
  for (const call of calls) {
    if (!sendsEvent(call) || call.inTest || (vendor !== undefined && call.vendor !== vendor)) {
      continue;
    }
    for (const name of call.events) {
      if (name.trim() === '' || isInStyle(name, style) || !isChosen(name) || actsOn(call, name)) {
        continue;
      }
      const renamed = toStyle(name, style);
      if (renamed === undefined) {
        unstyled.add(name);
      } else {
        pairs.set(name, renamed);
      }
    }
  }
  return { pairs: [...pairs], unstyled: [...unstyled] };
}

/** Renames that the lock file knows and whose old names are still sent. */
function underWay({ calls, lock }: Known): Pair[] {
  const sent = sentNames(calls);
  return Object.entries(lock?.renamed ?? {}).filter(([from, to]) => sent.has(from) && sent.has(to));
}

/** What swaps names would swap them back in the next run, and nothing in the code tells which was the last. */
function refuseCircles(renames: ReadonlyMap<string, string>): void {
  for (const start of renames.keys()) {
    const way = [start];
    for (let next = renames.get(start); next !== undefined && !way.includes(next); next = renames.get(next)) {
      way.push(next);
    }
    if (way.length > 1 && renames.get(way.at(-1) as string) === start) {
      throw new UsageError(
        `"${way.join('" → "')}" → "${start}" is a circle, and each run would turn it further. Go by a name that is free, in two runs.`,
      );
    }
  }
}

function refuseChains(renames: ReadonlyMap<string, string>): void {
  for (const [from, to] of renames) {
    const next = renames.get(to);
    if (next !== undefined) {
      throw new UsageError(
        `"${from}" is to become "${to}", which is to become "${next}" itself: --dual cannot tell them apart. Finish one before the other.`,
      );
    }
  }
}

/** Customer.io takes no longer names. */
const MAX_BYTES = 100;

/** @throws UsageError for new names that no event can have */
export function refuseNames({ renames }: Request, { calls }: Known): void {
  for (const [from, to] of renames) {
    if (to.trim() === '' || to.trim() !== to) {
      throw new UsageError(`"${to}" begins or ends with a blank. Give "${from}" a name without.`);
    }
    if (Buffer.byteLength(to) > MAX_BYTES) {
      throw new UsageError(
        `"${to}" is longer than the ${MAX_BYTES} bytes that Customer.io takes. Give "${from}" a shorter name.`,
      );
    }
    const deed = calls.flatMap(call => (call.events.includes(from) ? (actsOn(call, to) ?? []) : []))[0];
    if (deed !== undefined) {
      throw new UsageError(`"${to}" is no free name: on arrival it ${deed}. Give "${from}" another.`);
    }
  }
}

/**
 * @param isSecond whether a name is sent by nothing but calls that `--dual` put there
 * @throws UsageError where two events would become one
 */
export function refuseMerges(
  { renames, isMerging, mode }: Request,
  { calls, plan }: Known,
  isSecond: (to: string) => boolean,
): void {
  if (isMerging) {
    return;
  }
  const sent = sentNames(calls);
  const takers = new Map<string, string>();
  for (const [from, to] of renames) {
    const other = takers.get(to);
    if (other !== undefined) {
      throw new UsageError(
        `"${other}" and "${from}" would both become "${to}", and nobody could tell them apart any more. Give one of them another name, or say --merge if they are one event.`,
      );
    }
    takers.set(to, from);
    if (!sent.has(from) || renames.has(to)) {
      continue;
    }
    if (sent.has(to) && !isSecond(to)) {
      const site = calls.find(call => !call.inTest && call.events.includes(to));
      throw new UsageError(
        `"${from}" cannot become "${to}", which is another event already (${site ? `${site.file}:${site.line}` : 'sent by the code'}). Choose another name, or say --merge if they are one event.`,
      );
    }
    if (mode === 'rename' && plan?.names.has(to) && plan.names.has(from)) {
      throw new UsageError(
        `"${from}" cannot become "${to}": the tracking plan has both. Choose another name, take one out of the plan, or say --merge if they are one event.`,
      );
    }
  }
}
