/** Log-outs of one part of an extension, of which another part with the client is told by a message. */
import type { TSESTree } from '@typescript-eslint/utils';

import type { LogOutEvent } from '../../lib/concerns/shared/log-out-events.ts';
import { logOutEventsOf } from '../../lib/concerns/shared/log-out-events.ts';
import { resetOf } from '../../lib/concerns/log-out/reset.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { pathOf } from '../../lib/edit/nodes.ts';
import { FORGET_NAME } from '../add-cio-guard/forget.ts';
import { atStart } from '../shared/at-start.ts';
import { callsOf } from '../shared/calls-of.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { receiverBefore } from '../shared/processes.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Client, Reached } from './clients.ts';
import { nameIn } from './clients.ts';

export type ExportedClient = Extract<Client, { kind: 'export' }>;

/** A client that its part of the program resets where it hears of a log-out. */
export interface Told {
  /** Absolute. */
  readonly receiver: string;
  readonly sdk: string;
  readonly client: ExportedClient;
}

/** Undefined where a file may import the client, or where nobody hears of its log-outs. */
export function toldOf(view: ProjectView, file: string, sdk: string, client: Reached): Told | undefined {
  const receiver =
    'kind' in client && client.kind === 'export' && client.isFile ? receiverBefore(view, file, client.from) : undefined;
  const source = receiver === undefined ? undefined : view.parsed(receiver);
  return source && receiver !== undefined && logOutEventsOf(source).length > 0
    ? { receiver, sdk, client: client as ExportedClient }
    : undefined;
}

/** Behind what has Customer.io's client forget: Segment's would keep the visitor's id of both, if it forgot first. */
function behindOthers(event: LogOutEvent): LogOutEvent {
  const [first, ...more] = Array.isArray(event.body) ? (event.body as readonly TSESTree.Statement[]) : [];
  return first && more.length > 0 && callsOf(first, FORGET_NAME).length > 0 ? { ...event, body: more } : event;
}

/** What a file gets that hears of log-outs. */
export function resetsWhereTold(at: FileAtHand, { sdk, client }: Told): readonly Found[] {
  return logOutEventsOf(at.source).map((event): Found => {
    const base = { range: event.name.range, what: `log-out, ${client.local}` };
    const named = nameIn(at, event.name, client);
    if ('refused' in named) {
      return { ...base, becomes: { skipped: named.refused, forPerson: true } };
    }
    const reset = resetOf(named.name, sdk, client.isNullable);
    const words = `${named.name}.${/\.(\w+)(?:\?\.)?\(\)$/.exec(reset)?.[1] ?? 'reset'}`;
    const isThere = ([event.body].flat() as readonly Node[]).some(part =>
      callsOf(part, words.split('.').at(-1) ?? '').some(({ callee }) => pathOf(callee) === words),
    );
    const edits = isThere ? undefined : atStart(at.source, behindOthers(event), reset);
    return {
      ...base,
      becomes: isThere
        ? 'right'
        : edits
          ? { edits, once: named.edits }
          : { skipped: `call ${reset} here`, forPerson: true },
    };
  });
}
