/** Traits whose value says that nobody knows it. */
import { writesTraits } from '../../calls/values/methods.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { contains, enclosingFunction, isFunction, pathOf, unwrap, walk, withCasts } from '../../edit/nodes.ts';
import { nodeIn } from '../shared/parsed.ts';
import { memberName } from '../shared/settlement.ts';
import { writtenBy, type Written } from '../shared/written.ts';
import { nobodies, ofPersons, standIns } from './words.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Origin, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface Placeholder {
  readonly key: string;
  readonly text: string;
  /** Where it stands. */
  readonly node: TSESTree.Node;
  /** It stands in for what is not known, behind `||`, `??`, in a branch or by default: something else is sent otherwise. */
  readonly isFallback: boolean;
}

/** The placeholders that a file sends as traits, in the order of its calls. */
export function placeholdersIn(reading: RuleReading, ignore: readonly string[]): Placeholder[] {
  const found = new Map<TSESTree.Node, Placeholder>();
  for (const call of reading.calls) {
    if (call.inTest || !writesTraits(call)) continue;
    for (const written of writtenBy(call, 'traits')) {
      if (ignore.includes(written.key)) continue;
      for (const one of placeholdersOf(written, reading)) if (!found.has(one.node)) found.set(one.node, one);
    }
  }
  return [...found.values()];
}

function placeholdersOf({ key, value, range }: Written, reading: RuleReading): Placeholder[] {
  const { file, nodeAt } = reading;
  const all = alternativesOf(value);
  return all.flatMap((one, index) => {
    const text = one.kind === 'literal' && typeof one.value === 'string' ? one.value : undefined;
    if (text === undefined) return [];
    const own = one.origin?.file === file ? nodeAt(one.origin.range) : undefined;
    if (own && isTakenAway(own, key)) return [];
    const role = own && roleOf(own);
    const isWritten = own !== undefined && (role !== undefined || (all.length === 1 && contains(range, own.range)));
    const isNobody = saysNobody(key, text);
    const isStandIn = isNobody || (isOfPersons(key) && isKnownOtherwise(all));
    if (own && isWritten && (isNobody || (role === 'fallback' && isStandIn)))
      return [{ key, text, node: own, isFallback: all.length > 1 }];
    const named = isStandIn && index === all.length - 1 ? namedFallback(nodeAt(range)) : undefined;
    if (named) return [{ key, text, node: named, isFallback: true }];
    // What stands in is mended there: nothing can be put in the place of the whole call.
    const brought = isStandIn && one.origin ? broughtFrom(one.origin, nodeAt(range), reading) : undefined;
    return brought ? [{ key, text, node: brought, isFallback: false }] : [];
  });
}

/** Whether the function deletes later from an object what it wrote there first: `if (!email) delete traits.email`. */
function isTakenAway(node: TSESTree.Node, key: string): boolean {
  const fn = enclosingFunction(node);
  const holder = holderOf(node);
  let isTaken = false;
  if (fn && holder !== undefined)
    walk(fn, inner => {
      isTaken ||=
        inner.type === 'UnaryExpression' &&
        inner.operator === 'delete' &&
        inner.range[0] > node.range[0] &&
        isMemberOf(unwrap(inner.argument), holder, key);
      return !isTaken;
    });
  return isTaken;
}

function isMemberOf(node: TSESTree.Node, holder: string, key: string): boolean {
  if (node.type !== 'MemberExpression' || memberName(node) !== key) return false;
  const object = unwrap(node.object);
  return object.type === 'Identifier' && object.name === holder;
}

/** The variable whose object a value is written into: `const traits = { email: '' }`, `traits.email = ''`. */
function holderOf(node: TSESTree.Node): string | undefined {
  for (let at: TSESTree.Node | undefined = node; at && !isFunction(at); at = at.parent) {
    if (at.type === 'VariableDeclarator') return at.id.type === 'Identifier' ? at.id.name : undefined;
    if (at.type === 'AssignmentExpression') {
      const written = at.left.type === 'MemberExpression' ? at.left.object : at.left;
      return written.type === 'Identifier' ? written.name : undefined;
    }
  }
  return undefined;
}

/** `row.email ?? DEFAULTS.email`: the name of the constant that stands in, which may be written in another file. */
function namedFallback(node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  const bare = node?.type === 'Property' ? unwrap(node.value) : undefined;
  if (bare?.type !== 'LogicalExpression' || bare.operator === '&&') return undefined;
  return /^(?:Identifier|MemberExpression)$/.test(unwrap(bare.right).type) ? bare.right : undefined;
}

/** The call of a function of another file, `mailOf(user)`, that gives the text where it knows nothing better. */
function broughtFrom(
  { file, range }: Origin,
  property: TSESTree.Node | undefined,
  reading: RuleReading,
): TSESTree.Node | undefined {
  if (file === reading.file || property?.type !== 'Property') return undefined;
  const call = unwrap(property.value);
  if (call.type !== 'CallExpression') return undefined;
  const written = nodeIn(file, range, reading);
  const role = written && roleOf(written);
  return role === 'fallback' || role === 'branch' ? call : undefined;
}

function isKnownOtherwise(all: readonly Value[]): boolean {
  return all.some(one => one.kind !== 'literal');
}

function saysNobody(key: string, text: string): boolean {
  const plain = withoutSigns(text.toLowerCase());
  // `not-provided`, `no_email`
  const spaced = plain.replaceAll(/[-_]+/g, ' ');
  return standIns.has(plain) || standIns.has(spaced) || (isOfPersons(key) && nobodies.has(plain));
}

const signs = ' \t\n\r-–—_.?*<>()[]';

/** The text without the signs and spaces at its ends: `(unknown)`, `- n/a -`. */
function withoutSigns(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && signs.includes(text[start] as string)) start++;
  while (end > start && signs.includes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

function isOfPersons(key: string): boolean {
  return ofPersons.has(wordsOf(key).join(' '));
}

/**
 * How a text comes to be sent; undefined where it is the first value of something that changes, or a part of
 * something else.
 */
function roleOf(node: TSESTree.Node): 'fallback' | 'branch' | 'constant' | undefined {
  const outer = withCasts(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'LogicalExpression':
      return parent.operator !== '&&' && parent.right === outer ? 'fallback' : undefined;
    case 'ConditionalExpression':
      if (parent.test === outer) return undefined;
      return isInPlaceOfNothing(outer, parent) ? 'fallback' : 'branch';
    // `({ email = '' }) => …`
    case 'AssignmentPattern':
      return 'fallback';
    case 'VariableDeclarator':
      return parent.parent.kind === 'const' && unwrap(parent.init as TSESTree.Node) === unwrap(node)
        ? 'constant'
        : undefined;
    default:
      return undefined;
  }
}

/** `user.name ? user.name.split(' ')[0] : 'there'`: the other way goes by the value whose lack was asked for. */
function isInPlaceOfNothing(
  node: TSESTree.Node,
  { test, consequent, alternate }: TSESTree.ConditionalExpression,
): boolean {
  const bare = unwrap(test);
  const isNegated = bare.type === 'UnaryExpression' && bare.operator === '!';
  const asked = pathOf(isNegated ? bare.argument : bare);
  if (asked === undefined || node !== (isNegated ? consequent : alternate)) return false;
  let isUsed = false;
  walk(isNegated ? alternate : consequent, inner => {
    isUsed ||= pathOf(inner) === asked;
    return !isUsed;
  });
  return isUsed;
}
