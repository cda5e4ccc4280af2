import type { AnalyticsCall } from '../../lib/reading.ts';
import type { BlockingUnit } from '../../lib/concerns/blocking/find.ts';
import { blockingUnits } from '../../lib/concerns/blocking/find.ts';
import type { Means } from '../../lib/concerns/blocking/mend.ts';
import { mendOf } from '../../lib/concerns/blocking/mend.ts';
import type { UnhandledSend } from '../../lib/concerns/failure/find.ts';
import { unhandledSends } from '../../lib/concerns/failure/find.ts';
import { catchEdit } from '../../lib/concerns/failure/mend.ts';
import type { LostSend } from '../../lib/concerns/flush/find.ts';
import { endAfter } from '../../lib/concerns/flush/find.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';

export function start(view: ProjectView, options: RawOptions): Session {
  const wanted = choiceOption(options, 'with', ['after', 'waitUntil', 'catch']);
  return fileSession(view, {
    find: at =>
      at.calls.some(({ platform, inTest }) => platform === 'server' && !inTest)
        ? [
            ...blockingUnits(at.reading, at.sourceCode).map(unit => unblocked(at, unit, wanted)),
            ...caughtOnes(at, wanted),
          ]
        : [],
  });
}

function unblocked(at: FileAtHand, unit: BlockingUnit, wanted: Means | undefined): Found {
  const found = { range: unit.sends[0]!.node.range, what: unit.sends.map(({ call }) => sentName(call)).join(', ') };
  const mend = mendOf(at.source, unit, { root: at.view.root, file: at.reading.file }, wanted);
  return { ...found, becomes: mend.refused === undefined ? mend : { skipped: mend.refused, forPerson: true } };
}

/** Why a `.catch()` mends nothing where what runs it may be over. */
const whyAwait: Readonly<Record<LostSend['end'], string>> = {
  exit: '`process.exit()` follows, which ends the process before the send is made, caught or not: await it before',
  serverless:
    'the platform may stop this function before the send is made, caught or not: await it, or hand it to `waitUntil()` or `after()`; `--with catch` if it runs on a server that stays',
};

/** Sends of one `Promise.all()` are caught by one `.catch()`. */
function caughtOnes(at: FileAtHand, wanted: Means | undefined): Found[] {
  const found = new Map<string, Found>();
  for (const send of unhandledSends(at.reading, at.sourceCode)) {
    const one = caught(at, send, wanted);
    const key = JSON.stringify(
      typeof one.becomes === 'object' && 'edits' in one.becomes ? one.becomes.edits : one.range,
    );
    const known = found.get(key);
    found.set(key, known ? { ...known, what: `${known.what}, ${one.what}` } : one);
  }
  return [...found.values()];
}

function caught(at: FileAtHand, send: UnhandledSend, wanted: Means | undefined): Found {
  const found = { range: send.node.range, what: sentName(send.call) };
  const { end } = endAfter(send.node, at.reading, at.sourceCode);
  if (end === 'exit' || (end === 'serverless' && wanted !== 'catch')) {
    return { ...found, becomes: { skipped: whyAwait[end], forPerson: true } };
  }
  const edit = catchEdit(at.source, send, at.reading);
  return { ...found, becomes: 'refused' in edit ? { skipped: edit.refused, forPerson: true } : { edits: [edit] } };
}

function sentName({ events, patterns, method }: AnalyticsCall): string {
  return events[0] ?? patterns[0] ?? method;
}
