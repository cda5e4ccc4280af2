import { describe, expect, it } from 'vitest';

import { Evidence } from '../../../lib/project/evidence.ts';
import { Sources } from '../../../lib/project/sources.ts';
import { useProjects } from '../../support/project.ts';

import type { Settings } from '../../../lib/settings.ts';

const createProject = useProjects();

function evidenceOf(files: Readonly<Record<string, string>>, settings: Settings = {}): Evidence {
  return new Evidence(new Sources(createProject(files).root, settings, false), settings);
}

const segment = { 'package.json': '{ "dependencies": { "@segment/analytics-next": "1.0.0" } }' };

describe('a global', () => {
  it('that proves its SDK by its name is a client', () => {
    const evidence = evidenceOf({});
    expect(evidence.globalClient('_cio')).toMatchObject({ sdk: { vendor: 'customerio' } });
    expect(evidence.globalClient('cioanalytics')).toMatchObject({ sdk: { vendor: 'customerio' } });
    expect(evidence.hasAmbiguousGlobals).toBe(false);
  });

  it.each(['constructor', 'toString', 'something'])('that nobody knows is none: %s', name => {
    expect(evidenceOf(segment, { globals: { analytics: 'segment' } }).globalClient(name)).toBeUndefined();
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a package of another vendor', { 'package.json': '{ "dependencies": { "customerio-node": "4.0.0" } }' }],
    ['a word alone', { 'a.ts': "analytics.track('segment');" }],
    ['another package of Meteor', { '.meteor/packages': 'meteor-base\nsegment\n' }],
    ['a list of that name elsewhere', { 'lists/packages': 'percolatestudio:segment.io' }],
  ])('with an ambiguous name is none by %s', (_about, files) => {
    const evidence = evidenceOf(files);
    expect(evidence.globalClient('analytics')).toBeUndefined();
    expect(evidence.hasAmbiguousGlobals).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['a package in a manifest', segment],
    ['a package in a nested manifest', { 'app/package.json': segment['package.json'] }],
    ['its types', { 'package.json': '{ "devDependencies": { "@types/segment-analytics": "1.0.0" } }' }],
    ['a type in the code', { 'a.ts': 'declare const analytics: SegmentAnalytics.AnalyticsJS;' }],
    ...['views/page.ejs', 'app/layout.html.erb', 'head.hbs', 'index.php', 'base.html.twig', 'theme.liquid'].map(
      (file): [string, Record<string, string>] => [
        `the vendor's snippet in ${file}`,
        { [file]: '<script>"https://cdn.segment.com/analytics.js/v1/"</script>' },
      ],
    ),
    ['a package of Meteor', { '.meteor/packages': 'meteor-base\npercolatestudio:segment.io\n' }],
    [
      "the vendor's snippet by way of the project's own host",
      { 'a.js': 'console.error("Segment snippet included twice.")' },
    ],
    ["the vendor's snippet", { 'index.html': '<script>"https://cdn.segment.com/analytics.js/v1/"</script>' }],
  ])('with an ambiguous name is a client by %s', (_about, files) => {
    const evidence = evidenceOf(files);
    expect(evidence.globalClient('analytics')).toMatchObject({ sdk: { vendor: 'segment' } });
    expect(evidence.hasAmbiguousGlobals).toBe(true);
  });

  const older = '<script>src="https://cdp.customer.io/v1/analytics-js/snippet/"; window.analytics = []</script>';
  const later = '<script>src="https://cdp.customer.io/v1/analytics-js/snippet/"; i = "cioanalytics"</script>';

  it.each<[string, Record<string, string>, string | undefined]>([
    ['its first page snippet', { 'index.html': older }, 'customerio'],
    ['a later one, which has a name of its own', { 'index.html': later }, undefined],
    ['the package', { 'package.json': '{ "dependencies": { "@customerio/cdp-analytics-browser": "1" } }' }, undefined],
    ["its first page snippet beside Segment's package", { ...segment, 'index.html': older }, 'segment'],
  ])("of Segment's name is Customer.io's by %s", (_about, files, vendor) => {
    const evidence = evidenceOf(files);
    expect(evidence.globalClient('analytics')?.sdk.vendor).toBe(vendor);
    expect(evidence.hasAmbiguousGlobals).toBe(vendor !== undefined);
  });

  it('is what the settings say, by whatever name', () => {
    const evidence = evidenceOf({}, { globals: { tracker: 'segment', people: 'customerio' } });
    expect(evidence.globalClient('tracker')).toMatchObject({ sdk: { vendor: 'segment' } });
    expect(evidence.globalClient('people')).toMatchObject({ sdk: { vendor: 'customerio' } });
    expect(evidence.globalClient('other')).toBeUndefined();
    expect(evidence.hasAmbiguousGlobals).toBe(true);
  });
});

describe('a global that the settings name as the vendor does', () => {
  it.each(['_cio', 'cioanalytics'])('stays the client that it is: %s', name => {
    const known = evidenceOf({}).globalClient(name);
    expect(evidenceOf({}, { globals: { [name]: 'customerio' } }).globalClient(name)).toEqual(known);
  });
});

describe('an ambient type', () => {
  it('denotes a client where it is one of a namespace', () => {
    expect(evidenceOf({}).ambientClient('SegmentAnalytics.AnalyticsJS')).toMatchObject({ sdk: { vendor: 'segment' } });
  });

  it.each(['SegmentAnalytics.Other', 'AnalyticsJS', 'constructor', 'a.constructor', 'AnalyticsBrowser'])(
    'and not else: %s',
    name => {
      expect(evidenceOf({}).ambientClient(name)).toBeUndefined();
    },
  );
});

describe('hosts', () => {
  const text = "fetch('https://cdp.customer.io/v1/track');";

  it('are named where a file names one', () => {
    expect(evidenceOf({ 'a.ts': 'export {};' }).namesHosts).toBe(false);
    expect(evidenceOf({ 'a.ts': 'export {};', 'b.ts': text }).namesHosts).toBe(true);
  });

  it('are named by a text in the place of a file', () => {
    const evidence = evidenceOf({ 'a.ts': 'export {};' });
    expect(evidence.namesHosts).toBe(false);
    evidence.replaced('/new.ts', text);
    expect(evidence.namesHosts).toBe(true);
    evidence.replaced('/new.ts', 'export {};');
    expect(evidence.namesHosts).toBe(false);
  });

  it('are looked for once, until what was found is forgotten', () => {
    const made = createProject({ 'a.ts': 'export {};' });
    const sources = new Sources(made.root, {}, false);
    const evidence = new Evidence(sources, {});
    expect(evidence.namesHosts).toBe(false);
    expect(evidence.globalClient('analytics')).toBeUndefined();
    made.write('b.ts', `${text}\ndeclare const analytics: SegmentAnalytics.AnalyticsJS;`);
    const change = sources.look();
    if (change) sources.take(change);
    expect(evidence.namesHosts).toBe(false);
    expect(evidence.globalClient('analytics')).toBeUndefined();
    evidence.forget();
    expect(evidence.namesHosts).toBe(true);
    expect(evidence.globalClient('analytics')).toBeDefined();
  });
});
