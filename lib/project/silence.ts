import { httpApis, sdks } from '../catalog/index.ts';
import { isTestPath } from '../files/test-paths.ts';

import type { Vendor } from '../catalog/types.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { Sources } from './sources.ts';

/** Something that speaks of analytics in a project in which no call of it was found. */
export interface Silence {
  readonly what: 'package' | 'host' | 'global';
  /** Of the package, the host or the global. */
  readonly name: string;
  readonly vendor: Vendor;
  /** The first that names it, relative to the root. */
  readonly file: string;
}

/**
 * What a project depends on, or names, without a call that was found: that nothing is found does not mean that nothing
 * is sent.
 */
export function silencesIn(sources: Sources, calls: readonly AnalyticsCall[]): Silence[] {
  const sending = calls.filter(({ method }) => method !== 'init');
  const packages = silentPackages(sources, new Set(sending.map(({ sdk }) => sdk)));
  const vendors = new Set(sending.map(({ vendor }) => vendor));
  // A vendor is told of once: its package says more than a host.
  const told = new Set([...vendors, ...packages.map(({ vendor }) => vendor)]);
  return [...packages, ...silentNames(sources, told)];
}

function silentPackages(sources: Sources, heard: ReadonlySet<string>): Silence[] {
  const found = new Map<string, Silence>();
  for (const { id, vendor, packages } of sdks) {
    if (heard.has(id)) continue;
    for (const name of packages) {
      const manifest = sources.manifests.find(({ dependencies }) => dependencies.has(name));
      if (manifest && !found.has(name))
        found.set(name, { what: 'package', name, vendor, file: sources.relative(manifest.file) });
    }
  }
  return [...found.values()];
}

/** Hosts and globals of vendors to which nothing is sent. */
function silentNames(sources: Sources, told: ReadonlySet<Vendor>): Silence[] {
  const names = namesOfVendors().filter(({ vendor }) => !told.has(vendor));
  const found = new Map<Vendor, Silence>();
  for (const file of sources.files) {
    const relative = sources.relative(file);
    const text = names.length > 0 && !isTestPath(relative) ? sources.text(file) : undefined;
    if (text === undefined) continue;
    for (const { what, name, vendor } of names)
      if (!found.has(vendor) && text.includes(name)) found.set(vendor, { what, name, vendor, file: relative });
  }
  return [...found.values()];
}

function namesOfVendors(): Pick<Silence, 'what' | 'name' | 'vendor'>[] {
  return [
    ...httpApis.flatMap(({ vendor, hosts }) =>
      [...hosts.us, ...hosts.eu].map(name => ({ what: 'host', name, vendor }) as const),
    ),
    ...sdks.flatMap(({ vendor, globals = [] }) =>
      globals
        .filter(({ needsEvidence }) => !needsEvidence)
        .map(({ name }) => ({ what: 'global', name, vendor }) as const),
    ),
  ];
}

const intro = { package: 'It lists', host: 'It names the host', global: 'It names the global' } as const;

/** The same in sentences that say what to do. */
export function silenceText({ what, name }: Silence): string {
  return `${intro[what]} ${name}, and no call of it was found. If something is sent by it all the same, the way to its client is not known: \`unresolved\` in the audit has what looks like a call, and \`settings.customerio.wrappers\` takes what it is called through.`;
}
