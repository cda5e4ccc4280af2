/** AngularJS gives a function that it runs what its parameters are called: `.service('tracker', function ($window) {})`. */
import type { Expr, ModuleFacts } from '../../facts/facts.ts';
import type { Evaluated } from '../value.ts';

/** Methods of a module, or of its providers, that take a function to be run with what it asks for. */
const taking: ReadonlySet<string> = new Set([
  ...['service', 'factory', 'provider', 'controller', 'directive', 'component', 'filter', 'decorator', 'animation'],
  ...['run', 'config', 'invoke', 'instantiate'],
]);
/** Properties of what describes a directive, a component or a route. */
const described: ReadonlySet<string> = new Set(['controller', '$get']);

/** What functions of a module are run with, by their numbers: names written beside them, or their parameters' own. */
type Injected = ReadonlyMap<number, readonly string[] | undefined>;

const injected = new WeakMap<ModuleFacts, Injected>();

/** What a parameter is by its name, where AngularJS runs the function; undefined for all that is no global of a page. */
export function injectedGlobal(facts: ModuleFacts, fn: number, index: number): Evaluated | undefined {
  let all = injected.get(facts);
  if (!all) injected.set(facts, (all = injectedIn(facts)));
  if (!all.has(fn)) return undefined;
  const name = all.get(fn)?.[index] ?? facts.fns[fn]?.p[index]?.n;
  return name === '$window' ? { kind: 'global', name: 'window' } : undefined;
}

function injectedIn(facts: ModuleFacts): Injected {
  const all = new Map<number, readonly string[] | undefined>();
  const take = (given: Expr | undefined): void => {
    const [id, names] = (given && functionWith(facts, given)) ?? [];
    if (id !== undefined && (names || !all.has(id))) all.set(id, names);
  };
  for (const { x, a } of facts.calls) if (x.k === 'mem' && taking.has(x.p)) take(a.at(-1));
  for (const object of facts.objs)
    for (const { k, v } of object.k === 'obj' ? object.p : []) if (k !== null && described.has(k)) take(v);
  return all;
}

/** The function, and what stands before it in a list, or in its `$inject`. */
function functionWith(facts: ModuleFacts, x: Expr): readonly [id: number, names?: readonly string[]] | undefined {
  if (x.k === 'fn') return [x.f];
  if (x.k === 'cls') return ofClass(facts, x.c);
  if (x.k === 'arr') {
    const last = x.x.at(-1);
    const [id] = (last && last.k !== 'arr' && functionWith(facts, last)) || [];
    return id === undefined ? undefined : [id, textsOf(x.x.slice(0, -1))];
  }
  const binding = x.k === 'ref' ? facts.bindings[x.b] : undefined;
  const [value, ...others] = binding?.v ?? [];
  if (!value || others.length > 0 || value.k === 'ref') return undefined;
  const own = functionWith(facts, value);
  const [names] = binding?.w?.['$inject'] ?? [];
  return own && names?.k === 'arr' ? [own[0], textsOf(names.x)] : own;
}

function ofClass(facts: ModuleFacts, id: number): readonly [id: number] | undefined {
  const ctor = facts.classes[id]?.ctor;
  return ctor === undefined ? undefined : [ctor];
}

function textsOf(list: readonly Expr[]): readonly string[] {
  return list.map(one => (one.k === 'lit' && typeof one.v === 'string' ? one.v : ''));
}
