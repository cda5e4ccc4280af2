import type { Node } from '../../lib/edit/nodes.ts';
import { contains, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isClientSide } from '../../lib/concerns/shared/client-side.ts';
import { sourceCodeOf } from '../../lib/rule/outside-eslint.ts';
import type { RuleReading } from '../../lib/rule/reading.ts';
import type { WrittenKey } from '../../lib/concerns/credentials/find.ts';
import { keyInText, keysOfCalls } from '../../lib/concerns/credentials/find.ts';
import type { WrittenRole } from '../../lib/concerns/shared/credentials.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';

/** A key in the text of a file. */
export interface FoundKey extends WrittenKey {
  /** What the calls that are given it take it for, if they do not agree. */
  readonly isDisputed: boolean;
}

/**
 * The keys of one file, in the order of its text.
 *
 * @param distant keys in this file that calls of other files are given, by their text
 */
export function keysIn(
  source: Source,
  reading: RuleReading,
  distant: ReadonlyMap<string, ReadonlySet<WrittenRole | undefined>>,
): FoundKey[] {
  if (isTestPath(reading.file)) {
    return [];
  }
  const sourceCode = sourceCodeOf(source);
  const isBrowser = isClientSide(reading.file, sourceCode);
  const found = new Map<number, FoundKey>();
  const add = (key: WrittenKey, isNew = true): void => {
    const start = key.node.range[0];
    const known = found.get(start);
    if (!known) {
      found.set(start, { ...key, isDisputed: false });
    } else if (!isNew && known.role !== key.role) {
      found.set(start, { ...known, isDisputed: true });
    }
  };
  for (const key of keysOfCalls(reading, sourceCode).here) {
    add(key, false);
  }
  walk(source.program, node => {
    const text = textWrittenAt(node);
    if (text === undefined || (node.type !== 'Literal' && node.type !== 'TemplateElement')) {
      return;
    }
    for (const role of distant.get(text) ?? []) {
      const named = keyInText(node, text, reading, isBrowser);
      add(
        {
          node,
          key: text,
          role,
          variable: named?.variable,
          isWriteKey: role === 'segment' || role === 'write' || role === 'other',
        },
        false,
      );
    }
    const key = keyInText(node, text, reading, isBrowser);
    if (key) {
      add(key);
    }
  });
  return [...found.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** Secrets that are written once more, where neither a call nor a name says what they are. */
export function repeatedKeys(
  source: Source,
  reading: RuleReading,
  known: ReadonlyMap<string, FoundKey>,
  found: readonly FoundKey[],
): FoundKey[] {
  if (isTestPath(reading.file)) {
    return [];
  }
  const repeated: FoundKey[] = [];
  walk(source.program, node => {
    const key = known.get(textWrittenAt(node) ?? '');
    if (key && !found.some(other => contains(other.node.range, node.range))) {
      repeated.push({ ...key, node, variable: undefined });
    }
  });
  return repeated;
}

function textWrittenAt(node: Node): string | undefined {
  if (node.type === 'Literal') {
    return typeof node.value === 'string' ? node.value : undefined;
  }
  return node.type === 'TemplateElement' ? (node.value.cooked ?? undefined) : undefined;
}
