import { describe, expect, it } from 'vitest';
import { httpApis, sdks } from '../../../lib/catalog/index.ts';
import {
  ambiguousMarkers,
  directMarkers,
  directMarkersWithGlobals,
  evidenceMarkers,
  globalMarkers,
  hostMarkers,
  packageMarkers,
} from '../../../lib/catalog/markers.ts';
import type { ExportSpec, Form, PartPath } from '../../../lib/catalog/types.ts';

/** Names that occur more than once. */
function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function isPath(path: PartPath): boolean {
  const [index, ...keys] = path;
  return Number.isInteger(index) && index >= 0 && index < 8 && keys.every(key => /^[\w$]+$/.test(key));
}

const clientsOf = (specs: readonly ExportSpec[]): (string | undefined)[] =>
  specs.flatMap(({ construct, call, is, injects, statics = {} }) => [
    construct,
    call,
    is,
    injects,
    ...Object.values(statics),
  ]);

const pathsOf = (parts: Form['parts']): PartPath[] => Object.values(parts);

describe('all SDKs', () => {
  it('have names and packages of their own', () => {
    expect(repeated(sdks.map(({ id }) => id))).toEqual([]);
    expect(repeated(sdks.flatMap(({ packages }) => packages))).toEqual([]);
  });

  it('share no global, but for those that give way to another', () => {
    const own = sdks.flatMap(({ globals = [] }) => globals.filter(({ unless }) => unless === undefined));
    expect(repeated(own.map(({ name }) => name))).toEqual([]);
    const others = sdks.flatMap(({ globals = [] }) => globals.filter(({ unless }) => unless !== undefined));
    expect(others.map(({ name }) => name)).toEqual(['analytics']);
  });

  it('ask for evidence where the name of a global proves nothing', () => {
    expect(ambiguousMarkers).toEqual(['analytics']);
    for (const { globals = [], evidence = [], snippets = [], packages } of sdks) {
      if (globals.some(({ needsEvidence }) => needsEvidence)) {
        expect([...evidence, ...snippets, ...packages]).not.toEqual([]);
      }
    }
  });
});

describe.each(sdks)('$id', ({ clients, exports, globals = [], properties = {}, types = {}, packages }) => {
  const specs: readonly ExportSpec[] = Object.values(exports);

  it('names only clients that it has', () => {
    const named = [
      ...clientsOf(specs),
      ...globals.map(({ client }) => client),
      ...Object.values(properties),
      ...Object.values(types),
    ];
    expect(named.filter(client => client !== undefined && !(client in clients))).toEqual([]);
  });

  it('can reach each of its clients', () => {
    const reached = new Set([
      ...clientsOf(specs),
      ...globals.map(({ client }) => client),
      ...Object.values(properties),
    ]);
    expect(Object.keys(clients).filter(client => !reached.has(client))).toEqual([]);
    expect(packages.length > 0 || globals.length > 0).toBe(true);
  });

  it('says of each export what it is', () => {
    for (const spec of specs) {
      expect(
        spec.construct ?? spec.call ?? spec.is ?? spec.helper ?? spec.statics ?? spec.injects ?? spec.constants,
      ).toBeDefined();
      expect(pathsOf({ ...spec.init, ...spec.staticInit }).filter(path => !isPath(path))).toEqual([]);
    }
  });

  const methods = Object.entries(clients).flatMap(([client, { methods }]) =>
    Object.entries(methods).map(([name, spec]) => ({ name: `${client}.${name}`, spec })),
  );

  it.each(methods)('$name has well-formed forms', ({ spec: { forms } }) => {
    expect(forms.flatMap(({ parts }) => pathsOf(parts)).filter(path => !isPath(path))).toEqual([]);

    // The last one takes what no other takes, and only the last one: what follows it is never reached.
    const always = forms.findIndex(({ when }) => when === undefined);
    expect(always).toBe(forms.length - 1);

    // The same condition twice: the second is never reached.
    expect(repeated(forms.map(({ when }) => JSON.stringify(when ?? {})))).toEqual([]);
  });

  it.each(methods.filter(({ spec: { method } }) => method === 'track'))(
    '$name names its event',
    ({ spec: { forms } }) => {
      expect(forms.filter(({ parts }) => !parts.event)).toEqual([]);
    },
  );
});

describe.each(httpApis)('$id', ({ hosts, routes }) => {
  it('has a host for each region', () => {
    expect(hosts.us).not.toEqual([]);
    expect(hosts.eu).not.toEqual([]);
  });

  it('tells its routes apart', () => {
    expect(repeated(routes.map(({ verbs, path }) => `${verbs.join()} ${path}`))).toEqual([]);
  });

  it('refers only to segments that the path has', () => {
    for (const { path, parts } of routes) {
      expect(path).toMatch(/^\/[^?#]*[^/]$/);
      const referred = Object.values(parts)
        .flat()
        .filter(step => step.startsWith('{'));
      expect(referred.filter(step => !path.includes(step))).toEqual([]);
    }
  });
});

describe('markers', () => {
  it('hold every package, global, evidence and host', () => {
    for (const marker of [...packageMarkers, ...globalMarkers, ...evidenceMarkers, ...hostMarkers]) {
      expect(directMarkers.some(text => marker.includes(text))).toBe(true);
    }
    for (const marker of [...directMarkers, ...ambiguousMarkers]) {
      expect(directMarkersWithGlobals.some(text => marker.includes(text))).toBe(true);
    }
  });

  it.each([
    "import { TrackClient } from 'customerio-node';",
    "import cio from 'customerio-node/track';",
    "const { AnalyticsBrowser } = await import('@segment/analytics-next');",
    "import Analytics = require('analytics-node');",
    'import Analytics from "analytics";',
    "window._cio.push(['track', 'signed_up']);",
    'cioanalytics.identify(id);',
    "fetch('https://cdp.customer.io/v1/track');",
    'declare const client: SegmentAnalytics.AnalyticsJS;',
  ])('find %s', text => {
    expect(directMarkers.some(marker => text.includes(marker))).toBe(true);
  });

  it.each([
    "analytics.track('Signed Up');",
    "import { track } from '~/lib/analytics';",
    "import mixpanel from 'mixpanel-browser';",
  ])('leave out %s', text => {
    expect(directMarkers.some(marker => text.includes(marker))).toBe(false);
  });

  it('find an ambiguous global where the project shows evidence', () => {
    expect(directMarkersWithGlobals.some(marker => "analytics.track('Signed Up')".includes(marker))).toBe(true);
  });
});
