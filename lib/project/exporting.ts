import { holdsHost, isOfHosts } from '../effects/addresses.ts';
import { exportNames } from '../evaluate/modules.ts';
import { exportedType } from '../evaluate/types.ts';
import { ownValue } from '../text/own-value.ts';
import { Frameworks } from './frameworks.ts';
import { ownerKey } from './registry.ts';
import { isTelling } from './terms.ts';

import type { Endpoints } from '../effects/endpoints.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';
import type { Sources } from './sources.ts';

/**
 * Who is told by how a module is imported, since the text need not name what leads to a client: all (a default export,
 * names of a letter), those that take the `whole` of it and may hand that on, or nobody.
 */
export type Importers = 'all' | 'whole' | 'none';

interface ExportingParts {
  readonly evaluator: Evaluator;
  readonly registry: Registry;
  readonly endpoints: Endpoints;
  readonly frameworks: Frameworks;
  readonly sources: Sources;
  readonly interest: Interest;
}

/** Takes what the exports of a module lead to: whoever names them is read. */
export class Exporting {
  readonly #parts: ExportingParts;

  constructor(parts: ExportingParts) {
    this.#parts = parts;
  }

  register(module: Module, { terms }: Findings): Importers {
    const { evaluator, interest, endpoints } = this.#parts;
    let importers: Importers = 'none';
    for (const name of exportNames(evaluator, module)) {
      const value = evaluator.exported(module, name);
      const isHost = holdsHost(evaluator, value, endpoints);
      if (isHost && name !== 'default' && isOfHosts(evaluator, value, endpoints)) terms.addWord(name);
      else if (isHost && name !== 'default') terms.addAddress(name);
      else if (isHost) terms.addAddressModule(this.#endsOf(module));
      const isValue = interest.leads(value, 4) || this.#isImplemented(module, name);
      const isType = !isValue && this.#isTypeOfClients(module, name);
      if (isValue) this.#registerShared(module, name, value, terms);
      if ((isValue || isType) && (name === 'default' || !isTelling(name))) importers = 'all';
      else if (isValue) terms.addWord(name);
      else if (isType) terms.addNameFrom(name, this.#endsOf(module));
      const isHandedOn = isValue || isType || (isHost && name === 'default');
      if (isHandedOn && importers === 'none') importers = 'whole';
    }
    return importers;
  }

  #endsOf({ path }: Module): readonly string[] {
    return this.#parts.sources.specifierEnds(path);
  }

  /** What is at hand in the whole package without an import. */
  #registerShared({ path }: Module, name: string, value: Evaluated, terms: Findings['terms']): void {
    const { frameworks, registry } = this.#parts;
    const component = name === 'default' ? frameworks.componentIn(path) : undefined;
    const folder = component ? component.folder : frameworks.sharedIn(path);
    if (folder === undefined) return;
    for (const known of component?.names ?? [name === 'default' ? Frameworks.defaultName(path) : name]) {
      registry.add('shared', `${folder} ${known}`, value, `${path} ${name}`);
      terms.addWord(known);
      // `<tracked-link>` stands for it as well.
      if (component) terms.addText(`<${hyphened(known)}`);
    }
  }

  /** An interface may share its name with a value that leads nowhere. */
  #isImplemented({ path, facts }: Module, name: string): boolean {
    const own = ownValue(facts.exports, name);
    const id = own?.k === 'ref' ? facts.bindings[own.b]?.iface : undefined;
    return id !== undefined && this.#parts.registry.has('implementers', ownerKey('interface', path, id));
  }

  /** A type by whose members values lead to a client, wherever they come from. */
  #isTypeOfClients(module: Module, name: string): boolean {
    const type = exportedType(this.#parts.evaluator, module, name);
    return type !== undefined && this.#parts.interest.leads(type, 3);
  }
}

function hyphened(name: string): string {
  return name.replace(/\B[A-Z]/g, letter => `-${letter}`).toLowerCase();
}
