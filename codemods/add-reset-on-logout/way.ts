/** How a log-out has a client forget that it has no words for: by whoever holds it, or by a function of its module. */
import { isCommonJs } from '../../lib/edit/imports.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { whyNotImport } from '../shared/processes.ts';
import type { PackageEntry } from '../shared/package-entry.ts';
import { entryOf, handsOn } from '../shared/package-entry.ts';
import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Client } from './clients.ts';
import { heldWords } from './clients.ts';
import type { Forgetting } from './forgetting.ts';
import { forgettingFor } from './forgetting.ts';
import type { HeldClient } from './held.ts';
import type { Reach } from './reach.ts';
import { reachOf } from './reach.ts';

interface Words {
  readonly words: string;
  readonly isNullable: boolean;
  readonly from?: Reach['from'];
  /** The words are called, or a method of them, and not the client's own. */
  readonly isCalled: boolean;
  readonly method?: string;
}

export type Way =
  | (Words & { readonly asks: 'nobody' })
  | (Words & { readonly asks: 'holder'; readonly held: HeldClient })
  | (Words & { readonly asks: 'module'; readonly forgetting: Forgetting })
  /** A sentence without a full stop. */
  | { readonly refused: string };

type Indirect = HeldClient | Extract<Client, { kind: 'export' }>;

/** Whether a file comes to a client by something else only. */
export function isBehindAnother(view: ProjectView, client: Client, file: string): client is Indirect {
  if (client.kind !== 'export') {
    return client.kind === 'held';
  }
  const isElsewhere = view.packageOf(client.from) !== view.packageOf(file);
  return client.isFile && (isElsewhere ? !isHandedOn(view, client) : !client.isExported && client.from !== file);
}

/** Whether other packages of the workspace get the client itself. */
function isHandedOn(view: ProjectView, { from, exported, isExported }: Extract<Client, { kind: 'export' }>): boolean {
  const entry = isExported === true ? entryOf(view, from) : undefined;
  return entry !== undefined && handsOn(view, entry.file, from, exported);
}

/** The entry by which a package that needs another one gets what that hands on. */
export function entryBetween(view: ProjectView, file: string, target: string): PackageEntry | undefined {
  const entry = view.packageOf(file) === view.packageOf(target) ? undefined : entryOf(view, target);
  const source = entry && view.parsed(entry.file);
  return entry && source && !isCommonJs(source) && view.dependenciesOf(file).has(entry.specifier) ? entry : undefined;
}

/**
 * @param place - where the session ends
 * @param call - the identify, or what else shows the client
 */
export function wayTo(
  view: ProjectView,
  look: Parameters<typeof reachOf>[1],
  place: Node,
  call: AnalyticsCall,
  client: Indirect,
): Way {
  const reach = client.kind === 'held' ? reachOf(view, look, place, client) : undefined;
  const circle = reach ? whyNotReach(view, look.source, reach.from?.file) : undefined;
  if (client.kind === 'held' && reach && circle === undefined) {
    return reach.isClient
      ? { ...reach, asks: 'nobody', isCalled: false }
      : { ...reach, asks: 'holder', held: client, isCalled: true, method: client.method };
  }
  const forgetting = forgettingFor(view, client, call);
  const refused = forgetting ? whyNotReach(view, look.source, forgetting.file, true) : whyNot(view, client);
  if (!forgetting || refused !== undefined) {
    return { refused: refused ?? circle ?? whyNot(view, client) };
  }
  const { file, name } = forgetting;
  const from = file === look.source.file ? undefined : { file, exported: name, local: name };
  return {
    asks: 'module',
    forgetting,
    words: from ? '' : name,
    isNullable: false,
    ...(from && { from }),
    isCalled: true,
  };
}

function whyNot(view: ProjectView, client: Indirect): string {
  return client.kind === 'held'
    ? heldWords(client.call)
    : client.isExported === true
      ? 'the client belongs to another package, which does not hand it on; reset where that one learns of it'
      : `the client \`${client.exported}\` of ${view.relative(client.from)} is not exported; export it, or a function that forgets the person`;
}

/** @param isHandingOn the entry of the target's package can hand on what is asked for */
function whyNotReach(
  view: ProjectView,
  source: Source,
  target: string | undefined,
  isHandingOn = false,
): string | undefined {
  if (target === undefined || target === source.file) {
    return undefined;
  }
  if (isHandingOn && entryBetween(view, source.file, target)) {
    return undefined;
  }
  if (view.packageOf(target) !== view.packageOf(source.file)) {
    return `what holds the client belongs to another package, ${view.packageOf(target) || 'that of the root'}; reset where that one learns of it`;
  }
  return view.isPlainScript(source) ? PLAIN_SCRIPT : whyNotImport(view, source, target);
}
