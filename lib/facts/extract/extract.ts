import { createRequire } from 'node:module';

import { Lines } from '../../syntax/lines.ts';
import { parse } from '../../syntax/parse.ts';
import { FACTS_VERSION } from '../facts.ts';

import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Binding, Call, Cls, Expr, Fn, Iface, Member, ModuleFacts, Prop, Type } from '../facts.ts';

type Node = TSESTree.Node;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Loaded on first use, as the parser is. */
let scopes: typeof import('@typescript-eslint/scope-manager') | undefined;

const skippedKeys = new Set([
  'type',
  'range',
  'start',
  'end',
  'loc',
  'parent',
  'typeAnnotation',
  'typeParameters',
  'returnType',
  'typeArguments',
  'decorators',
]);
const windowNames = new Set(['window', 'globalThis', 'self', 'global']);
const unwrapped = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'AwaitExpression',
]);

/**
 * Reads one module into its facts.
 *
 * @param file - the file's name; its extension chooses the dialect
 * @param source - the file's text
 * @returns the facts; `error` is set where the parser complained, with what could be read
 */
export function extractFacts(file: string, source: string): ModuleFacts {
  const parsed = parse(file, source, true);
  return new Extractor(parsed.text).run(parsed.program, parsed.error);
}

class Extractor {
  readonly #lines: Lines;
  readonly #bindings: Binding[] = [];
  readonly #fns: Mutable<Fn>[] = [];
  readonly #classes: Cls[] = [];
  readonly #ifaces: Iface[] = [];
  readonly #calls: Mutable<Call>[] = [];
  readonly #objs: Expr[] = [];
  readonly #exports: Record<string, Expr> = Object.create(null) as Record<string, Expr>;
  readonly #reexports: { n: string; m: string; i: string }[] = [];
  readonly #stars: string[] = [];
  readonly #cjs: Expr[] = [];
  readonly #globalWrites: { n: string; x: Expr }[] = [];
  readonly #globalTypes: Record<string, Type> = {};

  readonly #variables = new Map<Node, Variable>();
  readonly #bindingOf = new Map<Node, number>();
  readonly #fnOf = new Map<Node, number>();
  readonly #classOf = new Map<Node, number>();
  readonly #callOf = new Map<Node, number>();
  readonly #objOf = new Map<Node, number>();

  /** Where the walk stands. */
  #fn = -1;
  #class = -1;
  #static = false;
  #object = -1;

  constructor(readonly text: string) {
    this.#lines = new Lines(text);
  }

  run(program: TSESTree.Program, error: { message: string; offset: number } | undefined): ModuleFacts {
    scopes ??= createRequire(import.meta.url)('@typescript-eslint/scope-manager') as NonNullable<typeof scopes>;
    this.#declare(scopes.analyze(program, { sourceType: 'module', lib: [] }));
    this.#walk(program);
    return {
      v: FACTS_VERSION,
      bindings: this.#bindings,
      fns: this.#fns,
      classes: this.#classes,
      ifaces: this.#ifaces,
      calls: this.#calls,
      objs: this.#objs,
      exports: this.#exports,
      reexports: this.#reexports,
      stars: this.#stars,
      cjs: this.#cjs,
      globalWrites: this.#globalWrites,
      globalTypes: this.#globalTypes,
      ...(error && { error: { message: error.message, line: this.#lines.at(error.offset).line } }),
    };
  }

  // Bindings ---------------------------------------------------------------------------------

  #declare(manager: ScopeManager): void {
    for (const scope of manager.scopes) {
      for (const variable of scope.variables) {
        if (variable.defs.length === 0) continue;
        for (const identifier of variable.identifiers) this.#variables.set(identifier, variable);
      }
      for (const reference of scope.references) {
        if (reference.resolved && reference.resolved.defs.length > 0)
          this.#variables.set(reference.identifier, reference.resolved);
      }
    }
  }

  #binding(identifier: Node): number | undefined {
    const variable = this.#variables.get(identifier);
    if (!variable) return undefined;
    // A class has a variable outside and one inside its body: one name, one binding.
    const key = variable.identifiers[0] ?? identifier;
    const known = this.#bindingOf.get(key);
    if (known !== undefined) return known;
    const id = this.#bindings.length;
    this.#bindingOf.set(key, id);
    this.#bindings.push({ n: variable.name, f: -2, v: [] });
    return id;
  }

  #bind(identifier: Node): Binding | undefined {
    const id = this.#binding(identifier);
    if (id === undefined) return undefined;
    const binding = this.#bindings[id] as Binding;
    if (binding.f === -2) binding.f = this.#fn;
    return binding;
  }

  /** Spreads a value over a pattern: `const { a: [b] } = value`. */
  #assign(pattern: Node, value: Expr, type?: Type): void {
    switch (pattern.type) {
      case 'Identifier': {
        const binding = this.#bind(pattern);
        if (!binding) {
          this.#globalWrites.push({ n: pattern.name, x: value });
          return;
        }
        binding.v.push(value);
        const own = pattern.typeAnnotation ? this.#type(pattern.typeAnnotation.typeAnnotation) : type;
        if (own) binding.t = own;
        return;
      }
      case 'ObjectPattern': {
        const own = pattern.typeAnnotation ? this.#type(pattern.typeAnnotation.typeAnnotation) : type;
        const taken: string[] = [];
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') {
            this.#assign(property.argument, { k: 'rest', o: value, x: taken, ...span(property) });
            continue;
          }
          const key = this.#key(property);
          if (key === null) {
            this.#assign(property.value, unknown('dynamic-member', property));
            continue;
          }
          taken.push(key);
          this.#assign(property.value, { k: 'mem', o: value, p: key, ...span(property) }, memberType(own, key));
        }
        return;
      }
      case 'ArrayPattern':
        for (const [index, element] of pattern.elements.entries()) {
          if (!element) continue;
          if (element.type === 'RestElement') this.#assign(element.argument, unknown('spread', element));
          else this.#assign(element, { k: 'mem', o: value, p: String(index), ...span(element) });
        }
        return;
      case 'AssignmentPattern':
        this.#assign(pattern.left, { k: 'or', op: '=', x: [value, this.#expr(pattern.right)], ...span(pattern) }, type);
        return;
      case 'MemberExpression':
        this.#assignMember(pattern, value);
        return;
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
        this.#assign(pattern.expression, value, type);
        return;
      default:
    }
  }

  #assignMember(target: TSESTree.MemberExpression, value: Expr): void {
    const path: string[] = [];
    let object: Node = target;
    while (
      object.type === 'MemberExpression' ||
      object.type === 'TSNonNullExpression' ||
      object.type === 'TSAsExpression' ||
      object.type === 'ChainExpression'
    ) {
      if (object.type !== 'MemberExpression') {
        object = object.expression;
        continue;
      }
      const key = this.#memberName(object);
      if (key === null) {
        const binding =
          object === target && target.object.type === 'Identifier' ? this.#bind(target.object) : undefined;
        if (binding) binding.dyn = true;
        return;
      }
      path.unshift(key);
      object = object.object;
    }
    const name = path.join('.');
    if (object.type === 'ThisExpression') {
      if (path.length === 1 && this.#class >= 0)
        this.#member(this.#class, path[0] as string, this.#static).v.push(value);
      return;
    }
    if (object.type !== 'Identifier') return;
    const binding = this.#bind(object);
    if (binding) {
      binding.w ??= Object.create(null) as Record<string, Expr[]>;
      (binding.w[name] ??= []).push(value);
      return;
    }
    if (object.name === 'module' && path[0] === 'exports') {
      if (path.length === 1) this.#cjs.push(value);
      else if (path.length === 2) this.#export(path[1] as string, value);
    } else if (object.name === 'exports' && path.length === 1) {
      this.#export(name, value);
    } else if (windowNames.has(object.name)) {
      this.#globalWrites.push({ n: name, x: value });
    } else {
      this.#globalWrites.push({ n: `${object.name}.${name}`, x: value });
    }
  }

  #export(name: string, value: Expr): void {
    const before = this.#exports[name];
    // `exports.x = void 0` comes first in compiled modules.
    this.#exports[name] =
      before && before.k !== 'undef' ? { k: 'or', op: '||', x: [before, value], s: value.s, e: value.e } : value;
  }

  // The walk ---------------------------------------------------------------------------------

  #walk(node: Node): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'TSDeclareFunction':
      case 'TSEmptyBodyFunctionExpression':
        this.#walkFunction(node);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.#walkClass(node);
        return;
      case 'VariableDeclaration':
        for (const declarator of node.declarations) {
          if (node.declare && declarator.id.type === 'Identifier') {
            const ambient = this.#bind(declarator.id);
            if (ambient) ambient.amb = true;
          }
          const value: Expr | undefined = declarator.init ? this.#expr(declarator.init) : undefined;
          if (value) this.#assign(declarator.id, value);
          else if (declarator.id.type === 'Identifier') {
            const binding = this.#bind(declarator.id);
            if (binding && declarator.id.typeAnnotation)
              binding.t = this.#type(declarator.id.typeAnnotation.typeAnnotation);
          }
          if (node.kind === 'const' && declarator.id.type === 'Identifier') {
            const binding = this.#bind(declarator.id);
            if (binding) binding.konst = true;
          }
        }
        break;
      case 'ForOfStatement': {
        const element: Expr = { k: 'el', o: this.#expr(node.right), ...span(node.left) };
        if (node.left.type === 'VariableDeclaration')
          this.#assign((node.left.declarations[0] as TSESTree.VariableDeclarator).id, element);
        else this.#assign(node.left, element);
        break;
      }
      case 'AssignmentExpression':
        if (['=', '||=', '&&=', '??='].includes(node.operator)) this.#assign(node.left, this.#expr(node.right));
        else if (node.operator === '+=' && node.left.type === 'Identifier') {
          this.#bind(node.left)?.v.push(unknown('reassigned', node));
        }
        break;
      case 'ReturnStatement':
        if (this.#fn >= 0 && node.argument) this.#fns[this.#fn]?.ret.push(this.#expr(node.argument));
        break;
      case 'CallExpression':
      case 'NewExpression':
        this.#walkCall(node);
        return;
      case 'JSXElement':
        this.#walkJsx(node);
        break;
      case 'ObjectExpression':
        this.#walkObject(node);
        return;
      case 'ImportDeclaration':
        this.#walkImport(node);
        return;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
      case 'TSExportAssignment':
        this.#walkExport(node);
        break;
      case 'TSImportEqualsDeclaration': {
        const binding = this.#bind(node.id);
        if (!binding) return;
        if (node.moduleReference.type === 'TSExternalModuleReference') {
          const source = node.moduleReference.expression;
          if (source.type === 'Literal' && typeof source.value === 'string') {
            binding.v.push({ k: 'mod', m: source.value, cjs: true, ...span(node) });
          }
        } else binding.v.push(this.#entity(node.moduleReference));
        return;
      }
      case 'TSEnumDeclaration':
        this.#walkEnum(node);
        return;
      case 'TSModuleDeclaration':
        this.#walkNamespace(node);
        return;
      case 'TSInterfaceDeclaration': {
        const binding = this.#bind(node.id);
        if (binding) {
          binding.iface = this.#ifaces.length;
          this.#ifaces.push({
            n: node.id.name,
            ext: node.extends.map(item => this.#heritage(item)),
            m: this.#typeMembers(node.body.body),
          });
        }
        return;
      }
      case 'TSTypeAliasDeclaration': {
        const binding = this.#bind(node.id);
        if (binding) binding.alias = this.#type(node.typeAnnotation);
        return;
      }
      default:
    }
    this.#walkChildren(node);
  }

  #walkChildren(node: Node): void {
    for (const key in node) {
      if (skippedKeys.has(key)) continue;
      const child = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(child)) {
        for (const item of child) if (isNode(item)) this.#walk(item);
      } else if (isNode(child)) this.#walk(child);
    }
  }

  #walkFunction(node: TSESTree.FunctionLike): void {
    const id = this.#fnId(node);
    const fn = this.#fns[id] as Mutable<Fn>;
    if (node.type === 'FunctionDeclaration' && node.id) {
      const binding = this.#bind(node.id);
      if (binding && node.body) {
        binding.v.push({ k: 'fn', f: id, ...span(node) });
        binding.konst = true;
      }
    }
    const outer = this.#fn;
    this.#fn = id;
    const owner = { c: this.#class, s: this.#static, o: this.#object };
    // A plain function has a `this` of its own; methods were told theirs by the class or object.
    if (node.type !== 'ArrowFunctionExpression' && !this.#ownsThis.has(node)) {
      this.#class = -1;
      this.#object = -1;
    }
    if (this.#class >= 0) {
      fn.c = this.#class;
      if (this.#static) fn.st = true;
    }
    if (this.#object >= 0) fn.obj = this.#object;
    for (const [index, parameter] of node.params.entries()) this.#parameter(parameter, id, index);
    for (const parameter of node.params) this.#walk(parameter);
    if (node.body) {
      this.#walk(node.body);
      if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement')
        fn.ret.push(this.#expr(node.body));
    }
    this.#fn = outer;
    this.#class = owner.c;
    this.#static = owner.s;
    this.#object = owner.o;
  }

  readonly #ownsThis = new Set<Node>();

  #parameter(parameter: TSESTree.Parameter, f: number, i: number): void {
    let target: Node = parameter;
    let fallback: Expr | undefined;
    let rest = false;
    if (target.type === 'TSParameterProperty') target = target.parameter;
    if (target.type === 'AssignmentPattern') {
      fallback = this.#expr(target.right);
      target = target.left;
    }
    if (target.type === 'RestElement') {
      rest = true;
      target = target.argument;
    }
    const n = target.type === 'Identifier' ? target.name : '';
    const annotation = 'typeAnnotation' in target ? target.typeAnnotation : undefined;
    const type = annotation ? this.#type(annotation.typeAnnotation) : undefined;
    const declared = (this.#fns[f] as Fn).p as { n: string; t?: Type }[];
    declared[i] = { n, ...(type && { t: type }) };
    const own: Expr = { k: 'par', f, i, n, ...(rest && { rest: true as const }), ...span(target) };
    const value: Expr = fallback ? { k: 'or', op: '=', x: [own, fallback], ...span(parameter) } : own;
    this.#assign(target, value, type);
    if (parameter.type === 'TSParameterProperty' && this.#class >= 0 && n) {
      const member = this.#member(this.#class, n, false);
      member.v.push(value);
      if (type) member.t = type;
    }
  }

  #walkClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
    const id = this.#classId(node);
    const cls = this.#classes[id] as Cls;
    if (node.id && node.type === 'ClassDeclaration') {
      const binding = this.#bind(node.id);
      if (binding) {
        binding.v.push({ k: 'cls', c: id, ...span(node) });
        binding.konst = true;
      }
    } else if (node.id) this.#bind(node.id)?.v.push({ k: 'cls', c: id, ...span(node) });
    if (node.superClass) {
      cls.sup = this.#expr(node.superClass);
      this.#walk(node.superClass);
    }
    for (const item of node.implements) cls.impl.push(this.#heritage(item));
    const outer = { c: this.#class, s: this.#static, o: this.#object };
    this.#class = id;
    this.#object = -1;
    for (const element of node.body.body) {
      if (element.type === 'StaticBlock') {
        this.#static = true;
        this.#walkChildren(element);
        continue;
      }
      if (element.type === 'TSIndexSignature') continue;
      this.#static = element.static;
      const name = element.key.type === 'PrivateIdentifier' ? `#${element.key.name}` : this.#key(element);
      if (element.computed) this.#walk(element.key);
      if (element.type === 'MethodDefinition' || element.type === 'TSAbstractMethodDefinition') {
        this.#ownsThis.add(element.value);
        if (element.kind === 'constructor') cls.ctor = this.#fnId(element.value);
        else if (name !== null && element.kind !== 'set' && element.value.body) {
          const member = this.#member(id, name, element.static);
          member.v.push({ k: 'fn', f: this.#fnId(element.value), ...span(element) });
          if (element.kind === 'get') member.g = true;
        } else if (name !== null && element.value.returnType) {
          this.#member(id, name, element.static).t = {
            k: 'fn',
            ret: this.#type(element.value.returnType.typeAnnotation),
          };
        }
        this.#walk(element.value);
        continue;
      }
      if (name !== null) {
        const member = this.#member(id, name, element.static);
        if (element.typeAnnotation) member.t = this.#type(element.typeAnnotation.typeAnnotation);
        const injected = this.#injected(element.decorators);
        if (injected && !member.t) member.t = injected;
        if (element.value) member.v.push(this.#expr(element.value));
      }
      if (element.value) this.#walk(element.value);
    }
    this.#class = outer.c;
    this.#static = outer.s;
    this.#object = outer.o;
  }

  /** `@Inject(Token) field`: the token is as good as a type where it names a class. */
  #injected(decorators: readonly TSESTree.Decorator[] | undefined): Type | undefined {
    for (const decorator of decorators ?? []) {
      const call = decorator.expression;
      const token = call.type === 'CallExpression' ? call.arguments[0] : undefined;
      if (token?.type === 'Identifier') return { k: 'ref', x: this.#expr(token) };
    }
    return undefined;
  }

  #member(cls: number, name: string, isStatic: boolean): Member {
    const owner = this.#classes[cls] as Cls;
    const members = isStatic ? owner.sm : owner.m;
    return Object.hasOwn(members, name) ? (members[name] as Member) : (members[name] = { v: [] });
  }

  #walkCall(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
    const id = this.#callId(node);
    const call = this.#calls[id] as Mutable<Call>;
    call.f = this.#fn;
    call.x = this.#expr(node.callee);
    call.a = node.arguments.map(argument =>
      argument.type === 'SpreadElement'
        ? { k: 'spread', x: this.#expr(argument.argument), ...span(argument) }
        : this.#expr(argument),
    );
    if (node.typeArguments) call.ta = node.typeArguments.params.map(item => this.#type(item));
    const owner = this.#fns[this.#fn];
    owner?.calls.push(id);
    this.#walk(node.callee);
    const called = this.#unwrap(node.callee);
    if (isFunction(called)) owner?.inner.push(this.#fnId(called));
    for (const [index, argument] of node.arguments.entries()) {
      const inner = this.#unwrap(argument);
      if (isFunction(inner)) {
        const fn = this.#fnId(inner);
        (this.#fns[fn] as Fn).cb = { c: id, i: index };
        owner?.inner.push(fn);
      }
      this.#walk(argument);
    }
  }

  #walkJsx(node: TSESTree.JSXElement): void {
    const opening = node.openingElement;
    const name = this.#jsxName(opening.name);
    if (!name) return;
    const properties: Prop[] = [];
    for (const attribute of opening.attributes) {
      if (attribute.type === 'JSXSpreadAttribute') {
        properties.push({ k: null, v: this.#expr(attribute.argument), ...span(attribute) });
        continue;
      }
      if (attribute.name.type !== 'JSXIdentifier') continue;
      const value = attribute.value;
      const v: Expr =
        value === null
          ? { k: 'lit', v: true, ...span(attribute) }
          : value.type === 'JSXExpressionContainer' && value.expression.type !== 'JSXEmptyExpression'
            ? this.#expr(value.expression)
            : value.type === 'Literal'
              ? this.#expr(value)
              : unknown('dynamic-expression', attribute);
      properties.push({ k: attribute.name.name, v, ...span(attribute) });
    }
    const props: Expr = { k: 'obj', p: properties, id: this.#objs.length, ...span(opening) };
    this.#objs.push(props);
    const id = this.#calls.length;
    this.#calls.push({ x: name, a: [props], f: this.#fn, jsx: true, ...this.#position(opening) });
    this.#fns[this.#fn]?.calls.push(id);
  }

  #jsxName(name: TSESTree.JSXTagNameExpression): Expr | undefined {
    if (name.type === 'JSXMemberExpression') {
      const object = this.#jsxName(name.object);
      return object && { k: 'mem', o: object, p: name.property.name, ...span(name) };
    }
    if (name.type !== 'JSXIdentifier' || !/^[A-Z_$]/.test(name.name)) return undefined;
    const b = this.#binding(name);
    return b === undefined ? { k: 'glob', n: name.name, ...span(name) } : { k: 'ref', b, ...span(name) };
  }

  #walkObject(node: TSESTree.ObjectExpression): void {
    const outer = { c: this.#class, o: this.#object, s: this.#static };
    const id = this.#objectId(node);
    for (const property of node.properties) {
      if (property.type === 'Property') {
        if (property.computed) this.#walk(property.key);
        const isMethod = property.value.type === 'FunctionExpression';
        if (isMethod) {
          this.#ownsThis.add(property.value);
          this.#class = -1;
          this.#object = id;
        }
        this.#walk(property.value);
        this.#class = outer.c;
        this.#object = outer.o;
        this.#static = outer.s;
      } else this.#walk(property);
    }
  }

  #walkImport(node: TSESTree.ImportDeclaration): void {
    for (const specifier of node.specifiers) {
      const binding = this.#bind(specifier.local);
      if (!binding) continue;
      const name =
        specifier.type === 'ImportSpecifier'
          ? specifier.imported.type === 'Identifier'
            ? specifier.imported.name
            : specifier.imported.value
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*';
      const isType =
        node.importKind === 'type' || (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type');
      binding.imp = { m: node.source.value, n: name, ...(isType && { type: true as const }) };
    }
  }

  #walkExport(
    node:
      | TSESTree.ExportNamedDeclaration
      | TSESTree.ExportDefaultDeclaration
      | TSESTree.ExportAllDeclaration
      | TSESTree.TSExportAssignment,
  ): void {
    if (node.type === 'TSExportAssignment') {
      this.#cjs.push(this.#expr(node.expression));
    } else if (node.type === 'ExportAllDeclaration') {
      if (node.exported) this.#reexports.push({ n: exportName(node.exported), m: node.source.value, i: '*' });
      else this.#stars.push(node.source.value);
    } else if (node.type === 'ExportDefaultDeclaration') {
      const declaration = node.declaration;
      if ((declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') && declaration.id) {
        this.#exportIdentifier('default', declaration.id);
      } else if (declaration.type === 'FunctionDeclaration') {
        this.#exports['default'] = { k: 'fn', f: this.#fnId(declaration), ...span(declaration) };
      } else if (declaration.type === 'ClassDeclaration') {
        this.#exports['default'] = { k: 'cls', c: this.#classId(declaration), ...span(declaration) };
      } else if (declaration.type === 'TSInterfaceDeclaration') {
        this.#exportIdentifier('default', declaration.id);
      } else this.#exports['default'] = this.#expr(declaration as TSESTree.Expression);
    } else if (node.source) {
      for (const specifier of node.specifiers) {
        this.#reexports.push({
          n: exportName(specifier.exported),
          m: node.source.value,
          i: exportName(specifier.local),
        });
      }
    } else {
      for (const specifier of node.specifiers) this.#exportIdentifier(exportName(specifier.exported), specifier.local);
      const declaration = node.declaration;
      if (declaration?.type === 'VariableDeclaration') {
        for (const declarator of declaration.declarations) this.#exportPattern(declarator.id);
      } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
        this.#exportIdentifier(declaration.id.name, declaration.id);
      }
    }
  }

  #exportIdentifier(name: string, identifier: Node): void {
    const b = this.#binding(identifier);
    if (b !== undefined) {
      this.#bind(identifier);
      this.#exports[name] = { k: 'ref', b, ...span(identifier) };
    } else if (identifier.type === 'Identifier')
      this.#exports[name] = { k: 'glob', n: identifier.name, ...span(identifier) };
  }

  #exportPattern(pattern: Node): void {
    if (pattern.type === 'Identifier') this.#exportIdentifier(pattern.name, pattern);
    else if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties)
        this.#exportPattern(property.type === 'RestElement' ? property.argument : property.value);
    } else if (pattern.type === 'ArrayPattern') {
      for (const element of pattern.elements) if (element) this.#exportPattern(element);
    } else if (pattern.type === 'AssignmentPattern') this.#exportPattern(pattern.left);
  }

  #walkEnum(node: TSESTree.TSEnumDeclaration): void {
    const properties: Prop[] = [];
    let next: number | undefined = 0;
    for (const member of node.body.members) {
      const key =
        member.id.type === 'Identifier' ? member.id.name : String((member.id as TSESTree.StringLiteral).value);
      let value: Expr;
      if (member.initializer) {
        value = this.#expr(member.initializer);
        next = value.k === 'lit' && typeof value.v === 'number' ? value.v + 1 : undefined;
      } else {
        value = next === undefined ? unknown('dynamic-expression', member) : { k: 'lit', v: next++, ...span(member) };
      }
      properties.push({ k: key, v: value, ...span(member) });
    }
    const binding = this.#bind(node.id);
    if (!binding) return;
    const object: Expr = { k: 'obj', p: properties, id: this.#objs.length, ...span(node) };
    this.#objs.push(object);
    binding.v.push(object);
    binding.konst = true;
  }

  #walkNamespace(node: TSESTree.TSModuleDeclaration): void {
    const isGlobal =
      node.kind === 'global' || (node.id.type === 'Identifier' && node.id.name === 'global' && node.declare);
    const body = node.body?.type === 'TSModuleBlock' ? node.body.body : [];
    if (isGlobal) {
      this.#globals(body);
      return;
    }
    const properties: Prop[] = [];
    for (const statement of body) {
      this.#walk(
        statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement,
      );
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
      const names: Node[] = [];
      if (declaration?.type === 'VariableDeclaration') {
        for (const declarator of declaration.declarations) names.push(declarator.id);
      } else if (declaration && 'id' in declaration && declaration.id) names.push(declaration.id);
      for (const name of names) {
        const b = this.#binding(name);
        if (b !== undefined && name.type === 'Identifier')
          properties.push({ k: name.name, v: { k: 'ref', b, ...span(name) }, ...span(name) });
      }
    }
    if (node.id.type !== 'Identifier') return;
    const object: Expr = { k: 'obj', p: properties, id: this.#objs.length, ...span(node) };
    this.#objs.push(object);
    this.#bind(node.id)?.v.push(object);
  }

  #globals(body: readonly TSESTree.ProgramStatement[]): void {
    for (const statement of body) {
      if (statement.type === 'TSInterfaceDeclaration' && /^(Window|Global)/.test(statement.id.name)) {
        Object.assign(this.#globalTypes, this.#typeMembers(statement.body.body));
      } else if (statement.type === 'VariableDeclaration') {
        for (const declarator of statement.declarations) {
          if (declarator.id.type === 'Identifier' && declarator.id.typeAnnotation) {
            this.#globalTypes[declarator.id.name] = this.#type(declarator.id.typeAnnotation.typeAnnotation);
          }
        }
      } else this.#walk(statement);
    }
  }

  // Expressions ------------------------------------------------------------------------------

  #unwrap(node: Node): Node {
    let inner = node;
    while (
      unwrapped.has(inner.type) ||
      inner.type === 'TSAsExpression' ||
      inner.type === 'TSSatisfiesExpression' ||
      inner.type === 'TSTypeAssertion'
    ) {
      inner = (
        inner.type === 'AwaitExpression' ? inner.argument : (inner as TSESTree.ChainExpression).expression
      ) as Node;
    }
    return inner;
  }

  #expr(node: Node): Expr {
    switch (node.type) {
      case 'Literal':
        if ('bigint' in node || 'regex' in node) return unknown('dynamic-expression', node);
        return { k: 'lit', v: node.value as string | number | boolean | null, ...span(node) };
      case 'TemplateLiteral':
        return {
          k: 'tpl',
          q: node.quasis.map(quasi => quasi.value.cooked ?? quasi.value.raw),
          x: node.expressions.map(expression => this.#expr(expression)),
          ...span(node),
        };
      case 'TSNonNullExpression':
      case 'ChainExpression':
      case 'TSInstantiationExpression':
        return this.#expr(node.expression);
      case 'AwaitExpression':
        return this.#expr(node.argument);
      case 'TSAsExpression':
      case 'TSTypeAssertion': {
        const type = this.#type(node.typeAnnotation);
        const inner = this.#expr(node.expression);
        return type.k === 'unk' ? inner : { k: 'as', x: inner, t: type, s: inner.s, e: inner.e };
      }
      case 'TSSatisfiesExpression':
        return this.#expr(node.expression);
      case 'Identifier': {
        if (node.name === 'undefined') return { k: 'undef', ...span(node) };
        const b = this.#binding(node);
        return b === undefined ? { k: 'glob', n: node.name, ...span(node) } : { k: 'ref', b, ...span(node) };
      }
      case 'ThisExpression':
        if (this.#object >= 0) return { k: 'thisobj', id: this.#object, ...span(node) };
        if (this.#class < 0) return unknown('dynamic-expression', node);
        return { k: 'this', c: this.#class, ...(this.#static && { st: true as const }), ...span(node) };
      case 'Super':
        return this.#class < 0 ? unknown('dynamic-expression', node) : { k: 'super', c: this.#class, ...span(node) };
      case 'MemberExpression': {
        const object = this.#expr(node.object);
        const name = this.#memberName(node);
        if (name !== null) return { k: 'mem', o: object, p: name, ...span(node) };
        return { k: 'idx', o: object, i: this.#expr(node.property), ...span(node) };
      }
      case 'ConditionalExpression':
        return {
          k: 'or',
          op: '?:',
          x: [this.#expr(node.consequent), this.#expr(node.alternate)],
          test: this.#expr(node.test),
          ...span(node),
        };
      case 'LogicalExpression':
        return { k: 'or', op: node.operator, x: [this.#expr(node.left), this.#expr(node.right)], ...span(node) };
      case 'BinaryExpression':
        return { k: 'op', op: node.operator, x: [this.#expr(node.left), this.#expr(node.right)], ...span(node) };
      case 'UnaryExpression':
        if (node.operator === 'void') return { k: 'undef', ...span(node) };
        return { k: 'op', op: node.operator, x: [this.#expr(node.argument)], ...span(node) };
      case 'SequenceExpression':
        return this.#expr(node.expressions.at(-1) as Node);
      case 'AssignmentExpression':
        if (node.operator === '=') return this.#expr(node.right);
        if (['||=', '&&=', '??='].includes(node.operator)) {
          return { k: 'or', op: node.operator, x: [this.#expr(node.left), this.#expr(node.right)], ...span(node) };
        }
        return unknown('dynamic-expression', node);
      case 'CallExpression':
      case 'NewExpression': {
        const source = this.#requireSource(node);
        if (source) return { k: 'mod', m: source, cjs: true, ...span(node) };
        return { k: 'call', c: this.#callId(node), ...span(node) };
      }
      case 'ImportExpression':
        return node.source.type === 'Literal' && typeof node.source.value === 'string'
          ? { k: 'mod', m: node.source.value, ...span(node) }
          : unknown('unresolved-import', node);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return { k: 'fn', f: this.#fnId(node), ...span(node) };
      case 'ClassExpression':
        return { k: 'cls', c: this.#classId(node), ...span(node) };
      case 'ObjectExpression':
        return this.#objs[this.#objectId(node)] as Expr;
      case 'ArrayExpression':
        return {
          k: 'arr',
          x: node.elements.map(element =>
            element === null
              ? { k: 'undef' as const, ...span(node) }
              : element.type === 'SpreadElement'
                ? { k: 'spread' as const, x: this.#expr(element.argument), ...span(element) }
                : this.#expr(element),
          ),
          ...span(node),
        };
      default:
        return unknown('dynamic-expression', node);
    }
  }

  #requireSource(node: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
      return undefined;
    if (this.#variables.has(node.callee)) return undefined;
    const source = node.arguments[0];
    return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
  }

  #objectId(node: TSESTree.ObjectExpression): number {
    const known = this.#objOf.get(node);
    if (known !== undefined) return known;
    const id = this.#objs.length;
    this.#objOf.set(node, id);
    const properties: Prop[] = [];
    const object: Expr = { k: 'obj', p: properties, id, ...span(node) };
    this.#objs.push(object);
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        properties.push({ k: null, v: this.#expr(property.argument), ...span(property) });
        continue;
      }
      const key = this.#key(property);
      const isSetter = property.kind === 'set';
      if (isSetter) continue;
      properties.push({
        k: key,
        v: this.#expr(property.value),
        ...span(property),
        ...(key === null && { c: this.#expr(property.key) }),
        ...(property.kind === 'get' && { g: true as const }),
      });
    }
    return id;
  }

  #memberName(node: TSESTree.MemberExpression): string | null {
    if (!node.computed)
      return node.property.type === 'PrivateIdentifier'
        ? `#${node.property.name}`
        : (node.property as TSESTree.Identifier).name;
    return literalKey(node.property);
  }

  #key(property: { key: Node; computed: boolean }): string | null {
    if (!property.computed && property.key.type === 'Identifier') return property.key.name;
    return literalKey(property.key);
  }

  // Types ------------------------------------------------------------------------------------

  #type(node: Node): Type {
    switch (node.type) {
      case 'TSTypeReference': {
        const a = node.typeArguments?.params.map(item => this.#type(item));
        return { k: 'ref', x: this.#entity(node.typeName), ...(a && { a }) };
      }
      case 'TSTypeQuery':
        return node.exprName.type === 'TSImportType' ? { k: 'unk' } : { k: 'typeof', x: this.#entity(node.exprName) };
      case 'TSImportType': {
        const argument = 'source' in node ? (node.source as Node) : undefined;
        const m = argument?.type === 'Literal' ? String(argument.value) : undefined;
        if (!m) return { k: 'unk' };
        const module: Expr = { k: 'mod', m, ...span(node) };
        return node.qualifier ? { k: 'ref', x: this.#qualified(module, node.qualifier) } : { k: 'typeof', x: module };
      }
      case 'TSUnionType':
      case 'TSIntersectionType':
        return { k: 'or', of: node.types.map(item => this.#type(item)) };
      case 'TSTypeLiteral':
        return { k: 'obj', m: this.#typeMembers(node.members) };
      case 'TSFunctionType':
        return { k: 'fn', ...(node.returnType && { ret: this.#type(node.returnType.typeAnnotation) }) };
      case 'TSLiteralType':
        return node.literal.type === 'Literal' && typeof node.literal.value === 'string'
          ? { k: 'lit', v: node.literal.value }
          : { k: 'unk' };
      case 'TSIndexedAccessType':
        return node.indexType.type === 'TSLiteralType' && node.indexType.literal.type === 'Literal'
          ? { k: 'idx', o: this.#type(node.objectType), p: String(node.indexType.literal.value) }
          : { k: 'unk' };
      case 'TSArrayType':
        return { k: 'arr', of: this.#type(node.elementType) };
      case 'TSTypeOperator':
        return node.typeAnnotation ? this.#type(node.typeAnnotation) : { k: 'unk' };
      default:
        return { k: 'unk' };
    }
  }

  #typeMembers(members: readonly TSESTree.TypeElement[]): Record<string, Type> {
    const result = Object.create(null) as Record<string, Type>;
    for (const member of members) {
      if (member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature') {
        const name = this.#key(member);
        if (name === null) continue;
        if (member.type === 'TSPropertySignature')
          result[name] = member.typeAnnotation ? this.#type(member.typeAnnotation.typeAnnotation) : { k: 'unk' };
        else
          result[name] = { k: 'fn', ...(member.returnType && { ret: this.#type(member.returnType.typeAnnotation) }) };
      }
    }
    return result;
  }

  #heritage(node: TSESTree.TSClassImplements | TSESTree.TSInterfaceHeritage): Type {
    return {
      k: 'ref',
      x: this.#expr(node.expression),
      ...(node.typeArguments && { a: node.typeArguments.params.map(item => this.#type(item)) }),
    };
  }

  #entity(name: TSESTree.EntityName): Expr {
    if (name.type === 'TSQualifiedName')
      return { k: 'mem', o: this.#entity(name.left), p: name.right.name, ...span(name) };
    return this.#expr(name);
  }

  #qualified(base: Expr, name: TSESTree.EntityName): Expr {
    if (name.type === 'TSQualifiedName')
      return { k: 'mem', o: this.#qualified(base, name.left), p: name.right.name, ...span(name) };
    return { k: 'mem', o: base, p: (name as TSESTree.Identifier).name, ...span(name) };
  }

  // Ids, given on first mention --------------------------------------------------------------

  #fnId(node: Node): number {
    const known = this.#fnOf.get(node);
    if (known !== undefined) return known;
    const id = this.#fns.length;
    this.#fnOf.set(node, id);
    const fn = node as TSESTree.FunctionLike;
    this.#fns.push({
      ...span(node),
      ...('id' in fn && fn.id && { n: fn.id.name }),
      up: this.#fn,
      p: [],
      ret: [],
      calls: [],
      inner: [],
      ...(fn.async && { async: true as const }),
    });
    return id;
  }

  #classId(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): number {
    const known = this.#classOf.get(node);
    if (known !== undefined) return known;
    const id = this.#classes.length;
    this.#classOf.set(node, id);
    this.#classes.push({
      ...span(node),
      ...(node.id && { n: node.id.name }),
      impl: [],
      m: Object.create(null) as Record<string, Member>,
      sm: Object.create(null) as Record<string, Member>,
    });
    return id;
  }

  #callId(node: Node): number {
    const known = this.#callOf.get(node);
    if (known !== undefined) return known;
    const id = this.#calls.length;
    this.#callOf.set(node, id);
    this.#calls.push({
      x: unknown('dynamic-call', node),
      a: [],
      f: -1,
      ...(node.type === 'NewExpression' && { new: true as const }),
      ...this.#position(node),
    });
    return id;
  }

  #position(node: Node): { s: number; e: number; l: number; col: number } {
    const { line, column } = this.#lines.at(node.range[0]);
    return { ...span(node), l: line, col: column };
  }
}

function span(node: Node): { s: number; e: number } {
  return { s: node.range[0], e: node.range[1] };
}

function unknown(
  w: 'dynamic-member' | 'dynamic-call' | 'dynamic-expression' | 'spread' | 'reassigned' | 'unresolved-import',
  node: Node,
): Expr {
  return { k: 'unk', w, ...span(node) };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function isFunction(node: Node): boolean {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

function exportName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function literalKey(node: Node): string | null {
  if (node.type === 'Literal') return node.value === null || typeof node.value === 'object' ? null : String(node.value);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

function memberType(type: Type | undefined, key: string): Type | undefined {
  if (!type) return undefined;
  if (type.k === 'obj') return type.m[key];
  return { k: 'idx', o: type, p: key };
}
