/** Where the way to a callee ends that cannot be followed. */
import { isNothing } from '../evaluate/value.ts';
import { isOfOthers, saysAnalytics } from './suspect-words.ts';

import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { UnknownReason } from '../reading.ts';

/** What a call is made on, as far as that can be followed. */
export interface End {
  readonly kind: Evaluated['kind'];
  /** The module of an import. */
  readonly source: string;
  /** Of the import, the global or the parameter. */
  readonly name: string;
  readonly reason: UnknownReason;
  /** Of a parameter, the function that has it. */
  readonly of?: string;
  /** An import of a module of the project that was not read, since nothing leads to it. */
  readonly isOurs?: true;
  /** What is given to the calls on the way: a client may come out of them again. */
  readonly given: readonly Thunk[];
}

/** Whether something is of a module of the project for analytics that is not there. */
export function isOfAbsent({ kind, source, isOurs }: End): boolean {
  return kind === 'import' && !isOurs && source.startsWith('.') && saysAnalytics(source) && !isOfOthers(source);
}

/** Values whose other members are known not to send. */
export const data: ReadonlySet<Evaluated['kind']> = new Set<Evaluated['kind']>([
  'client',
  'sdk',
  'literal',
  'template',
  'array',
]);
/** Values that are followed to their end, or of which it is known that they send nothing. */
const followed: ReadonlySet<Evaluated['kind']> = new Set<Evaluated['kind']>([
  'function',
  'class',
  'method',
  'maker',
  'request',
  'bound',
  'declared',
  'sdk-export',
  'http',
  'namespace',
  ...data,
]);

/** Where the way to a callee ends that leads to no function; undefined for what is followed. */
export function endOf(callee: Evaluated): End | undefined {
  const given: Thunk[] = [];
  let root = callee;
  while (root.kind === 'member' || root.kind === 'call') {
    if (root.kind === 'call') given.push(...root.args);
    root = root.kind === 'member' ? root.object : root.callee;
  }
  // What has no members at all must be something else when it runs: nobody has seen what is put there.
  if (!isNothing(root) && (root === callee ? followed : data).has(root.kind)) return undefined;
  switch (root.kind) {
    case 'import':
      return {
        kind: root.kind,
        source: root.source,
        name: root.name,
        reason: 'unresolved-import',
        given,
        ...(root.gated && { isOurs: true }),
      };
    case 'global':
      return { kind: root.kind, source: '', name: root.name, reason: 'unknown-global', given };
    case 'parameter':
      return { kind: root.kind, source: '', name: root.name, reason: 'parameter', given, of: root.key };
    case 'unknown':
      return { kind: root.kind, source: '', name: '', reason: root.reason, given };
    default:
      return { kind: root.kind, source: '', name: '', reason: 'dynamic-member', given };
  }
}
