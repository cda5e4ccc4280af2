import type { Edit } from '../../lib/edit/edit.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { KeptIdentity } from '../../lib/concerns/log-out/find.ts';
import { leftIdentitiesIn } from '../../lib/concerns/log-out/find.ts';
import { endIdentity } from '../../lib/concerns/log-out/mend.ts';
import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import { logOutText } from '../../lib/concerns/shared/log-out-words.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Reached } from './clients.ts';
import { clientOf, nameIn } from './clients.ts';

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;

export function start(view: ProjectView): Session {
  const files = view.calls().some(({ method, inTest }) => method === 'identify' && !inTest)
    ? view.files.filter(file => CODE.test(file) && logOutText.test(view.text(file) ?? ''))
    : [];
  const clients = new Map<string, Reached>();
  const clientFor = (sdk: string): Reached => {
    const known = clients.get(sdk) ?? clientOf(view, sdk);
    clients.set(sdk, known);
    return known;
  };
  return fileSession(view, {
    files,
    find: at =>
      leftIdentitiesIn(at.reading, at.source.program, at.sourceCode)
        .filter(({ kept }) => isOfClient(kept))
        .map(({ logOut, kept: { call } }) => placeOf(at, logOut, call, clientFor(call.sdk))),
  });
}

/** What a client keeps; a variable of the project is emptied by a person. */
function isOfClient({ by }: KeptIdentity): boolean {
  return by !== 'variable';
}

function placeOf(at: FileAtHand, logOut: LogOut, { sdk, vendor }: AnalyticsCall, client: Reached): Found {
  const found = {
    range: logOut.head.range,
    what: `${logOut.name || 'log-out'}, ${vendor === 'customerio' ? 'Customer.io' : 'Segment'}`,
  };
  const edits = editsFor(at, logOut, sdk, client);
  return { ...found, becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : edits };
}

function editsFor(
  at: FileAtHand,
  logOut: LogOut,
  sdk: string,
  client: Reached,
): { readonly edits: readonly Edit[]; readonly once: readonly Edit[] } | { readonly refused: string } {
  if ('refused' in client) {
    return client;
  }
  const { project } = at.reading;
  if (client.kind === 'export' && client.isFile && project.packageOf(client.from) !== project.packageOf(at.file)) {
    return {
      refused: `the client belongs to another package, ${project.packageOf(client.from) || 'that of the root'}; reset where that one learns of it`,
    };
  }
  const named = nameIn(at, logOut.ends[0] as LogOut['head'], client);
  if ('refused' in named) {
    return named;
  }
  const edits = endIdentity(at.source, at.reading, logOut, sdk, { text: named.name, isNullable: client.isNullable });
  return 'refused' in edits ? edits : { edits, once: named.edits };
}
