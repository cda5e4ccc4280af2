/** Log-outs that no function of the project makes: an action, or a link to where the server ends the session. */
import { isFunction, keyOf, unwrap, walk } from '../../edit/nodes.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { acrossProject } from '../../rule/across.ts';
import { isLogOutName, isLogOutPath, isOfAnother } from '../shared/log-out-words.ts';
import { markupElements } from '../shared/markup-elements.ts';
import { canRunTogether } from '../shared/packages.ts';
import { addressesIn, isLogOutText } from '../shared/session-state.ts';
import { calleeName, memberName } from '../shared/settlement.ts';
import { nameOfFunction } from '../shared/sign-up.ts';
import { filesAround } from './callers.ts';
import { keptIdentities, logOutsOf } from './find.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Project } from '../../project/project.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { KeptIdentity } from './find.ts';

type Node = TSESTree.Node;

export interface UntoldLogOut {
  readonly node: Node;
  readonly kept: KeptIdentity;
}

/**
 * The identities that nothing in the project forgets, though no function of it is known to end a session: whoever
 * hears of such a log-out leaves the person.
 */
const neverForgotten = acrossProject((calls, project: Project): readonly KeptIdentity[] => {
  const resets = calls.filter(({ method, inTest }) => method === 'reset' && !inTest);
  const kept = keptIdentities(project).filter(
    ({ by, call }) =>
      by === 'client' &&
      // The classic snippet has nothing to call.
      call.sdk !== 'customerio-classic' &&
      !resets.some(({ sdk, file }) => sdk === call.sdk && canRunTogether(file, call.file, project)),
  );
  if (kept.length === 0) return [];
  const ending = filesAround(project).filter(file => logOutsOf(project, file).length > 0);
  return kept.filter(({ call }) => !ending.some(file => canRunTogether(file, call.file, project)));
});

/** The identities that a file's program never forgets, one a client. */
export function neverForgottenIn({ project, file, calls }: RuleReading): readonly KeptIdentity[] {
  // Asked first, so that the project knows the text in the editor.
  void calls;
  const kept = neverForgotten(project).filter(({ call }) => canRunTogether(file, call.file, project));
  return kept.filter(({ call }, index) => kept.findIndex(one => one.call.sdk === call.sdk) === index);
}

/** Such log-outs of a file, each with the identity that outlives it. */
export function untoldLogOutsIn(
  reading: RuleReading,
  program: TSESTree.Program,
  { visitorKeys, text }: Readonly<TSESLint.SourceCode>,
): readonly UntoldLogOut[] {
  const { file } = reading;
  const all = neverForgottenIn(reading);
  // Two clients of one vendor on a way out are one cause.
  const kept = all.filter(({ call }, index) => all.findIndex(one => one.call.vendor === call.vendor) === index);
  if (kept.length === 0 || isTestPath(file)) return [];
  const nodes: Node[] = [];
  walk(
    program,
    node => {
      if (isLink(node) || isGoingThere(node) || (isFunction(node) && isAction(node))) nodes.push(node);
    },
    visitorKeys,
  );
  for (const { attributes } of markupElements(program, file, text, name => /^(?:a|form|button|input)$/.test(name)))
    nodes.push(...attributes.filter(isLink));
  return nodes.flatMap(node => kept.map(one => ({ node, kept: one })));
}

/** `<a href="/api/auth/logout">`, `<Button href={routes.signOut}>`, `<Form action="/logout">`: no page of the app, which would end the session itself. */
function isLink(node: Node): boolean {
  if (node.type !== 'JSXAttribute' || !node.value || !/^(?:href|to|action|formAction)$/.test(nameOfAttribute(node)))
    return false;
  const value = node.value.type === 'JSXExpressionContainer' ? unwrap(node.value.expression) : node.value;
  return isWayOut(value);
}

function nameOfAttribute({ name }: TSESTree.JSXAttribute): string {
  return name.type === 'JSXIdentifier' ? name.name : '';
}

/** `window.location.href = '/logout'`, `location.assign('/logout')` */
function isGoingThere(node: Node): boolean {
  if (node.type === 'AssignmentExpression') return isLocation(node.left) && isWayOut(unwrap(node.right));
  if (node.type !== 'CallExpression') return false;
  const [first] = node.arguments;
  const callee = unwrap(node.callee);
  return (
    /^(?:assign|replace)$/.test(calleeName(node) ?? '') &&
    callee.type === 'MemberExpression' &&
    isLocation(callee.object) &&
    first !== undefined &&
    isWayOut(first)
  );
}

function isLocation(node: Node): boolean {
  const bare = unwrap(node);
  if (bare.type === 'Identifier') return bare.name === 'location';
  const name = memberName(bare);
  return name === 'location' || (name === 'href' && bare.type === 'MemberExpression' && isLocation(bare.object));
}

function isWayOut(value: Node): boolean {
  return value.type === 'MemberExpression' ? isLogOutText(value) : addressesIn(value).some(isLogOutPath);
}

/** `const logout = () => ({ type: LOGOUT })` */
function isAction(fn: FunctionNode): boolean {
  const name = nameOfFunction(fn) ?? '';
  if (!isLogOutName(name) || isOfAnother(name)) return false;
  const last = fn.body?.type === 'BlockStatement' ? fn.body.body.at(-1) : undefined;
  const made = last?.type === 'ReturnStatement' ? last.argument : fn.body;
  const bare = made && unwrap(made);
  return (
    bare?.type === 'ObjectExpression' &&
    bare.properties.some(each => each.type === 'Property' && keyOf(each) === 'type' && isLogOutText(unwrap(each.value)))
  );
}
