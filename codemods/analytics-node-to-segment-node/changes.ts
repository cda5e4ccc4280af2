/** Everything that one file has to change, or that stands in its way. */
import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import type { ModuleReference } from '../../lib/edit/module-references.ts';
import { moduleReferences, takesNothing } from '../../lib/edit/module-references.ts';
import { takeNamed } from '../../lib/edit/named-export.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nodeAt, sameRange, unwrap, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import { looseMethods } from '../shared/loose-methods.ts';
import type { Change, Look } from '../shared/whole-session.ts';
import { refusal, waiting } from '../shared/whole-session.ts';
import { mendClient } from './client.ts';
import type { Limits } from './uses.ts';
import { useOf } from './uses.ts';

export const OLD = 'analytics-node';
export const NEW = '@segment/analytics-node';

export const isOld = (specifier: string): boolean => specifier === OLD;

/** It gives the module, where others speak of it. */
export const isLoad = (reference: ModuleReference): boolean => reference.kind !== 'mock' && !takesNothing(reference);

/** @param isBlocked a place somewhere in the project would break, so that only what is right with both SDKs is done */
export function changesOf(look: Look, isBlocked: boolean, limits: Limits): Change[] {
  const references = moduleReferences(look.source, isOld);
  const uses = usesOf(look, limits);
  const open: Change[] = uses.flatMap(({ node, what, becomes }) =>
    'refused' in becomes ? [refusal(node, what, becomes.refused)] : [],
  );
  const unit = references.length > 0 ? moveFile(look, references) : { edits: [], changes: clientsOfOthers(look) };
  const parts = innerUses(look);
  const stopped = isBlocked || [...open, ...unit.changes, ...parts].some(({ blocks }) => blocks);
  const [first] = references.filter(reference => !takesNothing(reference));
  const moved: Change[] =
    first && unit.edits.length > 0 ? [waiting(stopped, first.node, OLD, { edits: unit.edits })] : [];
  const mended = uses.flatMap(({ node, what, isForBoth, becomes }): Change[] =>
    'refused' in becomes ? [] : [waiting(stopped && !isForBoth, node, what, becomes)],
  );
  return [...moved, ...mended, ...open, ...unit.changes, ...parts];
}

/** Calls of the SDK itself; those of the new one are looked at as well, since a file moves in several rounds. */
function usesOf(look: Look, limits: Limits): ReturnType<typeof useOf> {
  return look.calls
    .filter(({ sdk, via, method }) => (sdk === OLD || sdk === NEW) && via === 'direct' && method !== 'init')
    .flatMap(call => {
      const node = nodeAt(look.source.program, call.range);
      const uses = node?.type === 'CallExpression' ? useOf(look, call, node, limits) : [];
      // What is written for the new SDK is right as far as nothing chains on it.
      return call.sdk === OLD ? uses : uses.filter(({ becomes }) => 'edits' in becomes);
    });
}

/** The imports of the file and the clients that it makes: they move together. */
function moveFile(look: Look, references: readonly ModuleReference[]): { edits: Edit[]; changes: Change[] } {
  const { source, file } = look;
  const edits: Edit[] = [];
  const changes: Change[] = [];
  const constructions = new Set<TSESTree.NewExpression | TSESTree.CallExpression>();
  for (const reference of references) {
    const taken = takeNamed(source, reference, { exported: 'Analytics', specifier: NEW });
    if ('refused' in taken) {
      changes.push(refusal(reference.node, OLD, taken.refused, isLoad(reference)));
      continue;
    }
    edits.push(...taken.edits);
    for (const use of taken.local ? usesOfClass(source, taken.local) : []) {
      if (use.parent?.type === 'NewExpression' && use.parent.callee === use) {
        constructions.add(use.parent);
        continue;
      }
      const reason = isTestPath(file) ? undefined : reasonAgainst(use);
      if (reason) {
        changes.push(refusal(use.parent as Node, OLD, reason));
      }
    }
  }
  for (const node of initsOf(look)) {
    constructions.add(node);
  }
  for (const node of constructions) {
    const options = look.calls.find(({ range, method }) => method === 'init' && sameRange(range, node.range))?.parts
      .options?.value;
    const client =
      node.type === 'NewExpression'
        ? mendClient(source, node, options)
        : { refused: 'the new SDK is a class: write new Analytics({ writeKey, … })', range: node.range };
    if ('refused' in client) {
      changes.push(refusal({ range: client.range }, 'new Analytics', client.refused));
    } else {
      edits.push(...client.edits);
    }
  }
  return { edits, changes: [...changes, ...(references.some(isLoad) ? unseenFlushes(look) : [])] };
}

/** Clients of a class that another file hands on: what moves there must not change what is made here. */
function clientsOfOthers(look: Look): Change[] {
  return initsOf(look)
    .filter(({ type }) => type === 'NewExpression')
    .map(node =>
      refusal(
        node,
        'new Analytics',
        `the class comes from another file of the project: write new Analytics({ writeKey, … }) with an import of ${NEW} by hand`,
      ),
    );
}

function initsOf({ calls, source }: Look): (TSESTree.NewExpression | TSESTree.CallExpression)[] {
  return calls.flatMap(({ sdk, method, range }) => {
    const node = sdk === OLD && method === 'init' ? nodeAt(source.program, range) : undefined;
    return node?.type === 'NewExpression' || node?.type === 'CallExpression' ? [node] : [];
  });
}

function usesOfClass(source: Source, local: TSESTree.Identifier): Node[] {
  const variable = variableAt(source, local, local.name);
  return (variable?.references ?? [])
    .map(({ identifier }) => identifier as Node)
    .filter(identifier => identifier !== local);
}

/** Why a use of the class that makes no client is none of the new class. */
function reasonAgainst(use: Node): string | undefined {
  const { parent } = use;
  switch (parent?.type) {
    case 'TSTypeReference':
      return undefined;
    case 'TSTypeQuery':
      return /^(?:ConstructorParameters)$/.test(typeNameAround(parent))
        ? 'the new constructor takes one object: AnalyticsSettings is its type'
        : undefined;
    case 'BinaryExpression':
      return parent.operator === 'instanceof' ? undefined : 'the class is compared';
    case 'ClassDeclaration':
    case 'ClassExpression':
      return 'a class is derived from that of the old SDK: hold a client in it instead, or derive it by hand';
    case 'CallExpression':
      return parent.callee === use
        ? 'the new SDK is a class: write new Analytics({ writeKey, … })'
        : 'the class is handed on: make the client here, or change by hand who makes it';
    case 'MemberExpression':
      return 'the class has no such member any more: make a client with new Analytics() and use that';
    case 'TSQualifiedName':
      return 'the new SDK has types of its own: TrackParams, IdentifyParams, PageParams, GroupParams, AliasParams';
    default:
      return 'the class is handed on: make the client here, or change by hand who makes it';
  }
}

function typeNameAround(query: TSESTree.TSTypeQuery): string {
  const reference = query.parent.type === 'TSTypeParameterInstantiation' ? query.parent.parent : undefined;
  return reference?.type === 'TSTypeReference' && reference.typeName.type === 'Identifier'
    ? reference.typeName.name
    : '';
}

/** What the old client has and the new one has not. */
const inner =
  /^(?:queue|enqueue|writeKey|host|path|axiosInstance|timeout|flushAt|maxQueueSize|flushInterval|flushed|errorHandler|enable|timer)$/;

function innerUses({ source, calls }: Look): Change[] {
  return looseMethods(
    source,
    calls.filter(({ sdk, via, inTest }) => sdk === OLD && via === 'direct' && !inTest),
  ).flatMap(({ range, name = '' }) => {
    if (inner.test(name)) {
      return [refusal({ range }, OLD, `the new client has no ${name}`)];
    }
    return name === 'flush'
      ? [
          refusal(
            { range },
            'flush',
            'the new flush() takes no callback, and who calls it here is not known: call it with nothing',
          ),
        ]
      : [];
  });
}

/** A client that is hidden from the reading may be waited for by a callback that would never be called. */
function unseenFlushes({ source, calls }: Look): Change[] {
  const changes: Change[] = [];
  walk(source.program, node => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    if (
      node.type === 'CallExpression' &&
      callee?.type === 'MemberExpression' &&
      callee.property.type === 'Identifier' &&
      callee.property.name === 'flush' &&
      node.arguments.length > 0 &&
      !isKnown(calls, node) &&
      !isOfAnother(source, callee.object)
    ) {
      changes.push(
        refusal(
          node,
          'flush',
          'if this is a client of the old SDK, its callback would never be called: write await client.flush()',
          false,
        ),
      );
    }
  });
  return changes;
}

/** It is a call that the reading knows, or is chained to one. */
function isKnown(calls: Look['calls'], node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  const before = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return (
    calls.some(({ range }) => sameRange(range, node.range)) ||
    (before?.type === 'CallExpression' && isKnown(calls, before))
  );
}

/** It is made here of something that is no client: an object, another class, another package. */
function isOfAnother(source: Source, object: Node): boolean {
  const bare = unwrap(object);
  const definition = bare.type === 'Identifier' ? variableAt(source, bare, bare.name)?.defs[0] : undefined;
  const declared = definition?.node as Node | undefined;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  if (declared?.parent?.type === 'ImportDeclaration') {
    return !/^[.#~@]/.test(declared.parent.source.value) && !isOld(declared.parent.source.value);
  }
  switch (init?.type) {
    case 'ObjectExpression':
    case 'NewExpression':
      return true;
    case 'CallExpression': {
      const [name] = init.arguments;
      if (init.callee.type === 'Identifier' && init.callee.name === 'require') {
        return (
          name?.type === 'Literal' &&
          typeof name.value === 'string' &&
          !/^[.#~@]/.test(name.value) &&
          !isOld(name.value)
        );
      }
      return init.callee.type === 'MemberExpression' && isOfAnother(source, init.callee.object);
    }
    default:
      return false;
  }
}
