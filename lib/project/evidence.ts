import { sdks } from '../catalog/index.ts';
import { evidenceMarkers, hostMarkers } from '../catalog/markers.ts';
import { ownValue } from '../text/own-value.ts';

import type { GlobalSpec, Sdk, Vendor } from '../catalog/types.ts';
import type { Settings } from '../settings.ts';
import type { Sources } from './sources.ts';

/** A client of an SDK, by its name in the catalog. */
interface ClientRef {
  readonly sdk: Sdk;
  readonly client: string;
}

/** By the ambient types with a namespace that they have; of two SDKs with the same, the first counts. */
const clientsByType: ReadonlyMap<string, ClientRef> = new Map(
  sdks
    .toReversed()
    .flatMap(sdk => Object.entries(sdk.types ?? {}).map(([type, client]) => [type, { sdk, client }] as const))
    .filter(([type]) => type.includes('.')),
);

/** All texts that tell anything of a project. */
const tellingTexts = [
  ...new Set([
    ...evidenceMarkers,
    ...hostMarkers,
    ...sdks.flatMap(({ globals = [] }) => globals.flatMap(({ unless }) => unless ?? [])),
  ]),
];

/** What a project was found to show, to be taken up by another process. */
export interface KeptEvidence {
  readonly shown: ReadonlySet<string> | undefined;
  readonly naming: string | null | undefined;
}

/** What a project shows to be in use, without which a global or a request proves nothing. */
export class Evidence {
  readonly #sources: Sources;
  readonly #settings: Settings;
  #shown: ReadonlySet<string> | undefined;
  #componentClients: ReadonlyMap<string, ClientRef> | undefined;
  /** Every name without a declaration is asked about. */
  readonly #globals = new Map<string, ClientRef | undefined>();
  /** The file that was found to name a host; null where none does, undefined until it was looked for. */
  #naming: string | null | undefined;
  /** Files whose text shows something. */
  readonly #telling = new Set<string>();

  constructor(sources: Sources, settings: Settings) {
    this.#sources = sources;
    this.#settings = settings;
  }

  /** Whether a host that takes analytics calls is named anywhere. */
  get namesHosts(): boolean {
    if (this.#naming === undefined) this.#naming = this.#namingFile() ?? null;
    return this.#naming !== null;
  }

  /** Files without whose texts it would not be shown, as far as it was asked for. */
  get telling(): ReadonlySet<string> {
    return this.#telling;
  }

  /** Whether some global counts whose name alone proves nothing. */
  get hasAmbiguousGlobals(): boolean {
    return sdks.some(({ id, globals = [] }) =>
      globals.some(global => global.needsEvidence && this.#isShown(shownAs(id, global))),
    );
  }

  /** The globals that are clients of SDKs here. */
  get globalNames(): readonly string[] {
    const known = sdks.flatMap(({ globals = [] }) => globals.map(({ name }) => name));
    const all = new Set([...known, ...Object.keys(this.#settings.globals ?? {})]);
    return [...all].filter(name => this.globalClient(name) !== undefined);
  }

  /** The vendor whose SDKs the project depends on, where it is one alone. */
  get onlyVendor(): Vendor | undefined {
    const found = new Set(sdks.filter(({ packages }) => this.#dependsOnOne(packages)).map(({ vendor }) => vendor));
    return found.size === 1 ? [...found][0] : undefined;
  }

  /** The client that a global is. */
  globalClient(name: string): ClientRef | undefined {
    if (!this.#globals.has(name)) this.#globals.set(name, this.#globalClient(name));
    return this.#globals.get(name);
  }

  #globalClient(name: string): ClientRef | undefined {
    const vendor = ownValue(this.#settings.globals ?? {}, name);
    let otherwise: ClientRef | undefined;
    for (const sdk of sdks) {
      if (vendor && sdk.vendor !== vendor) continue;
      const global = sdk.globals?.find(
        one => one.name === name && (vendor !== undefined || !one.needsEvidence || this.#isShown(shownAs(sdk.id, one))),
      );
      // A name that was taken from another is the other's, where that is in use as well.
      if (global && (global.unless === undefined || vendor)) return { sdk, client: global.client };
      // Under a name of the team's own stands the first client that the vendor has; `_cio` stays what it is.
      const other = global ?? (vendor ? sdk.globals?.[0] : undefined);
      if (other) otherwise ??= { sdk, client: other.client };
    }
    return otherwise;
  }

  /** Names that every component has by a plugin that the project depends on, with the client that each is. */
  get componentClients(): ReadonlyMap<string, ClientRef> {
    return (this.#componentClients ??= new Map(
      sdks
        .filter(({ properties, packages }) => properties && this.#dependsOnOne(packages))
        .flatMap(sdk => Object.entries(sdk.properties ?? {}).map(([name, client]) => [name, { sdk, client }])),
    ));
  }

  /** The client that an ambient type denotes, `SegmentAnalytics.AnalyticsJS`. */
  ambientClient(type: string): ClientRef | undefined {
    return clientsByType.get(type);
  }

  /** A text has come in the place of a file's, which need not be on the disk yet. */
  replaced(file: string, text: string): void {
    if (namesHost(text)) this.#naming = file;
    else if (this.#naming === file) this.#naming = undefined;
  }

  /** What was found so far. */
  get found(): KeptEvidence {
    return { shown: this.#shown, naming: this.#naming };
  }

  resume({ shown, naming }: KeptEvidence): void {
    [this.#shown, this.#naming] = [shown, naming];
  }

  forget(): void {
    this.#shown = undefined;
    this.#globals.clear();
    this.#componentClients = undefined;
    this.#naming = undefined;
    this.#telling.clear();
  }

  #namingFile(): string | undefined {
    const file = this.#sources.files.find(one => namesHost(this.#sources.text(one) ?? ''));
    if (file !== undefined) this.#telling.add(file);
    return file;
  }

  #dependsOnOne(names: readonly string[]): boolean {
    return this.#sources.manifests.some(({ dependencies }) => names.some(name => dependencies.has(name)));
  }

  #isShown(sdk: string): boolean {
    return (this.#shown ??= this.#collect()).has(sdk);
  }

  /** SDKs that are in manifests, ambient types, snippets or the settings. */
  #collect(): ReadonlySet<string> {
    const shown = new Set<string>();
    const vendors = new Set(Object.values(this.#settings.globals ?? {}));
    for (const { id, vendor, packages, evidence = [] } of sdks) {
      const names = [...packages, ...evidence];
      if (vendors.has(vendor) || this.#dependsOnOne(names)) shown.add(id);
    }
    for (const file of [...this.#sources.files, ...this.#sources.templates]) {
      const text = this.#sources.text(file);
      if (!text || !isEvident(text)) continue;
      this.#telling.add(file);
      for (const { id, evidence = [], snippets = [], globals = [] } of sdks) {
        const isLoaded = snippets.some(marker => text.includes(marker));
        if (isLoaded || evidence.some(marker => text.includes(marker))) shown.add(id);
        for (const global of isLoaded ? globals : [])
          if (global.unless !== undefined && !text.includes(global.unless)) shown.add(shownAs(id, global));
      }
    }
    return shown;
  }
}

/** Under which name it is kept that a global is shown: the SDK's, or its own. */
function shownAs(sdk: string, { name, unless }: GlobalSpec): string {
  return unless === undefined ? sdk : `${sdk} ${name}`;
}

function isEvident(text: string): boolean {
  return evidenceMarkers.some(marker => text.includes(marker));
}

/** What a text shows to be in use: two texts that show the same count as one. */
export function shownBy(text: string): string {
  return isTellingText(text) ? tellingTexts.filter(one => text.includes(one)).join(' ') : '';
}

/** Whether a text can show that anything is in use. */
export function isTellingText(text: string): boolean {
  return isEvident(text) || namesHost(text);
}

function namesHost(text: string): boolean {
  return hostMarkers.some(host => text.includes(host));
}
