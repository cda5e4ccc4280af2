import { contains, nodeAt, sameRange } from '../../lib/edit/nodes.ts';
import { piecesOfName } from '../../lib/concerns/static-names/mend.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { BuiltName } from '../../lib/concerns/static-names/find.ts';
import { sendsEvent } from '../../lib/calls/values/methods.ts';
import { builderOf, builtName } from '../../lib/concerns/static-names/find.ts';
import { staticName } from '../../lib/concerns/static-names/choose.ts';
import { isInList } from '../../lib/patterns.ts';
import type { Session } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { listOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { Choices } from './choices.ts';

export function start(view: ProjectView, options: RawOptions): Session {
  const names = new Choices('name', listOption(options, 'name'));
  const keys = new Choices('property', listOption(options, 'property'));
  const allow = listOption(options, 'allow');
  const wrong = listOption(options, 'property').find(
    each => !/=\s*[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\s*,\s*[\p{ID_Start}$_][\p{ID_Continue}$]*)*\s*$/u.test(each),
  );
  if (wrong !== undefined) {
    throw new UsageError(
      `--property takes a pattern and the names of properties, "viewed_*_*=category,product_id"; it was given as "${wrong}".`,
    );
  }
  // As they are before the first change: what this run makes must not decide what else it does.
  let calls: readonly AnalyticsCall[] | undefined;
  return fileSession(view, {
    find(at) {
      calls ??= view.calls();
      return at.calls
        .filter(sendsEvent)
        .flatMap(call => foundAt(at, call, { names, keys, allow, calls: calls ?? [] }) ?? [])
        .filter(isFirstOfItsPlace);
    },
    remarks: () =>
      [...names.unused(), ...keys.unused()].map(choice => ({
        text: `Nothing is named as ${choice} says in the files given.`,
        forPerson: true,
      })),
  });
}

interface Wanted {
  readonly names: Choices;
  readonly keys: Choices;
  readonly allow: readonly string[];
  readonly calls: readonly AnalyticsCall[];
}

function foundAt(at: FileAtHand, call: AnalyticsCall, { names, keys, allow, calls }: Wanted): Found | undefined {
  const pattern = call.patterns[0] ?? writtenPattern(at, call);
  const built = builtName(call, at.reading) ?? namedHere(call, pattern, names);
  const builder = builderOf(call, at.reading);
  // A function whose own call is changed mends those who call it.
  if (!built || (builder && names.for(builder.patterns[0] ?? '') !== undefined)) {
    return undefined;
  }
  const found = { range: call.range, what: pattern };
  if (isAllowed(built, pattern, allow)) {
    return undefined;
  }
  if (call.inTest) {
    return { ...found, becomes: { skipped: 'it is part of a test', forPerson: false } };
  }
  const written = writtenPattern(at, call);
  const name = names.for(pattern) ?? names.for(written);
  const chosenKeys = (keys.for(pattern) ?? keys.for(written))?.split(',').map(key => key.trim());
  if (built.kind === 'finite' && name === undefined) {
    return {
      ...found,
      becomes: {
        skipped: `it is one of ${list(built.names)}; write these out, or choose one name with --name`,
        forPerson: true,
      },
    };
  }
  const made = staticName(call, at.source, at.reading, {
    calls,
    ...(name !== undefined && { name }),
    ...(chosenKeys && { keys: chosenKeys }),
  });
  return {
    ...found,
    becomes: made.refused === undefined ? { edits: made.edits } : { skipped: made.refused, forPerson: true },
  };
}

/** A name that the rule leaves alone, since callers may give words that are known; unless somebody chose a name. */
function namedHere(call: AnalyticsCall, pattern: string, names: Choices): BuiltName | undefined {
  const isChosen =
    call.parts.event?.range !== undefined &&
    call.unresolved === undefined &&
    call.patterns.length > 0 &&
    names.for(pattern) !== undefined;
  return isChosen ? { kind: 'dynamic', pattern, hole: 'value' } : undefined;
}

/** The name as it is written, for names that are known or cannot be read as a pattern. */
function writtenPattern({ source }: FileAtHand, { parts, range }: AnalyticsCall): string {
  const event = parts.event?.range;
  const node = event && contains(range, event) ? nodeAt(source.program, event) : undefined;
  return (
    (node &&
      piecesOfName(node)
        ?.map(piece => (typeof piece === 'string' ? piece : '*'))
        .join('')) ??
    '*'
  );
}

function isAllowed(built: BuiltName, pattern: string, allow: readonly string[]): boolean {
  return built.kind === 'finite'
    ? built.names.every(name => isInList(name, allow, '--allow')) || isInList(pattern, allow, '--allow')
    : isInList(pattern, allow, '--allow');
}

function list(names: readonly string[]): string {
  const shown = names
    .slice(0, 3)
    .map(name => `\`${name}\``)
    .join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** One expression can end in several clients: it is one site all the same. */
function isFirstOfItsPlace({ range }: Found, index: number, all: readonly Found[]): boolean {
  return all.findIndex(other => sameRange(other.range, range)) === index;
}
