import { declareValue, memberOf } from './bindings.ts';
import { decoratorName, decoratorsOf, tokenIn } from './decorators.ts';
import { declareBounds, orNil } from './types.ts';
import { parameterTypes, returnType } from './jsdoc-types.ts';
import { isFunction, span, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FnDraft, Extraction } from './extraction.ts';
import type { Way } from './flow.ts';
import type { Node } from './nodes.ts';
import type { Entry } from './table.ts';
import type { Expr, Type } from '../facts.ts';

/** The function that a node is. */
export function functionOf(context: Extraction, node: TSESTree.FunctionLike): Entry<FnDraft> {
  return context.fns.of(node, () => ({
    ...span(node),
    ...(node.id && { n: node.id.name }),
    up: context.place.fn,
    p: [],
    ret: [],
    calls: [],
    inner: [],
    ...(node.async && { async: true }),
  }));
}

/** What a function is as a value: itself, or the class that it is used as. */
export function functionValue(context: Extraction, node: TSESTree.FunctionLike): Expr {
  const cls = context.classes.get(node);
  return cls ? { k: 'cls', c: cls.id, ...span(node) } : { k: 'fn', f: functionOf(context, node).id, ...span(node) };
}

/** A function that is written for something of a type: its parameters are of what that says. */
export function expectType(context: Extraction, value: Node, type: Type | undefined): void {
  const given = unwrap(value);
  if (type && isFunction(given)) functionOf(context, given).item.ct = type;
}

export function walkFunction(context: Extraction, node: TSESTree.FunctionLike): void {
  const { id, item: fn } = functionOf(context, node);
  if ((node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction') && node.id) {
    const binding = context.bind(node.id);
    if (binding && node.body) {
      binding.v.push(functionValue(context, node));
      binding.konst = true;
    }
    if (binding && node.declare) binding.amb = true;
  }
  declareBounds(context, node.typeParameters);
  const rt = context.annotated(node.returnType) ?? (context.docs && returnType(context, context.docs.of(node)));
  if (rt) fn.rt = rt;
  if (rt && node.type === 'TSDeclareFunction' && node.id) {
    const declared = context.bind(node.id);
    if (declared) declared.t = { k: 'fn', ret: rt };
  }
  for (const parameter of node.params) for (const decorator of decoratorsOf(parameter)) context.walk(decorator);
  // A plain function has a `this` of its own; methods were told theirs by the class or object.
  const hasOwnThis = node.type !== 'ArrowFunctionExpression' && !context.methods.has(node);
  const owner = context.owners.get(node);
  const cls = context.classes.get(node)?.item;
  if (cls) cls.ctor = id;
  const self = owner === undefined ? { cls: -1, object: -1 } : { cls: owner, object: -1, isStatic: false };
  const called = node.type === 'ArrowFunctionExpression' ? context.place.called : id;
  context.at({ fn: id, called, ...((hasOwnThis || owner !== undefined) && self) }, () => {
    noteOwner(context, fn);
    const way = context.flow.function(node.type === 'FunctionDeclaration', () => walkInside(context, node, id));
    if (node.body?.type === 'BlockStatement') noteEnd(fn, node, way);
    noteAsserted(fn, node);
    if (isNever(node)) fn.never = [];
  });
}

function walkInside(context: Extraction, node: TSESTree.FunctionLike, f: number): void {
  const fn = context.fns.items[f] as FnDraft;
  const documented = context.docs ? parameterTypes(context, context.docs.of(node)) : [];
  const given = node.params.filter(isGiven);
  const names = new Set(documented.length > 0 ? given.map(one => nameOf(partsOf(context, one).target)) : []);
  for (const [i, parameter] of given.entries()) readParameter(context, parameter, { fn, f, i, documented, names });
  for (const parameter of node.params) context.walk(parameter);
  if (!node.body) return;
  context.walk(node.body);
  if (!context.flow.isDead) noteExit(context);
  if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') {
    if (!node.async) expectType(context, node.body, fn.rt);
    fn.ret.push(context.expr(node.body));
  }
}

/** Notes at a place where the function returns which parameters are there: those of all such places it asserts. */
export function noteExit(context: Extraction): void {
  const { fn } = context;
  if (!fn || fn.asserts?.length === 0) return;
  const parameters = context.parameters.get(fn) ?? [];
  fn.asserts = (fn.asserts ?? [...parameters.keys()]).filter(index => {
    const binding = parameters[index];
    return binding !== undefined && context.flow.isThere(String(binding))?.length === 0;
  });
}

/** Notes whether the function comes to its end without a value, or never returns at all. */
function noteEnd(fn: FnDraft, { async, generator }: TSESTree.FunctionLike, { end, calls }: Way): void {
  const isBare = fn.fall === true;
  delete fn.fall;
  if (fn.ret.length > 0) {
    if (isBare || !end.isDead) fn.fall = true;
  } else if (!isBare && !async && !generator) {
    if (end.isDead) fn.never = [];
    else if (calls.length > 0) fn.never = calls.slice(-1);
  }
}

/** `(value): asserts value`, `(value): asserts value is T`. */
function noteAsserted(fn: FnDraft, { returnType, async, generator }: TSESTree.FunctionLike): void {
  const type = returnType?.typeAnnotation;
  const name = type?.type === 'TSTypePredicate' && type.asserts ? type.parameterName : undefined;
  const index = fn.p.findIndex(({ n }) => name?.type === 'Identifier' && n === name.name);
  if (index >= 0) fn.asserts = [index];
  // What is only waited for may return before it throws.
  else if (fn.asserts?.length === 0 || async || generator) delete fn.asserts;
}

/** `(): never`. */
function isNever({ returnType }: TSESTree.FunctionLike): boolean {
  return returnType?.typeAnnotation.type === 'TSNeverKeyword';
}

/** `this` stands among the parameters for its type alone. */
function isGiven(parameter: TSESTree.Parameter): boolean {
  return parameter.type !== 'Identifier' || parameter.name !== 'this';
}

/** Notes which class or object literal the function's `this` is. */
function noteOwner({ place }: Extraction, fn: FnDraft): void {
  if (place.cls >= 0) {
    fn.c = place.cls;
    if (place.isStatic) fn.st = true;
  }
  if (place.object >= 0) fn.obj = place.object;
}

interface ParameterPlace {
  readonly fn: FnDraft;
  /** The number of the function, and of the parameter. */
  readonly f: number;
  readonly i: number;
  /** What JSDoc says of all of them. */
  readonly documented: ReturnType<typeof parameterTypes>;
  /** The names of all of them. */
  readonly names: ReadonlySet<string>;
}

function nameOf(target: Node): string {
  return target.type === 'Identifier' ? target.name : '';
}

/** What is said of a parameter: by its name, or where no other has the name that is written there, by its place. */
function documentedAs(n: string, { i, documented, names }: ParameterPlace): Type | undefined {
  const there = documented[i];
  return (documented.find(one => one.n === n) ?? (there && names.has(there.n) ? undefined : there))?.t;
}

function readParameter(context: Extraction, parameter: TSESTree.Parameter, place: ParameterPlace): void {
  const { fn, f, i } = place;
  const { target, annotation, fallback, isRest, isOptional } = partsOf(context, parameter);
  const n = nameOf(target);
  const written = context.annotated(annotation) ?? documentedAs(n, place);
  const type = written && isOptional ? orNil(written) : written;
  const decorators = decoratorsOf(parameter);
  const dec = decoratorName(decorators);
  const tok = tokenIn(context, decorators);
  fn.p[i] = { n, ...(type && { t: type }), ...(dec && { dec }), ...(tok && { tok }) };
  const m = context.required.get(target);
  const own: Expr =
    m === undefined
      ? { k: 'par', f, i, n, ...(isRest && { rest: true }), ...span(target) }
      : { k: 'mod', m, cjs: true, ...span(target) };
  const value: Expr = fallback ? { k: 'or', op: '=', x: [own, fallback], ...span(parameter) } : own;
  declareValue(context, target, value, type);
  noteParameter(context, fn, i, target);
  if (parameter.type === 'TSParameterProperty') assignField(context, n, value, type);
}

function noteParameter(context: Extraction, fn: FnDraft, index: number, target: Node): void {
  const binding = target.type === 'Identifier' ? context.bindingId(target) : undefined;
  const known = context.parameters.get(fn) ?? [];
  known[index] = binding;
  context.parameters.set(fn, known);
}

interface ParameterParts {
  readonly target: TSESTree.DestructuringPattern;
  readonly annotation?: TSESTree.TSTypeAnnotation | undefined;
  readonly fallback?: Expr;
  readonly isRest?: boolean;
  readonly isOptional?: boolean;
}

function partsOf(context: Extraction, parameter: TSESTree.Parameter): ParameterParts {
  const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  switch (pattern.type) {
    case 'RestElement':
      // Its type is that of the whole rest, which says little of each argument.
      return { target: pattern.argument, isRest: true };
    case 'AssignmentPattern':
      return {
        target: pattern.left,
        annotation: pattern.left.typeAnnotation,
        fallback: context.expr(pattern.right),
      };
    default:
      return { target: pattern, annotation: pattern.typeAnnotation, isOptional: pattern.optional };
  }
}

/** `constructor(private readonly client: Client)` is a field as well. */
function assignField(context: Extraction, name: string, value: Expr, type: Type | undefined): void {
  const cls = context.classes.items[context.place.cls];
  if (!cls || !name) return;
  const member = memberOf(cls, name, false);
  member.v.push(value);
  if (type) member.t = type;
}
