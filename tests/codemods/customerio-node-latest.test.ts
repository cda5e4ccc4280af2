/**
 * Programs that use customerio-node 2 are generated, moved, and run with the real 4.4: Customer.io must get the same
 * requests. The old version is played by a stand-in, shaped by its code and by what it was seen to send to a server.
 */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { start } from '../../codemods/customerio-node-latest/session.ts';
import { createProject } from '../support/project.ts';
import { applyTo } from './fixtures.ts';

const require = createRequire(import.meta.url);
const https = require('node:https') as { request: unknown };
const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<unknown>;

interface Request {
  readonly method: string;
  readonly path: string;
  readonly auth: string;
  readonly body: unknown;
}

let requests: Request[];
const { request: realRequest } = https;

beforeEach(() => {
  requests = [];
  https.request = (
    { method, path, headers }: { method: string; path: string; headers: Record<string, string> },
    answer: (response: EventEmitter) => void,
  ) => {
    let body = '';
    return Object.assign(new EventEmitter(), {
      write: (text: string) => void (body += text),
      end() {
        requests.push({
          method,
          path,
          auth: headers.Authorization ?? '',
          body: body === '' ? {} : (JSON.parse(body) as unknown),
        });
        const response = Object.assign(new EventEmitter(), { statusCode: 200, headers: {} });
        answer(response);
        response.emit('end');
      },
    });
  };
});
afterEach(() => {
  https.request = realRequest;
});

type Body = Readonly<Record<string, unknown>>;

/** 2.1.1, as far as the programs use it. */
function oldPackage(): { readonly root: unknown; readonly api: unknown } {
  const put = (method: string, path: string, auth: string, body: Body = {}): Promise<unknown> => {
    requests.push({ method, path, auth, body: JSON.parse(JSON.stringify(body)) as unknown });
    return Promise.resolve({});
  };
  class TrackClient {
    readonly #auth: string;
    constructor(site: string, key: string) {
      this.#auth = `Basic ${Buffer.from(`${site}:${key}`).toString('base64')}`;
    }
    #customer = (id: string | number, rest = ''): string => `/api/v1/customers/${encodeURIComponent(id)}${rest}`;
    identify = (id: string, data?: Body) => put('PUT', this.#customer(id), this.#auth, data);
    track = (id: string, data?: Body) => put('POST', this.#customer(id, '/events'), this.#auth, data);
    trackAnonymous = (data?: Body) => put('POST', '/api/v1/events', this.#auth, data);
    addDevice = (id: string, device: string, platform: string, data: Body) =>
      put('PUT', this.#customer(id, '/devices'), this.#auth, { device: { id: device, platform, ...data } });
    suppress = (id: string) => put('POST', this.#customer(id, '/suppress'), this.#auth);
  }
  class SendEmailRequest {
    readonly message: Body;
    constructor({ plaintext_body: body_plain, amp_body: body_amp, ...rest }: Body) {
      // Under the names of 4, which are those of the API today.
      this.message = { headers: {}, attachments: {}, ...rest, body_plain, body_amp };
    }
  }
  class APIClient {
    constructor(readonly key: string) {}
    sendEmail(request: SendEmailRequest) {
      if (!(request instanceof SendEmailRequest)) throw new Error('"request" must be an instance of SendEmailRequest');
      return put('POST', '/v1/send/email', `Bearer ${this.key}`, request.message);
    }
    triggerBroadcast = (id: number, data: Body, recipients: Body) =>
      put('POST', `/v1/api/campaigns/${id}/triggers`, `Bearer ${this.key}`, { data, ...recipients });
  }
  return { root: TrackClient, api: { APIClient, SendEmailRequest } };
}

async function run(
  code: string,
  load: (name: string) => unknown,
): Promise<{ readonly requests: readonly Request[]; readonly notes: readonly unknown[] }> {
  requests = [];
  const notes: unknown[] = [];
  const note = (value: unknown): unknown => (notes.push(value), value);
  await new AsyncFunction('require', 'note', code)(load, note);
  return { requests, notes };
}

function runOld(code: string): ReturnType<typeof run> {
  const { root, api } = oldPackage();
  return run(code, name =>
    name === 'customerio-node' || name === 'customerio-node/track'
      ? root
      : name === 'customerio-node/api'
        ? api
        : expect.fail(name),
  );
}

function runNew(code: string): ReturnType<typeof run> {
  return run(code, name => (expect(name).toBe('customerio-node'), require('customerio-node')));
}

function moved(program: string): string {
  const project = createProject({
    'package.json': '{ "dependencies": { "customerio-node": "^2.1.1" } }',
    'src/program.js': program,
  });
  try {
    const sites = applyTo(project.root, start, {}, {});
    expect(sites.filter(({ forPerson }) => forPerson)).toEqual([]);
    expect(JSON.parse(readFileSync(project.file('package.json'), 'utf8'))).toEqual({
      dependencies: { 'customerio-node': '~4.4.0' },
    });
    return readFileSync(project.file('src/program.js'), 'utf8');
  } finally {
    project.remove();
  }
}

const id = fc.constantFrom("'u 1'", 'person.id', "note('n')", '7');
const property = fc.constantFrom(
  "anonymous_id: 'anon'",
  'anonymous_id: person.id',
  "anonymous_id: note('a')",
  'data: { page: note(1) }',
  'data: {}',
  'timestamp: 5',
);
const event = fc
  .uniqueArray(property, { maxLength: 3, selector: text => text.split(':')[0] })
  .chain(list => fc.shuffledSubarray(["name: 'seen'", ...list], { minLength: list.length + 1 }))
  .chain(list => fc.constantFrom(`{ ${list.join(', ')} }`, `{\n  ${list.join(',\n  ')},\n}`, `{${list.join(',')}}`));
const mail = fc
  .subarray([
    "subject: 'Hello'",
    "plaintext_body: 'Hi'",
    "amp_body: note('amp')",
    "body: '<p>'",
    "from: 'b@example.com'",
  ])
  .map(list => `{ ${["to: 'a@example.com'", "identifiers: { id: '1' }", ...list].join(', ')} }`);
const statement = fc.oneof(
  { weight: 4, arbitrary: event.map(text => `await cio.trackAnonymous(${text});`) },
  { weight: 1, arbitrary: event.map(text => `const seen = ${text};\nawait cio.trackAnonymous(seen);`) },
  { weight: 1, arbitrary: event.map(text => `await (note(1) ? cio.trackAnonymous(${text}) : note(2));`) },
  { weight: 2, arbitrary: fc.tuple(id, event).map(([who, text]) => `await cio.track(${who}, ${text});`) },
  { weight: 1, arbitrary: id.map(who => `await cio.identify(${who}, { email: 'a@example.com' });`) },
  {
    weight: 1,
    arbitrary: id.map(
      who => `await cio.addDevice(${who}, 'token', 'ios', { last_used: 3 });\nawait cio.suppress(${who});`,
    ),
  },
  { weight: 2, arbitrary: mail.map(text => `await api.sendEmail(new SendEmailRequest(${text}));`) },
  {
    weight: 1,
    arbitrary: mail.map(text => `const options = ${text};\nawait api.sendEmail(new SendEmailRequest(options));`),
  },
  { weight: 1, arbitrary: fc.constant("await api.triggerBroadcast(1, { sale: true }, { ids: ['1'] });") },
);
const head = fc.constantFrom(
  "const CIO = require('customerio-node');\nconst cio = new CIO('site', 'key');",
  "const TrackClient = require('customerio-node/track');\nconst cio = new TrackClient('site', 'key', { timeout: 1000 });",
  "const cio = new (require('customerio-node'))('site', 'key');",
  "let Class;\nClass = require('customerio-node');\nconst cio = new Class('site', 'key');",
);
const api = fc.constantFrom(
  "const { APIClient, SendEmailRequest } = require('customerio-node/api');\nconst api = new APIClient('app');",
  "const inner = require('customerio-node/api');\nconst { SendEmailRequest } = inner;\nconst api = new inner.APIClient('app');",
  "const { SendEmailRequest } = require('customerio-node/api');\nconst api = new (require('customerio-node/api').APIClient)('app');",
);

it('sends the same with the new version', async () => {
  await fc.assert(
    fc.asyncProperty(head, api, fc.array(statement, { maxLength: 5 }), async (first, second, statements) => {
      const program = `${first}\n${second}\nconst person = { id: 'p1' };\n\n${statements.map(text => `{\n${text}\n}`).join('\n')}\n`;
      const changed = moved(program);
      const [before, after] = [await runOld(program), await runNew(changed)];
      expect(after, changed).toEqual(before);
    }),
    { numRuns: 60, seed: 20261122 },
  );
});

it('sends a mail that was a plain object, which every version refuses', async () => {
  const program =
    "const CIO = require('customerio-node');\nconst { APIClient } = require('customerio-node/api');\nconst api = new APIClient('app');\nawait api.sendEmail({ to: 'a@example.com', identifiers: { id: '1' }, plaintext_body: 'Hi' });\n";
  await expect(runOld(program)).rejects.toThrow('must be an instance of SendEmailRequest');
  const { requests: sent } = await runNew(moved(program));
  expect(sent).toEqual([
    {
      method: 'POST',
      path: '/v1/send/email',
      auth: 'Bearer app',
      body: { to: 'a@example.com', identifiers: { id: '1' }, body_plain: 'Hi', headers: {}, attachments: {} },
    },
  ]);
});
