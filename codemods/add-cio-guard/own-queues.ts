/** Where an identify waits for the SDK in what a class or a function keeps to itself. */
import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, isFunction, keyOf, pathOf, unwrap, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Identified, Memory } from './queues.ts';
import { classOfThis, isEmptied, parameterOf } from './queues.ts';

/** A field of a class, or a variable of a function, in which somebody waits. */
export interface OwnMemory extends Memory {
  /** The body of the class, or the function. */
  readonly holder: Node;
  /** Where somebody is put there. */
  readonly puts: readonly Node[];
}

/** What holds people, or functions that identify them, until the SDK is there. */
export function ownQueuesOf(source: Source, identifies: readonly Identified[]): OwnMemory[] {
  const found = new Map<string, OwnMemory>();
  for (const { node, id } of identifies) {
    for (const queue of [...(id ? queuesOfPerson(source, id) : []), ...queuesOfFunction(source, node)]) {
      const key = `${queue.text} ${queue.holder.range.join()}`;
      const puts = [...new Set([...(found.get(key)?.puts ?? []), ...queue.puts])];
      found.set(key, { ...queue, puts });
    }
  }
  return [...found.values()];
}

/** Whether the words for a queue mean the same at a place. */
export function isWithin({ holder }: OwnMemory, node: Node): boolean {
  return holder.type === 'ClassBody' ? classOfThis(node) === holder : contains(holder.range, node.range);
}

/** The fields that hold the person: `identify(this.pending.id)`, `const person = this.pending`, an item of `this.pending`. */
function queuesOfPerson(source: Source, id: Node): OwnMemory[] {
  const own = fieldOf(source, id);
  const handed = own === undefined ? fieldHandedTo(id) : undefined;
  const field = own ?? (handed && pathOf(handed));
  const holder = field === undefined ? undefined : classOfThis(id);
  if (field !== undefined && holder && isWaiting(holder, field, handed ?? id)) {
    const puts = assignmentsTo(holder, field).filter(({ right }) => !isEmptied(right));
    return [{ text: field, empty: emptyOf(source, holder, field), holder, puts }];
  }
  const list = listBehind(source, id);
  return list ? listAt(source, list) : [];
}

/** `this.pending` of `this.pending.id`, also by a constant of the function. */
function fieldOf(source: Source, id: Node): string | undefined {
  const [root, name] = pathOf(id)?.split('.') ?? [];
  if (root === 'this') {
    return name && `this.${name}`;
  }
  const definition = root === undefined ? undefined : (variableAt(source, id, root)?.defs[0]?.node as Node | undefined);
  const init = definition?.type === 'VariableDeclarator' && definition.init ? pathOf(definition.init) : undefined;
  return init && /^this\.[^.]+$/.test(init) ? init : undefined;
}

/** `this.user` of `this.identify(this.user)`, where the method identifies whom it is given: also later, once the SDK is there. */
function fieldHandedTo(id: Node): Node | undefined {
  const fn = ancestorsOf(id).find(isFunction);
  const member = fn?.parent;
  const index = fn ? parameterOf(fn, id) : -1;
  const holder = classOfThis(id);
  if (member?.type !== 'MethodDefinition' || index < 0 || !holder) {
    return undefined;
  }
  let field: Node | undefined;
  walk(holder, node => {
    const isOwn = node.type === 'CallExpression' && pathOf(node.callee) === `this.${nameOfMember(member)}`;
    const given = isOwn ? node.arguments[index] : undefined;
    field ??= given && /^this\.[^.]+$/.test(pathOf(given) ?? '') ? given : undefined;
  });
  return field;
}

/** The list whose item an id is of: `for (const person of this.pending)`, `pending.forEach(person => …)`. */
function listBehind(source: Source, id: Node): Node | undefined {
  const root = pathOf(id)?.split('.')[0];
  const [definition] = (root === undefined ? undefined : variableAt(source, id, root)?.defs) ?? [];
  const node = definition?.node as Node | undefined;
  const loop = node?.type === 'VariableDeclarator' ? node.parent.parent : undefined;
  if (loop?.type === 'ForOfStatement' && loop.left === node?.parent) {
    return withoutTaking(loop.right);
  }
  const call = isFunction(node) ? node.parent : undefined;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && /\.forEach$/.test(`.${nameIn(callee)}`)
    ? withoutTaking(callee.object)
    : undefined;
}

function nameIn({ property }: TSESTree.MemberExpression): string {
  return property.type === 'Identifier' ? property.name : '';
}

/** `this.pending` of `this.pending.splice(0)`. */
function withoutTaking(node: Node): Node {
  const bare = unwrap(node);
  const callee = bare.type === 'CallExpression' ? unwrap(bare.callee) : undefined;
  return callee?.type === 'MemberExpression' && /^(?:splice|slice)$/.test(nameIn(callee))
    ? unwrap(callee.object)
    : bare;
}

/** The lists that take the function around an identify: `this.pending.push(() => …)`, or by a method that does so. */
function queuesOfFunction(source: Source, identify: Node): OwnMemory[] {
  return ancestorsOf(identify).flatMap((fn): OwnMemory[] => {
    const call = isFunction(fn) ? fn.parent : undefined;
    if (call?.type !== 'CallExpression' || call.callee === fn) {
      return [];
    }
    const list = pushedTo(call, fn) ?? pushedBy(source, call, fn);
    return list ? listAt(source, list).map(queue => ({ ...queue, puts: [call] })) : [];
  });
}

/** The list of `list.push(item)`. */
function pushedTo({ callee, arguments: given }: TSESTree.CallExpression, item: Node): Node | undefined {
  const bare = unwrap(callee);
  return bare.type === 'MemberExpression' && nameIn(bare) === 'push' && given.some(one => one === item)
    ? unwrap(bare.object)
    : undefined;
}

/** The list to which a function of the module, or a method of the class, pushes what it is given. */
function pushedBy(source: Source, call: TSESTree.CallExpression, item: Node): Node | undefined {
  const fn = functionCalled(source, call);
  const parameter = fn?.params[call.arguments.findIndex(one => one === item)];
  if (!fn || parameter?.type !== 'Identifier') {
    return undefined;
  }
  let list: Node | undefined;
  walk(fn, node => {
    const given =
      node.type === 'CallExpression'
        ? node.arguments.find(one => one.type === 'Identifier' && one.name === parameter.name)
        : undefined;
    list ??= given && node.type === 'CallExpression' ? pushedTo(node, given) : undefined;
  });
  return list;
}

function functionCalled(source: Source, { callee }: TSESTree.CallExpression): TSESTree.FunctionLike | undefined {
  const path = pathOf(callee);
  const body = path !== undefined && /^this\.[^.]+$/.test(path) ? classOfThis(callee) : undefined;
  if (body?.type === 'ClassBody') {
    const own = body.body.find(member => `this.${nameOfMember(member)}` === path);
    return own?.type === 'MethodDefinition' && isFunction(own.value) ? own.value : undefined;
  }
  const definition =
    path === undefined ? undefined : (variableAt(source, callee, path)?.defs[0]?.node as Node | undefined);
  const fn = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  return isFunction(fn) ? fn : undefined;
}

/** A list of a class or of a function, with the places that push to it. */
function listAt(source: Source, list: Node): OwnMemory[] {
  const text = pathOf(list);
  const holder = text === undefined ? undefined : holderOf(source, list, text);
  if (text === undefined || !holder) {
    return [];
  }
  const puts: Node[] = [];
  walk(holder, node => {
    if (node.type === 'CallExpression' && pathOf(node.callee) === `${text}.push`) {
      puts.push(node);
    }
  });
  return puts.length > 0 ? [{ text, empty: '[]', holder, puts }] : [];
}

function holderOf(source: Source, list: Node, text: string): Node | undefined {
  if (/^this\.[^.]+$/.test(text)) {
    return classOfThis(list);
  }
  const scope = text.includes('.') ? undefined : variableAt(source, list, text)?.scope;
  return scope && isFunction(scope.block as Node) ? (scope.block as Node) : undefined;
}

function assignmentsTo(holder: Node, text: string): TSESTree.AssignmentExpression[] {
  const found: TSESTree.AssignmentExpression[] = [];
  walk(holder, node => {
    if (node.type === 'AssignmentExpression' && pathOf(node.left) === text) {
      found.push(node);
    }
  });
  return found;
}

/**
 * Whether somebody is put there, and is taken away where they are identified, or was put there by another function and
 * stays for good: of a person who is known, and whom the class itself puts aside, nothing is dropped.
 *
 * @param place where the field is read to identify whom it holds
 */
function isWaiting(holder: Node, field: string, place: Node): boolean {
  const fn = ancestorsOf(place).find(isFunction);
  const isHere = ({ range }: Node): boolean => fn !== undefined && contains(fn.range, range);
  const assignments = assignmentsTo(holder, field);
  const empties = assignments.filter(({ right }) => isEmptied(right));
  const puts = assignments.filter(({ right }) => !isEmptied(right));
  return puts.length > 0 && (empties.some(isHere) || (empties.length === 0 && !puts.some(isHere)));
}

function emptyOf(source: Source, holder: Node, field: string): string {
  const members = holder.type === 'ClassBody' ? holder.body : [];
  const member = members.find(each => `this.${nameOfMember(each)}` === field);
  if (member?.type !== 'PropertyDefinition') {
    return 'null';
  }
  return member.value ? source.text.slice(...unwrap(member.value).range) : 'undefined';
}

function nameOfMember(member: Node): string {
  return 'key' in member && member.key.type === 'PrivateIdentifier' ? `#${member.key.name}` : (keyOf(member) ?? '');
}
