import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { FunctionNode, Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, enclosingFunction, isFunction, isNothing, pathOf, unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';

/** Something that remembers the person and has to forget: a variable or a member of one. */
export interface Memory {
  readonly text: string;
  /** The value that it has when nobody is known, as text. */
  readonly empty: string;
}

/** The assignment by which a memory forgets. */
export function emptied({ text, empty }: Memory): string {
  return empty === '[]' ? `${text}.length = 0` : `${text} = ${empty}`;
}

/** Whether an id is a part of what a variable holds: `pending.id`. */
export function isOf(id: Node, text: string): boolean {
  const path = pathOf(id);
  return path === text || path?.startsWith(`${text}.`) === true;
}

/** An identify and the expression of its id. */
export interface Identified {
  readonly node: Node;
  readonly id: Node | undefined;
}

/** The variables in which an identify waits for the SDK, as a function or as the person. */
export function queuesOf(source: Source, identifies: readonly Identified[]): Memory[] {
  const found = new Map<string, Memory>();
  for (const { node, id } of identifies) {
    for (const queue of [queueOfFunction(source, node), id && queueOfPerson(source, id)]) {
      if (queue && !found.has(queue.text) && isOfModule(source, node, queue.text)) {
        found.set(queue.text, queue);
      }
    }
  }
  return [...found.values()];
}

/** Whether every function of the module has a variable. */
function isOfModule(source: Source, place: Node, text: string): boolean {
  const { scope } = variableAt(source, place, text) ?? {};
  return scope === undefined || /^(?:module|global)$/.test(scope.type);
}

/** The variable that takes the function around the call. */
function queueOfFunction(source: Source, identify: Node): Memory | undefined {
  for (const ancestor of ancestorsOf(identify)) {
    if (!isFunction(ancestor)) {
      continue;
    }
    const { parent } = ancestor;
    if (parent?.type === 'AssignmentExpression' && parent.right === ancestor && parent.left.type === 'Identifier') {
      return memoryAt(source, parent.left, parent.left.name);
    }
    const queue = parent?.type === 'CallExpression' ? pushedTo(parent, ancestor) : undefined;
    if (queue) {
      return memoryAt(source, queue, queue.name);
    }
    const name = nameOfFunction(ancestor);
    const variable = name === undefined ? undefined : variableAt(source, ancestor.parent as Node, name);
    for (const { identifier } of variable?.references ?? []) {
      const use = identifier.parent;
      if (use?.type === 'AssignmentExpression' && use.right === identifier && use.left.type === 'Identifier') {
        return memoryAt(source, use.left, use.left.name);
      }
      const list = use?.type === 'CallExpression' ? pushedTo(use, identifier) : undefined;
      if (list) {
        return memoryAt(source, list, list.name);
      }
    }
  }
  return undefined;
}

/** The variable of the module that holds the person until the client is there: `identify(pending.id)`, `for (const p of pending)`. */
function queueOfPerson(source: Source, id: Node): Memory | undefined {
  const root = pathOf(id)?.split('.')[0];
  const variable = root === undefined || root === 'this' ? undefined : variableAt(source, id, root);
  const definition = variable?.defs[0]?.node as Node | undefined;
  if (!variable || !definition) {
    return undefined;
  }
  if (isFunction(definition)) {
    return queueHandedTo(source, definition, id);
  }
  return definition.type === 'VariableDeclarator' ? queueOfVariable(source, id, variable, definition) : undefined;
}

function queueOfVariable(
  source: Source,
  id: Node,
  variable: NonNullable<ReturnType<typeof variableAt>>,
  definition: TSESTree.VariableDeclarator,
): Memory | undefined {
  if (isWrittenLater(variable)) {
    // Who has just been put there does not wait.
    return isPutWithin(variable, enclosingFunction(id)) ? undefined : memoryAt(source, id, variable.name);
  }
  // The person of one turn: `for (const person of pending)`, `const person = pending`.
  const loop = definition.parent?.parent;
  const from = loop?.type === 'ForOfStatement' && loop.left === definition.parent ? loop.right : definition.init;
  const list = from && unwrap(from);
  const held = list?.type === 'Identifier' ? variableAt(source, list, list.name) : undefined;
  return held && list?.type === 'Identifier' && (isWrittenLater(held) || isPushedTo(held))
    ? memoryAt(source, list, list.name)
    : undefined;
}

/** The variable from which a function is given its person later on: `if (pending) identifyPerson(pending)`. */
function queueHandedTo(source: Source, fn: FunctionNode, id: Node): Memory | undefined {
  const index = parameterOf(fn, id);
  const name = nameOfFunction(fn);
  const uses = name === undefined ? [] : (variableAt(source, fn.parent as Node, name)?.references ?? []);
  for (const { identifier } of uses) {
    const call = identifier.parent;
    const given = call?.type === 'CallExpression' && call.callee === identifier ? call.arguments[index] : undefined;
    const held = given?.type === 'Identifier' ? variableAt(source, given, given.name) : undefined;
    if (given?.type === 'Identifier' && held && isWrittenLater(held) && !isPutWithin(held, enclosingFunction(given))) {
      return memoryAt(source, given, given.name);
    }
  }
  return undefined;
}

/** Which parameter of a function an id is of; -1 if of none that has a name. */
export function parameterOf({ params }: FunctionNode, id: Node): number {
  const root = pathOf(id)?.split('.')[0];
  return params.findIndex(param => param.type === 'Identifier' && param.name === root);
}

/** Whether a function puts somebody into a variable itself. */
function isPutWithin({ references }: NonNullable<ReturnType<typeof variableAt>>, fn: Node | undefined): boolean {
  return references.some(
    ({ identifier, writeExpr }) =>
      writeExpr != null && !isEmptied(writeExpr as Node) && enclosingFunction(identifier) === fn,
  );
}

/** The class whose instance `this` is at a place. */
export function classOfThis(node: Node): Node | undefined {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'ClassBody') {
      return ancestor;
    }
    const isOfMethod = /^(?:MethodDefinition|PropertyDefinition)$/.test(ancestor.parent?.type ?? '');
    if (isFunction(ancestor) && ancestor.type !== 'ArrowFunctionExpression' && !isOfMethod) {
      return undefined;
    }
  }
  return undefined;
}

/** Whether a memory that is given this holds nobody. */
export function isEmptied(value: Node): boolean {
  const bare = unwrap(value);
  return isNothing(bare) || (bare.type === 'ArrayExpression' && bare.elements.length === 0);
}

/** A variable of the module that is set after the module has run. */
function isWrittenLater({ scope, references }: NonNullable<ReturnType<typeof variableAt>>): boolean {
  return /^(?:module|global)$/.test(scope.type) && references.some(reference => reference.isWrite() && !reference.init);
}

function isPushedTo({ scope, references }: NonNullable<ReturnType<typeof variableAt>>): boolean {
  return (
    /^(?:module|global)$/.test(scope.type) &&
    references.some(({ identifier }) => {
      const member = identifier.parent;
      return member?.type === 'MemberExpression' && member.object === identifier && pathOf(member)?.endsWith('.push');
    })
  );
}

export function nameOfFunction(fn: Node): string | undefined {
  if (fn.type === 'FunctionDeclaration') {
    return fn.id?.name;
  }
  return fn.parent?.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : undefined;
}

export function pushedTo(call: TSESTree.CallExpression, item: Node): TSESTree.Identifier | undefined {
  const { callee } = call;
  return callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'push' &&
    callee.object.type === 'Identifier' &&
    call.arguments.some(argument => argument === item)
    ? callee.object
    : undefined;
}

/** Reads off the declaration what the memory holds before anybody is known. */
export function memoryAt(source: Source, place: Node, text: string): Memory {
  const variable = variableAt(source, place, text.split('.')[0] as string);
  const definition = variable?.defs[0]?.node as Node | undefined;
  const init = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  if (text.includes('.')) {
    // `useRef(null)`, `ref<string>()`: the box is made with its first content.
    const content = init?.type === 'CallExpression' ? init.arguments[0] : undefined;
    const isBox = init?.type === 'CallExpression';
    return {
      text,
      empty:
        content?.type === 'Literal' ? source.text.slice(...content.range) : isBox && !content ? 'undefined' : 'null',
    };
  }
  if (init?.type === 'ArrayExpression') {
    return { text, empty: '[]' };
  }
  if (init?.type === 'Literal') {
    return { text, empty: source.text.slice(...init.range) };
  }
  return { text, empty: definition?.type === 'VariableDeclarator' && !definition.init ? 'undefined' : 'null' };
}
