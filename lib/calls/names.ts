import { alternatives } from '../evaluate/value.ts';

import type { UnknownReason } from '../reading.ts';
import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';

export interface Names {
  /** Whole names. */
  readonly events: readonly string[];
  /** Names with holes, `checkout_*_done`. */
  readonly patterns: readonly string[];
  /** Why there can be others. */
  readonly unresolved?: UnknownReason;
}

/** The strings that a value can be: whole names, names with holes, and why it is not known. */
export function namesOf(value: Evaluated): Names {
  const events = new Set<string>();
  const patterns = new Set<string>();
  const reasons: UnknownReason[] = [];
  for (const item of alternatives(value)) {
    const name = eventNameOf(item);
    if (name.event !== undefined) events.add(name.event);
    else if (name.pattern !== undefined) patterns.add(name.pattern);
    else if (name.unresolved) reasons.push(name.unresolved);
  }
  const reason = tellingOf(reasons);
  const unresolved = reason === 'missing' && events.size + patterns.size > 0 ? undefined : reason;
  return { events: [...events], patterns: [...patterns], ...(unresolved && { unresolved }) };
}

/** Of several reasons the one to tell: a list that was cut never passes for whole, and what is missing says least. */
export function tellingOf(reasons: readonly UnknownReason[]): UnknownReason | undefined {
  return reasons.find(reason => reason === 'cut-off') ?? reasons.find(reason => reason !== 'missing') ?? reasons[0];
}

interface Name {
  readonly event?: string;
  readonly pattern?: string;
  readonly unresolved?: UnknownReason;
}

function eventNameOf(value: Evaluated): Name {
  if (value.kind === 'literal') return nameOfLiteral(value);
  return value.kind === 'template' ? nameOfTemplate(value) : { unresolved: reasonOf(value) };
}

function nameOfLiteral({ value }: EvaluatedOf<'literal'>): Name {
  return value === undefined || value === null || typeof value === 'boolean'
    ? { unresolved: 'missing' }
    : { event: String(value) };
}

function nameOfTemplate(value: EvaluatedOf<'template'>): Name {
  const pattern = value.parts.map(part => (typeof part === 'string' ? part : '*')).join('');
  if (/[^*\s]/.test(pattern)) return { pattern };
  const hole = value.parts.find(part => typeof part !== 'string');
  return { unresolved: reasonOf(hole ?? value) };
}

function reasonOf(value: Evaluated): UnknownReason {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'parameter':
      return 'parameter';
    case 'member':
      return reasonOfRoot(value) ?? 'dynamic-member';
    case 'call':
      return 'dynamic-call';
    case 'import':
      return 'unresolved-import';
    case 'global':
      return 'unknown-global';
    case 'union': {
      const telling = value.of.find(item => item.kind !== 'literal') ?? value.of[0];
      return telling ? reasonOf(telling) : 'dynamic-expression';
    }
    default:
      return 'dynamic-expression';
  }
}

/** A property of a property of a parameter is unknown as the parameter is. */
function reasonOfRoot(value: Evaluated): UnknownReason | undefined {
  let root = value;
  while (root.kind === 'member') root = root.object;
  if (root.kind === 'parameter') return 'parameter';
  if (root.kind === 'import') return 'unresolved-import';
  if (root.kind === 'unknown' && root.reason !== 'dynamic-expression') return root.reason;
  return undefined;
}
