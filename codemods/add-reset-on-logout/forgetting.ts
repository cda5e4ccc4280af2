/** A function of the module that has a client, by which a log-out that cannot reach the client has it forget. */
import type { TSESTree } from '@typescript-eslint/utils';

import { besideEdits } from '../../lib/edit/beside.ts';
import { endWithComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { exportsOwn, localName } from '../../lib/edit/exports.ts';
import { isCommonJs } from '../../lib/edit/imports.ts';
import { allNames, variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, isNothing, nodeAt, pathOf, walk } from '../../lib/edit/nodes.ts';
import type { Placement } from '../../lib/edit/placement.ts';
import { placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import { resetOf } from '../../lib/concerns/log-out/reset.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { afterDeclarations } from '../shared/after-declarations.ts';
import { commonJsExport } from '../shared/commonjs-export.ts';
import { isRoute } from '../shared/routes.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Client } from './clients.ts';
import type { HeldClient } from './held.ts';
import { fieldWithClient, membersOf } from './held.ts';

export interface Forgetting {
  /** Absolute. */
  readonly file: string;
  readonly sdk: string;
  readonly name: string;
  /** The variable that holds the client of whoever is known; undefined where every function of the module has it. */
  readonly memory: string | undefined;
  readonly client: Exclude<Client, { kind: 'global' }>;
}

/** How a vendor is called in names. */
const names: Readonly<Record<AnalyticsCall['vendor'], string>> = {
  segment: 'Segment',
  customerio: 'Customerio',
  rudderstack: 'Rudderstack',
  analytics: 'Analytics',
};

/** Undefined where nothing shows which of the clients that are made is the one that knows somebody. */
export function forgettingFor(
  view: ProjectView,
  client: Exclude<Client, { kind: 'global' }>,
  { sdk, vendor }: Pick<AnalyticsCall, 'sdk' | 'vendor'>,
): Forgetting | undefined {
  const file = client.kind === 'held' ? client.file : client.from;
  const source = view.parsed(file);
  const name = `forget${names[vendor]}User`;
  if (!source || view.isPlainScript(source) || isRoute(view.relative(file)) || !/\.[cm]?[jt]sx?$/.test(file)) {
    return undefined;
  }
  const isThere = exportsOwn(source, name);
  if (client.kind === 'export') {
    const local = client.isExported === true ? localName(source, client.exported) : client.local;
    return client.isFile && client.exported !== 'default' && (isThere || !allNames(source).has(name))
      ? { file, sdk, name, memory: undefined, client: { ...client, local } }
      : undefined;
  }
  const memory = `known${names[vendor]}`;
  const used = allNames(source);
  const isFree = isThere || !(used.has(name) || used.has(memory));
  const isNoted =
    isNotedWhenMade(source, client) ||
    view
      .calls()
      .some(
        call =>
          view.absolute(call.file) === file && isIdentify(call, sdk) && contains(client.holder.node.range, call.range),
      );
  return isFree && isNoted && client.holder.kind !== 'object' ? { file, sdk, name, memory, client } : undefined;
}

function isIdentify(call: AnalyticsCall, sdk: string): boolean {
  return call.method === 'identify' && call.sdk === sdk && call.via === 'direct' && !call.inTest;
}

/** What the module of the client gets. */
export function forgettingIn(at: FileAtHand, { sdk, name, memory, client }: Forgetting): Found[] {
  const { source } = at;
  const range: Found['range'] = [0, 0];
  if (exportsOwn(source, name)) {
    return [{ range, what: name, becomes: 'right' }];
  }
  // A client that is noted when it is made is the one of whoever logs in next as well.
  const isLasting = client.kind === 'held' && isNotedWhenMade(source, client);
  const { newline, semicolon, indent } = styleOf(source);
  const isExported = !isCommonJs(source);
  const isTyped = isTypeScript(source);
  const reset =
    client.kind === 'export'
      ? resetOf(client.local + client.rest, sdk, client.isNullable)
      : resetOf(memory ?? '', sdk, true);
  const method = /\.(\w+)(?:\?\.)?\(\)$/.exec(reset)?.[1] ?? 'reset';
  const lines = [
    ...(memory === undefined
      ? []
      : [
          '// The client that is at work, so that a log-out can have it forget the person.',
          `let ${memory}${isTyped ? `: { ${method}(): unknown } | null` : ''} = null${semicolon}`,
          '',
        ]),
    '/** Call on log-out: the client forgets the person. */',
    `${isExported ? 'export ' : ''}function ${name}()${isTyped ? ': void' : ''} {`,
    `${indent}${reset}${semicolon}`,
    ...(memory === undefined || isLasting ? [] : [`${indent}${memory} = null${semicolon}`]),
    '}',
  ];
  const declared = client.kind === 'export' ? statementOf(at, client.local) : undefined;
  const edits: Edit[] = [
    afterDeclarations(source, declared, lines.join(newline)),
    ...(isExported ? [] : [commonJsExport(source, [name])]),
  ];
  return [
    { range, what: name, becomes: { edits: [], once: edits } },
    ...(memory === undefined || client.kind !== 'held' ? [] : notedIn(at, sdk, memory, client)),
  ];
}

/** The statement of the module that declares a variable. */
function statementOf({ source }: FileAtHand, name: string): (typeof source)['program']['body'][number] | undefined {
  const node = variableAt(source, source.program, name)?.defs[0]?.node as Node | undefined;
  const chain: readonly Node[] = node ? [node, ...ancestorsOf(node)] : [];
  return source.program.body.find(statement => chain.includes(statement));
}

/** The assignments by which the holder gets the client, where a line can follow them. */
export function madeIn(source: Source, { holder, path }: HeldClient): readonly Node[] {
  const found: Node[] = [];
  const node = nodeAt(source.program, holder.node.range) ?? holder.node;
  walk(node, each => {
    const [name, value] =
      each.type === 'AssignmentExpression' && each.operator === '='
        ? [each.left, each.right]
        : each.type === 'VariableDeclarator' && each.parent.declarations.length === 1 && holder.kind === 'function'
          ? [each.id, each.init]
          : [];
    const isStatement = /^(?:ExpressionStatement|VariableDeclaration)$/.test(each.parent?.type ?? '');
    if (name && value && isStatement && pathOf(name) === path && !isNothing(value)) {
      found.push(each);
    }
  });
  return found;
}

function isNotedWhenMade(source: Source, client: HeldClient): boolean {
  return madeIn(source, client).length > 0 || constructing(source, client, '') !== undefined;
}

/** The edit by which a class whose field begins with the client does something as soon as it has it. */
export function constructing(source: Source, client: HeldClient, expression: string): Edit | undefined {
  const field = fieldWithClient(client);
  const { holder } = client;
  if (!field || holder.kind !== 'class' || ('superClass' in holder.node && holder.node.superClass)) {
    return undefined;
  }
  const { newline, semicolon, indent } = styleOf(source);
  const outer = indentationAt(source.text, field.range[0]);
  const members = membersOf(holder);
  const present = members.find(member => member.type === 'MethodDefinition' && member.kind === 'constructor');
  const statement = `${newline}${outer}${indent}${expression}${semicolon}`;
  if (present?.type === 'MethodDefinition') {
    const { body } = present.value;
    const [first] = body?.body ?? [];
    return body && (!first || isFirstOnLine(source.text, first.range[0]))
      ? insertAt(body.range[0] + 1, first ? statement : `${statement}${newline}${outer}`)
      : undefined;
  }
  const fields = members.filter(({ type }) => type === 'PropertyDefinition');
  const end = endWithComments(source, fields.at(-1)?.range[1] ?? field.range[1]);
  return insertAt(end, `${newline}${newline}${outer}constructor() {${statement}${newline}${outer}}`);
}

/** Where the client is made; else beside each identify of it. */
function notedIn({ source, calls }: FileAtHand, sdk: string, memory: string, client: HeldClient): Found[] {
  const { path } = client;
  const made = madeIn(source, client);
  const constructed = made.length > 0 ? undefined : constructing(source, client, `${memory} = ${path}`);
  if (constructed) {
    return [{ range: constructed.range, what: `\`${path}\``, becomes: { edits: [constructed] } }];
  }
  const places: readonly { readonly node: Node; readonly what: string }[] =
    made.length > 0
      ? made.map(node => ({ node, what: `\`${path}\`` }))
      : calls.flatMap(call => {
          const node = isIdentify(call, sdk) ? nodeAt(source.program, call.range) : undefined;
          return node ? [{ node, what: 'identify' }] : [];
        });
  return places.map(({ node, what }): Found => {
    const placement: Placement =
      node.parent?.type === 'VariableDeclaration'
        ? { kind: 'statement', outer: node, statement: node.parent }
        : placementOf(node as TSESTree.Expression);
    const edits = besideEdits(source, placement, {
      declarations: [],
      expression: `${memory} = ${path}`,
      returnsNothing: false,
      // Whoever logs out while the client takes its time is to be forgotten as well.
      isFirst: what === 'identify' && placement.outer.type === 'AwaitExpression',
    });
    return {
      range: node.range,
      what,
      becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : { edits },
    };
  });
}
