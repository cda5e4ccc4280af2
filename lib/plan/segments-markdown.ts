/** Audit segments in words, for those who build them in Customer.io. */
import { code } from '../text/markdown.ts';

import type { AuditSegment, AuditSegments } from './segments.ts';

/** As Markdown: a segment a heading, with the conditions as Customer.io asks for them. */
export function segmentsMarkdown({ segments, tiersBy }: AuditSegments): string {
  if (segments.length === 0)
    return 'No segments: no event of tier 1 and no cart event reaches Customer.io. Name the events of tier 1 under `plan.tiers` of the settings.\n';
  const notes = [
    'Build each as a data-driven segment (Customer.io: People → Segments). Whoever is in one shows a fault: nobody should be. Have Customer.io tell you when somebody enters.',
    ...(tiersBy === 'names'
      ? [
          'Which events are about money is taken from their names, since the plan gives no tiers: say it under `plan.tiers` of the settings.',
        ]
      : []),
  ];
  return `${['# Audit segments', ...notes, ...segments.map(segmentText)].join('\n\n')}\n`;
}

export function nameOf({ event, blank }: AuditSegment): string {
  return `Audit: ${event} without ${blank}`;
}

export function conditionsOf({ event, blankOf, blank }: AuditSegment): string[] {
  const had = `the event ${code(event)} was performed at least 1 time within the past 1 day`;
  return blankOf === 'event'
    ? [`${had}, where its attribute ${code(blank)} does not exist or is blank`]
    : [had, `the attribute ${code(blank)} does not exist or is blank`];
}

function segmentText(segment: AuditSegment): string {
  const { files, vendors, isForwardingOpen } = segment;
  const origin =
    files.length > 0
      ? `Sent to ${vendors.map(code).join(', ')} from ${files.map(code).join(', ')}.`
      : 'The code of this project does not send it.';
  const open = isForwardingOpen ? ' It reaches Customer.io only if Segment forwards it, which nobody has said.' : '';
  return [
    `## ${code(nameOf(segment))}`,
    ['All of these conditions:', '', ...conditionsOf(segment).map(each => `- ${each}`)].join('\n'),
    `${origin}${open}`,
  ].join('\n\n');
}
