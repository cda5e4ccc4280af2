import { wordsOf } from './names.ts';
import { isTextMember } from './strings.ts';
import { walk } from './walk.ts';

import type { Value } from '../reading.ts';

export interface Mention {
  /** The name as it is written: `userEmail`. */
  readonly name: string;
  /** The kind of thing that it names, a key of `kinds`. */
  readonly kind: string;
}

/** A kind of thing by the words that name it, each a run of whole words: `['email', 'phone number']`. */
export type Kinds = Readonly<Record<string, readonly string[]>>;

/**
 * Whether a value holds, or is worked out of, something that is named as one of `kinds`: a member, a parameter,
 * a property. A function's own name does not count (`getEmail(id)` does, `sendEmail` as a function does not),
 * nor does what only decides between two values (`email ? 'a' : 'b'`).
 */
export function mentions(value: Value, kinds: Kinds): Mention | undefined {
  let found: Mention | undefined;
  walk(value, inner => {
    for (const name of ownNames(inner)) {
      const kind = kindOfName(name, kinds);
      if (kind === undefined) continue;
      found = { name, kind };
      return 'stop';
    }
    // `email.length`, `email !== ''` and `typeof email` say something of it, and do not hold it.
    if (inner.kind === 'member' && harmlessMembers.has(inner.property)) return 'skip';
    if (inner.kind === 'operation' && !holding.has(inner.operator)) return 'skip';
    return undefined;
  });
  return found;
}

/** The kind that a name is of, by its words. */
function kindOfName(name: string, kinds: Kinds): string | undefined {
  const words = ` ${wordsOf(name).join(' ')} `;
  if (
    / (?:is|has|can|should|did|was|count|total|length|verified|confirmed|enabled|opted|template|subject|type|status|provider) /.test(
      words,
    )
  )
    return undefined;
  for (const [kind, runs] of Object.entries(kinds)) {
    if (runs.some(run => words.includes(` ${run} `))) return kind;
  }
  return undefined;
}

const harmlessMembers = new Set(['length', 'size']);
const holding = new Set(['+', '||', '&&', '??', ',', 'await']);

function ownNames(value: Value): readonly string[] {
  switch (value.kind) {
    case 'parameter':
      return namesInPath([value.name, ...value.path]);
    case 'member':
      return [value.property];
    case 'object':
      return value.keys;
    case 'call':
      return value.callee.kind === 'member' || value.callee.kind === 'import' || value.callee.kind === 'global'
        ? resultNames(value.callee.kind === 'member' ? value.callee.property : value.callee.name)
        : [];
    default:
      return [];
  }
}

/** A method of a string at the end of a parameter's path says nothing of what it holds. */
function namesInPath(path: readonly string[]): readonly string[] {
  const last = path.at(-1);
  if (last === undefined || harmlessMembers.has(last)) return [];
  return path.length > 1 && isTextMember(last) ? namesInPath(path.slice(0, -1)) : [last];
}

/** `getEmail()` gives what it says; `sendEmail()` does not. */
function resultNames(name: string): readonly string[] {
  return /^(?:get|read|fetch|find|load|current|primary|user|customer)/i.test(name) ? [name] : [];
}
