/** What known functions and methods give. */
import { arrayMethods, functionMethods, globals, objectMethods, promiseMethods, stringMethods } from './builtins.ts';
import { containerMethods } from './containers.ts';
import { httpInstance } from './http-clients.ts';
import { passThrough } from './known.ts';
import { lodash } from './lodash.ts';
import { react, reactCallbacks } from './react.ts';
import { handlers, mobx, reselect } from './stores.ts';
import { vue } from './vue.ts';

import type { Evaluated, EvaluatedOf } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Methods } from './known.ts';

const libraries = [react, reactCallbacks, vue, lodash, mobx, reselect, handlers];

const functions: ReadonlyMap<string, KnownFunction> = new Map(
  [globals, ...libraries.map(library => library.functions)].flatMap(table => Object.entries(table)),
);

/** What calling a name that the project does not define gives. */
export function applyGlobal(name: string, call: KnownCall): Evaluated | undefined {
  return functions.get(name)?.(call);
}

/** What calling an export of a package gives. */
export function applyImport({ source, name }: EvaluatedOf<'import'>, call: KnownCall): Evaluated | undefined {
  const isWhole = name === 'default' || name === '*';
  return applyExport(source, isWhole ? (source.split('/').at(-1) ?? '') : name, call);
}

function applyExport(source: string, name: string, call: KnownCall): Evaluated | undefined {
  const known = functions.get(name);
  if (known) return known(call);
  const { evaluator, args, at } = call;
  const options = args[0] && evaluator.force(args[0]);
  return httpInstance(source, name, key => options && evaluator.memberThunk(options, key), at);
}

/** Methods of whatever has them, of which no import has one of its own. */
const general = tableOf(functionMethods, promiseMethods, objectMethods);
const special = tableOf(arrayMethods, stringMethods, containerMethods);

function tableOf(...tables: readonly Methods[]): ReadonlyMap<string, readonly KnownMethod[]> {
  const result = new Map<string, KnownMethod[]>();
  for (const table of tables)
    for (const [name, method] of Object.entries(table)) result.set(name, [...(result.get(name) ?? []), method]);
  return result;
}

/** What calling a method gives. */
export function applyMethod({ object, property }: EvaluatedOf<'member'>, call: KnownCall): Evaluated | undefined {
  for (const method of general.get(property) ?? []) {
    const value = method(object, call);
    if (value) return value;
  }
  // `React.useMemo()`.
  if (object.kind === 'import' && ['React', 'react', 'default', '*'].includes(object.name))
    return applyExport(object.source, property, call);
  for (const method of special.get(property) ?? []) {
    const value = method(object, call);
    if (value) return value;
  }
  return object.kind === 'client' && object.spec.chain?.includes(property) ? object : undefined;
}

/** Whether a function of this name gives back what it is given. */
export function isPassThrough(name: string): boolean {
  return functions.get(name) === passThrough;
}
