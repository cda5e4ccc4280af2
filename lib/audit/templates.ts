/** Which templates of messages are written for which event, by the properties that they read. */
import { isMessageTemplate, liquidReads, liquidText } from '../concerns/documents/liquid.ts';
import { relative } from '../files/listing.ts';
import { filesUnder } from '../files/stats.ts';
import { textOf } from '../files/text.ts';

import type { AuditEvent } from './report.ts';

/** Folders that hold no templates, and may be large. */
const leftOut = /^(?:\..*|node_modules|dist|build|out|coverage|vendor|target)$/;
const templateFile = /\.(?:html?|liquid|mjml)$/i;
const MAX_FILES = 5_000;
const MAX_DEPTH = 8;
/** A template that could be of more events tells nothing of any. */
const MAX_EVENTS = 3;

/**
 * Files by event: a template belongs to the events that have all the properties of an event which it reads.
 *
 * @param root absolute
 * @returns paths relative to the root, with `/`
 */
export function templatesOf(
  root: string,
  events: readonly Pick<AuditEvent, 'name' | 'properties'>[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  if (events.length === 0) return found;
  const files = filesUnder(
    root,
    name => templateFile.test(name),
    (name, depth) => depth <= MAX_DEPTH && !leftOut.test(name),
    MAX_FILES,
  );
  for (const full of files) {
    const file = relative(root, full);
    const keys = keysRead(textOf(full) ?? '', file);
    const own =
      keys.length > 0 ? events.filter(({ properties }) => keys.every(key => Object.hasOwn(properties, key))) : [];
    if (own.length > MAX_EVENTS) continue;
    for (const { name } of own) found.set(name, [...(found.get(name) ?? []), file]);
  }
  return found;
}

function keysRead(text: string, file: string): string[] {
  if (!liquidText.test(text) || !isMessageTemplate(text, file)) return [];
  return liquidReads(text).flatMap(({ of, key }) => (of === 'event' ? [key] : []));
}
