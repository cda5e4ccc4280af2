/** The subcommand `plan segments`. */
import { problemText } from '../plan/model.ts';
import { readPlan } from '../plan/read.ts';
import { conditionsOf, nameOf, segmentsMarkdown } from '../plan/segments-markdown.ts';
import { auditSegments } from '../plan/segments.ts';
import { tellNotes } from './notes.ts';
import { deliver, lockAt, nothingToRead, planSetting, type PlanStreams, type SharedOptions } from './plan-shared.ts';
import { settingsOf } from './project-settings.ts';

export interface SegmentsOptions extends SharedOptions {
  readonly format?: 'markdown' | 'json';
  readonly output?: string;
}

/**
 * Says which segments in Customer.io would show faults.
 *
 * @returns the exit code
 * @throws UsageError if there is neither a plan nor a lock file
 */
export function runSegments(options: SegmentsOptions, streams: PlanStreams): number {
  const { settings, root, notes } = settingsOf(options, streams.cwd);
  tellNotes(streams.stderr, notes);
  const plan = readPlan(root, planSetting(root, options, settings));
  const lock = lockAt(root);
  if (!plan && !lock) throw nothingToRead('make segments of');
  for (const problem of plan?.problems ?? []) streams.stderr.write(`${problemText(problem)}\n`);
  const found = auditSegments(plan, lock, settings);
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, ...found, segments: found.segments.map(each => ({ name: nameOf(each), conditions: conditionsOf(each), ...each })) }, null, 2)}\n`
      : segmentsMarkdown(found);
  deliver(text, options.output, streams);
  return 0;
}
