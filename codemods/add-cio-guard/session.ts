import path from 'node:path';

import type { Edit } from '../../lib/edit/edit.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { applyEdits } from '../../lib/edit/edit.ts';
import type { Source } from '../../lib/edit/source.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import { exists } from '../../lib/files/stats.ts';
import { exactTextOf } from '../../lib/files/text.ts';
import type { Choose, FileChange, NewFile, Remark, Session, SiteReport } from '../shared/codemod.ts';
import { NOT_CHOSEN, UsageError } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import { exportsOwn } from '../../lib/edit/exports.ts';
import { HELPER_NAME, TO_BE_MADE } from '../shared/helper-module.ts';
import { entryOf, handOnEdits } from '../shared/package-entry.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, flagOption, textOption } from '../shared/options.ts';
import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import { isOfListener } from '../shared/processes.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { guardApart } from './apart.ts';
import type { GuardOptions } from './guard.ts';
import { logOutEventsOf } from '../../lib/concerns/shared/log-out-events.ts';
import { FORGET_NAME } from './forget.ts';
import { guardParts, isHelperRefused, notesLogOut } from './guard.ts';
import { inManner, mannerAt } from './manner.ts';
import type { OutsideLogOuts } from './outside.ts';
import { leavingLogOuts, outsideLogOuts } from './outside.ts';
import type { ClientCall } from './owner.ts';
import { identifiedIn, isAmbientCustomerio, ownerOf } from './owner.ts';
import { isRoute } from '../shared/routes.ts';
import type { TemplateName } from './templates.ts';
import { helperTemplate, NOTE_NAME, templateNames } from './templates.ts';

/** Looks for the module that owns the client of Customer.io and gets ready to guard it. */
export function start(view: ProjectView, options: RawOptions): Session {
  const helperName = textOption(options, 'helper-name') ?? view.settings.helper?.name ?? HELPER_NAME;
  const wanted = textOption(options, 'helper-module');
  const sdk = choiceOption(options, 'sdk', [...templateNames]);
  const wantedFile = wanted === undefined ? moduleApart(view, helperName) : path.resolve(view.root, wanted);
  const owners = ownersOf(view);

  if (wantedFile !== undefined && !owners.includes(wantedFile)) {
    if (flagOption(options, 'queue')) {
      throw new UsageError(
        '--queue is for the module that keeps an identify until the SDK is there; a module that is made anew is told of people by whoever does.',
      );
    }
    const present = exists(wantedFile) ? (exactTextOf(wantedFile) ?? '') : undefined;
    if (present !== undefined && !present.includes(helperName)) {
      throw new UsageError(
        `${view.relative(wantedFile)} identifies nobody with a client of Customer.io, so the helper cannot stand there. Name a file that does not exist yet, or the module that identifies${listed(view, owners)}.`,
      );
    }
    if (owners.length > 0 && (present === undefined || present.includes(NOTE_NAME))) {
      return guardApart(view, owners, { file: wantedFile, helperName, present });
    }
    refuseSecondClient(view, wantedFile, owners);
    const template = sdk ?? sdkOf(view, wantedFile);
    // On a server nobody is kept between two requests, so that there is nothing to forget.
    const logOuts =
      template === 'node'
        ? NO_LOG_OUTS
        : outsideLogOuts(view, { owner: wantedFile, isReset: () => false, isNoted: false, isHeard: false });
    return fileSession(view, {
      files: logOuts.files,
      find: at => logOuts.find(at),
      newFiles: [newModule(view, wantedFile, template, helperName, present)],
      remarks: () => [uncalled(view, wantedFile, template)],
    });
  }
  const [owner, ...others] = wantedFile ? [wantedFile] : owners;
  if (!owner) {
    throw new UsageError(noOwner(view));
  }
  if (others.length > 0) {
    throw new UsageError(
      `Several modules identify people${listed(view, owners)}. The guard must stand where all of them pass: ${TO_BE_MADE}, and each of them tells it whom it identifies; or name the one that all others go through.`,
    );
  }
  const isQueueing = flagOption(options, 'queue');
  const logOuts = logOutsFor(view, owner, { helperName, isQueueing });
  const names = [helperName, ...(logOuts.areForgetting ? [FORGET_NAME] : [])];
  const entry = entryFor(view, owner);
  const outside = fileSession(view, {
    files: [...logOuts.files, ...(entry === undefined ? [] : [entry])],
    planned: [{ file: owner, names }],
    find: at => [
      ...(logOuts.files.includes(at.file) ? logOuts.find(at) : []),
      ...(at.file === entry ? handedOn(at, owner, names) : []),
    ],
  });
  const guard: Omit<GuardOptions, 'calls'> = {
    helperName,
    logOuts: leavingLogOuts(view, owner),
    isForgottenElsewhere: logOuts.areForgetting,
    hasUnreachable: logOuts.areUnreachable,
    isQueueing,
  };
  return {
    files: [owner, ...outside.files],
    change: (file, text, choose) =>
      view.absolute(file) === owner ? guardFile(view, owner, text, guard, choose) : outside.change(file, text, choose),
    remarks: () => [...otherOwners(view, owners, owner), ...endsWhenIdle(view, owner)],
  };
}

/** Why there is no module to guard, and the way on. */
function noOwner(view: ProjectView): string {
  const onServer = view
    .calls()
    .find(
      call =>
        call.vendor === 'customerio' && call.identity === 'per-call' && call.method === 'identify' && !call.inTest,
    );
  const none = 'No module of this project identifies people with a client of Customer.io in a page or an app.';
  return onServer
    ? `${none} A server does (${onServer.file}:${onServer.line}), whose client keeps nobody: each call says whom it is about. Where Segment gets that same id, nothing has to be guarded; customerio/no-unidentified-forward tells of the others. To send their events by the id that Customer.io knows, give --helper-module with the path of a module to be made, and --sdk node: it sends in the name of the person of a request, and for nobody else.`
    : `${none} Give --helper-module with the path of a module to be made, and --sdk with what to make it for: node where a server sends.`;
}

/** The module that an earlier run made to be told of everybody. */
function moduleApart(view: ProjectView, helperName: string): string | undefined {
  return view.files.find(file => {
    const text = view.text(file) ?? '';
    const source = text.includes(NOTE_NAME) && text.includes(helperName) ? view.parsed(file) : undefined;
    return source !== undefined && exportsOwn(source, NOTE_NAME) && exportsOwn(source, helperName);
  });
}

/** A module with a client of its own knows nobody that another client identifies, so that it would never send. */
function refuseSecondClient(view: ProjectView, wanted: string, owners: readonly string[]): void {
  if (owners.length > 0) {
    throw new UsageError(
      `People are identified by another client than that of ${view.relative(wanted)}${listed(view, owners)}, so its helper would never send. Name a file that does not exist yet, and each identify tells it whom; or identify through this module.`,
    );
  }
  const other = view
    .calls()
    .find(
      call =>
        isAmbientCustomerio(call) &&
        view.absolute(call.file) !== wanted &&
        /^(?:init|track|page|screen)$/.test(call.method),
    );
  if (other) {
    throw new UsageError(
      `${other.file}:${other.line} has a client of Customer.io already, and nothing shows who is identified by it. A second client would know nobody, and its helper never send. Identify people with the one that is there, or name the function that does in the settings (\`wrappers\`); then run this again.`,
    );
  }
}

const NO_LOG_OUTS: OutsideLogOuts = { files: [], areForgetting: false, areUnreachable: false, find: () => [] };

/** Where the project ends the identity outside of the owner; nowhere if the owner gets no helper. */
function logOutsFor(
  view: ProjectView,
  owner: string,
  asked: Pick<GuardOptions, 'helperName' | 'isQueueing'>,
): OutsideLogOuts {
  const found = identifiedIn(view, owner);
  if (!found || whyNoPlace(view, found.source) !== undefined) {
    return NO_LOG_OUTS;
  }
  const { source, identity } = found;
  if (isHelperRefused(source, identity, asked)) {
    return NO_LOG_OUTS;
  }
  const [{ call }] = identity.identifies as [ClientCall, ...ClientCall[]];
  return outsideLogOuts(view, {
    owner,
    isReset: other => isAmbientCustomerio(other) && other.method === 'reset' && other.sdk === call.sdk,
    isNoted: notesLogOut(source, identity),
    isHeard: logOutEventsOf(source).length > 0,
  });
}

/** The entry by which other packages of the workspace get what the owner exports, if they need it and send events too. */
function entryFor(view: ProjectView, owner: string): string | undefined {
  const entry = entryOf(view, owner);
  const isShared =
    entry !== undefined &&
    view
      .calls()
      .some(
        ({ file }) =>
          view.packageOf(file) !== view.packageOf(owner) &&
          view.dependenciesOf(view.absolute(file)).has(entry.specifier),
      );
  return isShared && entry.file !== owner ? entry.file : undefined;
}

function handedOn(at: FileAtHand, owner: string, names: readonly string[]): Found[] {
  const edits = handOnEdits(at.view, at.source, owner, names);
  const range: Found['range'] = [0, 0];
  return [{ range, what: `export of ${names.join(', ')}`, becomes: edits.length > 0 ? { edits } : 'right' }];
}

/** Why a module that identifies people cannot have what others are to share. */
function whyNoPlace(view: ProjectView, source: Source): string | undefined {
  const instead = TO_BE_MADE;
  if (view.isPlainScript(source)) {
    return PLAIN_SCRIPT;
  }
  if (/\.(?:vue|svelte|astro|html?)$/.test(source.file)) {
    return `each component has its own variables: ${instead}`;
  }
  if (isRoute(view.relative(source.file))) {
    return `the router takes no other exports from this file than its own: ${instead}`;
  }
  return undefined;
}

/** The files that identify people with a client of a page or an app; absolute. */
export function ownersOf(view: ProjectView): string[] {
  const files = view
    .calls()
    .filter(call => isAmbientCustomerio(call) && call.method === 'identify')
    .map(({ file }) => view.absolute(file));
  return [...new Set(files)];
}

function otherOwners(view: ProjectView, owners: readonly string[], owner: string): Remark[] {
  return owners
    .filter(file => file !== owner)
    .map(file => ({
      text: `${view.relative(file)} identifies people as well: the guard of ${view.relative(owner)} does not know of it.`,
      forPerson: true,
    }));
}

function endsWhenIdle(view: ProjectView, owner: string): Remark[] {
  return isOfListener(view, owner)
    ? [
        {
          text: `The worker of an extension ends when it is idle, and whom ${view.relative(owner)} notes with it: identify again as it starts, by what \`chrome.storage\` keeps. Until then the helper sends nothing.`,
          forPerson: false,
        },
      ]
    : [];
}

function listed(view: ProjectView, files: readonly string[]): string {
  return files.length > 0 ? ` (${files.map(file => view.relative(file)).join(', ')})` : '';
}

function guardFile(
  view: ProjectView,
  file: string,
  original: string,
  options: Omit<GuardOptions, 'calls'>,
  choose: Choose = () => true,
): FileChange {
  const text = withoutByteOrderMark(original);
  const reading = view.read(file, text);
  if (reading.error) {
    throw new SyntaxError(reading.error);
  }
  const source = view.parse(file, text);
  const lines = new Lines(text);
  const name = view.relative(file);
  const refused = whyNoPlace(view, source);
  const owner = refused === undefined ? ownerOf(view, source, reading) : { refused };
  if ('refused' in owner) {
    const identify = reading.calls.find(call => isAmbientCustomerio(call) && call.method === 'identify');
    return {
      sites: [
        {
          file: name,
          line: identify?.line ?? 1,
          column: identify?.column ?? 1,
          status: 'skipped',
          what: 'identify',
          reason: owner.refused,
          forPerson: true,
        },
      ],
    };
  }
  const sites: SiteReport[] = [];
  const edits: Edit[] = [];
  for (const { what, node, status, reason, edits: own } of guardParts(source, owner, {
    ...options,
    calls: reading.calls,
  })) {
    const site: SiteReport = {
      file: name,
      ...lines.at(node.range[0]),
      status,
      what,
      ...(reason !== undefined && { reason }),
      forPerson: status === 'skipped',
    };
    if (status === 'changed' && !choose(site)) {
      sites.push({ ...site, status: 'skipped', reason: NOT_CHOSEN });
      continue;
    }
    sites.push(site);
    edits.push(...own);
  }
  const changed = withByteOrderMarkOf(original, applyEdits(text, edits));
  return { ...(changed !== original && { text: changed }), sites };
}

/** A new module does nothing until somebody calls it. */
function uncalled(view: ProjectView, file: string, template: TemplateName): Remark {
  const asked =
    template === 'node'
      ? 'loadCio once, when the server starts, and asCioUser(id, …) around the work of each request, with the id that Customer.io knows'
      : 'what it exports where somebody logs in, and where they log out';
  return {
    text: `Nobody is known to ${view.relative(file)} yet: call ${asked}. Until then its helper sends nothing.`,
    forPerson: true,
  };
}

/** What the manifests of the project say it uses. */
function sdkOf(view: ProjectView, file: string): TemplateName {
  const packages: readonly (readonly [string, TemplateName])[] = [
    ['@customerio/cdp-analytics-browser', 'browser'],
    ['customerio-reactnative', 'react-native'],
    ['customerio-node', 'node'],
  ];
  const dependencies = view.dependenciesOf(file);
  const found = packages.filter(([name]) => dependencies.has(name)).map(([, template]) => template);
  const [only] = found;
  if (!only || found.length > 1) {
    throw new UsageError(`Say with --sdk what the helper is to be made for: ${templateNames.join(', ')}.`);
  }
  return only;
}

/** @param present - what stands there already */
function newModule(
  view: ProjectView,
  file: string,
  sdk: TemplateName,
  helperName: string,
  present: string | undefined,
): NewFile {
  const site = { file: view.relative(file), line: 1, column: 1, what: helperName, forPerson: false };
  const text = present ?? inManner(helperTemplate(sdk, /\.[cm]?tsx?$/.test(file), helperName), mannerAt(view, file));
  return { file, text, sites: [{ ...site, status: present === undefined ? 'changed' : 'right' }] };
}
