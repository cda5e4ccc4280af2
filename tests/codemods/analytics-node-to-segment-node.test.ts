/**
 * Programs that use analytics-node are generated, moved, and run with the real new SDK: Segment must get what it got
 * before. The old SDK is played by a stand-in, shaped by what 6.2.0 was seen to send to a local server.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { start } from '../../codemods/analytics-node-to-segment-node/session.ts';
import { createProject } from '../support/project.ts';
import { applyTo } from './fixtures.ts';

const require = createRequire(import.meta.url);
const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<unknown>;

interface Message {
  readonly [key: string]: unknown;
}
interface Run {
  /** By the write key of the client. */
  readonly sent: Readonly<Record<string, readonly Message[]>>;
  readonly notes: readonly unknown[];
}

let requests: {
  readonly url: string;
  readonly body: { readonly writeKey: string; readonly batch: readonly Message[] };
}[];

beforeEach(() => {
  requests = [];
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    requests.push({ url, body: JSON.parse(body) as (typeof requests)[number]['body'] });
    return { status: 200, statusText: 'OK', headers: {} };
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What matters of a message: the new SDK adds empty objects, and the category of a page to its properties. */
function essence({
  context: given,
  integrations,
  properties,
  traits,
  messageId,
  timestamp,
  _metadata: _,
  ...rest
}: Message): Message {
  const { library: __, ...context } = (given ?? {}) as Message;
  const { category, ...others } = (properties ?? {}) as Message;
  const own = rest.type === 'page' && category === rest.category ? others : (properties ?? {});
  return {
    ...rest,
    context,
    integrations: integrations ?? {},
    properties: own,
    traits: traits ?? {},
    timestamp,
    ...(String(messageId).startsWith('mine') && { messageId }),
  };
}

function oldSdk(sent: Record<string, Message[]>): unknown {
  return class Analytics {
    readonly #key: string;
    readonly #isOn: boolean;
    constructor(key: string, options: { enable?: unknown } = {}) {
      this.#key = key;
      this.#isOn = typeof options.enable === 'boolean' ? options.enable : true;
    }
    flush(done: (error?: Error) => void = () => {}) {
      setImmediate(done);
      return Promise.resolve();
    }
    #send(type: string, message: Message, done: () => void = () => {}) {
      if (this.#isOn) {
        const ids = ['userId', 'anonymousId'].flatMap(key =>
          message[key] && typeof message[key] !== 'string' ? [[key, JSON.stringify(message[key])]] : [],
        );
        (sent[this.#key] ??= []).push(
          essence(JSON.parse(JSON.stringify({ ...message, ...Object.fromEntries(ids), type })) as Message),
        );
      }
      setImmediate(done);
      return this;
    }
    identify = (message: Message, done?: () => void) => this.#send('identify', message, done);
    track = (message: Message, done?: () => void) => this.#send('track', message, done);
    page = (message: Message, done?: () => void) => this.#send('page', message, done);
    screen = (message: Message, done?: () => void) => this.#send('screen', message, done);
    group = (message: Message, done?: () => void) => this.#send('group', message, done);
    alias = (message: Message, done?: () => void) => this.#send('alias', message, done);
  };
}

async function run(code: string, load: (name: string) => unknown): Promise<unknown[]> {
  const notes: unknown[] = [];
  const note = (value: unknown): unknown => (notes.push(value), value);
  await new AsyncFunction('require', 'note', 'when', code)(load, note, new Date(1));
  await new Promise(setImmediate);
  return notes;
}

async function runOld(code: string): Promise<Run> {
  const sent: Record<string, Message[]> = {};
  const notes = await run(code, name => (expect(name).toBe('analytics-node'), oldSdk(sent)));
  return { sent, notes };
}

async function runNew(code: string): Promise<Run> {
  requests = [];
  const { Analytics } = require('@segment/analytics-node') as typeof import('@segment/analytics-node');
  const clients: InstanceType<typeof Analytics>[] = [];
  class Watched extends Analytics {
    constructor(settings: ConstructorParameters<typeof Analytics>[0]) {
      super(settings);
      clients.push(this);
    }
  }
  const notes = await run(
    code,
    name => (expect(name).toBe('@segment/analytics-node'), { Analytics: Watched, default: Watched }),
  );
  await Promise.all(clients.map(client => client.closeAndFlush()));
  const sent: Record<string, Message[]> = {};
  for (const { body } of requests) {
    (sent[body.writeKey] ??= []).push(...body.batch.map(essence));
  }
  return { sent, notes };
}

function moved(program: string): string {
  const project = createProject({
    'package.json': '{ "dependencies": { "analytics-node": "^6.2.0" } }',
    'src/program.js': program,
  });
  try {
    const sites = applyTo(project.root, start, {}, {});
    expect(sites.filter(({ forPerson }) => forPerson)).toEqual([]);
    return readFileSync(project.file('src/program.js'), 'utf8');
  } finally {
    project.remove();
  }
}

const id = fc.constantFrom(
  "userId: 'u1'",
  'userId: 7',
  "anonymousId: 'a1'",
  "userId: note('u2')",
  "userId: 'u1', anonymousId: note('a2')",
);
const extra = fc.constantFrom(
  'timestamp: when',
  "timestamp: when, messageId: 'mine-1'",
  "timestamp: when, context: { ip: '1.2.3.4' }",
  'timestamp: when, integrations: { All: false }',
);
const data = fc.constantFrom('{}', "{ plan: 'pro', at: when }", '{ count: note(1) }', '{ items: [1, { a: null }] }');
const message = (method: string): fc.Arbitrary<string> =>
  fc.tuple(id, extra, data).map(([who, more, given]) => {
    const own = {
      identify: `traits: ${given}`,
      track: `event: 'Bought', properties: ${given}`,
      page: `name: 'Home', category: 'Docs', properties: ${given}`,
      screen: `name: 'Main', properties: ${given}`,
      group: `groupId: 'g1', traits: ${given}`,
    }[method];
    return `{ ${who}, ${own}, ${more} }`;
  });
const link = fc
  .constantFrom('identify', 'track', 'page', 'screen', 'group')
  .chain(method => message(method).map(text => `.${method}(${text})`));
const client = fc.constantFrom('one', 'two', 'box.three');
// Flushes are awaited: one that meets another gives up at once with the new SDK, which the page says.
const statement = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(client, link).map(([who, call]) => `${who}${call};`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(client, fc.array(link, { minLength: 2, maxLength: 3 }))
      .map(([who, calls]) => `${who}${calls.join('')};`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(client, fc.array(link, { minLength: 1, maxLength: 2 }))
      .map(([who, calls]) => `{\n  await ${who}\n    ${calls.join('\n    ')}\n    .flush();\n}`),
  },
  { weight: 1, arbitrary: fc.tuple(client, link).map(([who, call]) => `note(1) && ${who}${call};`) },
  {
    weight: 1,
    arbitrary: client.map(who => `await new Promise((resolve) => ${who}.flush(() => resolve()));\nnote('flushed');`),
  },
  { weight: 1, arbitrary: client.map(who => `await new Promise((resolve) => ${who}.flush(resolve)).then(note);`) },
);
const option = fc.constantFrom(
  'flushAt: 1',
  'flushAt: note(2)',
  'flushInterval: 0',
  'flushInterval: 5000',
  "host: ''",
  "host: 'https://events.example.com/'",
  'host: process.env.NO_SUCH_HOST',
  'enable: true',
  'enable: false',
  'enable: note(0)',
  'enable: 1 === 2',
  'enable: !note(0)',
  'enable: undefined',
  "timeout: '5s'",
  'timeout: 0',
  'retryCount: 1',
  "path: '/v1/batch'",
);
const options = fc
  .uniqueArray(option, { maxLength: 4, selector: text => text.split(':')[0] })
  .chain(list =>
    fc.constantFrom(
      `{ ${list.join(', ')} }`,
      `{\n  ${list.map(each => `${each},`).join('\n  ')}\n}`,
      `{${list.join(',')}}`,
    ),
  );
const construction = (key: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(`new Analytics('${key}')`),
    options.map(text => `new Analytics('${key}', ${text})`),
  );

it('sends the same with the new SDK', async () => {
  await fc.assert(
    fc.asyncProperty(
      construction('key1'),
      construction('key2'),
      construction('key3'),
      fc.array(statement, { maxLength: 6 }),
      async (one, two, three, statements) => {
        const program = `const Analytics = require('analytics-node');\nconst one = ${one};\nlet two = ${two};\nconst box = { three: ${three} };\n\n${statements.join('\n')}\n`;
        const changed = moved(program);
        const [before, after] = [await runOld(program), await runNew(changed)];
        expect(after, changed).toEqual(before);
      },
    ),
    { numRuns: 60, seed: 20261122 },
  );
});

it.each([
  ["{ host: 'https://events.example.com', path: '/own/batch' }", 'https://events.example.com/own/batch'],
  ["{ host: 'https://events.example.com/' }", 'https://events.example.com/v1/batch'],
  // An empty host is what the old SDK took for its default, and what the new one cannot make an address of.
  ["{ host: process.env.NO_SUCH_HOST ?? '' }", 'https://api.segment.io/v1/batch'],
])('sends to the same address with %s', async (given, url) => {
  await runNew(
    moved(
      `const Analytics = require('analytics-node');\nnew Analytics('key', ${given}).track({ userId: '1', event: 'A' });\n`,
    ),
  );
  expect(requests.map(request => request.url)).toEqual([url]);
});
