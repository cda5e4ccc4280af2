/** Facts of small texts, in words that can be read beside their source. */
import { extractFacts } from '../../lib/facts/extract/extract.ts';

import type {
  Binding,
  Call,
  Cls,
  Expr,
  Fn,
  Iface,
  Member,
  ModuleFacts,
  Prop,
  Sure,
  Type,
} from '../../lib/facts/facts.ts';

/** The facts of a text that parses. */
export function factsOf(text: string, file = 'a.ts'): ModuleFacts {
  const facts = extractFacts(file, text);
  if (facts.error) throw new Error(`${facts.error.message} in line ${facts.error.line} of ${text}`);
  return facts;
}

/**
 * The variables of a text, in the order of their numbers: `const a: T = value | value`, with what is said of them.
 *
 * A call, a function, a class, an object and an interface are shown by their numbers.
 */
export function variablesOf(text: string, file?: string): string[] {
  const facts = factsOf(text, file);
  return facts.bindings.map(binding => bindingText(binding, facts));
}

function bindingText(binding: Binding, facts: ModuleFacts): string {
  const { n, f, v, t, imp, w = {}, dyn, iface, alias, amb, konst } = binding;
  const words = [
    ...(amb ? ['declare'] : []),
    ...(konst ? ['const'] : []),
    `${n}${t ? `: ${typeText(t, facts)}` : ''}`,
    ...(f === -1 ? [] : [`in fn ${f}`]),
    ...(v.length > 0 ? [`= ${v.map(value => wordsOf(value, facts)).join(' | ')}`] : []),
    ...(imp ? [`from ${imp.m} ${imp.n}${imp.type ? ' as a type' : ''}`] : []),
    ...Object.entries(w).map(
      ([name, values]) => `.${name} = ${values.map(value => wordsOf(value, facts)).join(' | ')}`,
    ),
    ...(dyn ? ['written by keys'] : []),
    ...(iface === undefined ? [] : [`interface ${iface}`]),
    ...(alias ? [`type ${typeText(alias, facts)}`] : []),
  ];
  return words.join(' ');
}

/** What `x` is worth in a text that ends with `x = <expression>`. */
export function expressionOf(expression: string, before = '', file?: string): string {
  const facts = factsOf(`${before}\nx = ${expression}`, file);
  return wordsOf(facts.globalWrites.findLast(({ n }) => n === 'x')?.x as Expr, facts);
}

/** What a type says. */
export function typeOf(type: string, before = ''): string {
  const facts = factsOf(`${before}\ntype X = ${type};`);
  return typeText(facts.bindings.findLast(({ n }) => n === 'X')?.alias as Type, facts);
}

export function callsOf(source: string, file?: string): string[] {
  const facts = factsOf(source, file);
  return facts.calls.map(call => callText(call, facts));
}

function callText({ x, a, f, ta, l, col, ...rest }: Call, facts: ModuleFacts): string {
  const flags = (['new', 'jsx', 'dec', 'stmt', 'caught'] as const).filter(flag => rest[flag]);
  const types = ta ? `<${ta.map(type => typeText(type, facts)).join(', ')}>` : '';
  const words = [`${l}:${col}`, ...flags, `${wordsOf(x, facts)}${types}(${list(a, facts)})`];
  return [...words, ...(f === -1 ? [] : [`in fn ${f}`])].join(' ');
}

export function functionsOf(source: string, file?: string): string[] {
  const facts = factsOf(source, file);
  return facts.fns.map(fn => functionText(fn, facts));
}

function functionText({ n, up, p, ret, rt, calls, inner, c, st, obj, async, cb }: Fn, facts: ModuleFacts): string {
  const parameters = p.map(({ n: name, t }) => `${name}${t ? `: ${typeText(t, facts)}` : ''}`).join(', ');
  return [
    ...(async ? ['async'] : []),
    `${n ?? ''}(${parameters})`,
    ...(up === -1 ? [] : [`in fn ${up}`]),
    ...(ret.length > 0 ? [`gives ${ret.map(value => wordsOf(value, facts)).join(' | ')}`] : []),
    ...(rt ? [`said to give ${typeText(rt, facts)}`] : []),
    ...(calls.length > 0 ? [`calls ${calls.join(' ')}`] : []),
    ...(inner.length > 0 ? [`runs ${inner.join(' ')}`] : []),
    ...(c === undefined ? [] : [`${st ? 'static ' : ''}of class ${c}`]),
    ...(obj === undefined ? [] : [`of object ${obj}`]),
    ...(cb ? [`argument ${cb.i} of call ${cb.c}`] : []),
  ].join(' ');
}

export function classesOf(source: string, file?: string): string[][] {
  const facts = factsOf(source, file);
  return facts.classes.map(cls => classText(cls, facts));
}

/** A line for the class, and one for each member. */
function classText({ n, sup, impl, m, sm, ctor }: Cls, facts: ModuleFacts): string[] {
  const members = (of: Record<string, Member>, before: string): string[] =>
    Object.entries(of).map(([name, { v, t, g, tok }]) =>
      [
        `${before}${g ? 'get ' : ''}${name}${t ? `: ${typeText(t, facts)}` : ''}`,
        ...(tok ? [`for ${wordsOf(tok, facts)}`] : []),
        ...(v.length > 0 ? [`= ${v.map(value => wordsOf(value, facts)).join(' | ')}`] : []),
      ].join(' '),
    );
  const head = [
    n ?? 'without a name',
    ...(sup ? [`extends ${wordsOf(sup, facts)}`] : []),
    ...(impl.length > 0 ? [`implements ${impl.map(type => typeText(type, facts)).join(', ')}`] : []),
    ...(ctor === undefined ? [] : [`made by fn ${ctor}`]),
  ];
  return [head.join(' '), ...members(m, ''), ...members(sm, 'static ')];
}

export function interfacesOf(source: string, file?: string): string[] {
  const facts = factsOf(source, file);
  return facts.ifaces.map(({ n, ext, m }: Iface) => {
    const bases = ext.length > 0 ? ` extends ${ext.map(type => typeText(type, facts)).join(', ')}` : '';
    return `${n}${bases} ${typeText({ k: 'obj', m, s: 0 }, facts)}`;
  });
}

/**
 * What is said of things beside what they are, a line for each that has any of it: of variables and functions by their
 * names, of members as `A.b`, of calls that are messages, and of what methods of objects write to `this`.
 */
export function notesOf(source: string, file?: string): string[] {
  const facts = factsOf(source, file);
  return [
    ...facts.bindings.map(binding => [binding.n, ...bindingNotes(binding, facts)]),
    ...facts.fns.map((fn, id) => [fn.n ?? `fn ${id}`, ...functionNotes(fn, facts)]),
    ...facts.classes.flatMap((cls, id) => classNotes(cls, cls.n ?? `class ${id}`, facts)),
    ...facts.calls.map(({ msg }, id) => [`call ${id}`, ...(msg === undefined ? [] : [`is message ${msg}`])]),
    ...(facts.thisWrites ?? []).map(({ n, x, o }) => [`object ${o}`, `.${n} = ${wordsOf(x, facts)}`]),
    ...(facts.memberWrites ?? []).map(({ o, n, x }) => [wordsOf(o, facts), `.${n} = ${wordsOf(x, facts)}`]),
  ].flatMap(([name, ...notes]) => (notes.length > 0 ? [`${name}: ${notes.join(', ')}`] : []));
}

function bindingNotes({ u, grows, i, add = {}, tp }: Binding, facts: ModuleFacts): string[] {
  return [
    ...(u ? ['empty at first'] : []),
    ...(i === undefined || i === 0 ? [] : [`declared with value ${i}`]),
    ...(grows ? ['grows'] : []),
    ...Object.entries(add).map(([path, values]) => `${path || 'it'} takes ${list(values, facts)}`),
    ...(tp ? [`of ${tp.map(id => facts.bindings[id]?.n).join(' ')}`] : []),
  ];
}

function functionNotes({ p, y, fall, never, asserts, ct, rp }: Fn, facts: ModuleFacts): string[] {
  return [
    ...p.flatMap(({ n, dec, tok }) => [
      ...(dec ? [`${n} @${dec}`] : []),
      ...(tok ? [`${n} for ${wordsOf(tok, facts)}`] : []),
    ]),
    ...(y ? [`yields ${list(y, facts)}`] : []),
    ...(fall ? ['may come to its end'] : []),
    ...(never ? [sureText('never returns', never)] : []),
    ...(asserts ? [`asserts ${asserts.join(' ')}`] : []),
    ...(ct ? [`for ${typeText(ct, facts)}`] : []),
    ...(rp ? [`property ${rp.n} of call ${rp.c}`] : []),
  ];
}

function sureText(words: string, sure: Sure): string {
  const by = sure.map(one => (typeof one === 'number' ? `call ${one}` : `call ${one.c} given ${one.i}`));
  return [words, ...(by.length > 0 ? [`if ${by.join(' ')} does not`] : [])].join(' ');
}

function classNotes({ supa, fn, dyn, dec, m, sm }: Cls, name: string, facts: ModuleFacts): string[][] {
  const memberNotes = (of: Record<string, Member>, owner: string): string[][] =>
    Object.entries(of).map(([member, { u, ro, add, dec: by }]) => [
      `${owner}.${member}`,
      ...(u ? ['empty at first'] : []),
      ...(ro ? ['readonly'] : []),
      ...(add ? [`takes ${list(add, facts)}`] : []),
      ...(by ? [`@${list(by, facts)}`] : []),
    ]);
  const notes = [
    ...(supa ? [`parent of <${supa.map(type => typeText(type, facts)).join(', ')}>`] : []),
    ...(fn ? ['a function'] : []),
    ...(dyn ? ['filled by others'] : []),
    ...(dec ? [`@${list(dec, facts)}`] : []),
  ];
  return [[name, ...notes], ...memberNotes(m, name), ...memberNotes(sm, `static ${name}`)];
}

/** What a module exports, gives on and writes beyond itself. */
export function exportsOf(source: string, file?: string): string[] {
  const facts = factsOf(source, file);
  return [
    ...Object.entries(facts.exports).map(([name, value]) => `${name} = ${wordsOf(value, facts)}`),
    ...facts.reexports.map(({ n, m, i }) => `${n} = ${i} of ${m}`),
    ...facts.stars.map(m => `all of ${m}`),
    ...facts.cjs.map(value => `module.exports = ${wordsOf(value, facts)}`),
    ...facts.globalWrites.map(({ n, x }) => `global ${n} = ${wordsOf(x, facts)}`),
    ...Object.entries(facts.globalTypes).map(([name, type]) => `global ${name}: ${typeText(type, facts)}`),
  ];
}

/** Object literals by their numbers. */
export function objectsOf(source: string, file?: string): string[] {
  const facts = factsOf(source, file);
  return facts.objs.map(object => wordsOf(object, facts));
}

/** Every span of the facts with what it takes up of the text, by the kind of what has it. */
export function spansOf(source: string, file?: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, kind: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { s, e, k } = value as { readonly s?: unknown; readonly e?: unknown; readonly k?: unknown };
    const own = typeof k === 'string' ? k : kind;
    if (typeof s === 'number' && typeof e === 'number') found.push(`${own} ${source.slice(s, e)}`);
    for (const [key, inner] of Object.entries(value)) visit(inner, key);
  };
  visit(factsOf(source, file), '');
  return [...new Set(found)];
}

function list(values: readonly Expr[], facts: ModuleFacts): string {
  return values.map(value => wordsOf(value, facts)).join(', ');
}

export function wordsOf(x: Expr, facts: ModuleFacts): string {
  const of = (inner: Expr): string => wordsOf(inner, facts);
  switch (x.k) {
    case 'lit':
      return JSON.stringify(x.v);
    case 'undef':
      return 'undefined';
    case 'tpl':
      return `\`${x.q.map((quasi, index) => quasi + (x.x[index] ? `\${${of(x.x[index])}}` : '')).join('')}\``;
    case 'op':
      return x.x.length === 1 ? `(${x.op} ${list(x.x, facts)})` : `(${x.x.map(of).join(` ${x.op} `)})`;
    case 'or':
      return `(${x.test ? `${of(x.test)} asks ` : ''}${x.x.map(of).join(` ${x.op} `)})`;
    case 'ref':
      return facts.bindings[x.b]?.n ?? `no variable ${x.b}`;
    case 'glob':
      return `global ${x.n}`;
    case 'par':
      return `${x.rest ? 'rest' : 'parameter'} ${x.i}${x.n && ` ${x.n}`} of fn ${x.f}`;
    case 'mem':
      return `${of(x.o)}.${x.p}${x.q ? '?' : ''}`;
    case 'idx':
      return `${of(x.o)}[${of(x.i)}]${x.q ? '?' : ''}`;
    case 'el':
      return `each ${x.n ? 'key ' : ''}of ${of(x.o)}`;
    case 'rest':
      return x.i === undefined ? `${of(x.o)} without ${x.x.join(' ')}` : `${of(x.o)} from ${x.i}`;
    case 'call':
      return `call ${x.c}${x.q ? '?' : ''}`;
    case 'fn':
      return `fn ${x.f}`;
    case 'cls':
      return `class ${x.c}`;
    case 'obj':
      return `object ${x.id} { ${x.p.map(property => propertyText(property, facts)).join(', ')} }`;
    case 'arr':
      return `[${list(x.x, facts)}]`;
    case 'spread':
      return `...${of(x.x)}`;
    case 'this':
      return `${x.st ? 'static ' : ''}this of class ${x.c}`;
    case 'thisobj':
      return `this of object ${x.id}`;
    case 'super':
      return `super of class ${x.c}`;
    case 'mod':
      return `module ${x.m}${x.cjs ? ' by require' : ''}`;
    case 'as':
      return `(${of(x.x)} as ${typeText(x.t, facts)})`;
    case 'unk':
      return x.th ? 'this of the caller' : `not known (${x.w})`;
  }
}

function propertyText({ k, c, v, g }: Prop, facts: ModuleFacts): string {
  const value = wordsOf(v, facts);
  if (k === null) return c ? `${g ? 'get ' : ''}[${wordsOf(c, facts)}]: ${value}` : `...${value}`;
  return `${g ? 'get ' : ''}${k}: ${value}`;
}

/** A type in words, with the facts of the module in which it is written. */
export function typeText(type: Type, facts: ModuleFacts): string {
  const of = (inner: Type): string => typeText(inner, facts);
  switch (type.k) {
    case 'ref':
      return `${wordsOf(type.x, facts)}${type.a ? `<${type.a.map(of).join(', ')}>` : ''}`;
    case 'typeof':
      return `typeof ${wordsOf(type.x, facts)}`;
    case 'or':
      return `(${type.of.map(of).join(type.both ? ' & ' : ' | ')})`;
    case 'obj':
      return `{ ${Object.entries(type.m)
        .map(([name, member]) => `${name}: ${of(member)}`)
        .join(', ')} }`;
    case 'fn':
      return `(${(type.p ?? []).map(of).join(', ')}) => ${type.ret ? of(type.ret) : 'not said'}`;
    case 'lit':
      return JSON.stringify(type.v);
    case 'tpl':
      return `\`${type.q.map((quasi, index) => quasi + (type.x[index] ? `\${${of(type.x[index])}}` : '')).join('')}\``;
    case 'idx':
      return `${of(type.o)}[${type.p}]`;
    case 'any':
      return `any of ${of(type.of)}${type.i ? ` by ${of(type.i)}` : ''}`;
    case 'keyof':
      return `keyof ${of(type.of)}`;
    case 'prim':
      return type.n;
    case 'nil':
      return 'nothing';
    case 'arr':
      return `${of(type.of)}[]`;
    case 'unk':
      return 'not known';
  }
}

/** A text, what is read of it, and the name of its file or what stands before it. */
export type Case<Expected> = [source: string, expected: Expected, more?: string];
