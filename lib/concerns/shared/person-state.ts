/**
 * What code itself keeps of the person who is identified: a variable, a field, a state of a component that is written
 * beside `identify`. What it is called says nothing; where it is written does.
 */
import { enclosingFunction, isFunction, isNothing, keyOf, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import { homeOf } from './session-state.ts';
import { calleeName, memberName } from './settlement.ts';
import { variableOf } from './variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface PersonState {
  /** The name that is shown: of the variable, or of the field. */
  readonly name: string;
  /** Where it is filled beside an identify: assignments, calls that set it. */
  readonly writes: readonly Node[];
  /** Where a function empties it. */
  readonly clears: readonly Node[];
  /** It outlives the function that writes it: a variable of the module, a field. */
  readonly isLasting: boolean;
  /** Other files can write to it: it is a member of what they can get. */
  readonly isShared: boolean;
  /** Whether an expression reads it. */
  isRead(node: Node): boolean;
}

interface Write extends Slot {
  readonly node: Node;
  readonly isNothing: boolean;
}

/** @param identifies the calls of the file that identify somebody */
export function personStatesIn(
  program: TSESTree.Program,
  sourceCode: SourceCode,
  identifies: readonly Node[],
): readonly PersonState[] {
  if (identifies.length === 0) return [];
  const writes = writesIn(program, sourceCode);
  const homes = new Set(identifies.map(homeOf));
  const keys = new Set(writes.filter(write => !write.isNothing && homes.has(homeOf(write.node))).map(({ key }) => key));
  return [...keys].map(key => {
    const own = writes.filter(write => write.key === key);
    const beside = own.filter(write => !write.isNothing && homes.has(homeOf(write.node)));
    return {
      name: (beside[0] as Write).name,
      writes: beside.map(({ node }) => node),
      clears: own
        .filter(write => write.isNothing && enclosingFunction(write.node) !== undefined)
        .map(({ node }) => node),
      isShared: (beside[0] as Write).isShared,
      isLasting: (beside[0] as Write).isLasting,
      isRead: node => {
        const read = readSlotOf(node, sourceCode)?.key;
        return read === key || (read !== undefined && beside.some(write => read === `${key}.${filledBy(write, read)}`));
      },
    };
  });
}

/** The member at the end of a key, if an object is written that has it: `known?.userId` of `known = { client, userId }`. */
function filledBy({ node }: Write, key: string): string | undefined {
  const member = key.slice(key.lastIndexOf('.') + 1);
  const isFilled = (value: Node): boolean => {
    const bare = unwrap(value);
    return bare.type === 'ConditionalExpression'
      ? [bare.consequent, bare.alternate].some(isFilled)
      : bare.type === 'ObjectExpression' && bare.properties.some(each => keyOf(each) === member);
  };
  return node.type === 'AssignmentExpression' && isFilled(node.right) ? member : undefined;
}

/** Whether an expression says itself that it can be nothing: `user?.id`, `user ? user.id : null`. */
export function mayBeNothing(node: Node): boolean {
  switch (node.type) {
    case 'ChainExpression':
      return true;
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].some(mayBeNothing);
    case 'LogicalExpression':
      return node.operator === '&&' || mayBeNothing(node.right);
    default:
      return isNothing(node);
  }
}

function writesIn(program: TSESTree.Program, sourceCode: SourceCode): readonly Write[] {
  const found: Write[] = [];
  walk(
    program,
    node => {
      const write = writeOf(node, sourceCode);
      if (write) found.push(write);
    },
    sourceCode.visitorKeys,
  );
  return found;
}

function writeOf(node: Node, sourceCode: SourceCode): Write | undefined {
  if (node.type === 'AssignmentExpression') {
    const slot = node.operator === '=' ? slotOf(node.left, sourceCode) : undefined;
    return slot && { ...slot, node, isNothing: isNothing(node.right) };
  }
  if (node.type === 'UnaryExpression' && node.operator === 'delete') {
    const slot = slotOf(node.argument, sourceCode);
    return slot && { ...slot, node, isNothing: true };
  }
  const kept = node.type === 'CallExpression' ? (writeByAction(node) ?? writeOfStore(node, sourceCode)) : undefined;
  if (kept) return kept;
  const [given] = node.type === 'CallExpression' ? node.arguments : [];
  if (node.type !== 'CallExpression' || !given || node.arguments.length > 1) return undefined;
  const slot = stateSetBy(node.callee, sourceCode);
  return slot && { ...slot, node, isNothing: isNothing(given) };
}

/** `localStorage.setItem('known', id)`, `store.set(knownAtom, id)`, `known.delete(key)`: what something keeps under a key. */
function writeOfStore(call: TSESTree.CallExpression, sourceCode: SourceCode): Write | undefined {
  const method = memberName(unwrap(call.callee)) ?? '';
  const [key, given, ...more] = call.arguments;
  if (!key || more.length > 0) return undefined;
  const isClear = !given && /^(?:removeItem|delete|remove|del)$/.test(method);
  if (!isClear && !(given && /^(?:setItem|set)$/.test(method))) return undefined;
  const slot = slotOfStore(call, key, sourceCode);
  return slot && { ...slot, node: call, isNothing: isClear || (given !== undefined && isNothing(given)) };
}

/** What is kept under a literal, or under what a name of the file stands for. */
function slotOfStore(call: TSESTree.CallExpression, key: Node, sourceCode: SourceCode): Slot | undefined {
  const callee = unwrap(call.callee);
  const store = callee.type === 'MemberExpression' ? pathOf(callee.object) : undefined;
  const bare = unwrap(key);
  const variable = bare.type === 'Identifier' ? variableOf(bare, sourceCode)?.defs[0]?.name : undefined;
  const text = bare.type === 'Literal' ? String(bare.value) : variable?.range.join();
  return store === undefined || text === undefined
    ? undefined
    : { key: `${store} ${text}`, name: sourceCode.getText(key), isShared: true, isLasting: true };
}

/** What a store keeps that only actions write: which of them fills which of its fields stands elsewhere. */
const ofActions: Slot = { key: 'store of actions', name: 'the store', isShared: true, isLasting: true };

/** `store.dispatch(known(id))`; an action that brings nothing along empties. */
function writeByAction(node: TSESTree.CallExpression): Write | undefined {
  const [action, ...more] = node.arguments;
  if (calleeName(node) !== 'dispatch' || !action || more.length > 0) return undefined;
  const brought = action.type === 'CallExpression' ? action.arguments : payloadOf(action);
  return { ...ofActions, node, isNothing: brought.every(isNothing) };
}

function payloadOf(action: Node): Node[] {
  return action.type === 'ObjectExpression'
    ? action.properties.flatMap(each => (each.type === 'Property' && keyOf(each) !== 'type' ? each.value : []))
    : [];
}

/** `store.getState()`, what it holds and what a selector takes out of it; `useSelector(selectKnown)`. */
function isReadOfActions(node: Node): boolean {
  const bare = unwrap(node);
  if (bare.type === 'MemberExpression') return isReadOfActions(bare.object);
  if (bare.type !== 'CallExpression') return false;
  const [first, ...more] = bare.arguments;
  if (!first) return calleeName(bare) === 'getState';
  return more.length === 0 && (calleeName(bare) === 'useSelector' || isReadOfActions(first));
}

/** Functions of libraries that give what a state holds. */
const reading = /^(?:get|unref|toValue|use|useStore|useAtomValue|useRecoilValue|useReactiveVar|useUnit)$/;

/** What an expression reads: a slot, a signal that is called for its value, a store that a library's function reads. */
function readSlotOf(node: Node, sourceCode: SourceCode): Slot | undefined {
  if (isReadOfActions(node)) return ofActions;
  const slot = slotOf(node, sourceCode);
  const bare = unwrap(node);
  if (slot || bare.type !== 'CallExpression') return slot;
  const [given, ...more] = bare.arguments;
  if (!given) return slotOf(bare.callee, sourceCode);
  const isReading =
    more.length === 0 &&
    bare.callee.type === 'Identifier' &&
    reading.test(bare.callee.name) &&
    isOfLibrary(bare.callee, sourceCode);
  return isReading ? slotOf(given, sourceCode) : undefined;
}

/** It is imported, or there without that, as frameworks do with their own. */
function isOfLibrary(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const [definition] = variableOf(name, sourceCode)?.defs ?? [];
  return definition === undefined || definition.type === 'ImportBinding';
}

interface Slot {
  readonly key: string;
  readonly name: string;
  readonly isShared: boolean;
  readonly isLasting: boolean;
}

/** A variable, or a member of something: `current`, `this.known`, `session.user`, `ref.current`. */
function slotOf(node: Node, sourceCode: SourceCode): Slot | undefined {
  const bare = unwrap(node);
  if (bare.type === 'CallExpression') {
    const [key, ...more] = bare.arguments;
    const isRead = /^(?:getItem|get|has)$/.test(memberName(unwrap(bare.callee)) ?? '');
    return isRead && key && more.length === 0 ? slotOfStore(bare, key, sourceCode) : undefined;
  }
  if (bare.type === 'Identifier') {
    const variable = variableOf(bare, sourceCode);
    const [definition] = variable?.defs ?? [];
    return (
      definition && {
        key: definition.name.range.join(),
        name: bare.name,
        isShared: isExported(definition.name),
        isLasting: variable?.scope.type !== 'function' && variable?.scope.type !== 'block',
      }
    );
  }
  if (bare.type === 'ThisExpression') {
    const holder = holderOf(bare);
    return holder && { key: `this ${holder.range.join()}`, name: 'this', isShared: false, isLasting: true };
  }
  if (bare.type !== 'MemberExpression') return undefined;
  const property = bare.property.type === 'PrivateIdentifier' ? `#${bare.property.name}` : memberName(bare);
  const object = property === undefined ? undefined : slotOf(bare.object, sourceCode);
  if (!object || property === undefined) return undefined;
  // What a reference or a signal holds goes by the name of that.
  const name = property === 'current' || property === 'value' ? object.name : property;
  return { key: `${object.key}.${property}`, name, isShared: object.isShared, isLasting: object.isLasting };
}

/** Whether a name leaves its file, by the statement that declares it: only members of what it holds can be written elsewhere. */
function isExported(name: Node): boolean {
  const declaration = name.parent?.type === 'VariableDeclarator' ? name.parent.parent : undefined;
  return (
    declaration?.type === 'VariableDeclaration' &&
    declaration.kind === 'const' &&
    declaration.parent.type === 'ExportNamedDeclaration'
  );
}

/** The class of `this`, or the whole object whose methods share it, as those of a store or a component do. */
function holderOf(node: Node): Node | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'ClassBody') return outer;
    if (!isFunction(outer) || outer.type === 'ArrowFunctionExpression' || outer.parent.type === 'MethodDefinition')
      continue;
    return outer.parent.type === 'Property' ? outermostObject(outer.parent.parent) : undefined;
  }
  return undefined;
}

/** `{ actions: { signIn() {} } }` of what stands in `actions`. */
function outermostObject(object: Node): Node {
  const property = object.parent;
  return property?.type === 'Property' && property.value === object && property.parent
    ? outermostObject(property.parent)
    : object;
}

/** `setKnown` of `const [known, setKnown] = useState(…)`, `known.set` of a store or a signal. */
function stateSetBy(callee: Node, sourceCode: SourceCode): Slot | undefined {
  const bare = unwrap(callee);
  if (bare.type === 'MemberExpression') return memberName(bare) === 'set' ? slotOf(bare.object, sourceCode) : undefined;
  if (bare.type !== 'Identifier') return undefined;
  const name = variableOf(bare, sourceCode)?.defs[0]?.name;
  const pattern = name?.parent;
  const [state] = pattern?.type === 'ArrayPattern' && pattern.elements[1] === name ? pattern.elements : [];
  return state?.type === 'Identifier'
    ? { key: state.range.join(), name: state.name, isShared: false, isLasting: true }
    : undefined;
}
