import path from 'node:path';

import type { Edit } from '../../lib/edit/edit.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { applyEdits } from '../../lib/edit/edit.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import { exists } from '../../lib/files/stats.ts';
import { exactTextOf } from '../../lib/files/text.ts';
import type { Choose, FileChange, NewFile, Remark, Session, SiteReport } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import { fileSession } from '../shared/file-session.ts';
import { HELPER_NAME } from '../shared/helper-module.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, textOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { guardApart } from './apart.ts';
import type { GuardOptions } from './guard.ts';
import { guardParts, notesLogOut } from './guard.ts';
import type { OutsideLogOuts } from './outside.ts';
import { logOutsOf, outsideLogOuts } from './outside.ts';
import type { ClientCall } from './owner.ts';
import { identifiedIn, isAmbientCustomerio, ownerOf } from './owner.ts';
import type { TemplateName } from './templates.ts';
import { helperTemplate, NOTE_NAME, templateNames } from './templates.ts';

/** Looks for the module that owns the client of Customer.io and gets ready to guard it. */
export function start(view: ProjectView, options: RawOptions): Session {
  const helperName = textOption(options, 'helper-name') ?? view.settings.helper?.name ?? HELPER_NAME;
  const wanted = textOption(options, 'helper-module');
  const sdk = choiceOption(options, 'sdk', [...templateNames]);
  const wantedFile = wanted === undefined ? undefined : path.resolve(view.root, wanted);
  const owners = ownersOf(view);

  if (wantedFile !== undefined && !owners.includes(wantedFile)) {
    const present = exists(wantedFile) ? (exactTextOf(wantedFile) ?? '') : undefined;
    if (present !== undefined && !present.includes(helperName)) {
      throw new UsageError(
        `${view.relative(wantedFile)} identifies nobody with a client of Customer.io, so the helper cannot stand there. Name a file that does not exist yet, or the module that identifies${listed(view, owners)}.`,
      );
    }
    if (owners.length > 0 && (present === undefined || present.includes(NOTE_NAME))) {
      return guardApart(view, owners, { file: wantedFile, helperName, present });
    }
    return {
      files: [],
      change: () => ({ sites: [] }),
      newFiles: [newModule(view, wantedFile, sdk ?? sdkOf(view, wantedFile), helperName, present)],
      remarks: () => [uncalled(view, wantedFile)],
    };
  }
  const [owner, ...others] = wantedFile ? [wantedFile] : owners;
  if (!owner) {
    throw new UsageError(
      'No module of this project identifies people with a client of Customer.io in a page or an app. Give --helper-module with the path of a module to be made, and --sdk with what to make it for.',
    );
  }
  if (others.length > 0) {
    throw new UsageError(
      `Several modules identify people${listed(view, owners)}. The guard must stand where all of them pass: give --helper-module with the path of a module to be made, and each of them tells it whom it identifies; or name the one that all others go through.`,
    );
  }
  const logOuts = logOutsFor(view, owner);
  const outside = fileSession(view, logOuts);
  const guard: GuardOptions = {
    helperName,
    logOuts: logOuts.files.length === 0 ? logOutsOf(view, owner) : [],
    isForgottenElsewhere: logOuts.areForgetting,
  };
  return {
    files: [owner, ...logOuts.files],
    change: (file, text, choose) =>
      view.absolute(file) === owner ? guardFile(view, owner, text, guard, choose) : outside.change(file, text, choose),
    remarks: () => otherOwners(view, owners, owner),
  };
}

/** Where the project ends the identity outside of the owner; nowhere if the owner cannot have a helper. */
function logOutsFor(view: ProjectView, owner: string): OutsideLogOuts {
  const found = isComponent(owner) ? undefined : identifiedIn(view, owner);
  if (!found) {
    return { files: [], areForgetting: false, find: () => [] };
  }
  const { source, identity } = found;
  const [{ call }] = identity.identifies as [ClientCall, ...ClientCall[]];
  return outsideLogOuts(view, {
    owner,
    isReset: other => isAmbientCustomerio(other) && other.method === 'reset' && other.sdk === call.sdk,
    isNoted: notesLogOut(source, identity),
  });
}

function isComponent(file: string): boolean {
  return /\.(?:vue|svelte|astro|html?)$/.test(file);
}

function ownersOf(view: ProjectView): string[] {
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

function listed(view: ProjectView, files: readonly string[]): string {
  return files.length > 0 ? ` (${files.map(file => view.relative(file)).join(', ')})` : '';
}

function guardFile(
  view: ProjectView,
  file: string,
  original: string,
  options: GuardOptions,
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
  const owner = isComponent(file)
    ? { refused: 'each component has its own variables: give --helper-module with the path of a module to be made' }
    : ownerOf(source, reading);
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
  for (const { what, node, status, reason, edits: own } of guardParts(source, owner, options)) {
    const site: SiteReport = {
      file: name,
      ...lines.at(node.range[0]),
      status,
      what,
      ...(reason !== undefined && { reason }),
      forPerson: status === 'skipped',
    };
    if (status === 'changed' && !choose(site)) {
      sites.push({ ...site, status: 'skipped', reason: 'it was not chosen' });
      continue;
    }
    sites.push(site);
    edits.push(...own);
  }
  const changed = withByteOrderMarkOf(original, applyEdits(text, edits));
  return { ...(changed !== original && { text: changed }), sites };
}

/** A new module does nothing until somebody calls it. */
function uncalled(view: ProjectView, file: string): Remark {
  return {
    text: `Nobody is known to ${view.relative(file)} yet: call what it exports where somebody logs in, and where they log out. Until then its helper sends nothing.`,
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
  const text = present ?? helperTemplate(sdk, /\.[cm]?tsx?$/.test(file), helperName);
  return { file, text, sites: [{ ...site, status: present === undefined ? 'changed' : 'right' }] };
}
