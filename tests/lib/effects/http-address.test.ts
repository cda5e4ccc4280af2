import { describe, expect, it } from 'vitest';

import { addresses, addressOf, decodedText, fillHoles, holeOf } from '../../../lib/effects/http-address.ts';
import { bodyOf, inBody } from '../../../lib/effects/http-parts.ts';
import { candidateOf } from '../../../lib/effects/http-route.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { HttpApi } from '../../../lib/catalog/types.ts';

/**
 * The addresses that an expression can be, `host/path` each: with `{0}` for a hole, `>` before one that stands inside of
 * another, and `~` before one that may be of the site itself.
 */
function addressesOf(expression: string, base?: string, isWanted: (host: string) => boolean = () => true): string[] {
  const { evaluator, exported } = evaluation({
    'a.ts': `export const x = ${expression}; export const b = ${base ?? ''}q;`,
  });
  return evaluator.open(() => {
    const value = addressOf(evaluator, exported('x'), base === undefined ? undefined : exported('b'));
    return [...addresses(evaluator, value, isWanted)].map(({ host, path, isNested, isOwn }) =>
      `${isNested ? '>' : ''}${isOwn ? '~' : ''}${host}${path}`.replace(/\0(\d+)\0/g, '{$1}'),
    );
  });
}

describe('an address is taken apart', () => {
  it.each<[string, string[]]>([
    ["'https://a.com/b'", ['a.com/b']],
    ["'http://A.com/b/'", ['a.com/b']],
    ["'//a.com//b//c/'", ['a.com/b/c']],
    ["'https://a.com'", ['a.com']],
    ["'https://a.com?q=1'", ['a.com']],
    ["'https://a.com/b?q=1#c'", ['a.com/b']],
    ["'https://a.com#c'", ['a.com']],
    ["'/b'", ['~/b']],
    ["'b/c'", ['~/b/c']],
    ["'b?c'", ['~/b']],
    ["''", []],
    ["'?a'", []],
    ["'/~a'", []],
    ["'/{x}/b'", ['~/{x}/b']],
    ["'-a'", ['~/-a']],
    ['`${q}/b`', ['~/b']],
    ['`${q}b`', []],
    ['`${q}`', []],
    ['`${q}/${r}/c`', ['~/{1}/c']],
    ['`https://${q}/b`', ['~{0}/b']],
    ['`https://${q}.com/b`', ['{0}.com/b']],
    ['`/b/${q}`', ['~/b/{0}']],
    ["`https://a.com/${q ? 'x' : 'y'}`", ['a.com/x', 'a.com/y']],
    ["q ? 'https://a.com/b' : '/c'", ['a.com/b', '~/c']],
    ["new URL('/v1', 'https://a.com')", ['a.com/v1']],
    ["new URL('https://a.com/v1')", ['a.com/v1']],
    ["new URL('/v1', q)", ['~/v1']],
    ["new URL('https://b.com/v1', 'https://a.com')", ['b.com/v1']],
    ["new URL('/v1', 'https://a.com').href", ['a.com/v1']],
    ["new URL('/v1', 'https://a.com').toString()", ['a.com/v1']],
    ["new URL('/v1', 'https://a.com').toJSON()", ['a.com/v1']],
    ["new URL('/v1', 'https://a.com').other()", []],
    ["new URL('/v1', 'https://a.com').host", []],
    ["URL('/v1', 'https://a.com')", []],
    ["new Other('/v1', 'https://a.com')", []],
    ["mine.URL('/v1', 'https://a.com')", []],
  ])('%s', (expression, expected) => {
    expect(addressesOf(expression)).toEqual(expected);
  });

  it.each([
    ["'/v1'", 'a.com/v1'],
    ["'v1'", 'a.com/v1'],
    ["'https://b.com/v1'", 'b.com/v1'],
    ["'http://b.com/v1'", 'b.com/v1'],
    ["'httpd'", 'a.com/httpd'],
    ["'x/https://b.com'", 'a.com/x/https:/b.com'],
  ])('behind a base: %s', (expression, expected) => {
    expect(addressesOf(expression, "'https://a.com' || ")[0]).toBe(expected);
  });

  it.each<[string, string[]]>([
    ["'https://p.com/https://a.com/b'", ['p.com/https:/a.com/b', '>a.com/b']],
    ["'https://p.com/?u=https%3A%2F%2Fa.com%2Fb'", ['p.com', '>a.com/b']],
    ["'https://p.com/x=https://a.com/b&c=d'", ['p.com/x=https:/a.com/b&c=d', '>a.com/b']],
    ["`https://p.com/?u=${encodeURIComponent('https://a.com/b')}`", ['p.com', '>a.com/b']],
    ["`https://p.com/?u=${encodeURI('https://a.com/b')}`", ['p.com', '>a.com/b']],
    ["`https://p.com/?u=${other('https://a.com/b')}`", ['p.com']],
    ['`https://p.com/?u=${encodeURI()}`', ['p.com']],
    ['`https://p.com/?u=https://a.com/${q}`', ['p.com', '>a.com/{0}']],
    ["'https://p.com/xhttps://a.com/b'", ['p.com/xhttps:/a.com/b']],
    ["'https://p.com/?u=%E0%A4%A'", ['p.com']],
    ["'/p/https://a.com/b'", ['~/p/https:/a.com/b']],
    [
      "'https://p.com/https://q.com/https://a.com/b'",
      ['p.com/https:/q.com/https:/a.com/b', '>q.com/https:/a.com/b', '>a.com/b'],
    ],
    [
      "'https://p.com/https://q.com/https://r.com/https://a.com/b'",
      ['p.com/https:/q.com/https:/r.com/https:/a.com/b', '>q.com/https:/r.com/https:/a.com/b', '>r.com/https:/a.com/b'],
    ],
  ])('inside of another: %s', (expression, expected) => {
    expect(addressesOf(expression)).toEqual(expected);
  });

  it('is not spelt to its end where its host is not wanted', () => {
    const expression = '`${q ? p.one : p.two}https://${z}`';
    expect(addressesOf(expression, undefined, () => false)).toEqual([]);
    const many = "`https://${q ? 'a.com' : 'b.com'}/${r ? h() : k()}`";
    const isWanted = (host: string): boolean => host === 'a.com';
    expect(addressesOf(many, undefined, isWanted).every(address => address.startsWith('a.com'))).toBe(true);
    expect(addressesOf(many).some(address => address.startsWith('b.com'))).toBe(true);
  });
});

it('takes a text for what it says encoded, if it can', () => {
  expect(decodedText('a%20b')).toBe('a b');
  expect(decodedText('%E0%A4%A')).toBe('%E0%A4%A');
});

it('finds and fills holes', () => {
  const hole = { kind: 'global', name: 'q' } as const;
  expect(holeOf('\0' + '0\0', [hole])).toBe(hole);
  expect(holeOf('\0' + '1\0', [hole])).toBeUndefined();
  expect(holeOf('a\0' + '0\0', [hole])).toBeUndefined();
  expect(holeOf('\0' + '0\0b', [hole])).toBeUndefined();
  expect(holeOf('a', [hole])).toBeUndefined();
  expect(fillHoles('a\0' + '0\0b\0' + '1\0', '*')).toBe('a*b*');
});

describe('what is sent', () => {
  const sent = (expression: string, path: readonly string[] = []): string | undefined => {
    const { evaluator, exported } = evaluation({ 'a.ts': `export const x = ${expression};` });
    return evaluator.open(() => {
      const body = inBody(evaluator, bodyOf(evaluator, { value: exported('x') }), path);
      return body && inWords(evaluator.force(body));
    });
  };

  it.each([
    'JSON.stringify({ a: 1 })',
    'qs.stringify({ a: 1 })',
    'new URLSearchParams({ a: 1 })',
    'new Blob([JSON.stringify({ a: 1 })])',
    'new Blob([{ a: 1 }, 2], {})',
    '{ a: 1 }',
  ])('is the data in %s', expression => {
    expect(sent(expression, ['a'])).toBe('1');
    expect(sent(expression, ['a', 'b'])).toBeUndefined();
  });

  it.each([
    ['new Blob(q)', 'new the global Blob(…)'],
    ['new Blob()', 'new the global Blob(…)'],
    ['new Blob([])', 'new the global Blob(…)'],
    ['JSON.stringify()', 'the global JSON.stringify(…)'],
    ['JSON.parse({ a: 1 })', 'the global JSON.parse(…)'],
    ['URLSearchParams({ a: 1 })', 'the global URLSearchParams(…)'],
    ['Blob([1])', 'the global Blob(…)'],
    ['new Other({ a: 1 })', 'new the global Other(…)'],
    ['other({ a: 1 })', 'the global other(…)'],
    ['q', 'the global q'],
  ])('is %s as it is', (expression, expected) => {
    expect(sent(expression)).toBe(expected);
  });
});

describe('the route of a request', () => {
  const api = {
    routes: [
      { verbs: ['POST'], path: '/v1/track', method: 'track', parts: {} },
      { verbs: ['PUT'], path: '/v1/track', method: 'identify', parts: {} },
      { verbs: ['DELETE'], path: '/c/{id}/x', method: 'group', parts: {} },
    ],
  } as unknown as HttpApi;

  it.each([
    ['/v1/track', 'POST', true, 'track'],
    ['/v1/track/', 'PUT', true, 'identify'],
    ['/v1/track', undefined, false, 'track'],
    ['/v1/track', 'PATCH', false, 'track'],
    ['/v1/track', 'GET', true, 'track'],
    ['/v1/track', 'GET', false, undefined],
    ['/v1', 'POST', true, undefined],
    ['/v1/track/x', 'POST', true, undefined],
    ['/v2/track', 'POST', true, undefined],
    ['/c/5/x', 'DELETE', false, 'group'],
    ['/c/5/y', 'DELETE', false, undefined],
  ])('%s by %s, with a body %s: %s', (path, verb, hasBody, expected) => {
    expect(candidateOf(api, path, verb, hasBody)?.route.method).toBe(expected);
  });

  it('names the segments of its path', () => {
    expect([...(candidateOf(api, '/c/5/x', 'DELETE', false)?.segments ?? [])]).toEqual([['{id}', '5']]);
    expect([...(candidateOf(api, '/v1/track', 'POST', true)?.segments ?? [])]).toEqual([]);
  });
});
