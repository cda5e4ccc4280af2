/** Containers that make what they are asked for. */
import { providedFor } from './tokens.ts';

import { isResidual } from '../kinds.ts';
import { stringOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';
import type { KnownCall, KnownMethod, Methods } from './known.ts';

const packages = /^(?:@nestjs\/core|@angular\/core|inversify|tsyringe|typedi|awilix|@loopback\/context|injection-js)$/;

/** Under which name awilix has all that a container holds. */
export const CRADLE = 'cradle';

/** What a container holds under a name: `container.cradle.tracker`. */
export function heldAs(object: Evaluated, name: string, evaluator: Evaluator): Evaluated | undefined {
  return object.kind === 'member' && object.property === CRADLE && isContainer(object.object)
    ? providedFor(evaluator, 'injected', { kind: 'literal', value: name })
    : undefined;
}

/** A container asked for a class, or for a token: `container.get(AnalyticsService)`, `moduleRef.get('ANALYTICS')`. */
const given: KnownMethod = (receiver, { evaluator, args, at }) => {
  const token = args[0] && evaluator.force(args[0]);
  if (!token) return undefined;
  const hung = isContainer(receiver) ? undefined : hungAs(token, { evaluator, at });
  if (hung) return hung;
  // A text is a key of many things.
  const provided =
    token.kind === 'literal' && !isContainer(receiver) ? undefined : providedFor(evaluator, 'injected', token);
  if (provided) return provided;
  return isContainer(receiver) ? madeFor(token, evaluator) : instanceOf(token);
};

/** What a container makes for a token for which nothing is provided. */
export function madeFor(token: Evaluated, evaluator: Evaluator): Evaluated | undefined {
  return instanceOf(token) ?? promisedBy(token, evaluator);
}

function instanceOf(token: Evaluated): Evaluated | undefined {
  return token.kind === 'class' ? { kind: 'instance', class: token, args: null } : undefined;
}

/** What the type of a token promises that only the callers know: `get(token: ProviderToken<Sends>)` gives a `Sends`. */
function promisedBy(token: Evaluated, evaluator: Evaluator): Evaluated | undefined {
  const written = isResidual(token) ? token.type : undefined;
  if (written?.type.k !== 'ref' || !isFrom(written, exportsTokens)) return undefined;
  const [promised] = written.type.a ?? [];
  const value = promised && evaluator.typeValue({ ...written, type: promised });
  return value?.kind === 'interface' || value?.kind === 'instance' ? value : undefined;
}

/** `app.get('analytics')`, where `app.set('analytics', client)` stands elsewhere. */
export function hungAs(key: Evaluated, { evaluator, at }: Pick<KnownCall, 'evaluator' | 'at'>): Evaluated | undefined {
  const name = stringOf(key);
  return name === undefined || !at ? undefined : evaluator.host.hung(at.module.path, name);
}

/** Whether a value comes out of a package of containers, by what it is or by its type. */
export function isContainer(value: Evaluated): boolean {
  switch (value.kind) {
    case 'import':
      return packages.test(value.source);
    case 'member':
      return isContainer(value.object) || isTyped(value.type);
    case 'call':
      return isContainer(value.callee) || isTyped(value.type);
    case 'parameter':
      return isTyped(value.type);
    case 'typed':
      return isTyped(value.type);
    default:
      return false;
  }
}

type TypeOf = Extract<Evaluated, { readonly kind: 'typed' }>['type'];

function isTyped(type: TypeOf | undefined): boolean {
  return isFrom(type, source => packages.test(source));
}

/** Whether a type is one that a package exports. */
function isFrom(type: TypeOf | undefined, isMeant: (source: string) => boolean): boolean {
  if (type?.type.k !== 'ref' || type.type.x.k !== 'ref') return false;
  const { imp } = type.module.facts.bindings[type.type.x.b] ?? {};
  return imp !== undefined && isMeant(imp.m);
}

/** Whether the types of tokens come from a package. */
function exportsTokens(source: string): boolean {
  return source === '@nestjs/common' || packages.test(source);
}

export const containerMethods: Methods = { get: given, resolve: given, getAsync: given, resolveAsync: given };
