import type { TSESTree } from '@typescript-eslint/utils';

import { besideEdits } from '../../lib/edit/beside.ts';
import { endWithComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { localName } from '../../lib/edit/exports.ts';
import type { ImportedName } from '../../lib/edit/imports.ts';
import { freeName } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, isNothing, nodeAt, statementListOf, withCasts } from '../../lib/edit/nodes.ts';
import { isAwaitedAt, placementOf } from '../../lib/edit/placement.ts';
import { receiverOf } from '../../lib/edit/receiver.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import { indentationAt, styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { clientOf } from '../add-reset-on-logout/clients.ts';
import type { NewFile, Session } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import { callsOf } from '../shared/calls-of.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { branchEdits } from './branch.ts';
import { FORGET_NAME, NO_LOG_OUT, UNKNOWN_ID } from './forget.ts';
import { notesLogOut } from './guard.ts';
import { logOutBranchOf, markersOf } from './log-out.ts';
import { inManner, mannerAt } from './manner.ts';
import { namedIdentifiesOf, WAITS_BY_NAME } from './named-calls.ts';
import { emptied, isOf, queuesOf } from './queues.ts';
import { afterwards, isImporting, outsideLogOuts } from './outside.ts';
import type { ClientCall } from './owner.ts';
import { identifiedIn, isAmbientCustomerio, ownerOf, resetMethod } from './owner.ts';
import { apartTemplate, NOTE_NAME } from './templates.ts';

interface ApartOptions {
  /** Of the helper's module; absolute. */
  readonly file: string;
  readonly helperName: string;
  /** What the module holds already, if it is there. */
  readonly present: string | undefined;
}

/**
 * The helper in a module of its own, told of every identify and log-out of the project: for several modules that
 * identify, and for components, each of which has its variables for itself.
 */
export function guardApart(
  view: ProjectView,
  owners: readonly string[],
  { file, helperName, present }: ApartOptions,
): Session {
  const all = owners.flatMap(owner => identifiedIn(view, owner) ?? []);
  const identified = all.filter(({ source }) => !view.isPlainScript(source));
  if (present === undefined && all.length > 0 && identified.length === 0) {
    throw new UsageError(
      `Nobody could be noted in ${view.relative(file)}, so its helper would never send: people are identified in ${owners.map(owner => view.relative(owner)).join(', ')}, and ${PLAIN_SCRIPT}.`,
    );
  }
  const isKnown = identified.some(({ source, identity }) =>
    identity.identifies.some(({ call }) => {
      const range = call.parts.userId?.range;
      return range !== undefined && nodeAt(source.program, range) !== undefined;
    }),
  );
  if (present === undefined && !isKnown) {
    throw new UsageError(
      `Nobody could be noted in ${view.relative(file)}, so its helper would never send: where people are identified (${owners.map(owner => view.relative(owner)).join(', ')}), their id is put together elsewhere, or a spread behind it may put another one in its place. Write the id last, and run this again.`,
    );
  }
  const first = identified[0]?.identity.identifies[0]?.call;
  const isNoted = identified.some(({ source, identity }) => notesLogOut(source, identity));
  const logOuts = outsideLogOuts(view, {
    owner: file,
    isReset: call => isAmbientCustomerio(call) && call.method === 'reset' && call.sdk === first?.sdk,
    isNoted,
    isHeard: false,
  });
  // Where a branch learns of nobody being there, that is no log-out, and the visitor's id is to last.
  const maker = isNoted || !isNotingEarly(present) ? undefined : makerOf(view, first);
  const text =
    present ??
    inManner(
      apartTemplate(isTypeScript({ file }), helperName, first ? resetMethod(first) : 'reset', maker !== undefined),
      mannerAt(view, file),
    );
  const newFile: NewFile = {
    file,
    text,
    sites: [
      {
        file: view.relative(file),
        line: 1,
        column: 1,
        what: helperName,
        forPerson: false,
        status: present === undefined ? 'changed' : 'right',
      },
    ],
  };
  return fileSession(view, {
    files: [...new Set([...owners, ...logOuts.files, ...(maker ? [maker.file] : [])])],
    find: at =>
      inTurn([
        ...(maker?.file === at.file ? madeIn(at, maker.local, file) : []),
        ...(owners.includes(at.file) ? identifiesIn(at, file) : []),
        ...logOuts.find(at),
      ]),
    newFiles: [newFile],
    remarks: () =>
      isNoted || logOuts.areForgetting
        ? []
        : [{ text: `${NO_LOG_OUT[0]?.toUpperCase() ?? ''}${NO_LOG_OUT.slice(1)}.`, forPerson: true }],
  });
}

interface Maker {
  /** Absolute. */
  readonly file: string;
  readonly local: string;
}

/** A module of an earlier run may know people only. */
function isNotingEarly(present: string | undefined): boolean {
  return present === undefined || present.includes('userId ?? null');
}

/** The module that makes the one client as it loads; undefined where something else makes it, or later. */
function makerOf(view: ProjectView, first: AnalyticsCall | undefined): Maker | undefined {
  const client = first && clientOf(view, first.sdk);
  if (!client || !('kind' in client) || client.kind !== 'export' || !client.isFile || client.rest !== '') {
    return undefined;
  }
  const source = view.parsed(client.from);
  const local = source && client.exported !== 'default' ? localName(source, client.exported) : client.local;
  return source && declarationOf(source, local) ? { file: client.from, local } : undefined;
}

/** `const cio = AnalyticsBrowser.load(…)` of a module */
function declarationOf({ program }: Source, name: string): TSESTree.ProgramStatement | undefined {
  return program.body.find(statement => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return (
      declared?.type === 'VariableDeclaration' &&
      declared.kind === 'const' &&
      declared.declarations.length === 1 &&
      declared.declarations.some(({ id, init }) => id.type === 'Identifier' && id.name === name && init)
    );
  });
}

/** The client is noted behind its declaration. */
function madeIn(at: FileAtHand, local: string, helper: string): Found[] {
  const { source } = at;
  const statement = declarationOf(source, local);
  if (!statement) {
    return [];
  }
  const base = { range: statement.range, what: `\`${local}\`` };
  const isThere = source.program.body.some(
    each =>
      each.type === 'ExpressionStatement' &&
      callsOf(each, NOTE_NAME).some(call => call.parent === each && notesNobody(call)),
  );
  if (isThere) {
    return [{ ...base, becomes: 'right' }];
  }
  const note = at.importFrom(helper, NOTE_NAME);
  const { newline, semicolon } = styleOf(source);
  const indentation = indentationAt(source.text, statement.range[0]);
  const line = `${newline}${indentation}${note.name}(${local}, null)${semicolon}`;
  const edit = insertAt(endWithComments(source, statement.range[1]), line);
  return [{ ...base, becomes: { edits: [edit], once: note.edits } }];
}

/** `noteCioUser(cio, null)`: the client is there, and knows nobody yet. */
function notesNobody({ arguments: [, person] }: TSESTree.CallExpression): boolean {
  return person !== undefined && isNothing(person);
}

/** What is noted comes first, so that the log-outs find an import to stand in. */
function inTurn(found: readonly Found[]): readonly Found[] {
  const first = found.find(isImporting);
  const isNoting = first !== undefined && (first.what === 'identify' || first.what.startsWith('`'));
  return found.map(one => (isNoting && one !== first && one.what !== first.what ? afterwards(one) : one));
}

function identifiesIn(at: FileAtHand, helper: string): Found[] {
  const { source, view } = at;
  const identity = view.isPlainScript(source) ? { refused: PLAIN_SCRIPT } : ownerOf(view, source, { calls: at.calls });
  if ('refused' in identity) {
    const call = at.calls.find(each => isAmbientCustomerio(each) && each.method === 'identify');
    return call
      ? [{ range: call.range, what: 'identify', becomes: { skipped: identity.refused, forPerson: true } }]
      : [];
  }
  const people = identity.identifies.map(({ call, node }) => ({
    node,
    id: call.parts.userId?.range && nodeAt(source.program, call.parts.userId.range),
  }));
  const queues = queuesOf(source, people);
  const branches = new Map<Node, Found>();
  for (const { node, id } of people) {
    const branch = !id || queues.some(({ text }) => isOf(id, text)) ? undefined : logOutBranchOf(source, node, id);
    if (!branch || !id || branches.has(branch.statement)) {
      continue;
    }
    if (
      callsOf(branch.statement, FORGET_NAME).length > 0 ||
      identity.resets.some(reset => isWithin(reset.node, branch.statement))
    ) {
      continue;
    }
    const { semicolon } = styleOf(source);
    const forget = at.importFrom(helper, FORGET_NAME);
    const memories = [...markersOf(source, node, id, ''), ...queues];
    const edits = branchEdits(source, branch, [
      '// Nobody is logged in, or nobody any more: what happens now must not count for the last person.',
      `${forget.name}()${semicolon}`,
      ...memories.map(memory => `${emptied(memory)}${semicolon}`),
    ]);
    branches.set(branch.statement, {
      range: branch.statement.range,
      what: 'log-out',
      becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : { edits, once: forget.edits },
    });
  }
  const waiting = namedIdentifiesOf(
    source,
    identity.client.text,
    identity.identifies.map(({ node }) => node),
  ).map(({ node }): Found => ({
    range: node.range,
    what: 'waiting identify',
    becomes: { skipped: WAITS_BY_NAME, forPerson: true },
  }));
  return [...identity.identifies.map(each => noted(at, each, helper)), ...waiting, ...branches.values()];
}

/** `client.identify(id)` gets `noteCioUser(client, id)` beside it. */
function noted(at: FileAtHand, { call, node }: ClientCall, helper: string): Found {
  const { source } = at;
  const base = { range: node.range, what: 'identify' };
  const found = call.parts.userId?.range && nodeAt(source.program, call.parts.userId.range);
  const id = found && withCasts(found);
  const receiver = receiverOf(node);
  if (!id || !receiver) {
    return call.parts.userId
      ? { ...base, becomes: { skipped: UNKNOWN_ID, forPerson: true } }
      : { ...base, becomes: 'right' };
  }
  const list = ancestorsOf(node).map(statementListOf).find(Boolean) ?? [];
  if (list.some(statement => callsOf(statement, NOTE_NAME).some(call => !notesNobody(call)))) {
    return { ...base, becomes: 'right' };
  }
  const note = at.importFrom(helper, NOTE_NAME);
  const edits = noteEdits(at, node, id, receiver, note);
  return 'refused' in edits
    ? { ...base, becomes: { skipped: edits.refused, forPerson: true } }
    : { ...base, becomes: { edits, once: note.edits } };
}

function noteEdits(
  { source }: FileAtHand,
  node: ClientCall['node'],
  id: Node,
  receiver: Node,
  note: ImportedName,
): readonly Edit[] | { readonly refused: string } {
  const client = source.text.slice(...receiver.range);
  const isCalled = effectOf(id) >= Effect.Calls;
  const name = isCalled ? freeName(source, node, 'userId') : source.text.slice(...id.range);
  const edits = besideEdits(source, placementOf(node), {
    declarations: isCalled ? [{ name, node: id }] : [],
    expression: `${note.name}(${client}, ${name})`,
    returnsNothing: false,
    isFirst: isAwaitedAt(node),
  });
  return 'refused' in edits || !isCalled ? edits : [...edits, replace(id.range, name)];
}

function isWithin(node: Node, outer: Node): boolean {
  return ancestorsOf(node).includes(outer);
}
