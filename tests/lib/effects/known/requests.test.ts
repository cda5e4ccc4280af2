import { describe, expect, it } from 'vitest';

import { channelsOf } from '../../../support/channels.ts';

describe('requests of Node.js', () => {
  it.each([
    ['http', 'http'],
    ['node:http', 'http'],
    ['https', 'https'],
    ['node:https', 'https'],
  ])('by %s', (source, scheme) => {
    const of = (call: string): string[] =>
      channelsOf(`import { request, get, other } from '${source}'; import * as h from '${source}'; ${call};`);
    expect(of("request('u', { method: 'POST', headers: {}, other: 1 })")).toEqual([
      'asks node ("u", { method, headers })',
    ]);
    expect(of("get('u')")).toEqual(['asks node ("u", {  })']);
    expect(of("h.request({ hostname: 'a', path: '/b' })")).toEqual([`asks node ("${scheme}://a/b", {  })`]);
    expect(of("h.get({ host: 'a' })")).toEqual([`asks node ("${scheme}://a/", {  })`]);
    expect(of("h.request({ hostname: 'a', host: 'b' })")).toEqual([`asks node ("${scheme}://a/", {  })`]);
    expect(of("h.request(Object.assign({}, { host: 'a' }))")).toEqual([`asks node ("${scheme}://a/", {  })`]);
    expect(of('h.request({ port: 1 })')).toEqual(['asks node (not known (dynamic-member), {  })']);
    expect(of("request('u', { auth: 'a:b' })")).toEqual(['asks node ("u", { auth })']);
    expect(of('request()')).toEqual([]);
    expect(of("other('u')")).toEqual([]);
    expect(of("h.other('u')")).toEqual([]);
  });

  it('by follow-redirects, which has both', () => {
    const of = (call: string): string[] =>
      channelsOf(`import { http, https, request } from 'follow-redirects'; ${call};`);
    expect(of("https.request({ host: 'a' })")).toEqual(['asks node ("https://a/", {  })']);
    expect(of("http.get({ host: 'a' })")).toEqual(['asks node ("http://a/", {  })']);
    expect(of("request({ host: 'a' })")).toEqual([]);
  });

  it('and not by others', () => {
    expect(channelsOf("import { request } from 'mine'; import * as h from 'mine'; request('u'); h.get('u');")).toEqual(
      [],
    );
    expect(channelsOf("h.request('u'); request('u');")).toEqual([]);
  });

  it.each([
    ["const r = request('u'); r.write('b'); r.end();", 'asks node ("u", { body })'],
    ["const r = request('u'); r.end('b');", 'asks node ("u", { body })'],
    ["request('u').end('b');", 'asks node ("u", { body })'],
    ["request('u').on('a').end('b');", 'asks node ("u", { body })'],
    ["const r = request('u'); r.end();", 'asks node ("u", {  })'],
    ["const r = request('u'); r.other('b');", 'asks node ("u", {  })'],
    ["const r = request('u'); s.write('b');", 'asks node ("u", {  })'],
  ])('with what is written to it: %s', (code, expected) => {
    expect(channelsOf(`import { request } from 'https'; ${code}`)).toEqual([expected]);
  });
});

describe('requests of a page', () => {
  it.each([
    ["const x = new XMLHttpRequest(); x.open('POST', 'u'); x.send('b');", 'asks XMLHttpRequest post ("u", "b")'],
    ["const x = new XMLHttpRequest(); x.open('GET', 'u'); x.send();", 'asks XMLHttpRequest get ("u")'],
    ["const x = new XMLHttpRequest(); x.open(q, 'u');", 'asks XMLHttpRequest ("u")'],
    ["new XMLHttpRequest().open('PUT', 'u');", 'asks XMLHttpRequest put ("u")'],
    ["const x = new XMLHttpRequest(); x.send('a'); x.open('GET', 'u');", 'asks XMLHttpRequest get ("u")'],
    ["const x = new XMLHttpRequest(), y = q; x.open('GET', 'u'); y.send('a');", 'asks XMLHttpRequest get ("u")'],
    ["const x = new XMLHttpRequest(); x.open('GET', 'u'); x.other('a');", 'asks XMLHttpRequest get ("u")'],
    [
      "const x = new XMLHttpRequest(); x.open('GET', 'u'); x.send('a'); x.send('b');",
      'asks XMLHttpRequest get ("u", "a")',
    ],
    ["navigator.sendBeacon('u', 'b');", 'asks sendBeacon post ("u", "b")'],
    ["$.post('u');", 'asks jquery post ("u")'],
    ["$.get('u');", 'asks jquery get ("u")'],
    ['$.ajax(q);', 'asks jquery ajax (the global q)'],
    ["jQuery.post('u');", 'asks jquery post ("u")'],
    ["fetch('u');", 'asks fetch ("u")'],
    ["$fetch('u');", 'asks ofetch ("u")'],
  ])('%s', (code, expected) => {
    expect(channelsOf(code)).toEqual([expected]);
  });

  it.each([
    "new Other().open('GET', 'u');",
    "const x = XMLHttpRequest(); x.open('GET', 'u');",
    "const x = new XMLHttpRequest(); x.abort('GET', 'u');",
    "x.open('GET', 'u');",
    "navigator.other('u');",
    "$.other('u');",
    "other.post('u');",
    "other('u');",
    "function fetch() {} fetch('u');",
  ])('and not %s', code => {
    expect(channelsOf(code)).toEqual([]);
  });
});
