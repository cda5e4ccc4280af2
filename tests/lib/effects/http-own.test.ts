import { describe, expect, it } from 'vitest';

import { Endpoints } from '../../../lib/effects/endpoints.ts';
import { matchOwn } from '../../../lib/effects/http-own.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Endpoint } from '../../../lib/effects/endpoints.ts';
import type { Address } from '../../../lib/effects/http-address.ts';
import type { OwnMatch } from '../../../lib/effects/http-own.ts';
import type { Evaluator } from '../../../lib/evaluate/evaluator.ts';
import type { Settings } from '../../../lib/settings.ts';

const at = (path: string, more: Partial<Address> = {}): Address => ({
  host: '',
  path,
  holes: [],
  isNested: false,
  isOwn: true,
  ...more,
});

interface Asked {
  readonly settings?: Settings;
  readonly found?: Endpoint;
  readonly address?: Address;
  readonly verb?: string;
  /** What is sent, as an expression. */
  readonly body?: string;
}

/** What a request to the project's own `/a` sends. */
function match<T>(asked: Asked, read: (match: OwnMatch | undefined, evaluator: Evaluator) => T): T {
  const { settings = {}, found, address = at('/a'), verb, body } = asked;
  const { evaluator, exported } = evaluation({ 'a.ts': `export const x = ${body ?? 'undefined'};` });
  const endpoints = new Endpoints(settings, () => 'customerio');
  if (found) endpoints.add('/a', found, false);
  const request = { url: undefined, headers: undefined, verb, body: body ? { value: exported('x') } : undefined };
  return evaluator.open(() => read(matchOwn(evaluator, endpoints, address, request), evaluator));
}

const sent = (asked: Asked): string | undefined =>
  match(asked, (one, evaluator) =>
    one
      ? [
          one.vendor,
          one.route?.method ?? 'something',
          ...Object.entries(one.parts).map(([name, part]) => `${name} ${inWords(evaluator.force(part))}`),
        ].join(' ')
      : undefined,
  );

describe('an endpoint of the project', () => {
  const found: Endpoint = { vendor: 'segment', method: 'track', verb: 'POST', parts: {} };

  it.each<[string, Asked, string | undefined]>([
    ['takes its verb', { found, verb: 'POST' }, 'segment track'],
    ['takes a verb that is not known', { found }, 'segment track'],
    ['takes no other verb', { found, verb: 'PUT' }, undefined],
    [
      'takes any verb where it has none',
      { found: { vendor: 'segment', method: 'track', parts: {} }, verb: 'PUT' },
      'segment track',
    ],
    [
      'sends nothing where it is only asked',
      { found: { vendor: 'segment', method: 'track', parts: {} }, verb: 'GET' },
      undefined,
    ],
    ['is none inside of another address', { found, verb: 'POST', address: at('/a', { isNested: true }) }, undefined],
    ['is none at another path', { found, verb: 'POST', address: at('/b') }, undefined],
    [
      'has its parts by their ways',
      {
        found: {
          ...found,
          parts: { event: { const: 'A' }, userId: { path: ['user', 'id'] }, traits: { path: ['no'] } },
        },
        verb: 'POST',
        body: "JSON.stringify({ user: { id: 'u' } })",
      },
      'segment track event "A" userId "u"',
    ],
    [
      'has a part without some of its members',
      { found: { ...found, parts: { properties: { path: [], without: ['event'] } } }, body: "{ event: 'A', b: 1 }" },
      'segment track properties { event, b } without event',
    ],
    [
      'has a part as it is',
      { found: { ...found, parts: { properties: { path: ['more'] } } }, body: '{ more: { b: 1 } }' },
      'segment track properties { b }',
    ],
    [
      'has fixed parts without a body',
      { found: { ...found, parts: { event: { const: 'A' } } } },
      'segment track event "A"',
    ],
  ])('%s', (_what, asked, expected) => {
    expect(sent(asked)).toBe(expected);
  });
});

describe('a proxy', () => {
  const settings: Settings = { proxyHosts: ['p.example.com'] };
  const through = (path: string, body?: string, verb = 'POST'): string | undefined =>
    sent({ settings, address: at(path, { host: 'p.example.com', isOwn: false }), verb, ...(body && { body }) });

  it.each([
    ['/v1/track', "{ event: 'A', userId: 'u' }", 'track'],
    ['/v1/identify', "{ userId: 'u' }", 'identify'],
    ['/mine', '{ batch: [] }', 'batch'],
    ['/mine', "{ event: 'A' }", 'track'],
    ['/mine', "{ previousId: 'p' }", 'alias'],
    ['/mine', "{ groupId: 'g' }", 'group'],
    ['/mine', '{ traits: {} }', 'identify'],
    ['/mine', "{ category: 'c' }", 'page'],
    ['/mine', "{ type: 'screen' }", 'screen'],
    ['/mine', "{ type: 'screen', event: 'A' }", 'screen'],
    ['/mine', "{ type: 'odd', event: 'A' }", 'track'],
    ['/mine', "{ groupId: 'g', traits: {} }", 'group'],
    ['/mine', '{ event: undefined, traits: {} }', 'identify'],
    ['/mine', '{ other: 1 }', 'something'],
  ])('takes at %s what is sent: %s', (path, body, method) => {
    expect(through(path, body)).toMatch(new RegExp(`^customerio ${method}\\b`));
  });

  it('takes what is not known, and nothing that only asks', () => {
    expect(through('/mine')).toBe('customerio something');
    expect(through('/mine', 'q')).toBe('customerio something');
    expect(through('/mine', "{ event: 'A' }", 'GET')).toBeUndefined();
    expect(sent({ settings, address: at('/mine', { host: 'other.example.com', isOwn: false }) })).toBeUndefined();
  });
});
