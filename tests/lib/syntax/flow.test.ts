import { describe, expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

/** What is left of a text in which types of Flow stand: whether it parses, and the calls in it with their places. */
function callsOf(code: string, file = 'a.js') {
  const { program, error } = parse(file, code);
  const found = JSON.stringify(program).match(/"type":"CallExpression"/g) ?? [];
  return { error: error?.message, calls: found.length };
}

describe('types of Flow', () => {
  it.each([
    ['a type that may be missing', 'const f = (event: string, properties: ?Object) => send(event);'],
    ['any type', 'const start = (store: *) => send(store);'],
    ['any type among others', 'class A extends Component<*, { items: Array<*> }> { go() { send(1); } }'],
    ['an exact object', 'type Props = {| isOpen: boolean, onClose: () => void |};\nsend(1);'],
    ['an exact object in a parameter', 'const A = ({ event }: {| event: string |}) => { send(event); };'],
    ['a spread of a type', 'type A = { ...B, name: string };\nsend(1);'],
    ['a spread of a type with arguments', 'type A = { ...$Exact<B, C>, ...D };\nsend(1);'],
    ['an inexact object', 'type A = { name: string, ... };\nsend(1);'],
    ['variance', 'type A = { +name: string, -age: number };\nclass B { +c: string; go() { send(1); } }'],
    ['variance of a parameter of a type', 'type A<+T> = { item: T };\nsend(1);'],
    ['a cast', 'send((value: any));'],
    ['a cast of a call', 'const x = ((send(1): any): string);'],
    ['a cast of an object', 'const x = ({ a: 1 }: { a: number });\nsend(x);'],
    ['a function without brackets', 'type Props = { onChange: Item => void, onEnd: (?Item) => void };\nsend(1);'],
    ['a function of types alone', 'export type T = (?string, ?Object) => string;\nsend(1);'],
    ['a function as a parameter', 'const use = (set: Item => void) => { send(1); };'],
    ['a parameter that takes an object apart', 'const A = ({ item }: *) => send(item);'],
    ['an element that is typed', 'names.map(([key, value: string]) => ({ value: key }));'],
    ['an import of a type of a value', "import typeof Store from './store';\nsend(1);"],
    ['an import of both', "import type Store, { Item } from './store';\nsend(1);"],
    ['an import of a type among others', "import { type Item, typeof Store, send } from './store';\nsend(1);"],
    ['an opaque type', 'export opaque type Id = string;\nsend(1);'],
    ['an opaque type that is bounded', 'opaque type Id: string = string;\nsend(1);'],
    ['a bound', 'function f<T: Object>(x: T) { send(x); }'],
    ['a default of a bound', 'function f<T: Object = {}>(x: T) { send(x); }'],
    ['a generic arrow', 'const f = <T>(x: T) => send(x);'],
    ['a check', 'function f(x: ?string): boolean %checks { return send(x); }'],
    ['a declared export', 'declare export function f(x: string): void;\nsend(1);'],
    ['what a function of a type gives', 'type Props = {| onClose: () => *, a: *, |};\nsend(1);'],
    ['arguments of a generic call', 'export default send<*, *>(A);'],
    ['a parameter that may be missing and has a default', 'const f = (a: *, b?: boolean = false) => send(a);'],
    ['what an arrow gives', 'const f = ({ a }: *): * => { send(a); };'],
    ['what an arrow gives, exactly', 'const f = (a: string): {| b: string |} => { send(a); };'],
    ['a cast in markup', 'const A = () => <B a={(b: any)} c={({ d: 1 }: any)} onPress={() => send(1)} />;'],
    ['a cast in a text', 'send(`a ${(b: any)}`);'],
    ['a class of two types', 'class A extends B<*, {| c: * |}> { +d: *; e = (f: *) => send((f: any)); }'],
    ['markup beside it', 'const A = (props: {| a: ?string |}) => <B onPress={() => send(1)} />;'],
  ])('%s', (_what, code) => {
    expect(callsOf(`// @flow\n${code}`)).toEqual({ error: undefined, calls: 1 });
  });

  it('without the pragma, where types are imported or exported', () => {
    const code = "import type { A } from './a';\nconst f = (a: ?A, b: *) => send(a);";
    expect(callsOf(code)).toEqual({ error: undefined, calls: 1 });
  });

  it('leaves every offset and every text as it stands', () => {
    const code = "// @flow\ntype A = {|\n  a: *,\n|};\nsend(('a => *: {|': any), `b: * ${(c: ?string)}`);";
    const { program, text, error } = parse('a.js', code);
    expect(error).toBeUndefined();
    expect(text).toBe(code);
    const call = program.body.at(-1);
    expect(call?.range).toEqual([code.indexOf('send'), code.length]);
    expect(JSON.stringify(call)).toContain('"value":"a => *: {|"');
    expect(JSON.stringify(call)).toContain('"cooked":"b: * "');
  });

  it('in the script of a component', () => {
    const code = '<script>\n// @flow\nexport default { go(x: ?string, y: {| b: string |}) { send(x); } };\n</script>\n';
    expect(callsOf(code, 'A.vue')).toEqual({ error: undefined, calls: 1 });
  });

  it('does not make code of what is none', () => {
    expect(parse('a.js', '// @flow\nconst a = {;').error).toBeDefined();
    expect(parse('a.js', '// @flow\nfoo(: bar').error).toBeDefined();
    expect(parse('a.ts', '// @flow\nconst a = (b: any) * ;').error).toBeDefined();
  });
});
