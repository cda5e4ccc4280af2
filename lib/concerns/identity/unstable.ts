/** Ids by which nobody is found again: empty ones, those of everybody, made-up ones, those of a device. */
import { contains, enclosingFunction, isFunction, sameRange, unwrap } from '../../edit/nodes.ts';
import { derivationsOf, isMadeUp } from '../../calls/values/identity.ts';
import { bagOf } from '../../calls/values/attributes.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { acrossProject } from '../../rule/across.ts';
import { isSentToForwarder } from '../shared/reaches.ts';
import { isPageFile } from '../shared/client-side.ts';
import { nodeIn, parsedFile } from '../shared/parsed.ts';
import { isStranger } from '../shared/strangers.ts';
import { variableOf } from '../shared/variables.ts';
import { placeIn } from './keys.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Origin, Part, Value } from '../../reading.ts';
import type { Derivation } from '../../calls/values/identity.ts';
import type { Project } from '../../project/project.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export type Instability = 'empty' | 'constant' | 'madeUp' | 'device';

export interface UnstableId {
  readonly node: Node;
  readonly call: AnalyticsCall;
  readonly how: Instability;
  /** Whether another id is there on some way. */
  readonly isFallback: boolean;
  readonly way: Derivation;
}

interface Way {
  readonly derivation: Derivation;
  readonly value: Value;
  readonly how: Instability;
}

const naming: ReadonlySet<string> = new Set([
  'identify',
  'track',
  'page',
  'screen',
  'group',
  'device',
  'setAttributes',
]);

/** Each such id of a file, once: of its own calls, and those of other files that come about here. */
export function unstableIdsIn(reading: RuleReading, sourceCode: SourceCode): readonly UnstableId[] {
  const found = new Map<Node, UnstableId>();
  const told = new Set<string>();
  const add = (
    call: AnalyticsCall,
    place: Node | undefined,
    { how, derivation: way }: Way,
    isFallback: boolean,
  ): void => {
    const { origin } = way;
    if (!place || found.has(place) || (origin && told.has(placeIn(origin)))) return;
    found.set(place, { node: place, call, how, isFallback, way });
    if (origin) told.add(placeIn(origin));
  };
  for (const call of reading.calls) {
    const part = call.parts.userId;
    if (!part) continue;
    const ways = unstableWays(call, part, reading.project);
    for (const way of ways) {
      if (way.how !== 'madeUp' || !isKept(way.derivation, part, reading, sourceCode))
        add(call, nodeOf(way.derivation, call, part, reading), way, ways.length < alternativesOf(part.value).length);
    }
  }
  for (const { call, way, origin, isFallback } of distantIds(reading.project).get(reading.file) ?? []) {
    const place = reading.nodeAt(origin.range);
    if (place && !isNamed(place)) add(call, place, way, isFallback);
  }
  return [...found.values()];
}

interface DistantId {
  readonly call: AnalyticsCall;
  readonly way: Way;
  readonly origin: Origin;
  readonly isFallback: boolean;
}

/** By file the ids that come about there for calls of other files. What is made up is told where it is given. */
const distantIds = acrossProject((calls, project: Project): ReadonlyMap<string, readonly DistantId[]> => {
  const found = new Map<string, DistantId[]>();
  for (const call of calls) {
    const part = call.parts.userId;
    const ways = part ? unstableWays(call, part, project) : [];
    for (const way of ways) {
      const { origin } = way.derivation;
      if (!part || !origin || origin.file === call.file || way.how === 'madeUp') continue;
      const isFallback = ways.length < alternativesOf(part.value).length;
      const list = found.get(origin.file);
      if (list) list.push({ call, way, origin, isFallback });
      else found.set(origin.file, [{ call, way, origin, isFallback }]);
    }
  }
  return found;
});

const filesWithCalls = acrossProject(calls => new Set(calls.map(({ file }) => file)));

/** Whether the file where an id comes about is the one that is told: it has calls, so that somebody looks. */
function isToldThere(origin: Origin, reading: RuleReading): boolean {
  if (!filesWithCalls(reading.project).has(origin.file)) return false;
  const place = nodeIn(origin.file, origin.range, reading);
  return place !== undefined && !isNamed(place);
}

/** Of what the id of a call can be, what nobody is found by. */
function unstableWays(call: AnalyticsCall, { value }: Part, project: Project): readonly Way[] {
  const isStraight = call.vendor === 'customerio';
  if (call.inTest || !naming.has(call.method) || !(isStraight || isSentToForwarder(call))) return [];
  const alternatives = alternativesOf(value);
  const derivations = derivationsOf(value);
  const isSomebody = derivations.some(({ kind }) => kind !== 'empty' && kind !== 'constant' && kind !== 'anonymous');
  return derivations.flatMap((derivation, index): Way[] => {
    const how = howOf(derivation);
    if (!how) return [];
    const way: Way = { derivation, value: alternatives[index] as Value, how };
    if (how === 'empty') return isStraight && isMissed(way.value, call) ? [way] : [];
    // One constant for whatever is sent may be meant: a program, a job. What says that nobody is known is not.
    if (how === 'constant' && derivations.length === 1 && !isStranger(derivation.detail ?? '') && !isOfMany(call))
      return isWhoeverIsThere(call, way.value, project) ? [way] : [];
    // An app without accounts knows its devices only.
    return how !== 'device' || (isStraight && isSomebody) ? [way] : [];
  });
}

/** Whether the profile that a call writes is another person's each time, whatever its id says: it takes their address. */
function isOfMany({ method, parts }: AnalyticsCall): boolean {
  if (method !== 'identify' || !parts.traits) return false;
  return bagOf(parts.traits.value).objects.some(object => {
    const email = object.get('email');
    return email !== undefined && alternativesOf(email).every(one => isGiven(one));
  });
}

/** Whether a page or an app calls whoever is in front of it by what stands in its code. */
function isWhoeverIsThere(call: AnalyticsCall, value: Value, project: Project): boolean {
  if (value.kind !== 'literal') return false;
  return call.identity === 'ambient' ? call.method === 'identify' : isOfPage(call, project);
}

/** Whether a request or a client of servers is used by a page: where it stands, or where its wrapper is called. */
function isOfPage(call: AnalyticsCall, project: Project): boolean {
  const { file, target } = call;
  const isPage = (one: string): boolean => {
    const source = parsedFile(project, one)?.source;
    return source !== undefined && isPageFile(source);
  };
  return (
    isPage(file) ||
    project
      .calls()
      .some(
        other =>
          other.via === 'wrapper' &&
          !other.inTest &&
          other.target.file === target.file &&
          sameRange(other.target.range, target.range) &&
          isPage(other.file),
      )
  );
}

/** Of somebody who comes along; what the environment or a module of the project says is the same each time. */
function isGiven(value: Value): boolean {
  if (value.kind === 'member') return isGiven(value.object);
  return (
    value.kind === 'parameter' ||
    value.kind === 'call' ||
    (value.kind === 'global' && !/^(?:process|Deno|Bun|import\.meta)$/.test(value.name))
  );
}

function howOf(derivation: Derivation): Instability | undefined {
  switch (derivation.kind) {
    case 'empty':
      return 'empty';
    case 'constant':
      return 'constant';
    case 'anonymous':
      return isMadeUp(derivation) ? 'madeUp' : 'device';
    default:
      return undefined;
  }
}

/** Whether an empty id is missed: a browser keeps the person it knows where none is given, an anonymous id stands in for one. */
function isMissed(value: Value, { identity, parts }: AnalyticsCall): boolean {
  if (parts.anonymousId) return false;
  return identity === 'per-call' || (value.kind === 'literal' && value.value != null);
}

/**
 * Where an id is told: at the call, if it comes about in the same function, or is a constant with a name; else where it
 * comes about, so that one function that fifty callers ask is told once.
 */
function nodeOf(
  { origin, ...way }: Derivation,
  call: AnalyticsCall,
  part: Part,
  reading: RuleReading,
): Node | undefined {
  const own = part.range || call.via === 'direct' ? reading.nodeAt(part.range ?? call.range) : undefined;
  if (!origin) return own;
  if (origin.file !== reading.file) return !isMadeUp(way) && isToldThere(origin, reading) ? undefined : own;
  const place = reading.nodeAt(origin.range);
  return !place || (own && (enclosingFunction(place) === enclosingFunction(own) || isNamed(place))) ? own : place;
}

/** `const GUEST = 'guest'` */
function isNamed(place: Node): boolean {
  return place.parent?.type === 'VariableDeclarator' && place.type === 'Literal';
}

/**
 * Whether an id that is made up may be found again: it is put somewhere, given to somebody, or comes out of a function
 * that does more than to make it.
 */
function isKept({ origin }: Derivation, part: Part, reading: RuleReading, sourceCode: SourceCode): boolean {
  const made = origin && nodeIn(origin.file, origin.range, reading);
  const given = part.range && reading.nodeAt(part.range);
  if (!made || (given && isOfKept(given, reading, sourceCode))) return true;
  const outer = outermost(made, given);
  if (outer === given) return false;
  const { parent } = outer;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && origin.file === reading.file)
    return isUsedOtherwise(parent.id, reading, sourceCode);
  if (
    parent?.type === 'Property' &&
    given &&
    !isGivenByCall(given, { file: origin.file, node: made }, reading, sourceCode)
  )
    return true;
  return !isAllThatIsDone(parent?.type === 'Property' ? parent.parent : outer);
}

/** `const who = whoIs(request); track({ userId: who.key })`: the object that holds it comes anew with each call, and goes with it. */
function isGivenByCall(
  given: Node,
  made: { readonly file: string; readonly node: Node },
  { project, file }: RuleReading,
  sourceCode: SourceCode,
): boolean {
  const bare = unwrap(given);
  if (bare.type !== 'MemberExpression' || bare.object.type !== 'Identifier') return false;
  const definition = variableOf(bare.object, sourceCode)?.defs[0];
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  const init = declarator?.init?.type === 'AwaitExpression' ? declarator.init.argument : declarator?.init;
  const fn = enclosingFunction(made.node);
  return (
    fn !== undefined &&
    init?.type === 'CallExpression' &&
    declarator?.id.type === 'Identifier' &&
    enclosingFunction(declarator) === enclosingFunction(given) &&
    enclosingFunction(given) !== undefined &&
    project.running
      .called({ file, range: init.range })
      .functions.some(one => one.file === made.file && sameRange(one.range, fn.range))
  );
}

/** Whether it is assigned, or a name, or a member of what has one, that is used for more than to name the person. */
function isOfKept(given: Node, reading: RuleReading, sourceCode: SourceCode): boolean {
  if (given.parent?.type === 'AssignmentExpression') return true;
  const bare = unwrap(given);
  if (bare.type === 'MemberExpression') return isOfKept(bare.object, reading, sourceCode);
  return bare.type === 'Identifier' && isUsedOtherwise(bare, reading, sourceCode);
}

/** With what stands around it and only spells it otherwise: `String(…)`, `` `user_${…}` ``, `a ?? …`. */
function outermost(node: Node, end: Node | undefined): Node {
  const { parent } = node;
  if (node === end) return node;
  switch (parent?.type) {
    case 'MemberExpression':
    case 'CallExpression':
    case 'TemplateLiteral':
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'BinaryExpression':
    case 'AwaitExpression':
      return outermost(parent, end);
    default:
      return parent && unwrap(parent) !== parent ? outermost(parent, end) : node;
  }
}

/** Whether a variable is used for more than to name the person in analytics calls. */
function isUsedOtherwise(name: TSESTree.Identifier, { calls }: RuleReading, sourceCode: SourceCode): boolean {
  const references = variableOf(name, sourceCode)?.references ?? [];
  return references.some(
    ({ identifier, init }) => init !== true && !calls.some(({ range }) => contains(range, identifier.range)),
  );
}

/** Whether a function does nothing but to give it: `const newId = () => randomUUID()`. */
function isAllThatIsDone(given: Node): boolean {
  const { parent } = given;
  if (parent?.type === 'ArrowFunctionExpression') return parent.body === given;
  if (parent?.type !== 'ReturnStatement') return false;
  const block = parent.parent;
  return block.type === 'BlockStatement' && block.body.length === 1 && isFunction(block.parent);
}
