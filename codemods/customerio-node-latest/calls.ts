/** What is done with the clients of customerio-node, and whether the new version takes it. */
import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { hasComment } from '../../lib/edit/comments.ts';
import { initOf, objectFor } from '../../lib/edit/declared.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { importName } from '../../lib/edit/imports.ts';
import { takesNothing } from '../../lib/edit/module-references.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { keyOf, nameOf, nodeAt, unwrap, walk } from '../../lib/edit/nodes.ts';
import { withParentheses } from '../../lib/edit/parentheses.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import { withoutProperty } from '../../lib/edit/without-property.ts';
import type { AnalyticsCall, Value } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import type { Change, Look } from '../shared/whole-session.ts';
import { refusal } from '../shared/whole-session.ts';
import { isOurs, references } from './imports.ts';
import type { Major } from './versions.ts';
import { clientOptions, emailKeys, PACKAGE, recipientKeys, requestClasses } from './versions.ts';

/** An edit at one place, before it is known whether anything is held up. */
export interface CallEdit {
  readonly node: Node;
  readonly what: string;
  readonly edits: readonly Edit[];
}

export interface CallChanges {
  readonly edits: CallEdit[];
  readonly changes: Change[];
}

interface Versions {
  readonly from: number | undefined;
  readonly target: Major;
}

export function callsOfFile(look: Look, versions: Versions): CallChanges {
  const found: CallChanges = { edits: [], changes: [] };
  for (const call of look.calls) {
    const node = call.sdk === PACKAGE && call.via === 'direct' ? nodeAt(look.source.program, call.range) : undefined;
    if (node?.type === 'CallExpression' || node?.type === 'NewExpression') {
      ofCall(look, call, node, versions, found);
    }
  }
  renamedKeys(look, versions, found);
  newRegions(look, versions, found);
  return found;
}

function ofCall(
  look: Look,
  call: AnalyticsCall,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  versions: Versions,
  found: CallChanges,
): void {
  const refuse = (about: Node, reason: string, blocks = true): void =>
    void found.changes.push(refusal(about, call.method, reason, blocks));
  switch (call.item ? 'batch' : call.method) {
    case 'init':
      return ofClient(call, node, versions, refuse);
    case 'trackAnonymous':
      return ofAnonymous(look.source, node, versions, refuse, edits =>
        found.edits.push({ node, what: call.method, edits }),
      );
    case 'broadcast':
      return ofBroadcast(call, node, versions, refuse);
    case 'device': {
      const data = node.arguments[3];
      const attributes = data?.type === 'ObjectExpression' ? propertyOf(data, 'attributes') : undefined;
      // From 3 on the SDK puts what it is given under `attributes` itself.
      return attributes && isBefore(versions.from, 3)
        ? refuse(
            attributes,
            'the SDK puts attributes of a device under attributes itself since 3: give what stands here directly',
          )
        : undefined;
    }
    case 'sendMessage': {
      const edits = ofMessage(look, call, node, versions);
      return edits ? void found.edits.push({ node, what: call.method, edits }) : undefined;
    }
    default:
  }
}

type Refuse = (about: Node, reason: string, blocks?: boolean) => void;

function isBefore(from: number | undefined, major: number): boolean {
  return from === undefined || from < major;
}

function ofClient(
  call: AnalyticsCall,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  { from, target }: Versions,
  refuse: Refuse,
): void {
  const given = node.arguments[call.client === 'track' ? 2 : 1];
  const object = given && unwrap(given);
  // Versions 3 and 4 pass whatever they get to the same https.request.
  if (!object || call.client === 'pipelines' || (from !== undefined && from >= 3 && target === 4) || from === target) {
    return;
  }
  const seen = call.parts.options?.value;
  const names: readonly (readonly [string | undefined, Node])[] =
    object.type === 'ObjectExpression'
      ? object.properties.map(property => [keyOf(property), property])
      : seen?.kind === 'object'
        ? seen.keys.map(key => [key, given])
        : [];
  for (const [name, place] of names) {
    if (name === 'apiUrl') {
      refuse(place, 'the Track client has no apiUrl any more: broadcasts go through new APIClient(appKey, { url })');
    } else if (name !== undefined && !clientOptions[target].has(name)) {
      refuse(
        place,
        `${PACKAGE} ${target} does not heed ${name}: ${target === 5 ? 'it sends by fetch, and dispatcher takes an agent of undici' : 'it sends by https.request, and agent takes a proxy'}`,
      );
    }
  }
}

/** 1 and 2 took the event alone and sent it as it is; an empty id still sends it as it is. */
function ofAnonymous(
  source: Source,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  { from }: Versions,
  refuse: Refuse,
  edit: (edits: readonly Edit[]) => void,
): void {
  const [event, ...rest] = node.arguments;
  // What stands alone in a call of 3 is an id, and the call throws, unless it is seen to be an event.
  if (!event || rest.length > 0 || (!isBefore(from, 3) && event.type !== 'ObjectExpression')) {
    return;
  }
  if (event.type === 'SpreadElement') {
    return refuse(node, 'the anonymous id is the first argument now: write trackAnonymous(anonymousId, event)');
  }
  // A text or a number is an id already.
  if (event.type === 'TemplateLiteral' || (event.type === 'Literal' && event.value !== null)) {
    return;
  }
  const id = event.type === 'ObjectExpression' ? movableId(source, event) : undefined;
  const { quote } = styleOf(source);
  const [start] = withParentheses(source, event, node.callee.range[1]);
  edit(
    id
      ? [
          insertAt(start, `${source.text.slice(...id.value.range)}, `),
          withoutProperty(source, event as TSESTree.ObjectExpression, id),
        ]
      : [insertAt(start, `${quote}${quote}, `)],
  );
}

/**
 * `anonymous_id` of an event that is written in place, if nothing is evaluated in another order when it goes in front,
 * no comment is lost, and nothing else in the event gives it as well.
 */
function movableId(source: Source, event: TSESTree.ObjectExpression): TSESTree.Property | undefined {
  const id = propertyOf(event, 'anonymous_id');
  const before = id ? event.properties.slice(0, event.properties.indexOf(id)) : [];
  const isAlone = event.properties.every(each => each === id || ![undefined, 'anonymous_id'].includes(keyOf(each)));
  return id &&
    isAlone &&
    event.properties.length > 1 &&
    id.value.type !== 'SequenceExpression' &&
    !hasComment(source, id.range) &&
    effectOf(id.value) <= Effect.Reads &&
    before.every(each => effectOf(each) <= Effect.Reads)
    ? id
    : undefined;
}

function ofBroadcast(
  call: AnalyticsCall,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  { from, target }: Versions,
  refuse: Refuse,
): void {
  const args = node.arguments;
  if (call.client === 'track') {
    return refuse(
      node,
      'triggerBroadcast is a method of APIClient since 2, which takes the App API key: call it there',
    );
  }
  if (args.length > 2 || args.some(({ type }) => type === 'SpreadElement')) {
    return;
  }
  const [, data] = args;
  const keys =
    data?.type === 'ObjectExpression'
      ? data.properties.map(property => (property.type === 'Property' ? (nameOf(property.key) ?? '') : ''))
      : [];
  const goesToAll = target === 5 && isBefore(from, 5);
  if (keys.length > 0 && keys.every(key => recipientKeys.has(key))) {
    refuse(
      node,
      `the second argument is the data, and the recipients are the third: ${target === 5 ? 'from 5.0.1 on this goes to the whole audience of the broadcast' : 'this call throws'}. Write triggerBroadcast(id, undefined, recipients)`,
      goesToAll,
    );
  } else {
    refuse(
      node,
      goesToAll
        ? 'up to 5.0.0 this call throws, and from 5.0.1 on it goes to the whole audience of the broadcast: give the recipients as the third argument, or undefined if all are meant'
        : 'without recipients this call throws up to 5.0.0: give them as the third argument',
      goesToAll,
    );
  }
}

/** `sendEmail({ … })` throws in every version: it asks for an instance. */
function ofMessage(
  { source }: Look,
  call: AnalyticsCall,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  { target, from }: Versions,
): Edit[] | undefined {
  const callee = unwrap(node.callee);
  const method = callee.type === 'MemberExpression' && !callee.computed ? nameOf(callee.property) : undefined;
  const name = method === undefined ? undefined : ownValue(requestClasses, method);
  const [message, ...rest] = node.arguments;
  if (
    !name ||
    !message ||
    message.type === 'SpreadElement' ||
    rest.length > 0 ||
    (name === 'SendWhatsAppRequest' && target < 5) ||
    !isPlain(source, message, call.parts.message?.value)
  ) {
    return undefined;
  }
  const imported = importName(source, name, PACKAGE, isOurs);
  const keys =
    message.type === 'ObjectExpression' && name === 'SendEmailRequest' && isBefore(from, 4)
      ? keyEdits(source, message)
      : [];
  return [
    ...waitsForImports(source),
    ...imported.edits,
    insertAt(message.range[0], `new ${imported.name}(`),
    ...keys,
    insertAt(message.range[1], ')'),
  ];
}

/** It is written as an object here or where its variable is set, and that once. */
function isPlain(source: Source, message: Node, value: Value | undefined): boolean {
  const isVariable = message.type === 'Identifier' && value?.kind === 'object';
  return (
    message.type === 'ObjectExpression' ||
    (isVariable &&
      variableAt(source, message, message.name)?.references.filter(use => use.isWrite()).length === 1 &&
      initOf(source, message)?.type === 'ObjectExpression')
  );
}

/** An empty edit where the imports are: it lies too close to theirs, so that this one comes when they are done. */
function waitsForImports(source: Source): Edit[] {
  const [first] = references(source).filter(reference => !takesNothing(reference) && reference.kind !== 'mock');
  return first ? [insertAt(first.node.range[0], '')] : [];
}

/** Keys of transactional mails that have another name since 4. */
function renamedKeys({ source }: Look, { from }: Versions, found: CallChanges): void {
  if (!isBefore(from, 4) || references(source).length === 0) {
    return;
  }
  walk(source.program, node => {
    const object =
      node.type === 'NewExpression' && node.arguments[0] && isExport(source, node.callee, 'SendEmailRequest')
        ? objectFor(source, node.arguments[0])
        : undefined;
    const edits = object ? keyEdits(source, object) : [];
    if (edits.length > 0) {
      found.edits.push({ node, what: 'sendMessage', edits });
    }
  });
  const done = found.edits.flatMap(({ edits }) => edits.map(({ range }) => range[0]));
  walk(source.program, node => {
    const key = writtenKey(node);
    const renamed = key === undefined ? undefined : ownValue(emailKeys, key);
    if (renamed !== undefined && !(node.type === 'Property' && done.includes(node.key.range[0]))) {
      found.changes.push(
        refusal(
          node,
          'sendMessage',
          `a transactional mail has ${renamed} in the place of ${key} since 4: rename it if this is one`,
          false,
        ),
      );
    }
  });
}

/** `key: …` in an object, or `object.key = …`. */
function writtenKey(node: Node): string | undefined {
  if (node.type === 'AssignmentExpression') {
    return node.left.type === 'MemberExpression' && !node.left.computed ? nameOf(node.left.property) : undefined;
  }
  return node.type === 'Property' && !node.computed && node.parent.type === 'ObjectExpression'
    ? nameOf(node.key)
    : undefined;
}

function keyEdits(source: Source, { properties }: TSESTree.ObjectExpression): Edit[] {
  return properties.flatMap(property => {
    const key = keyOf(property);
    const name = key === undefined ? undefined : ownValue(emailKeys, key);
    if (
      property.type !== 'Property' ||
      name === undefined ||
      properties.some(other => other.type === 'Property' && nameOf(other.key) === name)
    ) {
      return [];
    }
    const { key: node, shorthand } = property;
    return [
      shorthand
        ? insertAt(node.range[0], `${name}: `)
        : replace(
            node.range,
            node.type === 'Literal' ? source.text.slice(...node.range).replace(key as string, name) : name,
          ),
    ];
  });
}

/** Whether a callee is this export of the package, as far as the file itself shows it. */
function isExport(source: Source, callee: Node, exported: string): boolean {
  const object = callee.type === 'MemberExpression' ? callee.object : callee;
  if (object.type !== 'Identifier' || !isOfModule(source, object)) {
    return false;
  }
  const definition = variableAt(source, object, object.name)?.defs[0];
  const declared = definition?.node as Node | undefined;
  const local = definition?.name as Node | undefined;
  if (callee.type === 'MemberExpression') {
    return nameOf(callee.property) === exported;
  }
  return (
    (declared?.type === 'ImportSpecifier'
      ? nameOf(declared.imported)
      : local?.parent?.type === 'Property'
        ? nameOf(local.parent.key)
        : undefined) === exported
  );
}

/** Whether a variable is the module, or is taken out of it. */
function isOfModule(source: Source, identifier: TSESTree.Identifier, depth = 0): boolean {
  const declared = variableAt(source, identifier, identifier.name)?.defs[0]?.node as Node | undefined;
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  if (init?.type === 'Identifier') {
    return depth < 2 && isOfModule(source, init, depth + 1);
  }
  const loads = [declared, declared?.parent, init?.type === 'AwaitExpression' ? unwrap(init.argument) : init];
  return references(source).some(({ node }) => loads.includes(node));
}

/** A region of one's own has a third address in 5. */
function newRegions({ source }: Look, { from, target }: Versions, found: CallChanges): void {
  if (target < 5 || !isBefore(from, 5)) {
    return;
  }
  walk(source.program, node => {
    if (node.type === 'NewExpression' && node.arguments.length === 2 && isExport(source, node.callee, 'Region')) {
      found.changes.push(
        refusal(node, 'init', 'a Region of 5 takes the address of the Pipelines API as its third argument', false),
      );
    }
  });
}

function propertyOf(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.find(
    (property): property is TSESTree.Property =>
      property.type === 'Property' && !property.method && keyOf(property) === name,
  );
}
