import { otherClientOnPage } from '../../lib/concerns/storage/find.ts';
import { separateStorage } from '../../lib/concerns/storage/mend.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Settings } from '../../lib/settings.ts';
import type { Remark, Session } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { flagOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';

/**
 * Sets the storage of two SDKs apart.
 *
 * @throws UsageError as long as Segment forwards: each of its strangers would be a person more
 */
export function start(view: ProjectView, options: RawOptions): Session {
  if (!flagOption(options, 'force')) {
    refuseWhileForwarded(view.settings);
  }
  let isChanged = false;
  return fileSession(view, {
    find(at) {
      const found = at.calls.filter(isOfCustomerio).flatMap(call => placeAt(at, call));
      isChanged ||= found.some(({ becomes }) => typeof becomes === 'object' && 'edits' in becomes);
      return found;
    },
    remarks: () => (isChanged ? afterwards(view.settings) : []),
  });
}

function refuseWhileForwarded({ forwarded = 'none' }: Settings): void {
  if (forwarded === 'none' || forwarded.length === 0) {
    return;
  }
  const events = forwarded === 'all' ? 'all events' : forwarded.map(event => `"${event}"`).join(', ');
  throw new UsageError(
    `Segment forwards ${events} to Customer.io still, by \`forwarded\` of the settings. With storage of their own, each forwarded event is sent for somebody whom Customer.io does not know. Run migrate mend first, switch off in Segment what it names, and take it out of \`forwarded\`.`,
  );
}

/** What Customer.io's client knows is told again at the next page; what Segment's knows may be told by nobody. */
function isOfCustomerio({ vendor }: AnalyticsCall): boolean {
  return vendor === 'customerio';
}

function placeAt(at: FileAtHand, call: AnalyticsCall): Found[] {
  const other = otherClientOnPage(call, at.reading.project);
  if (!other) {
    return [];
  }
  const edits = separateStorage(at.source, call);
  return [
    {
      range: call.range,
      what: `storage apart from ${other.file}:${other.line}`,
      becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : { edits },
    },
  ];
}

function afterwards({ forwarded }: Settings): Remark[] {
  return [
    {
      text: 'The id of the visitor, `ajs_anonymous_id`, stays shared: have each log-out reset both clients (migrate add-reset-on-logout), or the next person on the device is joined to the last one.',
      forPerson: false,
    },
    ...(forwarded === undefined
      ? [
          {
            text: 'Nothing says whether Segment forwards events to Customer.io. If it does, switch that off before you ship this (migrate mend): until then each such event can make a person more.',
            forPerson: true,
          },
        ]
      : []),
  ];
}
