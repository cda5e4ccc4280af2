/** Event names that are put together while the program runs. */
import { pathOf, wordsOf } from '../../calls/values/names.ts';
import { patternOf } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { contains } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Origin, TemplateValue, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export type BuiltName =
  /** A text with holes that anything can fill. */
  | { readonly kind: 'dynamic'; readonly pattern: string; readonly hole: string }
  /** Put together, and one of a few. */
  | { readonly kind: 'finite'; readonly names: readonly string[] }
  /** A text that is changed on the way: `type.toLowerCase()`. */
  | { readonly kind: 'computed' };

/** Which calls take their name from which template, by the template's place. */
const usesOfTemplates = acrossProject(calls => {
  const uses = new Map<string, AnalyticsCall[]>();
  for (const call of calls) {
    const part = call.parts.event;
    if (!part || call.inTest) continue;
    for (const one of alternativesOf(part.value)) {
      if (!one.origin) continue;
      const key = placeKey(one.origin);
      const known = uses.get(key);
      if (known) known.push(call);
      else uses.set(key, [call]);
    }
  }
  return uses;
});

/** The calls in wrappers that others lead to, by their place. */
const targetsOf = acrossProject(
  calls => new Set(calls.filter(({ via }) => via === 'wrapper').map(({ target }) => placeKey(target))),
);

function placeKey({ file, range }: Pick<Origin, 'file' | 'range'>): string {
  return `${file} ${range[0]}`;
}

/** How a call's name is put together, if it is, and if the call is the one to blame for it. */
export function builtName(call: AnalyticsCall, reading: RuleReading): BuiltName | undefined {
  const part = call.parts.event;
  if (!part) return undefined;
  const template = templateOf(call);
  if (template) return ofTemplate(call, template, reading);
  // What a wrapper makes of the name that it is given, its callers tell; one that nobody calls has to tell it itself.
  if (!part.range || (call.forwards && targetsOf(reading.project).has(placeKey(call)))) return undefined;
  const node = reading.nodeAt(part.range);
  if (call.events.length > 1 && !call.unresolved && node && isPutTogether(node))
    return { kind: 'finite', names: call.events };
  return call.unresolved !== undefined && call.unresolved !== 'parameter' && node && isChanged(node)
    ? { kind: 'computed' }
    : undefined;
}

function ofTemplate(call: AnalyticsCall, template: TemplateValue, reading: RuleReading): BuiltName | undefined {
  if (namesByData(call, reading)) return dynamic(template);
  const builder = builderOf(call, reading);
  if ((builder && namesByData(builder, reading)) || !isBlamed(call, template, reading)) return undefined;
  // What callers that nobody sees give as the name of the event may be one of a few; anything else is data.
  return call.forwards && holesOf(template).every(hole => isNameOfEvent(hole) || isOneOfFew(hole, reading))
    ? undefined
    : dynamic(template);
}

/**
 * A wrapper that adds a prefix to the name it is given is not to blame: its callers are, where what they give can
 * be anything. Without callers the name is put together here, or in the function that this one calls.
 */
function isBlamed(call: AnalyticsCall, { origin }: TemplateValue, { project }: RuleReading): boolean {
  const uses = origin ? (usesOfTemplates(project).get(placeKey(origin)) ?? []) : [];
  if (call.forwards) return !call.typedEvents && !uses.some(other => comesThrough(other, call));
  if (call.parts.event?.range) return true;
  const owner = uses.find(other => other.file === origin?.file && other.parts.event?.range?.[0] === origin.range[0]);
  return owner === undefined || owner.forwards;
}

/** Whether a call runs the function that another call stands in. */
function comesThrough(outer: AnalyticsCall, inner: AnalyticsCall): boolean {
  return Boolean(outer.through?.some(({ file, range }) => file === inner.file && contains(range, inner.range)));
}

/** What a parameter called so is given tells things apart; others may be the very name of the event. */
const naming = new Set(['event', 'events', 'name', 'action', 'verb']);
const identifying = new Set([
  'id',
  'ids',
  'uid',
  'uuid',
  'guid',
  'slug',
  'sku',
  'hash',
  'index',
  'number',
  'count',
  'amount',
  'url',
  'path',
  'email',
  'phone',
]);

/**
 * Whether a function's call puts its name together from an id or the like, and none of its callers gives words that
 * are known: then it is the function that names one event for each value, whoever calls it.
 */
function namesByData(call: AnalyticsCall, { project }: RuleReading): boolean {
  const template = templateOf(call);
  const origin = template?.origin;
  if (!call.forwards || !template || !origin || !call.parts.event?.range) return false;
  if (!holesOf(template).every(isData)) return false;
  const callers = (usesOfTemplates(project).get(placeKey(origin)) ?? []).filter(other => !isInside(other, call));
  return (
    callers.length > 0 &&
    callers.every(({ parts }) =>
      alternativesOf((parts.event as { value: Value }).value).every(
        one => one.kind === 'template' && holesOf(one).length === holesOf(template).length,
      ),
    )
  );
}

/** A part of what a function is given, or an id; what may be the name of the event is neither. */
function isData(hole: Value): boolean {
  const path = pathOf(hole);
  const words = wordsOf(path.at(-1) ?? '');
  return (
    identifying.has(words.at(-1) ?? '') ||
    (path.length > 1 && !words.some(word => word === 'event' || word === 'action'))
  );
}

/** A parameter that is the name of the event, or a part of it, by what it is called. */
function isNameOfEvent(hole: Value): boolean {
  const [name, ...path] = pathOf(hole);
  return hole.kind === 'parameter' && path.length === 0 && wordsOf(name ?? '').some(word => naming.has(word));
}

/** The call inside of a function that puts the name of a call of this function together. */
export function builderOf(call: AnalyticsCall, { project }: RuleReading): AnalyticsCall | undefined {
  const origin = templateOf(call)?.origin;
  if (!origin || call.parts.event?.range) return undefined;
  return usesOfTemplates(project)
    .get(placeKey(origin))
    ?.find(other => other.file === origin.file && other.parts.event?.range?.[0] === origin.range[0]);
}

function templateOf({ parts }: AnalyticsCall): TemplateValue | undefined {
  return alternativesOf(parts.event?.value ?? { kind: 'unknown', reason: 'missing' }).find(
    (one): one is TemplateValue => one.kind === 'template' && holesOf(one).length > 0,
  );
}

function isInside(a: AnalyticsCall, b: AnalyticsCall): boolean {
  return a.file === b.file && a.range[0] === b.range[0];
}

function dynamic(template: TemplateValue): BuiltName {
  const hole = holesOf(template)
    .map(one => pathOf(one).join('.'))
    .find(Boolean);
  return { kind: 'dynamic', pattern: patternOf(template) as string, hole: hole ? `\`${hole}\`` : 'value' };
}

/** A parameter whose type names its values: `kind: 'trial' | 'paid'`, or a type of its own. */
function isOneOfFew(hole: Value, { file, nodeAt }: RuleReading): boolean {
  if (hole.kind !== 'parameter' || hole.origin?.file !== file) return false;
  const node = nodeAt(hole.origin.range);
  const declared = node && (node.type === 'Identifier' ? node.typeAnnotation : undefined)?.typeAnnotation;
  return (
    declared?.type === 'TSTypeReference' || declared?.type === 'TSIndexedAccessType' || isUnionOfLiterals(declared)
  );
}

function isUnionOfLiterals(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSUnionType') return type.types.every(isUnionOfLiterals);
  return type?.type === 'TSLiteralType';
}

function holesOf({ parts }: TemplateValue): Value[] {
  return parts.filter(part => typeof part !== 'string').filter(part => part.kind !== 'literal');
}

/** A template with holes, or a sum. */
function isPutTogether(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.expressions.length > 0;
    case 'BinaryExpression':
      return node.operator === '+';
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return isPutTogether(node.expression);
    default:
      return false;
  }
}

const changing: ReadonlySet<string> = new Set([
  'toLowerCase',
  'toUpperCase',
  'replace',
  'replaceAll',
  'concat',
  'join',
  'slice',
  'substring',
  'padStart',
  'normalize',
]);

function isChanged(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    !node.callee.computed &&
    changing.has(node.callee.property.name)
  );
}
