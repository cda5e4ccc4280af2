import { Evaluator } from '../evaluate/evaluator.ts';
import { placeOf } from './places.ts';
import { ownerKey, parameterKey, writtenKey } from './registry.ts';

import type { Declared } from '../evaluate/declared.ts';
import type { Trace } from '../evaluate/trace.ts';
import type { Evidence } from './evidence.ts';
import type { Frameworks } from './frameworks.ts';
import type { Imports } from './imports.ts';
import type { Registry } from './registry.ts';
import type { Sources } from './sources.ts';

interface Surroundings {
  readonly sources: Sources;
  readonly imports: Imports;
  readonly evidence: Evidence;
  readonly frameworks: Frameworks;
  readonly registry: Registry;
  readonly declared: Declared | undefined;
  readonly trace: Trace;
}

/** Makes an evaluator that knows the project around each module. */
export function evaluatorIn({
  sources,
  imports,
  evidence,
  frameworks,
  registry,
  declared,
  trace,
}: Surroundings): Evaluator {
  const evaluator: Evaluator = new Evaluator(
    {
      ...(declared && { declared }),
      resolve: (from, specifier, gate) => imports.resolve(from.path, specifier, gate),
      globalClient: (_module, name) => {
        const found = evidence.globalClient(name);
        return found && evaluator.client(found.sdk, found.client);
      },
      globalValue: name => registry.value('exposed', name),
      globalMember: path => (registry.isEmpty('within') ? undefined : registry.value('within', path)),
      globalType: name => registry.globalType(name),
      implementers: (module, kind, id) => registry.all('implementers', ownerKey(kind, module.path, id)),
      written: (kind, module, id, name) =>
        registry.isEmpty('written') ? undefined : registry.value('written', writtenKey(kind, module.path, id, name)),
      put: ({ module, start }) => (registry.isEmpty('put') ? [] : registry.all('put', placeOf(module, start))),
      argument: (fn, index) => registry.value('arguments', parameterKey(fn, index)),
      handed: (fn, index) => registry.value('handed', parameterKey(fn, index)),
      captured: (fn, index) =>
        registry.isEmpty('captured') ? undefined : registry.value('captured', parameterKey(fn, index)),
      isHandedTo: module => registry.isHandedTo(module),
      provided: key => registry.value('provided', key),
      get hasComponents() {
        return frameworks.hasComponents;
      },
      componentProperty: name => {
        const known = evidence.componentClients.get(name);
        return registry.value('components', name) ?? (known && evaluator.client(known.sdk, known.client));
      },
      hung: (file, name) =>
        registry.isEmpty('members') ? undefined : registry.value('members', `${sources.packageFolder(file)} ${name}`),
      serviceName: file => frameworks.serviceName(file),
      extensionOf: file => sources.extensionOf(file),
      isBeyond: file => sources.isBeyond(file),
      isNuxtPlugin: file => frameworks.isNuxtPlugin(file),
      autoImport: (file, name) => {
        const folder = registry.isEmpty('shared') ? undefined : frameworks.autoImportsOf(file);
        return folder === undefined ? undefined : registry.value('shared', `${folder} ${name}`);
      },
      contextValue: id => registry.value('contexts', id),
      ambientType: name => {
        const found = evidence.ambientClient(name);
        return found && evaluator.client(found.sdk, found.client);
      },
    },
    trace,
  );
  return evaluator;
}
