import { readFileSync } from 'node:fs';

import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';

import { readSettings } from '../../../lib/settings.ts';

import type { Method, PartName, Vendor } from '../../../lib/catalog/types.ts';
import type { DeclaredWrapper, Settings } from '../../../lib/settings.ts';

const schema = JSON.parse(readFileSync('lib/settings/settings.schema.json', 'utf8')) as {
  properties: Record<string, unknown>;
};
const isValid = new Ajv().compile(schema);

const wrapper = { callee: 'send', vendor: 'segment', parts: { event: '0' } };
const endpoint = { url: '/api/track', parts: { event: 'event' } };

/** One of each, in each of its shapes. */
const right: readonly [string, Settings][] = [
  ['nothing', {}],
  ['every setting', everySetting()],
  ['no events', { forwarded: 'none' }],
  ['names and patterns', { forwarded: ['Order Placed', '/^Order /i'] }],
  ['several vendors', { wrappers: [{ ...wrapper, vendor: ['segment', 'customerio'] } as DeclaredWrapper] }],
  ['a fixed event', { wrappers: [{ ...wrapper, parts: { event: { const: 'Opened' } } } as DeclaredWrapper] }],
  ['the whole body', { endpoints: [{ url: '/^\\/shops/', parts: { properties: '' } }] }],
  [
    'hosts, paths and addresses',
    {
      proxyHosts: ['data.example.com', '/api/events', '/api/t', '/v1/i', 'https://example.com/cio', '/cio\\.example/i'],
    },
  ],
  ['a path of a plan', { plan: 'plan.json' }],
  ['a plan of another format', { plan: { rules: [] } }],
];

function everySetting(): Settings {
  return {
    $schema: './node_modules/eslint-plugin-customerio/dist/settings.schema.json',
    root: '../..',
    project: true,
    wrappers: [
      { callee: 'useTracker().send', module: '@acme/kit', vendor: 'segment', method: 'track', parts: { event: '0' } },
    ],
    endpoints: [{ url: '/api/track', vendor: 'customerio', method: 'identify', parts: { userId: 'user.id' } }],
    proxyHosts: ['data.example.com'],
    globals: { analytics: 'segment' },
    forwarded: 'all',
    helper: { module: './src/cio', name: 'trackCioEvent' },
    plan: { file: 'plan.json', events: ['Order Placed'], common: {}, traits: {}, tiers: { 1: ['Order Placed'] } },
    ignore: ['legacy/**'],
  };
}

const wrong: readonly [string, unknown, RegExp][] = [
  ['a list', [], /^settings\.customerio must be an object, not an array\.$/],
  ['nothing at all', null, /^settings\.customerio must be an object, not null\.$/],
  [
    'a slip in a setting',
    { forwraded: 'all' },
    /\.forwraded is not a setting\. Known settings: root, .+\. Is `forwarded` meant\?$/,
  ],
  ['a word of every object', { constructor: 'all' }, /\.constructor is not a setting\. Known settings: [^?]+\.$/],
  ['a slip in a word', { forwarded: 'al' }, /\.forwarded must be "all", "none", or .+, not "al"\. Is `all` meant\?$/],
  ['a number for events', { forwarded: 5 }, /\.forwarded must be "all", "none", or .+, not number\.$/],
  ['a number among events', { forwarded: ['A', 5] }, /\.forwarded\[1\] must be a string, not number\.$/],
  ['a text for a switch', { project: 'no' }, /\.project must be true or false, not string\.$/],
  ['a text for a list', { ignore: 'legacy' }, /\.ignore must be an array of strings, not string\.$/],
  [
    'a vendor that is none',
    { globals: { analytics: 'sgment' } },
    /\.globals\.analytics must be one of segment, .+, not "sgment"\. Is `segment` meant\?$/,
  ],
  [
    'a wrapper for no vendor',
    { wrappers: [{ ...wrapper, vendor: 'customer' }] },
    /\.wrappers\[0\]\.vendor must be one of segment, .+, not "customer"\. Is `customerio` meant\?$/,
  ],
  [
    'one vendor among several',
    { wrappers: [{ ...wrapper, vendor: ['segment', 'x'] }] },
    /\.vendor\[1\] must be one of segment, .+, not "x"\.$/,
  ],
  ['a callee that is none', { wrappers: [{ ...wrapper, callee: 'a b' }] }, /\.callee must be a name with members/],
  [
    'a method that is none',
    { wrappers: [{ ...wrapper, method: 'trak' }] },
    /\.method must be one of identify, .+, not "trak"\. Is `track` meant\?$/,
  ],
  [
    'a part that is none',
    { wrappers: [{ ...wrapper, parts: { evnt: '0' } }] },
    /\.parts\.evnt is not a part\. There are: event, .+\. Is `event` meant\?$/,
  ],
  [
    'a place that is none',
    { wrappers: [{ ...wrapper, parts: { event: 'event' } }] },
    /\.parts\.event must be the index of an argument and property names, such as "0\.event", not "event"\.$/,
  ],
  ['a place of another kind', { wrappers: [{ ...wrapper, parts: { event: 0 } }] }, /must be the index .+, not number/],
  [
    'a fixed value of another kind',
    { wrappers: [{ ...wrapper, parts: { event: { const: 1 } } }] },
    /\.parts\.event\.const must be a string, not number\.$/,
  ],
  ['a wrapper without a callee', { wrappers: [{}] }, /\.wrappers\[0\]\.callee must be a string, not undefined\.$/],
  [
    'a key that no wrapper has',
    { wrappers: [{ ...wrapper, modul: 'x' }] },
    /\.modul is not known\. A wrapper takes callee, .+\. Is `module` meant\?$/,
  ],
  ['an address that is none', { proxyHosts: ['my proxy'] }, /\.proxyHosts\[0\] must be a path such as .+"my proxy"/],
  ['an endpoint without parts', { endpoints: [{ url: '/a' }] }, /\.parts must be an object, not undefined\.$/],
  [
    'a way that is none',
    { endpoints: [{ ...endpoint, parts: { event: 'a[0]' } }] },
    /\.parts\.event must be property names of the body, such as "user\.id", not "a\[0\]"\.$/,
  ],
  ['a helper without a module', { helper: {} }, /\.helper\.module must be a string, not undefined\.$/],
  ['a list in the place of a plan', { plan: ['a'] }, /\.plan must be a path or a plan, not an array\.$/],
];

describe('settings', () => {
  it.each(right)('are taken with %s', (_, settings) => {
    expect(readSettings(settings)).toBe(settings);
  });

  it.each(wrong)('are refused with %s', (_, settings, message) => {
    expect(() => readSettings(settings)).toThrow(message);
  });

  it('may hold a key without a value, as code writes it', () => {
    expect(readSettings({ forwarded: undefined })).toEqual({ forwarded: undefined });
  });

  it('that say more than a schema can are checked all the same', () => {
    expect(() => readSettings({ forwarded: ['/(/'] })).toThrow(/forwarded\[0\] must be a name or a \/pattern\/, and/);
    expect(() => readSettings({ proxyHosts: ['/(/'] })).toThrow(/proxyHosts\[0\] must be a name or a \/pattern\/, and/);
  });
});

describe('the schema', () => {
  it('has a case for each setting', () => {
    expect(Object.keys(everySetting()).sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it.each(right)('takes %s in other hands', (_, settings) => {
    expect(isValid(settings), JSON.stringify(isValid.errors)).toBe(true);
  });

  it.each(wrong)('refuses %s in other hands', (_, settings) => {
    expect(isValid(settings)).toBe(false);
  });

  it('names what the catalog names', () => {
    // Each way: what compiles on one side alone is a name that the other does not know.
    const given = (one: DeclaredWrapper): [readonly Vendor[] | Vendor, Method | undefined, PartName[]] => [
      one.vendor,
      one.method,
      Object.keys(one.parts) as (keyof typeof one.parts)[],
    ];
    const taken = (vendor: Vendor, method: Method, part: PartName): DeclaredWrapper => ({
      callee: 'send',
      vendor,
      method,
      parts: { [part]: '0' } satisfies DeclaredWrapper['parts'],
    });
    expect(given(taken('segment', 'track', 'event'))).toEqual(['segment', 'track', ['event']]);
  });
});
