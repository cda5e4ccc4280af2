/** Which handlers forward what they get: their path takes analytics calls by itself. */
import { alternatives, stringOf } from '../evaluate/value.ts';
import { wantedBy } from '../effects/conditions.ts';
import { formOf } from '../effects/forms.ts';
import { matchHttp } from '../effects/http.ts';

import type { Method, PartName, Vendor } from '../catalog/types.ts';
import type { Parts } from '../calls/parts.ts';
import type { Effect } from '../effects/effect.ts';
import type { Effects } from '../effects/effects.ts';
import type { BodyCondition, BodyParts, BodyPath, Endpoint, Endpoints } from '../effects/endpoints.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';
import type { Call } from '../facts/facts.ts';
import type { Handler } from './handlers.ts';

interface Reading {
  readonly evaluator: Evaluator;
  readonly effects: Effects;
  readonly endpoints: Endpoints;
  readonly parts: Parts;
}

interface Sent {
  readonly vendor: Vendor;
  readonly method: Method;
  readonly thunks: Partial<Record<PartName, Thunk>>;
}

/** What is sent where the body says so. */
interface SentWhen extends Sent {
  readonly when: readonly BodyCondition[];
}

/** The part without which a call of a method says nothing that a caller could choose. */
const deciding: ReadonlyMap<Method, readonly PartName[]> = new Map<Method, readonly PartName[]>([
  ['track', ['event']],
  ['trackAnonymous', ['event']],
  ['identify', ['userId', 'traits']],
  ['page', ['name']],
  ['screen', ['name']],
  ['group', ['groupId']],
]);

/** The parts that say whom a call is about. */
const people: readonly PartName[] = ['userId', 'anonymousId'];

/** What a request to the path of a handler does, as far as it is forwarded. */
export function forwardedBy(reading: Reading, { fn, verb }: Handler): readonly Endpoint[] {
  const { module, id } = fn;
  const own = module.facts.fns[id];
  if (!own) return [];
  const calls = module.facts.calls.filter(({ s, e }) => own.s <= s && e <= own.e);
  const found = calls.flatMap(call => {
    const sent = reading.effects.ofCall(module, call, null).flatMap(effect => sentBy(reading, effect) ?? []);
    const when = sent.length > 0 ? conditionsOf(reading, fn, call) : [];
    return sent.map(one => endpointOf(reading, fn, { ...one, when }, verb));
  });
  // A handler that forwards nothing does work of its own, and tells of that.
  if (!found.some(({ isForwarded }) => isForwarded)) return [];
  // Who says what a request is for decides what is sent, whatever else is known to the handler alone.
  return found
    .filter(({ isForwarded, when }) => isForwarded || when !== undefined)
    .map(({ isForwarded: _, ...one }) => one);
}

/** What the body has to say for a call to be made: `case 'identify':` of `body.type`, `TAKEN.has(body.event)`. */
function conditionsOf(
  { evaluator }: Reading,
  { module, ...fn }: EvaluatedOf<'function'>,
  { on = [], if: provided = [] }: Call,
): BodyCondition[] {
  return [...on, ...provided.filter(one => one.of && !one.not)].flatMap(condition => {
    const asked = evaluator.open(() =>
      bodyPath(evaluator, evaluator.eval(module, condition.x, null), { module, ...fn }),
    );
    const wanted = evaluator.open(() => wantedBy(evaluator, module, condition));
    const values = wanted?.flatMap(one => stringOf(one) ?? []);
    return asked && !asked.without && values?.length === wanted?.length
      ? [{ path: asked.path, values: values ?? [] }]
      : [];
  });
}

function sentBy({ evaluator, endpoints, parts }: Reading, effect: Effect): Sent | undefined {
  if (effect.kind === 'sdk') {
    const form = formOf(evaluator, effect.spec.forms, effect.args);
    const { vendor } = effect.client.sdk;
    return { vendor, method: effect.spec.method, thunks: parts.ofForm(form, effect.args) };
  }
  const match = effect.kind === 'http' ? matchHttp(evaluator, effect, endpoints) : undefined;
  return match?.of && match.route && { vendor: match.vendor, method: match.route.method, thunks: match.parts };
}

function endpointOf(
  { evaluator }: Reading,
  fn: EvaluatedOf<'function'>,
  { vendor, method, thunks, when }: SentWhen,
  verb: string | undefined,
): Endpoint & { readonly isForwarded: boolean } {
  const parts: { -readonly [Name in PartName]?: BodyParts[Name] } = {};
  for (const [name, thunk] of Object.entries(thunks) as [PartName, Thunk][]) {
    const path = evaluator.open(() => bodyPath(evaluator, evaluator.force(thunk), fn));
    if (path) parts[name] = path;
  }
  const isForwarded = deciding.get(method)?.every(name => parts[name] !== undefined) ?? false;
  // Whoever is logged in is known to the handler alone.
  for (const name of people) {
    const thunk = thunks[name];
    if (thunk && !parts[name]) parts[name] = { made: thunk };
  }
  return { vendor, method, parts, isForwarded, ...(verb && { verb }), ...(when.length > 0 && { when }) };
}

// Bodies of requests ---------------------------------------------------------------------------

/** Methods and functions that give what they are given, once it is found to be well-formed. */
const checking =
  /^(?:parse|parseAsync|safeParse|safeParseAsync|validate\w*|check|assert|cast|decode|create|String|Number|trim|toString)$/;
const readers = /^(?:readBody|readValidatedBody|readRawBody|getBody|useBody)$/;

/** The way by which a value comes out of the body of a handler's request; undefined where it does not. */
function bodyPath(evaluator: Evaluator, value: Evaluated, fn: EvaluatedOf<'function'>): BodyPath | undefined {
  const inner = (one: Evaluated): BodyPath | undefined => bodyPath(evaluator, one, fn);
  switch (value.kind) {
    case 'parameter':
      return ofParameter(value, fn);
    case 'member': {
      const object = inner(value.object);
      if (!object) return undefined;
      // What a schema has checked comes beside whether it is right.
      const isChecked = value.property === 'data' && value.object.kind === 'call';
      return isChecked ? object : { path: [...object.path, value.property] };
    }
    case 'omit': {
      const object = inner(value.object);
      return object && { path: object.path, without: value.keys };
    }
    case 'union':
      for (const one of alternatives(value)) {
        const path = inner(one);
        if (path) return path;
      }
      return undefined;
    case 'call':
      return ofCall(evaluator, value, fn);
    default:
      return undefined;
  }
}

/** Members of requests that hold what was sent; Hapi's is the second. */
const bodies = new Set(['body', 'payload']);

/** `request.body.event`, and what `@Body()` gives. */
function ofParameter(
  { key, index, path }: EvaluatedOf<'parameter'>,
  { module, id }: EvaluatedOf<'function'>,
): BodyPath | undefined {
  if (key !== `${module.path}#${id}`) return undefined;
  const own = module.facts.fns[id]?.p[index];
  if (own?.dec === 'Body') return { path: [...(own.tok?.k === 'lit' ? [String(own.tok.v)] : []), ...path] };
  const at = path.findIndex(name => bodies.has(name));
  return at < 0 || at > 1 ? undefined : { path: path.slice(at + 1) };
}

function ofCall(
  evaluator: Evaluator,
  { callee, args }: EvaluatedOf<'call'>,
  fn: EvaluatedOf<'function'>,
): BodyPath | undefined {
  const [first] = args;
  const given = (): BodyPath | undefined => first && bodyPath(evaluator, evaluator.force(first), fn);
  const method = methodOf(callee);
  if (method) {
    if (method.name === 'json') return isRequest(method.object, fn) ? { path: [] } : undefined;
    return checking.test(method.name) ? (given() ?? bodyPath(evaluator, method.object, fn)) : undefined;
  }
  if (callee.kind !== 'import' && callee.kind !== 'global') return undefined;
  if (readers.test(callee.name)) return first && isRequest(evaluator.force(first), fn) ? { path: [] } : undefined;
  return checking.test(callee.name) ? given() : undefined;
}

/** The object and the name of a method; of a parameter as well, whose members are its own. */
function methodOf(callee: Evaluated): { readonly object: Evaluated; readonly name: string } | undefined {
  if (callee.kind === 'member') return { object: callee.object, name: callee.property };
  const name = callee.kind === 'parameter' ? callee.path.at(-1) : undefined;
  if (callee.kind !== 'parameter' || name === undefined) return undefined;
  return { object: { ...callee, path: callee.path.slice(0, -1) }, name };
}

/** The request, or the event or context that holds it. */
function isRequest(value: Evaluated, { module, id }: EvaluatedOf<'function'>): boolean {
  return value.kind === 'parameter' && value.key === `${module.path}#${id}`;
}
