import { afterAll } from 'vitest';

import rule from '../../rules/valid-http-request.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/client.ts': `
    const BASE = 'https://track.customer.io/api/v1';
    const auth = 'Basic ' + Buffer.from(process.env.CIO_SITE_ID + ':' + process.env.CIO_API_KEY).toString('base64');
    export function request(path: string, method: string, body?: unknown) {
      return fetch(BASE + path, { method, headers: { Authorization: auth }, body: JSON.stringify(body) });
    }
  `,
  'src/hosts.ts': `export const PIPELINES = 'https://cdp.customer.io';`,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const pipelines = "Customer.io's Pipelines API";
const track = "Customer.io's Track API";
const basicPair = { api: track, wanted: '`Basic` and base64 of `siteId:key`' };
const basicKey = { api: pipelines, wanted: '`Basic` and base64 of `key:`' };

createRuleTester().run('valid-http-request', rule, {
  valid: [
    {
      name: 'bodies of which something makes a text',
      ...here,
      code: `
import axios from 'axios';
import ky from 'ky';
const headers = { Authorization: 'Basic ' + btoa(process.env.CIO_CDP_WRITE_KEY + ':') };
const body = { userId: user.id, event: 'a' };
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: JSON.stringify(body) });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: new Blob([JSON.stringify(body)]) });
axios.post('https://cdp.customer.io/v1/track', body, { headers });
ky.post('https://cdp.customer.io/v1/track', { headers, json: body });
const send = payload => fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: payload });
send(JSON.stringify(body));
send(encoded(body));`,
    },
    {
      name: 'a person who may be there: what a wrapper takes out of what it is given',
      ...here,
      code: `
import axios from 'axios';
const auth = { username: process.env.CIO_CDP_WRITE_KEY, password: '' };
const known = user => axios.post('https://cdp.customer.io/v1/identify', { userId: user.id || user.ref, traits: {} }, { auth });
export const one = user => known(user);
export const two = id => known({ ref: id });`,
    },
    {
      name: 'operations that are made of a list, whole and with what nobody knows',
      ...here,
      code: `
import axios from 'axios';
const cdp = axios.create({ baseURL: 'https://cdp.customer.io/v1', auth: { username: process.env.CIO_CDP_WRITE_KEY, password: '' } });
export const freed = (people, common) => cdp.post('/batch', { batch: people.map(one => ({ type: 'track', userId: one.id, event: 'seat_freed' })) });`,
    },
    {
      name: 'operations that are made of a list, which may hold a person',
      ...here,
      code: `
import axios from 'axios';
const cdp = axios.create({ baseURL: 'https://cdp.customer.io/v1', auth: { username: process.env.CIO_CDP_WRITE_KEY, password: '' } });
export const freed = (people, common) => cdp.post('/batch', { batch: people.map(one => ({ ...common, type: 'track', event: 'seat_freed' })) });`,
    },
    {
      name: 'headers that are set afterwards, on the request and on the instance',
      ...here,
      code: `
import axios from 'axios';
export async function tell(userId) {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  headers.set('Authorization', \`Basic \${btoa(process.env.CIO_CDP_WRITE_KEY + ':')}\`);
  return fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: JSON.stringify({ userId, event: 'a' }) });
}
const api = axios.create({ baseURL: 'https://cdp.customer.io/v1', headers: { 'Content-Type': 'application/json' } });
api.defaults.headers.common['Authorization'] = 'Basic ' + btoa(process.env.CIO_CDP_WRITE_KEY + ':');
export const told = userId => api.post('/track', { userId, event: 'a' });
const other = new Map();
other.set('Authorization', process.env.CIO_CDP_WRITE_KEY);
export const third = userId => fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: other, body: JSON.stringify({ userId, event: 'a' }) });`,
    },
    {
      name: 'operations that are whole, or not wholly known',
      ...here,
      code: `
const send = (path, body) => fetch('https://track.customer.io/api/v2/' + path, { method: 'POST', body: JSON.stringify(body) });
send('entity', { type: 'person', action: 'event', identifiers: { email }, name: 'a' });
send('entity', { type: 'person', action: 'merge', primary: { id }, secondary: { email } });
send('entity', { type: 'delivery', action: 'event', attributes: { metric: 'opened' } });
send('entity', { type: 'person', action: 'identify', ...rest });
send('entity', { type: 'person', action: 'identify', identifiers });
send('entity', { type: 'person', action: 'identify', identifiers: { ...ids } });
send('batch', { batch: people.map(id => ({ type: 'person', action: 'identify', identifiers: { id } })) });
send('batch', { ...rest, type: 'person', action: 'identify' });
fetch('https://cdp.customer.io/v1/batch', { method: 'POST', body: JSON.stringify({ batch: [{ type: 'track', anonymousId, event: 'a' }, ...others] }) });`,
    },
    {
      name: 'what the APIs take',
      ...here,
      code: `
const pair = Buffer.from(\`\${siteId}:\${key}\`).toString('base64');
fetch(\`https://track.customer.io/api/v1/customers/\${id}\`, { method: 'PUT', headers: { Authorization: \`Basic \${pair}\` }, body: JSON.stringify({ email }) });
fetch(\`https://track.customer.io/api/v1/customers/\${id}/events\`, { method: 'POST', headers: { authorization: 'Basic ' + pair }, body: JSON.stringify({ name: 'a', data: {} }) });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: \`Basic \${btoa(key + ':')}\` }, body: JSON.stringify({ userId: '1', type: 'track', event: 'a' }) });
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.CIO_APP_API_KEY}\` } });
fetch('https://api.customer.io/v1/campaigns?limit=1', { headers: { Authorization: \`Bearer \${key}\` } });
fetch('https://track.customer.io/unsubscribe/abc', { method: 'POST' });`,
    },
    {
      name: 'what is not seen: options, headers, a body with a spread or from elsewhere',
      ...here,
      code: `
fetch('https://cdp.customer.io/v1/track', options);
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: makeHeaders(), body: JSON.stringify({ ...payload }) });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: process.env.CIO_AUTHORIZATION }, body: JSON.stringify(payload) });
fetch('https://cdp.customer.io/v1/' + kind, { method: 'POST', body });`,
    },
    {
      name: 'a wrapper that is given path and method',
      ...here,
      code: `
import { request } from './client.ts';
export const identify = (id, traits) => request(\`/customers/\${id}\`, 'PUT', traits);
export const remove = (id) => request(\`/customers/\${id}\`, 'DELETE');`,
    },
    {
      name: 'axios with a body that has data',
      ...here,
      code: `
import axios from 'axios';
axios.post(\`https://track.customer.io/api/v1/customers/\${id}/events\`, { name: 'a', data: {} }, { auth: { username: siteId, password: key } });`,
    },
    {
      name: 'a header that is made elsewhere: prepared by its name, by a function, by the callers',
      ...here,
      code: `
const url = 'https://cdp.customer.io/v1/page';
fetch(url, { method: 'POST', headers: { Authorization: process.env.CIO_AUTH_KEY } });
fetch(url, { method: 'POST', headers: { Authorization: \`Basic \${process.env.CIO_BASE64_KEY}\` } });
fetch(url, { method: 'POST', headers: { Authorization: \`Basic \${encode(key)}\` } });
fetch(url, { method: 'POST', headers: { Authorization: wanted ? process.env.CIO_API_KEY : 'Basic a2V5Og==' } });
const send = (path, key) => fetch('https://cdp.customer.io/v1/' + path, { method: 'POST', headers: { Authorization: key } });
send('page', \`Basic \${btoa(secret + ':')}\`);`,
    },
    {
      name: 'a relay with an address inside, which has an authorization of its own',
      ...here,
      code: `
const url = 'https://cdp.customer.io/v1/identify';
fetch(\`https://relay.test/?url=\${encodeURIComponent(url)}\`, { method: 'POST', headers: { Authorization: \`Bearer \${relayToken}\` }, body: JSON.stringify({ userId: '1' }) });`,
    },
    {
      name: 'a body that may hold what is missing, or be one of several',
      ...here,
      code: `
const url = 'https://cdp.customer.io/v1/track';
const event = { event: 'a' };
event.userId = user.id;
fetch(url, { method: 'POST', body: JSON.stringify(event) });
fetch(url, { method: 'POST', body: JSON.stringify(known ? { userId: '1', event: 'a' } : { anonymousId: '2', event: 'a' }) });
fetch(url, { method: 'POST', body: JSON.stringify({ ...defaults, event: 'a' }) });
fetch(url, { method: 'POST', body: JSON.stringify({ type: kind, userId: '1', event: 'a' }) });`,
    },
    {
      name: 'a name and a password, of which the client makes the header',
      ...here,
      code: `
import axios from 'axios';
import request from 'request';
axios.post('https://cdp.customer.io/v1/track', { userId: '1', event: 'a' }, { auth: { username: process.env.CDP_API_KEY, password: '' } });
axios.post('https://api.segment.io/v1/track', { userId: '1', event: 'a' }, { auth: { username: process.env.SEGMENT_WRITE_KEY } });
const track = axios.create({ baseURL: 'https://track.customer.io/api/v1', headers: { accept: 'a' }, auth: { username: site, password: key } });
track.post('/events', { name: 'a' });
request({ url: 'https://track.customer.io/api/v1/events', method: 'POST', json: { name: 'a' }, auth: { user: site, pass: key } });
axios.post('https://track.customer.io/api/v1/events', { name: 'a' }, { auth });`,
    },
    {
      name: 'what is read from an API',
      ...here,
      code: `
import axios from 'axios';
fetch('https://api.customer.io/v1/campaigns/1');
fetch('https://track.customer.io/api/v1/accounts/region', { method: 'GET', headers });
fetch('https://cdp.customer.io/v1/track');
axios.get('https://api.customer.io/v1/customers', { params: { email } });
axios.get('https://cdp.customer.io/v1/track', { headers, timeout: 1 });`,
    },
    {
      name: 'another host, and a shadowed fetch',
      ...here,
      code: `
fetch('http://example.com/v1/track', { method: 'GET' });
export function send(fetch) { fetch('http://cdp.customer.io/v1/track', { method: 'GET' }); }`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: `
fetch('http://cdp.customer.io/v1/track', { method: 'GET' });`,
    },
  ],
  invalid: [
    {
      name: 'objects that nothing makes a text of',
      ...here,
      code: `
import fetched from 'node-fetch';
const headers = { Authorization: 'Basic ' + btoa(process.env.CIO_CDP_WRITE_KEY + ':') };
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: { userId: user.id, event: 'a' } });
const body = { ...user, event: 'a' };
fetched('https://cdp.customer.io/v1/track', { method: 'POST', headers, body });
const send = payload => fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: payload });
send({ userId: user.id, event: 'b' });
navigator.sendBeacon('https://api.segment.io/v1/track', { writeKey, userId: user.id, event: 'c' });`,
      errors: [4, 6, 8, 9].map(line => ({ messageId: 'notText', line })),
    },
    {
      name: 'a person whom a wrapper looks for under another key than it is given',
      ...here,
      code: `
import axios from 'axios';
const auth = { username: process.env.CIO_CDP_WRITE_KEY, password: '' };
const known = user => axios.post('https://cdp.customer.io/v1/identify', { userId: user.id || user.ref, traits: {} }, { auth });
export const one = userId => known({ userId, traits: {} });
export const two = () => axios.post('https://cdp.customer.io/v1/track', { userId: undefined, event: 'a' }, { auth });`,
      errors: [
        { messageId: 'missingPerson', line: 5 },
        { messageId: 'missingPerson', line: 6 },
      ],
    },
    {
      name: 'operations that are made of a list, without a person',
      ...here,
      code: `
import axios from 'axios';
const cdp = axios.create({ baseURL: 'https://cdp.customer.io/v1', auth: { username: process.env.CIO_CDP_WRITE_KEY, password: '' } });
export const freed = (people, common) => cdp.post('/batch', { batch: people.map(one => ({ type: 'track', event: 'seat_freed' })) });`,
      errors: [{ messageId: 'missingPerson', line: 4 }],
    },
    {
      name: 'headers that are set afterwards, on the request and on the instance',
      ...here,
      code: `
import axios from 'axios';
export async function tell(userId) {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  headers.set('Authorization', process.env.CIO_CDP_WRITE_KEY);
  return fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: JSON.stringify({ userId, event: 'a' }) });
}
const api = axios.create({ baseURL: 'https://track.customer.io/api/v1', headers: { 'Content-Type': 'application/json' } });
api.defaults.headers.common['Authorization'] = \`Bearer \${process.env.CIO_TRACK_API_KEY}\`;
export const gone = id => api.delete('/customers/' + id);
const late = axios.create();
late.defaults.baseURL = 'https://track.customer.io/api/v1';
late.defaults.headers.put.Authorization = process.env.CIO_TRACK_API_KEY;
export const known = (id, traits) => late.put('/customers/' + id, traits);`,
      errors: [
        { messageId: 'bareKey', data: basicKey, line: 6 },
        { messageId: 'wrongScheme', data: basicPair, line: 10 },
        { messageId: 'bareKey', data: basicPair, line: 14 },
      ],
    },
    {
      name: 'operations of a batch and of Track v2',
      ...here,
      code: `
const cdp = items => fetch('https://cdp.customer.io/v1/batch', { method: 'POST', body: JSON.stringify({ batch: items }) });
fetch('https://cdp.customer.io/v1/batch', { method: 'POST', body: JSON.stringify({ batch: [{ type: 'track', userId, event: 'a' }, { type: 'identify', traits }] }) });
cdp([{ type: 'identify', userId }, { type: 'track', userId }]);
fetch('https://cdp.customer.io/v1/batch', { method: 'POST', body: JSON.stringify({ type: 'track', userId, event: 'a' }) });
fetch('https://track.customer.io/api/v2/entity', { method: 'POST', body: JSON.stringify({ type: 'person', action: 'identify', attributes }) });
fetch('https://track.customer.io/api/v2/entity', { method: 'POST', body: JSON.stringify({ type: 'object', action: 'identify', identifiers: {} }) });
fetch('https://track.customer.io/api/v2/batch', { method: 'POST', body: JSON.stringify({ batch: [{ type: 'person', action: 'event', identifiers: { id } }] }) });
fetch('https://track.customer.io/api/v2/batch', { method: 'POST', body: JSON.stringify({ type: 'person', action: 'event', identifiers: { id }, name: 'a' }) });`,
      errors: [
        { messageId: 'missingPerson', data: { api: pipelines }, line: 3 },
        { messageId: 'missingName', data: { api: pipelines, key: 'event' }, line: 4 },
        { messageId: 'notInList', data: { api: pipelines, key: 'batch' }, line: 5 },
        { messageId: 'missingIdentifiers', data: { api: track, type: 'person' }, line: 6 },
        { messageId: 'missingIdentifiers', data: { api: track, type: 'object' }, line: 7 },
        { messageId: 'missingName', data: { api: track, key: 'name' }, line: 8 },
        { messageId: 'notInList', data: { api: track, key: 'batch' }, line: 9 },
      ],
    },
    {
      name: 'the body of another type',
      ...here,
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: JSON.stringify({ type: 'identify', userId: '1', traits: {} }) });`,
      errors: [
        {
          messageId: 'wrongType',
          data: { type: 'identify', method: 'track' },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 131,
        },
      ],
    },
    {
      name: 'nobody and nothing: an alias of axios, a namespace, a cast, an optional call',
      ...here,
      code: `
import http from 'axios';
import * as hosts from './hosts.ts';
const payload = { event: 'a', properties: {} };
http.post(\`\${hosts.PIPELINES}/v1/track\`, payload);
http?.post!('https://api.segment.io/v1/track' as string, { userId: '1', properties: {} });
fetch(\`https://track.customer.io/api/v1/customers/\${id}/events\`, { method: 'POST', body: JSON.stringify({ event: 'a', properties: {} }) });`,
      errors: [
        { messageId: 'missingPerson', data: { api: pipelines }, line: 5, column: 1 },
        { messageId: 'missingName', data: { key: 'event', api: "Segment's API" }, line: 6, column: 1 },
        { messageId: 'missingName', data: { key: 'name', api: track }, line: 7, column: 1 },
      ],
    },
    {
      name: 'a name and a password where a bearer is wanted, of the request and of its instance',
      ...here,
      code: `
import axios from 'axios';
axios({ method: 'post', url: 'https://api.customer.io/v1/send/email', data, auth: { username: site, password: key } });
const app = axios.create({ baseURL: 'https://api.customer.io/v1', auth: { username: site, password: key } });
app.post('/send/email', data);`,
      errors: [3, 5].map(line => ({
        messageId: 'wrongScheme' as const,
        data: { api: "Customer.io's App API", wanted: '`Bearer` and the App API key' },
        line,
        column: 1,
      })),
    },
    {
      name: 'an event that is got',
      ...here,
      code: `
import axios from 'axios';
const event = { event: 'a', userId: '1', properties: {} };
fetch('https://cdp.customer.io/v1/track', { method: 'GET', body: JSON.stringify(event) });
fetch('https://cdp.customer.io/v1/track', { headers, body: JSON.stringify(event) });
axios.get('https://api.segment.io/v1/track', event);
axios.get('https://api.segment.io/v1/track', { data: event });
axios({ url: 'https://api.segment.io/v1/track', data: event });
const options = { method: 'get' };
fetch('https://track.customer.io/api/v1/events', { ...options, body: JSON.stringify({ name: 'a', data: {} }) });`,
      errors: [4, 5, 6, 7, 8, 10].map(line => ({
        messageId: 'wrongVerb' as const,
        data: { verb: 'GET', verbs: 'POST', path: line === 10 ? '/api/v1/events' : '/v1/track' },
        line,
        column: 1,
      })),
    },
    {
      name: 'an event that is got by what the address is asked',
      ...here,
      code: `
import axios from 'axios';
import got from 'got';
axios.get('https://cdp.customer.io/v1/track', { params: { userId: '1', event: 'a' } });
got.get('https://cdp.customer.io/v1/identify', { searchParams: { userId: '1' } });
axios.get('https://cdp.customer.io/v1/track', { params: { limit: 3 } });`,
      errors: [4, 5].map(line => ({ messageId: 'wrongVerb' as const, line, column: 1 })),
    },
    {
      name: 'method, path, host and scheme of the address',
      ...here,
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'PUT', body });
fetch(\`https://track.customer.io/api/v1/customers/\${id}\`, { method: 'POST', body });
fetch('https://cdp.customer.io/v1/identify', { method: 'PATCH' });
fetch('https://track.customer.io/v1/track', { method: 'POST', body });
fetch('https://cdp-eu.customer.io/api/v2/batch', { method: 'POST', body });
fetch('http://track.customer.io/api/v1/events', { method: 'POST', body });`,
      errors: [
        { messageId: 'wrongVerb', data: { verb: 'PUT', verbs: 'POST', path: '/v1/track' }, line: 2, column: 1 },
        {
          messageId: 'wrongVerb',
          data: { verb: 'POST', verbs: 'PUT or DELETE', path: '/api/v1/customers/…' },
          line: 3,
          column: 1,
        },
        { messageId: 'wrongVerb', data: { verb: 'PATCH', verbs: 'POST', path: '/v1/identify' }, line: 4, column: 1 },
        {
          messageId: 'wrongHost',
          data: { path: '/v1/track', api: pipelines, host: 'cdp.customer.io' },
          line: 5,
          column: 1,
        },
        {
          messageId: 'wrongHost',
          data: { path: '/api/v2/batch', api: track, host: 'track.customer.io' },
          line: 6,
          column: 1,
        },
        { messageId: 'insecure', data: { api: track }, line: 7, column: 1 },
      ],
    },
    {
      name: 'the authorization',
      ...here,
      code: `
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: \`Bearer \${key}\` } });
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Basic \${key}\` } });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { authorization: process.env.CIO_CDP_WRITE_KEY } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { ...common, Authorization: \`Basic \${siteId}:\${key}\` } });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: 'Basic ' + btoa(process.env.CIO_CDP_WRITE_KEY) } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: \`Basic \${Buffer.from(process.env.CIO_TRACK_API_KEY).toString('base64')}\` } });`,
      errors: [
        { messageId: 'wrongScheme', data: basicPair, line: 2, column: 1 },
        {
          messageId: 'wrongScheme',
          data: { api: "Customer.io's App API", wanted: '`Bearer` and the App API key' },
          line: 3,
          column: 1,
        },
        { messageId: 'bareKey', data: basicKey, line: 4, column: 1 },
        { messageId: 'notEncoded', data: basicPair, line: 5, column: 1 },
        { messageId: 'missingColon', data: basicKey, line: 6, column: 1 },
        { messageId: 'missingSite', data: basicPair, line: 7, column: 1 },
      ],
    },
    {
      name: 'keys without a scheme, with another one, and not encoded',
      ...here,
      code: `
const REF = '{{ACME---customerio---api_key}}';
const url = 'https://cdp.customer.io/v1/page';
fetch(url, { method: 'POST', headers: { Authorization: REF } });
fetch(url, { method: 'POST', headers: { Authorization: process.env.CUSTOMERIO_API_KEY! } });
export const send = (apiKey) => fetch(url, { method: 'POST', headers: { Authorization: apiKey } });
fetch(url, { method: 'POST', headers: { Authorization: \`Basic \${process.env.CUSTOMERIO_API_KEY}\` } });
fetch(url, { method: 'POST', headers: { Authorization: \`Token \${key}\` } });
fetch(url, { method: 'POST', headers: { Authorization: 'Basic ' + Buffer.from(process.env.KEY as string).toString('base64') } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: 'Basic ' + btoa(key + ':') } });
fetch(\`https://relay.test/?url=\${encodeURIComponent(url)}\`, { method: 'POST', headers: { Authorization: REF } });
fetch(url, { method: 'POST', headers: new Headers({ Authorization: \`Bearer \${key}\` }) });`,
      errors: [
        { messageId: 'bareKey', data: basicKey, line: 4, column: 1 },
        { messageId: 'bareKey', data: basicKey, line: 5, column: 1 },
        { messageId: 'bareKey', data: basicKey, line: 6, column: 33 },
        { messageId: 'notEncoded', data: basicKey, line: 7, column: 1 },
        { messageId: 'wrongScheme', data: basicKey, line: 8, column: 1 },
        { messageId: 'missingColon', data: basicKey, line: 9, column: 1 },
        { messageId: 'missingSite', data: basicPair, line: 10, column: 1 },
        { messageId: 'bareKey', data: basicKey, line: 11, column: 1 },
        { messageId: 'wrongScheme', data: basicKey, line: 12, column: 1 },
      ],
    },
    {
      name: 'the header of an instance, once where it is written',
      ...here,
      code: `
import axios from 'axios';
const http = axios.create({
  baseURL: 'https://cdp.customer.io/v1',
  headers: { Authorization: \`Bearer \${process.env.KEY}\` },
});
http.post('/identify', { userId: '1' });
http.post('/page', { userId: '1' });`,
      errors: [{ messageId: 'wrongScheme', data: basicKey, line: 5, column: 14 }],
    },
    {
      name: 'the body of another type in a variable, of a helper, in a text',
      ...here,
      code: `
const event = { type: 'identify', userId: '1', traits: {} };
const make = (id: string) => ({ type: 'identify', userId: id, traits: {} });
const body = JSON.stringify({ type: 'identify', userId: '1', ...more });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: JSON.stringify(event) });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: JSON.stringify(make('1')) });
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
      errors: [5, 6, 7].map(line => ({
        messageId: 'wrongType' as const,
        data: { type: 'identify', method: 'track' },
        line,
        column: 1,
      })),
    },
    {
      name: 'a fault of the callers at each of them, and one of the wrapper in the wrapper',
      ...here,
      code: `
const post = (path, body) => fetch('https://cdp.customer.io/v1/' + path, { method: 'POST', body: JSON.stringify(body) });
export const know = (id) => post('track', { type: 'identify', userId: id });
export const right = (id) => post('identify', { userId: id });
const save = (traits, id) => post('identify', { traits });
save({ a: 1 }, '1');`,
      errors: [
        { messageId: 'wrongType', data: { type: 'identify', method: 'track' }, line: 3, column: 29 },
        { messageId: 'missingPerson', data: { api: pipelines }, line: 5, column: 30 },
      ],
    },
    {
      name: 'a wrapper from another file',
      ...here,
      code: `
import { request } from './client.ts';
request('/customers/1/events', 'PUT', { name: 'a' });`,
      errors: [
        {
          messageId: 'wrongVerb',
          data: { verb: 'PUT', verbs: 'POST', path: '/api/v1/customers/1/events' },
          line: 3,
          column: 1,
        },
      ],
    },
    {
      name: 'a bare key with something for one that is not set',
      ...here,
      code: `
const KEY = process.env.CUSTOMERIO_APP_API_KEY || '';
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: KEY } });`,
      errors: [{ messageId: 'bareKey', line: 3, column: 1 }],
    },
    {
      name: 'the path of another API, with a person in it',
      ...here,
      code: 'fetch(`https://cdp.customer.io/api/v1/customers/${id}`, { method: "PUT", body });',
      errors: [
        {
          messageId: 'wrongHost',
          data: { path: '/api/v1/customers/…', api: track, host: 'track.customer.io' },
          line: 1,
          column: 1,
        },
      ],
    },
  ],
});
