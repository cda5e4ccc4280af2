/** What takes away that somebody is logged in: from a storage, from the state of the page. */
import { enclosingFunction, isNothing, keyOf, unwrap, walk } from '../../edit/nodes.ts';
import {
  clearsByName,
  isEntryName,
  isLogOutName,
  isNoteOfIdentity,
  isOfAnother,
  isPersonKey,
  isPersonName,
  isSessionPath,
  isTokenName,
} from './log-out-words.ts';
import { calleeName, memberName } from './settlement.ts';
import { variableOf } from './variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Called } from '../../project/running.ts';
import type { FunctionRef } from '../../reading.ts';

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression;
type Assignment = TSESTree.AssignmentExpression;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** What is asked about the file at hand. */
export interface Surroundings {
  readonly sourceCode: SourceCode;
  /** Relative to the root. */
  readonly file: string;
  /** What a call of the file runs. */
  called(call: Call): Called;
  /** The functions of the project that a name of the module stands for. */
  named(name: string): readonly FunctionRef[];
  /** Whether a function of the project ends the session on the server, out of reach of what the page keeps. */
  isServerLogOut(fn: FunctionRef): boolean;
}

/**
 * `localStorage.removeItem('token'); setUser(null)`: whatever a function is called, what takes away both what the app
 * is let in with and whom it knows, or what it is let in with and asks for it anew, ends the session. What brings one
 * of them as well is no log-out: it looks whether somebody is still logged in.
 */
export function clearingIn(fn: FunctionNode, at: Surroundings): readonly Node[] {
  const takes: (Call | Assignment)[] = [];
  const deeds: Record<'empties' | 'asks' | 'brings', Node[]> = { empties: [], asks: [], brings: [] };
  const visit = (node: Node): void => {
    const isCall = node.type === 'CallExpression';
    if ((!isCall && node.type !== 'AssignmentExpression') || homeOf(node) !== fn) return;
    if (isCall ? emptiesState(node, at) === true : emptiesPerson(node, at)) deeds.empties.push(node);
    else if (asksToLogIn(node, at)) deeds.asks.push(node);
    else if (isCall ? takesEntry(node, at) : expiresEntry(node, at)) takes.push(node);
    else if (bringsPerson(node, at)) deeds.brings.push(node);
  };
  walk(fn, visit, at.sourceCode.visitorKeys);
  const { empties, asks, brings } = deeds;
  const taken = takes.flatMap(one => (one.type === 'CallExpression' ? takenBy(one, at) : cookieIn(one, at)));
  const isShutOut =
    taken.some(isTokenName) || takes.some(one => one.type === 'CallExpression' && isClearOfStorage(one));
  const isEnd = empties.length > 0 || (isShutOut && (asks.length > 0 || taken.some(isPersonKey)));
  return takes.length > 0 && isEnd && brings.length === 0
    ? [...takes, ...empties].sort((a, b) => a.range[0] - b.range[0])
    : [];
}

/** `navigate('/login')`, `navigation.reset({ routes: [{ name: 'Login' }] })`, `location.href = '/sign-in'` */
function asksToLogIn(node: Call | Assignment, { sourceCode }: Surroundings): boolean {
  const isGoing =
    node.type === 'CallExpression'
      ? /^(?:navigate|navigateTo|push|replace|reset|redirect|assign|go|goTo|reLaunch|setRoot)$/.test(
          calleeName(node) ?? '',
        )
      : /^(?:location|href)$/.test(memberPath(node.left).at(-1) ?? '');
  if (!isGoing) return false;
  const given = node.type === 'CallExpression' ? node.arguments : [node.right];
  return given.some(argument => /(?:^|[^A-Za-z])(?:log|sign)[-_]?in(?![a-z])/i.test(sourceCode.getText(argument)));
}

/** What a call that takes something away says of each thing that it takes: by its own name, and by each key. */
function takenBy(call: Call, at: Surroundings): readonly string[] {
  const keys = call.arguments.flatMap(argument =>
    argument.type === 'ArrayExpression' ? argument.elements.flatMap(element => element ?? []) : [argument],
  );
  return [calleeName(call) ?? '', ...keys.map(key => keyText(key, at))];
}

function isClearOfStorage(call: Call): boolean {
  const [holder = '', name] = memberPath(call.callee).slice(-2);
  return name === 'clear' && /storage$/i.test(holder);
}

/** `localStorage.clear()`, `Cookies.remove('token')`, `deleteItemAsync(SESSION_KEY)`, `api.delete('/session')` */
function takesEntry(call: Call, at: Surroundings): boolean {
  const name = calleeName(call) ?? '';
  if (!takesAway(call, at)) return false;
  if (isDeleteOfSession(call, name)) return true;
  return takenBy(call, at).some(key => isEntryName(key) || isPersonKey(key)) || isClearOfStorage(call);
}

/** `document.cookie = 'token=; max-age=0'` */
export function expiresEntry(assignment: Assignment, at: Surroundings): boolean {
  return cookieIn(assignment, at).some(name => isEntryName(name) && !isOfAnother(name));
}

/** The name of a cookie that a page takes away, by leaving nothing in it or ending its time. */
function cookieIn({ left, right }: Assignment, { sourceCode }: Surroundings): readonly string[] {
  if (memberPath(left).slice(-2).join('.') !== 'document.cookie') return [];
  const text = sourceCode.getText(right).slice(1, -1);
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=').trim();
  const options = value.toLowerCase().replaceAll(' ', '');
  const isGone =
    value === '' || value.startsWith(';') || ['max-age=0', 'max-age=-', '1970'].some(end => options.includes(end));
  return isGone ? [name] : [];
}

/** `setUser(await load())`, `this.token = token`, `localStorage.setItem('token', token)` */
function bringsPerson(node: Call | Assignment, at: Surroundings): boolean {
  if (node.type === 'AssignmentExpression')
    return node.left.type === 'MemberExpression' && isPersonName(memberPath(node.left).join('_'));
  const name = calleeName(node) ?? '';
  return /^set/.test(name) && isPersonName(`${name}_${keyText(node.arguments[0], at)}`);
}

/**
 * `this.user = null`, `token.value = ''`. What a function is given is somebody else's state, as a reducer's is, and what
 * notes whom analytics has identified ends no session.
 */
export function emptiesPerson({ left, operator, right }: Assignment, { sourceCode }: Surroundings): boolean {
  const path = memberPath(left).filter(name => name !== 'value' && name !== 'current');
  const name = path.at(-1) ?? '';
  if (operator !== '=' || left.type !== 'MemberExpression' || !isNothing(right)) return false;
  if (!isPersonName(name) || isNoteOfIdentity(name) || path.some(isOfAnother)) return false;
  const root = rootOf(left);
  return root.type !== 'Identifier' || variableOf(root, sourceCode)?.defs[0]?.type !== 'Parameter';
}

function rootOf(node: Node): Node {
  const bare = unwrap(node);
  return bare.type === 'MemberExpression' ? rootOf(bare.object) : bare;
}

/** `localStorage.removeItem('token')`, `setUser(null)`, `dispatch(loggedOut())`, `fetch('/session', { method: 'DELETE' })` */
export function takesAway(call: Call, at: Surroundings): boolean {
  const name = calleeName(call) ?? '';
  const [first] = call.arguments;
  // A function of the project that clears is no log-out of its own: whoever calls it to log out is. To forget is the
  // mend (`forgetCioUser`), and ends no session.
  const isOwn = at.called(call).functions.length > 0;
  if (clearsByName(name) && !(isOwn && /^forget/i.test(name)))
    return !isOfAnother(`${memberPath(call.callee).join('_')} ${keyText(first, at)}`) && !endsHandOn(name);
  return emptiesState(call, at) ?? (!isOwn && isDeleteOfSession(call, name));
}

/** `setUser(null)`, `set({ user: null })`, `dispatch(loggedOut())`; undefined for a call of another kind. */
export function emptiesState(call: Call, at: Surroundings): boolean | undefined {
  const name = calleeName(call) ?? '';
  const [first] = call.arguments;
  if (first && call.arguments.every(isNothing))
    return (
      (/^set(?=[A-Z])/.test(name) && isPersonName(name)) ||
      (name === 'set' && memberPath(call.callee).some(isPersonName))
    );
  if (at.called(call).functions.length > 0) return undefined;
  if (/^(?:setState|set|\$?patch|update)$/.test(name) && first?.type === 'ObjectExpression') return emptiesKey(first);
  if (/^(?:dispatch|commit|send|put)$/.test(name)) return first !== undefined && isLogOutAction(first, at);
  return undefined;
}

/** `setState({ user: null })` */
function emptiesKey({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some(
    property =>
      property.type === 'Property' && isNothing(unwrap(property.value)) && isPersonName(keyOf(property) ?? ''),
  );
}

/** A log-out of another name: `logOutUser()` that cannot be found. */
function endsHandOn(name: string): boolean {
  return isLogOutName(name);
}

/** The key that is taken away, by its text and by the constant that holds it. */
function keyText(node: Node | undefined, { sourceCode }: Surroundings): string {
  if (!node) return '';
  if (node.type !== 'Identifier') return node.type === 'MemberExpression' ? memberPath(node).join('_') : textIn(node);
  const definition = variableOf(node, sourceCode)?.defs[0]?.node as Node | undefined;
  const init = definition?.type === 'VariableDeclarator' ? definition.init : undefined;
  return `${node.name} ${init ? textIn(init) : ''}`;
}

/** `loggedOut()`, `{ type: 'auth/logout' }`, `'LOGOUT'`; what a function of the project gives is told there. */
function isLogOutAction(action: Node, at: Surroundings): boolean {
  switch (action.type) {
    case 'CallExpression':
      return isLogOutName(calleeName(action) ?? '') && at.called(action).functions.length === 0;
    case 'ObjectExpression':
      return action.properties.some(
        property => property.type === 'Property' && keyOf(property) === 'type' && isLogOutText(property.value),
      );
    default:
      return isLogOutText(action);
  }
}

/** Whether the last word of a text or of a path is a log-out: `'auth/logout'`, `types.LOGOUT`. */
export function isLogOutText(node: Node): boolean {
  const text = node.type === 'Literal' && typeof node.value === 'string' ? node.value : (memberPath(node).at(-1) ?? '');
  return isLogOutName(text.split(/[/:.]/).at(-1) ?? '');
}

function isDeleteOfSession(call: Call, name: string): boolean {
  const isDelete =
    name === 'delete' ||
    call.arguments.some(
      argument =>
        argument.type === 'ObjectExpression' &&
        argument.properties.some(
          property =>
            property.type === 'Property' && keyOf(property) === 'method' && /^delete$/i.test(textIn(property.value)),
        ),
    );
  return isDelete && call.arguments.some(argument => isSessionPath(textIn(argument)));
}

/** The function that makes a call, callbacks of a promise counting as part of it. */
export function homeOf(node: Node): FunctionNode | undefined {
  const fn = enclosingFunction(node);
  const call = fn?.parent;
  return call?.type === 'CallExpression' &&
    call.callee !== fn &&
    /^(?:then|catch|finally)$/.test(memberName(unwrap(call.callee)) ?? '')
    ? homeOf(call)
    : fn;
}

/** The names by which something is reached, calls on the way included: `firebase.auth().signOut`, `this.get('session')`. */
export function memberPath(node: Node): string[] {
  const bare = unwrap(node);
  switch (bare.type) {
    case 'Identifier':
      return [bare.name];
    case 'ThisExpression':
      return ['this'];
    case 'CallExpression': {
      const path = memberPath(bare.callee);
      const taken = path.at(-1) === 'get' && bare.arguments.length === 1 ? textIn(bare.arguments[0] as Node) : '';
      return taken ? [...path, taken] : path;
    }
    case 'MemberExpression':
      return [...memberPath(bare.object), memberName(bare) ?? ''];
    default:
      return [''];
  }
}

/** What is written of an address: its end, and what stands before a query whose values are not written: `/logout?of=${id}`. */
export function addressesIn(node: Node): readonly string[] {
  const bare = unwrap(node);
  switch (bare.type) {
    case 'TemplateLiteral':
      return bare.quasis
        .map(({ value }) => value.raw)
        .filter((text, index, all) => index === all.length - 1 || hasQuery(text));
    case 'BinaryExpression':
      return bare.operator === '+' ? [...addressesIn(bare.left).filter(hasQuery), ...addressesIn(bare.right)] : [];
    default:
      return [textIn(bare)];
  }
}

function hasQuery(text: string): boolean {
  return text.includes('?') || text.includes('#');
}

/** What is written of an address: of a template what stands behind its last hole. */
function textIn(node: Node): string {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  if (node.type === 'TemplateLiteral') return node.quasis.at(-1)?.value.raw ?? '';
  return node.type === 'BinaryExpression' && node.operator === '+' ? textIn(node.right) : '';
}
