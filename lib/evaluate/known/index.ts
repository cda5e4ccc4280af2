/** What known functions and methods give. A function is known by the module that exports it, never by its name alone. */
import { angular } from './angular.ts';
import { arrayMethods } from './arrays.ts';
import { storageMethods } from './async-storage.ts';
import { jotai, recoil } from './atoms.ts';
import { functionMethods, globals, objectMethods, promiseMethods } from './builtins.ts';
import { boxMethods, nanostores, signals } from './boxes.ts';
import { containerMethods } from './containers.ts';
import { ember, emberMethods, emberObject } from './ember.ts';
import { httpInstance, isRequestFunction } from './http-clients.ts';
import { invoked, passThrough } from './known.ts';
import { defaulting, lodash, merging, timing, vueuse } from './lodash.ts';
import { mapMethods } from './maps.ts';
import { mutations } from './mutations.ts';
import { passingMethods, schemas } from './passing.ts';
import { pinia } from './pinia.ts';
import { promisify } from './promisify.ts';
import { reactTracking } from './react-tracking.ts';
import { react, reactCallbacks, threads } from './react.ts';
import { reactRedux, redux, reselect, sagaEffects, typedMethods } from './redux.ts';
import { resultMethods, results } from './results.ts';
import { constate, unstated } from './shared-hooks.ts';
import { zod } from './schemas.ts';
import { readOfPackage, storageReads } from './storages.ts';
import { svelte, svelteStores } from './svelte.ts';
import { handlers, mobx } from './stores.ts';
import { stringMethods } from './texts.ts';
import { transactionMethods } from './transactions.ts';
import { vue } from './vue.ts';
import { vuex } from './vuex.ts';
import { storeMethods, zustand } from './zustand.ts';

import type { Evaluated, EvaluatedOf } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Library, Methods } from './known.ts';

const libraries: readonly Library[] = [
  react,
  reactCallbacks,
  threads,
  reactTracking,
  vue,
  vueuse,
  lodash,
  timing,
  merging,
  defaulting,
  mobx,
  redux,
  reactRedux,
  reselect,
  sagaEffects,
  handlers,
  promisify,
  angular,
  svelte,
  svelteStores,
  jotai,
  recoil,
  signals,
  nanostores,
  ember,
  emberObject,
  constate,
  unstated,
  pinia,
  vuex,
  zustand,
  zod,
  schemas,
  mutations,
  results,
];

const byModule: ReadonlyMap<string, Library> = new Map(
  libraries.flatMap(library => library.modules.map(module => [module, library] as const)),
);

/** What frameworks put at hand everywhere, without an import. */
const autoImported: ReadonlyMap<string, KnownFunction> = new Map(
  [react.functions, vue.functions, vueuse.functions, globals].flatMap(table => Object.entries(table)),
);

/** Libraries by the global that their scripts define. */
const byGlobal: ReadonlyMap<string, Library> = new Map([
  ['React', react],
  ['Vue', vue],
  ['_', lodash],
  ['lodash', lodash],
]);

function ownFunction(library: Library | undefined, name: string): KnownFunction | undefined {
  return library && Object.hasOwn(library.functions, name) ? library.functions[name] : undefined;
}

/** What `source` exports as `name`, where that is known. */
function exportedFunction(source: string, name: string): KnownFunction | undefined {
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? source;
  const library = byModule.get(source) ?? byModule.get(packageName);
  if (name !== 'default' && name !== '*') return ownFunction(library, name);
  // `lodash/debounce` and `lodash.debounce` are the function that they are named by.
  return (
    ownFunction(
      library,
      source
        .replace(/\.[cm]?js$/, '')
        .split(/[./]/)
        .at(-1) ?? '',
    ) ?? library?.whole
  );
}

function functionOf(callee: Evaluated): KnownFunction | undefined {
  if (callee.kind === 'global') return autoImported.get(callee.name);
  if (callee.kind === 'import') return exportedFunction(callee.source, callee.name);
  if (callee.kind !== 'member') return undefined;
  const { object, property } = callee;
  if (object.kind === 'global') return ownFunction(byGlobal.get(object.name), property);
  // `React.useMemo()`.
  return object.kind === 'import' && isWhole(object) ? exportedFunction(object.source, property) : undefined;
}

/** `import React`, `import * as React`, and the `React` or `z` that some packages export by its name. */
function isWhole({ name }: EvaluatedOf<'import'>): boolean {
  return ['default', '*', 'React', 'react', 'z'].includes(name);
}

/** What calling a name that the project does not define gives. */
export function applyGlobal(callee: EvaluatedOf<'global'>, call: KnownCall): Evaluated | undefined {
  return functionOf(callee)?.(call);
}

/** What calling an export of a package gives. */
export function applyImport(callee: EvaluatedOf<'import'>, call: KnownCall): Evaluated | undefined {
  return (
    functionOf(callee)?.(call) ??
    madeClient(callee.source, callee.name, call) ??
    givenMethod(call) ??
    readOfPackage(callee, call)
  );
}

/**
 * A function of which nothing is known, and that is given an SDK's method, or one that makes requests, gives it changed:
 * retried, queued, logged.
 */
function givenMethod({ evaluator, args }: KnownCall): Evaluated | undefined {
  return args.map(thunk => evaluator.force(thunk)).find(isMethod);
}

function isMethod(value: Evaluated): boolean {
  switch (value.kind) {
    case 'bound':
      return isMethod(value.callee);
    case 'global':
      return value.name === 'fetch';
    case 'import':
      return isRequestFunction(value.source, value.name);
    default:
      return value.kind === 'method' || value.kind === 'http';
  }
}

function madeClient(source: string, name: string, { evaluator, args, at }: KnownCall): Evaluated | undefined {
  const [options] = args;
  return httpInstance(source, name, key => options && evaluator.memberThunk(evaluator.force(options), key), at);
}

const methods = tableOf(
  functionMethods,
  promiseMethods,
  objectMethods,
  arrayMethods,
  mapMethods,
  stringMethods,
  containerMethods,
  boxMethods,
  emberMethods,
  transactionMethods,
  storeMethods,
  typedMethods,
  passingMethods,
  storageMethods,
  storageReads,
  resultMethods,
);

function tableOf(...tables: readonly Methods[]): ReadonlyMap<string, readonly KnownMethod[]> {
  const result = new Map<string, KnownMethod[]>();
  for (const table of tables)
    for (const [name, method] of Object.entries(table)) result.set(name, [...(result.get(name) ?? []), method]);
  return result;
}

/** What calling a method gives. */
export function applyMethod(callee: EvaluatedOf<'member'>, call: KnownCall): Evaluated | undefined {
  const { object, property } = callee;
  const known = functionOf(callee)?.(call);
  if (known) return known;
  for (const method of methods.get(property) ?? []) {
    const value = method(object, call);
    if (value) return value;
  }
  if (object.kind === 'import')
    return (isWhole(object) ? madeClient(object.source, property, call) : undefined) ?? givenMethod(call);
  return object.kind === 'client' && object.spec.chain?.includes(property) ? object : undefined;
}

/** Whether a function keeps the callback that it is given for later, instead of running it. */
export function isDeferring(callee: Evaluated): boolean {
  const known = functionOf(callee);
  return known === passThrough || known === invoked || known === vue.functions['computed'];
}
