/** Event names that are put together while the program runs. */
import { translationPackages } from '../../catalog/translation.ts';
import { pathOf, wordsOf } from '../../calls/values/names.ts';
import { patternOf } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { contains, isFunction, unwrap } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';
import { nodeIn } from '../shared/parsed.ts';
import { memberName } from '../shared/settlement.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall, Origin, TemplateValue, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export type BuiltName =
  /** A text with holes that anything can fill. */
  | { readonly kind: 'dynamic'; readonly pattern: string; readonly hole: string }
  /** Put together, and one of a few. */
  | { readonly kind: 'finite'; readonly names: readonly string[] }
  /** A text that is changed on the way, `type.toLowerCase()`, or what an error says. */
  | { readonly kind: 'computed' }
  /** A text in the language of whoever reads it. */
  | { readonly kind: 'translated' };

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
  if (call.unresolved === undefined || !node) return undefined;
  if (alternativesOf(part.value).some(isTranslated)) return { kind: 'translated' };
  return (call.unresolved !== 'parameter' && isChanged(node)) || isSaidByError(node) ? { kind: 'computed' } : undefined;
}

const translating: ReadonlySet<string> = new Set(translationPackages);
/** Methods that components get of those packages: `this.$t('…')`. */
const translatingMethods: ReadonlySet<string> = new Set(['$t', '$tc', '$formatMessage']);

/** What a function of a package for translations gives. */
function isTranslated(value: Value): boolean {
  if (value.kind !== 'call' || value.isNew) return false;
  const { callee } = value;
  return (callee.kind === 'member' && translatingMethods.has(callee.property)) || isOfTranslation(callee);
}

/** `t` of `useTranslation()`, `i18n.t`, `intl.formatMessage` */
function isOfTranslation(value: Value): boolean {
  switch (value.kind) {
    case 'import':
      return translating.has(value.source);
    case 'member':
      return isOfTranslation(value.object);
    case 'call':
      return isOfTranslation(value.callee);
    default:
      return alternativesOf(value).some(one => one !== value && isOfTranslation(one));
  }
}

function ofTemplate(call: AnalyticsCall, template: TemplateValue, reading: RuleReading): BuiltName | undefined {
  const own = madeHere(call, template, reading);
  if (own) return own;
  const makers = makersOf(reading.project);
  if (makers.some(one => isInside(one, call)) && isMaker(call, reading)) return dynamic(template);
  if (makers.some(maker => comesThrough(call, maker) && isMaker(maker, reading))) return undefined;
  const builder = builderOf(call, reading);
  const ofBuilder = builder && templateOf(builder);
  if ((ofBuilder && madeHere(builder, ofBuilder, reading)) || !isBlamed(call, template, reading)) return undefined;
  // What callers that nobody sees give as the name of the event may be one of a few; anything else is data.
  return call.forwards && holesOf(template).every(hole => isNameOfEvent(hole, template) || isOneOfFew(hole, reading))
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

/** From so many callers on that give it things, a function is to blame for what it makes of them. */
const FEW = 2;

/**
 * Calls in functions that put a name together for another one, which adds to it, of what their callers have of things:
 * `shown(item)` sends `area.send('shown ' + item)`. However many call them, the mend is made there.
 */
const makersOf = acrossProject(calls => {
  const givers = calls.filter(({ forwards, inTest, via }) => !forwards && !inTest && via === 'wrapper');
  return calls.filter(call => {
    const template = call.forwards && !call.inTest && call.via === 'wrapper' ? templateOf(call) : undefined;
    if (!template || call.parts.event?.range || holesOf(template).some(hole => isGivenAsName(hole, template)))
      return false;
    return givers.filter(other => comesThrough(other, call) && isGivenData(other)).length >= FEW;
  });
});

function isGivenData({ parts }: AnalyticsCall): boolean {
  return (
    parts.event !== undefined &&
    alternativesOf(parts.event.value).every(one => one.kind === 'template' && isOfData(one))
  );
}

/** Whether such a call puts the name together itself, and does not hand on what it is given. */
function isMaker(call: AnalyticsCall, reading: RuleReading): boolean {
  const node = nodeIn(call.file, call.range, reading);
  return node?.type === 'CallExpression' && node.arguments.some(isPutTogether);
}

/** What callers give for the name of the event, or for a part of it; the name of a thing, `tableName`, is none. */
function isGivenAsName(hole: Value, template: TemplateValue): boolean {
  const path = pathOf(hole);
  const words = wordsOf(path.at(-1) ?? '');
  const isOfThing =
    path.length === 1 && words.length > 1 && words.at(-1) === 'name' && !words.some(one => naming.has(one));
  return !isOfThing && (speaksOf(hole, naming) || isNameOfEvent(hole, template));
}

/** Whether a call runs the function that another call stands in. */
function comesThrough(outer: AnalyticsCall, inner: AnalyticsCall): boolean {
  return Boolean(outer.through?.some(({ file, range }) => file === inner.file && contains(range, inner.range)));
}

/** What a parameter called so is given is the name of the event, or a part of it. */
const naming: ReadonlySet<string> = new Set(['event', 'events', 'action', 'verb']);
/** So may this be, or it is the name of a thing. */
const mayBeNaming: ReadonlySet<string> = new Set([...naming, 'name']);
/** Words that callers write for a name. */
const wording: ReadonlySet<string> = new Set([
  ...mayBeNaming,
  ...['label', 'title', 'prefix', 'suffix', 'message', 'text', 'category', 'area', 'key'],
]);

/**
 * What a function makes of what its callers give that is no name of an event: it is the function then that has to send
 * one name, however many call it. A function that callers give the name itself, or words of it, adds to that only.
 */
function madeHere(call: AnalyticsCall, template: TemplateValue, { project }: RuleReading): BuiltName | undefined {
  const { origin } = template;
  const holes = holesOf(template);
  if (!call.forwards || !origin || !call.parts.event?.range || holes.some(hole => speaksOf(hole, naming)))
    return undefined;
  const callers = (usesOfTemplates(project).get(placeKey(origin)) ?? []).filter(other => !isInside(other, call));
  const isGivenData = callers.map(({ parts }) =>
    alternativesOf((parts.event as { value: Value }).value).every(one => one.kind === 'template' && isOfData(one)),
  );
  if (callers.length > 0 && isGivenData.every(Boolean)) return dynamic(template);
  if (holes.some(hole => speaksOf(hole, wording))) return undefined;
  if (isGivenData.some(Boolean)) return dynamic(template);
  const names = [...new Set(callers.flatMap(caller => namesMadeAt(origin, caller)))];
  return names.length > 1 && callers.every(({ unresolved }) => !unresolved) ? { kind: 'finite', names } : undefined;
}

/** The names of a call that come of one template: a function that it runs may send others beside them. */
function namesMadeAt(template: Origin, { parts }: AnalyticsCall): string[] {
  return alternativesOf((parts.event as { value: Value }).value).flatMap(one =>
    one.kind === 'literal' && one.origin && placeKey(one.origin) === placeKey(template) ? [String(one.value)] : [],
  );
}

function isOfData(template: TemplateValue): boolean {
  const holes = holesOf(template);
  return holes.length > 0 && !holes.some(hole => speaksOf(hole, naming));
}

/** Whether the last name of a hole has one of these words. What belongs to something, `product.name`, is data. */
function speaksOf(hole: Value, words: ReadonlySet<string>): boolean {
  const path = pathOf(hole);
  return wordsOf(path.at(-1) ?? '').some(word => words.has(word) && (path.length < 2 || naming.has(word)));
}

/** A parameter that is the name of the event, or a part of it, by what it is called: to begin with, or to end. */
function isNameOfEvent(hole: Value, { parts }: TemplateValue): boolean {
  if (hole.kind !== 'parameter' || pathOf(hole).length !== 1 || !speaksOf(hole, mayBeNaming)) return false;
  const index = parts.indexOf(hole);
  const isText = (part: TemplateValue['parts'][number]): boolean => typeof part === 'string' && /\p{L}/u.test(part);
  return speaksOf(hole, naming) || !(parts.slice(0, index).some(isText) && parts.slice(index + 1).some(isText));
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
  const hole = holesOf(template).map(spokenOf).find(Boolean);
  return { kind: 'dynamic', pattern: patternOf(template) as string, hole: hole ? `\`${hole}\`` : 'value' };
}

/** What varies, in words of the code: of `capitalise(view)` it is `view`. */
function spokenOf(hole: Value): string {
  const given = hole.kind === 'call' && !hole.isNew ? hole.args.map(spokenOf).find(Boolean) : undefined;
  return given ?? pathOf(hole).join('.');
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

/** What belongs to an error and tells one from others. */
const tellingOfErrors: ReadonlySet<string> = new Set(['name', 'message', 'code', 'type', 'reason']);

/** `error.message`, of what is caught, or of what its type says is an error. */
function isSaidByError(node: TSESTree.Node): boolean {
  const bare = unwrap(node);
  if (bare.type !== 'MemberExpression' || !tellingOfErrors.has(memberName(bare) ?? '')) return false;
  const holder = unwrap(bare.object);
  return holder.type === 'Identifier' && isError(holder);
}

function isError(name: TSESTree.Identifier): boolean {
  for (let outer = name.parent as TSESTree.Node | undefined; outer; outer = outer.parent) {
    if (outer.type === 'CatchClause' && outer.param?.type === 'Identifier' && outer.param.name === name.name)
      return true;
    if (!isFunction(outer)) continue;
    const parameter = outer.params.find(one => one.type === 'Identifier' && one.name === name.name);
    if (parameter) return isTypedAsError(parameter) || isFirstOfCatch(parameter, outer);
  }
  return false;
}

function isTypedAsError(parameter: TSESTree.Parameter): boolean {
  const type = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    /(?:Error|Exception)$/.test(type.typeName.name)
  );
}

/** `.catch(error => …)` */
function isFirstOfCatch(parameter: TSESTree.Parameter, fn: FunctionNode): boolean {
  const call = fn.parent;
  return (
    fn.params[0] === parameter &&
    call.type === 'CallExpression' &&
    call.callee !== fn &&
    memberName(unwrap(call.callee)) === 'catch'
  );
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
