/** Where somebody signs up, and what was known of them before. */
import { keyOf, sameRange, unwrap } from '../../edit/nodes.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { isSameValue } from '../../calls/values/same.ts';
import { acrossProject } from '../../rule/across.ts';
import { memberName } from './settlement.ts';
import { variableOf } from './variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall, Range } from '../../reading.ts';

const signUp = / (?:sign up|signup|signed up|register|registered|registration|on board|onboard new) /;
const personMade =
  / (?:(?:create|created|new) (?:user|account|member|customer|subscriber|profile)|(?:user|account|member|customer|subscriber|profile) created) /;

/** Whether a name says that somebody signs up, or is made. */
function isSaidBy(name: string): boolean {
  const words = ` ${wordsOf(name).join(' ')} `;
  return signUp.test(words) || personMade.test(words);
}

/**
 * Whether a call stands in a function, or a file, that is named for signing up, is about somebody made in the same
 * function, or stands beside an event of that function that says that they have.
 *
 * @param calls - those of the file
 */
export function isSignUp(
  call: AnalyticsCall,
  calls: readonly AnalyticsCall[],
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  return isNamedForSignUp(call, sourceCode) || isMadeHere(call, sourceCode) || isToldBeside(call, calls);
}

/** `identify(user.id, …); track(user.id, 'user_registered')` */
function isToldBeside({ functionRange, parts, vendor }: AnalyticsCall, calls: readonly AnalyticsCall[]): boolean {
  const id = parts.userId?.value;
  return (
    functionRange !== undefined &&
    id !== undefined &&
    calls.some(
      other =>
        other.method === 'track' &&
        other.vendor === vendor &&
        sameRange(other.functionRange ?? [0, 0], functionRange) &&
        other.events.length > 0 &&
        other.events.every(isSaidBy) &&
        other.parts.userId !== undefined &&
        isSameValue(other.parts.userId.value, id),
    )
  );
}

const making = /^(?:create|created|insert|register|sign ?up)$/;
const ids = /^(?:_?id|uid|uuid|sub|number)$/i;

/** `const member = await db.member.create(…); identify(member.id, …)`: the id is that of what was made. */
export function isMadeHere(call: AnalyticsCall, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const range = call.parts.userId?.range;
  if (!range) return isMadeAndHandedOver(call, sourceCode);
  const id = unwrap(sourceCode.getNodeByRangeIndex(range[0]) as TSESTree.Node);
  const name = rootOf(id, range);
  return name !== undefined && isOfMaking(name, sourceCode);
}

/** `const member = await db.member.create(…); crm.remember(member)`: a wrapper takes the id out of what was made. */
function isMadeAndHandedOver({ via, range }: AnalyticsCall, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  let node = via === 'wrapper' ? (sourceCode.getNodeByRangeIndex(range[0]) as TSESTree.Node | null) : null;
  while (node && !(node.type === 'CallExpression' && sameRange(node.range, range))) node = node.parent ?? null;
  return (
    node?.type === 'CallExpression' &&
    node.arguments.some(given => {
      const bare = unwrap(given);
      return bare.type === 'Identifier' && isOfMaking(bare, sourceCode);
    })
  );
}

function isOfMaking(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const definition = variableOf(name, sourceCode)?.defs[0];
  return (
    definition?.type === 'Variable' && definition.node.init !== null && methodsOf(definition.node.init).some(isMaking)
  );
}

/** `member` of `member.id`, where that is all of the id. */
function rootOf(start: TSESTree.Node, [, end]: Range): TSESTree.Identifier | undefined {
  if (start.type !== 'Identifier') return undefined;
  let whole: TSESTree.Node = start;
  while (whole.parent && whole.range[1] < end) whole = whole.parent;
  const member = unwrap(whole);
  return member.type === 'MemberExpression' && ids.test(memberName(member) ?? '') ? start : undefined;
}

/** The methods of a chain of calls: `db.insert(people).values(…).returning()`. */
function methodsOf(init: TSESTree.Node): readonly string[] {
  const inner = unwrap(init.type === 'AwaitExpression' ? init.argument : init);
  if (inner.type === 'MemberExpression') return methodsOf(inner.object);
  if (inner.type !== 'CallExpression') return [];
  const callee = unwrap(inner.callee);
  if (callee.type === 'Identifier') return [callee.name];
  return callee.type === 'MemberExpression' ? [memberName(callee) ?? '', ...methodsOf(callee.object)] : [];
}

function isMaking(method: string): boolean {
  const [first = '', second] = wordsOf(method);
  return making.test(first) || making.test(`${first} ${second ?? ''}`);
}

/** By the functions around it, or the file. */
export function isNamedForSignUp(
  call: Pick<AnalyticsCall, 'file' | 'range'>,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const node = sourceCode.getNodeByRangeIndex(call.range[0]) as TSESTree.Node | null;
  for (let outer: TSESTree.Node | null | undefined = node; outer; outer = outer.parent) {
    const name = nameOfFunction(outer);
    if (name && isSaidBy(name)) return true;
  }
  const base = call.file
    .split('/')
    .slice(-2)
    .join(' ')
    .replace(/\.\w+$/, '');
  return isSaidBy(base);
}

/** The name of a function by its own or by what it is assigned to. */
export function nameOfFunction(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      if (node.id) return node.id.name;
      let parent: TSESTree.Node | undefined = node.parent;
      // `const logOut = useCallback(async () => …)`
      while (parent?.type === 'CallExpression' || parent?.type === 'TSAsExpression') parent = parent.parent;
      if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
      const key = parent && keyOf(parent);
      if (key !== undefined) return key;
      if (
        parent?.type === 'AssignmentExpression' &&
        parent.left.type === 'MemberExpression' &&
        parent.left.property.type === 'Identifier'
      )
        return parent.left.property.name;
      return undefined;
    }
    default:
      return undefined;
  }
}

/** By vendor the first call that happens before anybody is known: of a page's own client, or under an anonymous id. */
export const anonymousTraffic = acrossProject((calls): ReadonlyMap<Vendor, AnalyticsCall> => {
  const found = new Map<Vendor, AnalyticsCall>();
  for (const call of calls) {
    if (call.inTest || !['track', 'page', 'trackAnonymous'].includes(call.method)) continue;
    // An event under no id at all can be joined to nobody.
    const isAnonymous = call.method === 'trackAnonymous' && call.parts.anonymousId !== undefined;
    if ((call.identity === 'ambient' || isAnonymous) && !found.has(call.vendor)) found.set(call.vendor, call);
  }
  return found;
});
