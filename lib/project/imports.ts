import { sdks } from '../catalog/index.ts';

import type { Sdk } from '../catalog/types.ts';
import type { Resolution } from '../evaluate/evaluator.ts';
import type { Candidates } from './candidates.ts';
import type { Sources } from './sources.ts';

const barrel = /^[ \t]*export\s*(?:\*|\{[^{};]*\}\s*from\b)/m;
const declaration = /\.d\.[cm]?ts$/;
const packageName = /^(?:@[^/]+\/)?[^/]+/;

const sdkByPackage = new Map<string, Sdk>(sdks.flatMap(sdk => sdk.packages.map(name => [name, sdk])));

/** What imports lead to. */
export class Imports {
  readonly #sources: Sources;
  readonly #candidates: Candidates;
  readonly #barrels = new Map<string, boolean>();
  /** By specifier: every import of every file asks. */
  readonly #sdks = new Map<string, Sdk | undefined>();

  /** @param candidates files that may have to do with analytics; they may grow */
  constructor(sources: Sources, candidates: Candidates) {
    this.#sources = sources;
    this.#candidates = candidates;
  }

  /** @param gate do not read a module that cannot have to do with analytics */
  resolve(from: string, specifier: string, gate: boolean): Resolution {
    const sdk = this.#sdkOf(specifier);
    if (sdk && !this.#isOwn(from, specifier)) return { sdk };
    const file = this.#sources.resolve(from, specifier);
    if (!file) return { external: specifier };
    this.#candidates.read(file);
    if (gate && !this.#candidates.has(file) && !this.#isBarrel(file)) return { external: specifier, gated: true };
    const module = this.#sources.module(file);
    return module ? { module } : { external: specifier };
  }

  replaced(file: string): void {
    this.#barrels.delete(file);
  }

  forget(): void {
    this.#barrels.clear();
  }

  #sdkOf(specifier: string): Sdk | undefined {
    if (!this.#sdks.has(specifier)) this.#sdks.set(specifier, sdkOf(specifier));
    return this.#sdks.get(specifier);
  }

  /** Whether a folder of the project has the name of a package: `analytics/context`, from the folder of sources. */
  #isOwn(from: string, specifier: string): boolean {
    if (specifier.startsWith('@')) return false;
    const file = this.#sources.resolve(from, specifier);
    // A declaration stands for the package that it declares.
    if (file === undefined || declaration.test(file)) return false;
    return this.#sources.packageNameOf(file) !== packageName.exec(specifier)?.[0];
  }

  /** Whether a module hands on what others export: it names nothing that it passes by `*`. */
  #isBarrel(file: string): boolean {
    let known = this.#barrels.get(file);
    if (known === undefined) {
      known = isBarrel(this.#sources.text(file) ?? '');
      this.#barrels.set(file, known);
    }
    return known;
  }
}

/** Whether the text of a module hands on what others export. */
export function isBarrel(text: string): boolean {
  return barrel.test(text);
}

function sdkOf(specifier: string): Sdk | undefined {
  const exact = sdkByPackage.get(specifier);
  if (exact) return exact;
  const name = packageName.exec(specifier)?.[0];
  const sdk = name && name !== specifier ? sdkByPackage.get(name) : undefined;
  return sdk?.subpaths ? sdk : undefined;
}
