import { Flow } from './flow.ts';
import { emptyRecord, span, unknown } from './nodes.ts';
import { Table } from './table.ts';
import { isFunctionScope, variablesOf } from './variables.ts';
import { entryFor } from '../../syntax/by-type.ts';
import { childrenOf, visitorKeys } from '../../syntax/walk.ts';
import { Lines } from '../../syntax/lines.ts';

import type { Variables } from './variables.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/scope-manager';
import type { Node } from './nodes.ts';
import type { Entry } from './table.ts';
import type { Docs, Tag } from './jsdoc.ts';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { ByType } from '../../syntax/by-type.ts';
import type { Parsed } from '../../syntax/parse.ts';
import type { VisitorKeys } from '../../syntax/walk.ts';
import type { Binding, Call, Cls, Expr, Fn, Iface, ModuleFacts, Type } from '../facts.ts';

/** What is readonly once it is made. */
type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

export type FnDraft = Draft<Fn>;
export type CallDraft = Draft<Call>;

/** Where the walk stands; -1 for none. */
export interface Place {
  readonly fn: number;
  /** The function whose `arguments` are at hand: an arrow has those of what is around it. */
  readonly called: number;
  /** The class that `this` is an instance of, or is itself if `isStatic`. */
  readonly cls: number;
  readonly isStatic: boolean;
  /** The object literal that `this` is. */
  readonly object: number;
  readonly isCaught: boolean;
}

/** How each type of node is read. */
export interface Readers {
  /** Takes down what a node does and declares, and walks on below it where there is anything to find. */
  readonly walk: ByType<Extraction, void>;
  readonly expr: ByType<Extraction, Expr>;
  readonly type: ByType<Extraction, Type>;
}

/** Deeper in an expression or a type than the evaluation follows. */
const MAX_DEPTH = 200;

/** What holds no statement and no call. */
const typeKeys = new Set(['typeAnnotation', 'typeParameters', 'returnType', 'typeArguments', 'decorators']);
let walkedKeys: VisitorKeys | undefined;

/** The facts of one module in the making, and where the walk stands. */
export class Extraction {
  readonly bindings = new Table<Binding>();
  readonly fns = new Table<FnDraft>();
  readonly classes = new Table<Cls>();
  readonly ifaces = new Table<Iface>();
  readonly calls = new Table<CallDraft>();
  readonly objs = new Table<Expr>();
  readonly exports = emptyRecord<Expr>();
  readonly reexports: { n: string; m: string; i: string }[] = [];
  readonly stars: string[] = [];
  readonly cjs: Expr[] = [];
  readonly globalWrites: { n: string; x: Expr }[] = [];
  /** Those around the place at hand are the last ones that have not ended. */
  readonly namespaces: { n: string; s: number; e: number }[] = [];
  /** The end of the last `declare`: what stands within is told of, and made elsewhere. */
  ambientUntil = 0;
  /** It neither imports nor exports: what it declares at its top is there for all scripts. */
  readonly isScript: boolean;
  readonly thisWrites: { n: string; x: Expr; o: number }[] = [];
  readonly memberWrites: { o: Expr; n: string; x: Expr }[] = [];
  readonly keyedWrites: { o: Expr; i: Expr; x: Expr; f: number }[] = [];
  readonly globalTypes: Record<string, Type> = {};

  readonly flow = new Flow();
  /** The way through the code on which variables are declared. */
  readonly declaredOn = new Map<Binding, number>();

  /** Ways that hang on one test: the test, and the way on which it stands. */
  readonly choices = new Map<number, { readonly outer: number; readonly test: Expr; readonly holds: boolean }>();

  /** The variables that the parameters of functions are; undefined for a pattern. */
  readonly parameters = new Map<FnDraft, (number | undefined)[]>();

  /** The calls that object literals are given to. */
  readonly givenTo = new Map<Node, Node>();

  /** Parameters that are modules: of factories of AMD. */
  readonly required = new Map<Node, string>();

  /** Functions whose `this` is the class or object literal around them. */
  readonly methods = new Set<Node>();

  /** Functions whose `this` is an instance of a class that is none in form: constructors, and what hangs on prototypes. */
  readonly owners = new Map<Node, number>();
  /** Functions by where they are assigned: a variable or a global, and the way from it (`constructors.ts`). */
  readonly assigned = new Map<object | string, Map<string, Node | undefined>>();

  /** JSDoc, where that is what types are written in. */
  readonly docs: Docs | undefined;

  readonly #lines: Lines;
  readonly #variables: Variables['own'];
  readonly #typesOfPage: Variables['typesOfPage'];
  readonly #readers: Readers;
  readonly #turns = new Map<Variable, boolean>();
  /** Types that JSDoc declares, by name. */
  readonly #typedefs = new Map<string, number>();
  #named: ReadonlyMap<string, Variable> | undefined;
  /** On while a type of JSDoc is read: its names are no nodes of the tree. */
  #isDocumented = false;
  /** The variable of the page whose first value is read. */
  #begun: number | undefined;
  #depth = 0;
  #place: Place = { fn: -1, called: -1, cls: -1, isStatic: false, object: -1, isCaught: false };

  constructor({ text, program }: Parsed, readers: Readers, docs?: Docs) {
    this.docs = docs;
    this.#lines = new Lines(text);
    const { own, typesOfPage } = variablesOf(program);
    this.#variables = own;
    this.#typesOfPage = typesOfPage;
    this.isScript = !program.body.some(({ type }) => /^(?:Import|Export|TSExport)/.test(type));
    this.#readers = readers;
  }

  get place(): Place {
    return this.#place;
  }

  /** The function around; undefined in the module's own code. */
  get fn(): FnDraft | undefined {
    return this.fns.items[this.#place.fn];
  }

  /** Runs `read` at another place. */
  at(place: Partial<Place>, read: () => void): void {
    const outer = this.#place;
    this.#place = { ...outer, ...place };
    read();
    this.#place = outer;
  }

  walk(node: Node): void {
    this.docs?.handDown(node);
    const walker = entryFor(this.#readers.walk, node);
    if (walker) walker(this, node);
    else this.walkChildren(node);
  }

  /** @param except - a child that was walked already */
  walkChildren(node: Node, except?: Node): void {
    walkedKeys ??= Object.fromEntries(
      Object.entries(visitorKeys()).map(([type, keys]) => [type, keys.filter(key => !typeKeys.has(key))]),
    );
    for (const child of childrenOf(node, walkedKeys)) if (child !== except) this.walk(child);
  }

  /** What an expression is worth, without going into functions and classes. */
  expr(node: Node): Expr {
    if (this.#depth >= MAX_DEPTH) return unknown('too-deep', node);
    this.#depth++;
    const expr = entryFor(this.#readers.expr, node)?.(this, node) ?? unknown('dynamic-expression', node);
    this.#depth--;
    const t = this.documented(this.docs?.cast(node));
    return t ? { k: 'as', x: expr, t, s: expr.s, e: expr.e } : expr;
  }

  /** What a type says about where calls lead and which strings a value may be. */
  type(node: Node): Type {
    if (this.#depth >= MAX_DEPTH) return { k: 'unk' };
    this.#depth++;
    const type = entryFor(this.#readers.type, node)?.(this, node);
    this.#depth--;
    return type ?? { k: 'unk' };
  }

  /** The type behind a `: T`. */
  annotated(annotation: TSESTree.TSTypeAnnotation | undefined): Type | undefined {
    return annotation && this.type(annotation.typeAnnotation);
  }

  /** The types of `<A, B>`. */
  typeArguments(given: TSESTree.TSTypeParameterInstantiation | undefined): Type[] | undefined {
    return given?.params.map(item => this.type(item));
  }

  /** A type of JSDoc, in the words of the module. */
  documented(tag: Tag | undefined): Type | undefined {
    if (!tag?.type) return undefined;
    this.#isDocumented = true;
    const type = this.type(tag.type);
    this.#isDocumented = false;
    return type;
  }

  /** A type that JSDoc declares: other modules name it as they name an export, where it is not imported itself. */
  declareType(name: string, isExported = true): Binding {
    const { id, item } = this.bindings.add((): Binding => ({ n: name, f: -1, v: [] }));
    this.#typedefs.set(name, id);
    if (isExported) this.exports[name] = { k: 'ref', b: id, s: 0, e: 0 };
    return item;
  }

  isDeclared(identifier: Node): boolean {
    return this.#variables.has(identifier);
  }

  /** What tells a variable from others of its name; undefined for a global. */
  variableOf(identifier: Node): object | undefined {
    return this.#variables.get(identifier);
  }

  /** A variable is no other than the global of its name: `define(function (require, exports) {})`. */
  release(identifier: Node): void {
    const variable = this.#variables.get(identifier);
    for (const reference of variable?.references ?? []) this.#variables.delete(reference.identifier);
    this.#variables.delete(identifier);
  }

  /** What a module declares the page's globals to be: `declare const window: PageWindow`. */
  typeOfPage(identifier: Node): Type | undefined {
    return this.annotated(this.#typesOfPage.get(identifier));
  }

  /** The number of the variable that an identifier stands for; undefined for a global. */
  bindingId(identifier: Node): number | undefined {
    return this.#bindingOf(identifier)?.id ?? this.#typedef(identifier);
  }

  /** The variable that an identifier declares or writes; undefined for a global. */
  bind(identifier: Node): Binding | undefined {
    return this.#bindingOf(identifier)?.item;
  }

  /** Whether a variable of a function takes several values, all of them in that function. */
  takesTurns(identifier: Node): boolean {
    const variable = this.#variables.get(identifier);
    if (!variable) return false;
    let known = this.#turns.get(variable);
    if (known === undefined) this.#turns.set(variable, (known = isTakingTurns(variable)));
    return known;
  }

  /** What a constant is declared with. */
  constantOf(identifier: Node): Node | undefined {
    const [definition, ...others] = this.#variables.get(identifier)?.defs ?? [];
    if (!definition || others.length > 0 || definition.type !== 'Variable') return undefined;
    const { node, parent } = definition;
    return parent.kind === 'const' && node.id.type === 'Identifier' ? (node.init ?? undefined) : undefined;
  }

  /** What declares a name: a function, a class, or what a variable is declared with. */
  definitionOf(identifier: Node): Node | undefined {
    const [definition] = this.#variables.get(identifier)?.defs ?? [];
    switch (definition?.type) {
      case 'FunctionName':
      case 'ClassName':
        return definition.node;
      case 'Variable':
        return lastAssigned(definition.node.init);
      default:
        return undefined;
    }
  }

  /**
   * Reads what a variable of the page begins with: what it says of itself there (`var queue = queue || []`) is what
   * another script left under its name.
   */
  first(variable: Node, init: Node): Expr {
    const outer = this.#begun;
    this.#begun = this.bindingId(variable);
    const value = this.expr(init);
    this.#begun = outer;
    return value;
  }

  /** What a name stands for: a variable of the module, or a global. */
  named(name: string, identifier: Node): Expr {
    const b = this.bindingId(identifier);
    return b === undefined || b === this.#begun
      ? { k: 'glob', n: name, ...span(identifier) }
      : { k: 'ref', b, ...span(identifier) };
  }

  /** Where a call stands. */
  position(node: Node): { s: number; e: number; l: number; col: number } {
    const { line, column } = this.#lines.at(node.range[0]);
    return { ...span(node), l: line, col: column };
  }

  facts(error: Parsed['error']): ModuleFacts {
    return {
      bindings: this.bindings.items,
      fns: this.fns.items,
      classes: this.classes.items,
      ifaces: this.ifaces.items,
      calls: this.calls.items,
      objs: this.objs.items,
      exports: this.exports,
      reexports: this.reexports,
      stars: this.stars,
      cjs: this.cjs,
      globalWrites: this.globalWrites,
      globalTypes: this.globalTypes,
      ...(this.namespaces.length > 0 && { namespaces: this.namespaces }),
      ...(this.thisWrites.length > 0 && { thisWrites: this.thisWrites }),
      ...(this.memberWrites.length > 0 && { memberWrites: this.memberWrites }),
      ...(this.keyedWrites.length > 0 && { keyedWrites: this.keyedWrites }),
      ...(error && { error: { message: error.message, line: this.#lines.at(error.offset).line } }),
    };
  }

  #typedef(identifier: Node): number | undefined {
    return this.#isDocumented && identifier.type === 'Identifier' ? this.#typedefs.get(identifier.name) : undefined;
  }

  #bindingOf(identifier: Node): Entry<Binding> | undefined {
    const variable = this.#variables.get(identifier) ?? this.#documentedVariable(identifier);
    if (!variable) return undefined;
    // A class has a variable outside and one inside its body: one name, one binding.
    return this.bindings.of(variable.identifiers[0] ?? identifier, () => ({
      n: variable.name,
      f: this.#functionAround(variable.scope),
      v: [],
    }));
  }

  /** The function that a scope belongs to; -1 for the module. A variable is met where its function is walked already. */
  #functionAround(scope: Scope | null): number {
    for (; scope; scope = scope.upper) {
      const fn = isFunctionScope(scope) ? this.fns.get(scope.block) : undefined;
      if (fn) return fn.id;
    }
    return -1;
  }

  /** The module's variable that a type of JSDoc names. */
  #documentedVariable(identifier: Node): Variable | undefined {
    if (!this.#isDocumented || identifier.type !== 'Identifier') return undefined;
    this.#named ??= new Map([...this.#variables.values()].filter(isOfModule).map(one => [one.name, one]));
    return this.#named.get(identifier.name);
  }
}

/** `value` of `a = b = value`. */
function lastAssigned(value: Node | null): Node | undefined {
  let last = value ?? undefined;
  while (last?.type === 'AssignmentExpression') last = last.right;
  return last;
}

/** A class has a variable inside its body as well, which stands for the one outside. */
function isOfModule({ scope, name }: Variable): boolean {
  const outer = scope.type === 'class' && scope.block.id?.name === name ? scope.upper : scope;
  return outer?.type === 'module' || outer?.type === 'global';
}

function isTakingTurns({ defs, scope, references }: Variable): boolean {
  const home = scope.variableScope;
  const writes = references.filter(reference => reference.isWrite());
  return (
    defs.length === 1 &&
    isFunctionScope(home) &&
    writes.some(({ init }) => !init) &&
    writes.every(({ from }) => from.variableScope === home)
  );
}
