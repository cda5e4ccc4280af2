/** What modules import and export. */
import { declared } from './declared.ts';
import { fileComponent, isComponentFile } from './known/file-components.ts';
import { isHollow } from './kinds.ts';
import { union, unknown } from './value.ts';

import type { Sdk } from '../catalog/types.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { At, Evaluated } from './value.ts';

/** `name` of what module `m` imports by `specifier`; `*` for the namespace, `require` for what CommonJS gives. */
export function imported(
  evaluator: Evaluator,
  module: Module,
  specifier: string,
  name: string,
  at: At | undefined,
): Evaluated {
  const shared = specifier === '#imports' ? evaluator.host.autoImport(module.path, name) : undefined;
  if (shared) return shared;
  const resolution = evaluator.resolve(module, specifier);
  if (!resolution) return unknown('unresolved-import', at);
  if ('sdk' in resolution) return sdkImport(evaluator, resolution.sdk, name, at);
  const { declared: settings } = evaluator.host;
  if ('external' in resolution) {
    const { external: source, gated } = resolution;
    const value: Evaluated = {
      kind: 'import',
      source,
      name: name === 'require' ? '*' : name,
      ...(gated && { gated }),
      at,
    };
    return declared(value, settings?.imported(source, name));
  }
  const target = resolution.module;
  if (name === 'require') return required(evaluator, target);
  if (name === '*') return { kind: 'namespace', module: target };
  return declared(evaluator.exported(target, name), settings?.imported(specifier, name));
}

function sdkImport(evaluator: Evaluator, sdk: Sdk, name: string, at: At | undefined): Evaluated {
  const whole = sdk.exports['*'];
  if (name !== 'require' && name !== '*') return sdkExport(evaluator, sdk, name, at);
  if (whole?.is) return evaluator.client(sdk, whole.is);
  return name === 'require' && whole ? { kind: 'sdk-export', sdk, name: '*', spec: whole, at } : { kind: 'sdk', sdk };
}

export function sdkExport(evaluator: Evaluator, sdk: Sdk, name: string, at: At | undefined): Evaluated {
  const own = Object.hasOwn(sdk.exports, name) ? sdk.exports[name] : undefined;
  const whole = sdk.exports['*'];
  const spec = own ?? (name === 'default' ? whole : undefined);
  // `import { track } from`, where the module itself is the client.
  if (!spec && whole?.is) return evaluator.member(evaluator.client(sdk, whole.is), name, at, undefined);
  if (!spec) return { kind: 'import', source: sdk.id, name, at };
  return spec.is ? evaluator.client(sdk, spec.is) : { kind: 'sdk-export', sdk, name, spec, at };
}

/** What `require` gives of a module, which is its own `module.exports`. */
export function required(evaluator: Evaluator, module: Module): Evaluated {
  if (module.facts.cjs.length === 0) return { kind: 'namespace', module };
  const whole = commonJs(evaluator, module);
  // `module.exports = new Tracker(); module.exports.track = track`: the module is asked, which knows of both.
  const hasMore = /^(?:instance|object)$/.test(whole.kind) && Object.keys(module.facts.exports).length > 0;
  return hasMore ? { kind: 'namespace', module } : whole;
}

/** `module.exports`. */
function commonJs(evaluator: Evaluator, module: Module): Evaluated {
  return union(module.facts.cjs.map(x => evaluator.eval(module, x, null)));
}

/** The value that a module exports as `name`; undefined where it exports no such thing. */
export function exportOf(evaluator: Evaluator, module: Module, name: string): Evaluated | undefined {
  const absent = (): undefined => undefined;
  const find = (): Evaluated | undefined => {
    evaluator.memo.trace.readModule(module);
    const found =
      ownExport(evaluator, module, name) ??
      commonJsExport(evaluator, module, name) ??
      starExport(evaluator, module, name) ??
      fileComponent(module, name);
    return found && declared(found, evaluator.host.declared?.exported(module.path, name));
  };
  return evaluator.memo.answer<Evaluated | undefined>(`e ${module.id} ${name} ${evaluator.gate}`, null, find, absent);
}

function ownExport(evaluator: Evaluator, module: Module, name: string): Evaluated | undefined {
  const { exports, reexports } = module.facts;
  const own = Object.hasOwn(exports, name) ? exports[name] : undefined;
  if (own) return evaluator.eval(module, own, null);
  for (const entry of reexports) {
    if (entry.n !== name) continue;
    const value = evaluator.imported(module, entry.m, entry.i, undefined);
    if (!(value.kind === 'unknown' && value.reason === 'unresolved-import')) return value;
  }
  return undefined;
}

function commonJsExport(evaluator: Evaluator, module: Module, name: string): Evaluated | undefined {
  if (module.facts.cjs.length === 0) return undefined;
  const whole = commonJs(evaluator, module);
  if (name === 'default') return whole;
  const member = evaluator.member(whole, name, undefined, module);
  return isHollow(member) ? undefined : member;
}

/** By `export * from`, which leaves the default export out. */
function starExport(evaluator: Evaluator, module: Module, name: string): Evaluated | undefined {
  if (name === 'default') return undefined;
  const packages: string[] = [];
  let unread: Evaluated | undefined;
  for (const specifier of module.facts.stars) {
    const resolution = evaluator.resolve(module, specifier);
    if (!resolution) continue;
    if ('module' in resolution) {
      const value = exportOf(evaluator, resolution.module, name);
      // Another one may have what this one can only hand on from a module that is not read.
      if (value?.kind !== 'import' || !value.gated) {
        if (value) return value;
      } else unread ??= value;
    } else if ('sdk' in resolution && Object.hasOwn(resolution.sdk.exports, name))
      return sdkExport(evaluator, resolution.sdk, name, undefined);
    else if ('external' in resolution && resolution.gated)
      unread ??= { kind: 'import', source: resolution.external, name, gated: true };
    else if ('external' in resolution) packages.push(resolution.external);
  }
  // What no module of the project exports, the one package does.
  const [only, ...others] = packages;
  if (only !== undefined && others.length === 0) return { kind: 'import', source: only, name };
  // One of the modules that are not read may export it, if none that is read does: which, is known where they are.
  return unread;
}

/** The names of what a module exports, also by `export * from` modules of the project. */
export function exportNames(evaluator: Evaluator, module: Module): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Module>();
  const visit = (one: Module): void => {
    if (seen.has(one)) return;
    seen.add(one);
    const { exports, reexports, stars, cjs } = one.facts;
    for (const name of Object.keys(exports)) names.add(name);
    for (const { n: name } of reexports) names.add(name);
    if (cjs.length > 0 || isComponentFile(one)) names.add('default');
    for (const specifier of stars) {
      const resolution = evaluator.resolve(one, specifier);
      if (resolution && 'module' in resolution) visit(resolution.module);
    }
  };
  visit(module);
  return names;
}
