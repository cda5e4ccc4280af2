/** Campaign files of a project that start on an event: what stops where the event is no longer sent. */
import path from 'node:path';

import { campaignText, readEventTriggers } from '../concerns/documents/campaign.ts';
import { relative } from '../files/listing.ts';
import { filesUnder } from '../files/stats.ts';
import { textOf } from '../files/text.ts';

/** Folders that hold no campaigns, and may be large. */
const leftOut = /^(?:\..*|node_modules|dist|build|out|coverage|vendor|target)$/;
const campaignFile = /\.(?:ya?ml|json)$/i;
/** What a campaign lies in, or is called; other files of data are not read. */
const campaignPath =
  /campaign|journey|customer-?io|(?:^|[/_.-])cio(?=[/_.-])|broadcast|newsletter|automation|workflow/i;
const MAX_FILES = 5_000;
const MAX_DEPTH = 8;

/**
 * The files that start on these events, by event.
 *
 * @param root absolute
 * @returns paths relative to the root, with `/`
 */
export function campaignsWaitingFor(root: string, events: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const waiting = new Map<string, string[]>();
  if (events.size === 0) return waiting;
  const files = filesUnder(
    root,
    name => campaignFile.test(name),
    (name, depth) => depth <= MAX_DEPTH && !leftOut.test(name),
    MAX_FILES,
  );
  for (const full of files) {
    const file = relative(root, full);
    const text = campaignPath.test(file) ? textOf(full) : undefined;
    if (text === undefined || !campaignText.test(text)) continue;
    const format = path.extname(file).toLowerCase() === '.json' ? 'json' : 'yaml';
    for (const name of new Set(readEventTriggers(text, format).map(trigger => trigger.text))) {
      if (events.has(name)) waiting.set(name, [...(waiting.get(name) ?? []), file]);
    }
  }
  return waiting;
}
