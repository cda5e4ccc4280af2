import { readFileSync } from 'node:fs';

import { Analytics } from '@customerio/cdp-analytics-node';
import { RegionUS, TrackClient } from 'customerio-node';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { start } from '../../../codemods/track-api-to-pipelines/session.ts';
import { createProject } from '../../support/project.ts';
import { applyTo } from '../fixtures.ts';

/**
 * Calls of TrackClient are generated, moved and run. What the real TrackClient asks its transport to send must say the
 * same of the same person as what the other client is given, and whatever a call does besides must happen as often
 * and in the same order.
 */

/** What a call says, in words that both APIs share. */
interface Said {
  readonly type: string;
  readonly userId?: unknown;
  readonly anonymousId?: unknown;
  readonly name?: unknown;
  readonly data?: unknown;
  readonly seconds?: number;
  readonly dedupe?: unknown;
}

const noted = fc.integer({ min: 0, max: 9 }).map(id => `note('n${id}')`);
const value = fc.oneof(
  fc.constantFrom('1', "'text'", 'fixed', 'box.value', '`a${fixed}`', '[1, fixed]'),
  noted,
  fc.constantFrom('counter++', 'await later(counter)'),
);
const object = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'created_at'), value), { maxLength: 3, selector: ([key]) => key })
  .map(pairs => `{ ${pairs.map(([key, each]) => `${key}: ${each}`).join(', ')} }`);
const attributes = fc.oneof(
  object,
  fc.constantFrom(
    'traits',
    '{ ...box, x: 1 }',
    '{ anonymous_id: fixed, x: box.value }',
    '{ x: box.value, anonymous_id: fixed }',
    '{ anonymous_id: fixed }',
    "{ a: note('a'), anonymous_id: note('v') }",
    'yes ? traits : {}',
  ),
);
const person = fc.oneof(
  fc.constantFrom("'7'", 'userId', 'box.value', '`u${fixed}`'),
  noted,
  fc.constantFrom('await later(3)', 'counter++ + 1'),
);
const time = fc.constantFrom(
  '1700000000',
  'Math.floor(now / 1000)',
  'now / 1000',
  'at',
  'yes ? at : 1600000000',
  'Math.round(now / 1000) + 60',
  'Date.parse(day) / 1000',
);
const entries = fc.record({
  name: fc.oneof(
    fc.constantFrom("name: 'order_placed'", 'name', 'name: `order_${fixed}`'),
    noted.map(each => `name: ${each}`),
  ),
  data: fc.option(
    fc.oneof(
      object.map(each => `data: ${each}`),
      fc.constantFrom('data', 'data: traits'),
    ),
  ),
  timestamp: fc.option(time.map(each => `timestamp: ${each}`)),
  id: fc.option(fc.constantFrom("id: '01HXYZ'", "id: note('id')")),
});
const event = fc
  .tuple(entries, fc.constantFrom(' ', '\n    ', ''), fc.boolean())
  .map(([{ name, data, timestamp, id }, gap, isReversed]) => {
    const all = [name, data, timestamp, id].filter(each => each !== null);
    return `{${gap}${(isReversed ? all.toReversed() : all).join(`,${gap}`)}${gap}}`;
  });
const call = fc.oneof(
  fc.tuple(person, attributes).map(given => `identify(${given.join(', ')})`),
  person.map(given => `identify(${given})`),
  fc.tuple(person, event).map(given => `track(${given.join(', ')})`),
  fc.tuple(person, event).map(given => `track(\n    ${given.join(',\n    ')},\n  )`),
  fc.tuple(person, event).map(given => `trackAnonymous(${given.join(', ')})`),
  fc.tuple(person, value).map(given => `trackPageView(${given.join(', ')})`),
);
const site = fc
  .tuple(
    call,
    fc.constantFrom<(text: string) => string>(
      text => `await cio.${text};`,
      text => `void cio.${text};`,
      text => `yes ? await cio.${text} : note('other');`,
      text => `yes && cio?.${text};`,
      text => `for (const item of [1, 2]) await cio.${text};`,
    ),
  )
  .map(([text, place]) => place(text));

const program = (sites: readonly string[]): string => `import { TrackClient } from 'customerio-node';

const cio = new TrackClient('site', 'key');
const userId = '8', fixed = 'f', yes = true, name = 'named', now = 1700000000123, day = '2026-01-01T00:00:00Z', box = { value: 'v' }, traits = { plan: 'pro' }, data = { total: 1 };
const at = Math.floor(now / 1000);
let counter = 0;
const later = async (given) => (note('later'), 'l' + given);

export async function run() {
  ${sites.join('\n  ')}
}
`;

interface Ran {
  readonly said: Said[];
  readonly notes: string[];
}

async function run(text: string, classes: Readonly<Record<string, unknown>>, said: Said[]): Promise<Ran> {
  const notes: string[] = [];
  const note = (what: string): string => {
    notes.push(what);
    return what;
  };
  const plain = text.replace(/^import .*\n/gm, '').replace('export async function', 'async function');
  const made = new Function('note', 'process', ...Object.keys(classes), `${plain}\nreturn run;`) as (
    ...given: unknown[]
  ) => () => Promise<void>;
  await made(note, { env: { CUSTOMERIO_CDP_WRITE_KEY: 'key' } }, ...Object.values(classes))();
  return { said, notes };
}

/** The real client, with its transport taken away. */
function trackClient(said: Said[]): unknown {
  return class extends TrackClient {
    constructor(site: string, key: string) {
      super(site, key, { region: RegionUS });
      const send = (url: string, body: Record<string, unknown> = {}): Promise<object> => {
        const id = /\/customers\/([^/]+)/.exec(url)?.[1];
        said.push(saidByTrackApi(url, id && decodeURIComponent(id), body));
        return Promise.resolve({});
      };
      Object.assign(this.request, { put: send, post: send });
    }
  };
}

function saidByTrackApi(url: string, userId: string | undefined, body: Record<string, unknown>): Said {
  if (!url.endsWith('/events')) {
    const { anonymous_id: anonymousId, ...data } = body;
    return plain({ type: 'identify', userId, anonymousId, data });
  }
  const { name, data = {}, timestamp, id, type = 'track', anonymous_id: anonymousId } = body;
  return plain({ type: String(type), userId, anonymousId, name, data, seconds: timestamp as number, dedupe: id });
}

function saidByPipelines(
  type: string,
  { userId, anonymousId, event, name, properties, traits, timestamp, messageId }: Record<string, unknown>,
  isGiven = true,
): Said {
  const seconds = timestamp === undefined || !isGiven ? undefined : new Date(timestamp as string).getTime() / 1000;
  return plain({
    type,
    userId,
    anonymousId,
    name: event ?? name,
    data: traits ?? properties ?? {},
    seconds,
    dedupe: messageId,
  });
}

/** As it goes over the wire. */
function plain(said: { readonly [Key in keyof Said]: Said[Key] | undefined }): Said {
  return JSON.parse(
    JSON.stringify({ ...said, userId: said.userId === undefined ? undefined : String(said.userId) }),
  ) as Said;
}

/** What PipelinesClient of customerio-node 5.2 refuses and takes. */
function pipelinesClient(said: Said[]): unknown {
  return class {
    constructor(key: string) {
      if (!key) throw new Error('writeKey');
    }
    identify = (payload: Record<string, unknown>): Promise<object> => this.#send('identify', payload);
    track = (payload: Record<string, unknown>): Promise<object> => this.#send('track', payload);
    page = (payload: Record<string, unknown>): Promise<object> => this.#send('page', payload);
    #send(type: string, payload: Record<string, unknown>): Promise<object> {
      if (!payload.userId && !payload.anonymousId) throw new Error('userId or anonymousId');
      if (type === 'track' && !payload.event) throw new Error('event');
      said.push(saidByPipelines(type, payload));
      return Promise.resolve({ success: true });
    }
  };
}

function migrated(before: string, options: Record<string, string>): { text: string; open: number } {
  const project = createProject({ 'src/input.js': before });
  try {
    const sites = applyTo(project.root, start, options, {});
    return {
      text: readFileSync(project.file('src/input.js'), 'utf8'),
      open: sites.filter(({ file, status }) => file !== '' && status === 'skipped').length,
    };
  } finally {
    project.remove();
  }
}

describe('calls of TrackClient', () => {
  it('say the same to PipelinesClient', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(site, { minLength: 1, maxLength: 3 }), async sites => {
        const before = program(sites);
        const { text, open } = migrated(before, {});
        if (open > 0) {
          expect(text).toBe(before);
          return;
        }
        moved++;
        const [old, fresh]: Said[][] = [[], []];
        const was = await run(before, { TrackClient: trackClient(old as Said[]) }, old as Said[]);
        const is = await run(text, { PipelinesClient: pipelinesClient(fresh as Said[]) }, fresh as Said[]);
        expect(is).toEqual(was);
      }),
      { numRuns: 120 },
    );
    expect(moved).toBeGreaterThan(60);
  });
});

describe('calls of TrackClient that move to the client that batches', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('arrive as the same', async () => {
    const sites = [
      "await cio.identify(userId, { email: 'a@example.com', created_at: 1700000000 });",
      "await cio.track('7', { name: 'order_placed', data: { total: 1 }, timestamp: at, id: '01HXYZ' });",
      "await cio.trackAnonymous('visit', { name: 'order_seen', timestamp: 1700000000 });",
      "await cio.trackPageView('7', '/orders');",
    ];
    const before = program(sites);
    const { text, open } = migrated(before, { to: 'cdp-analytics-node' });
    expect(open).toBe(0);
    const batches: Record<string, unknown>[] = [];
    vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
      batches.push(...(JSON.parse(body) as { batch: Record<string, unknown>[] }).batch);
      return Promise.resolve({ ok: true, status: 200, statusText: 'OK' });
    });
    const clients: Analytics[] = [];
    class Kept extends Analytics {
      constructor(settings: ConstructorParameters<typeof Analytics>[0]) {
        super(settings);
        clients.push(this);
      }
    }
    await run(text, { Analytics: Kept }, []);
    await clients[0]?.closeAndFlush();

    const old: Said[] = [];
    await run(before, { TrackClient: trackClient(old) }, old);
    const arrived = batches.map((each, index) => {
      const said = saidByPipelines(String(each.type), each, old[index]?.seconds !== undefined);
      return old[index]?.dedupe === undefined ? { ...said, dedupe: undefined } : said;
    });
    expect(arrived.map(each => JSON.parse(JSON.stringify(each)) as Said)).toEqual(old);
  });
});
