import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyLock, LOCK_FILE, LockError, lockOf, lockText, parseLock, readLock } from '../../../lib/plan/lock.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';
import {
  analyticsCall,
  called,
  global,
  literal,
  member,
  object,
  parameter,
  template,
  union,
  unknown,
} from '../../support/values.ts';

import type { Lock, LockedEvent } from '../../../lib/plan/lock.ts';
import type { AnalyticsCall, Value } from '../../../lib/reading.ts';

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function create(files: Readonly<Record<string, string>>): TemporaryProject {
  const project = createProject(files);
  projects.push(project);
  return project;
}

const files = {
  'src/client.ts': `
    import { createHash } from 'node:crypto';
    import { Analytics } from '@segment/analytics-node';
    import { TrackClient } from 'customerio-node';

    const segment = new Analytics({ writeKey: 'public' });
    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
    export function send(user: { id: string }, event: string, properties: Record<string, unknown> = {}) {
      const userId = createHash('sha256').update(user.id).digest('hex');
      segment.track({ userId, event, properties: { tracking_version: 2, ...properties } });
      cio.track(user.id, { name: event, data: properties });
    }
    export function known(user: { id: string; email: string }) {
      cio.identify(user.id, { email: user.email, plan: 'free' });
    }
  `,
  'src/shop.ts': `
    import { send } from './client.ts';
    export function paid(user: { id: string }, cart: { total: number }, coupon?: string) {
      send(user, 'order_completed', { total: cart.total, currency: 'EUR', ...(coupon && { coupon: 'X' }), note: undefined });
      send(user, 'order_completed', { total: 12, at: new Date() });
      send(user, \`step_\${cart.total}_done\`);
      send(user, '__proto__');
    }
  `,
  'src/admin/refund.ts': `
    import { cio, send } from '../client.ts';
    cio.identify('someone@example.com', { plan: 1 });
    send({ id: '1' }, 'refunded', {});
  `,
  'src/shop.test.ts': `
    import { send } from './client.ts';
    send({ id: '1' }, 'only_in_tests', {});
  `,
};

const expected = `{
  "version": 1,
  "events": {
    "__proto__": {
      "files": ["src/shop.ts"],
      "vendors": ["customerio", "segment"],
      "properties": {
        "tracking_version": { "types": ["number"], "always": false }
      },
      "open": false
    },
    "order_completed": {
      "files": ["src/shop.ts"],
      "vendors": ["customerio", "segment"],
      "properties": {
        "at": { "types": ["date"], "always": false },
        "coupon": { "types": ["string"], "always": false },
        "currency": { "types": ["string"], "always": false },
        "total": { "types": ["number"], "always": true },
        "tracking_version": { "types": ["number"], "always": false }
      },
      "open": false
    },
    "refunded": {
      "files": ["src/admin/refund.ts"],
      "vendors": ["customerio", "segment"],
      "properties": {
        "tracking_version": { "types": ["number"], "always": false }
      },
      "open": false
    }
  },
  "patterns": {
    "step_*_done": {
      "files": ["src/shop.ts"],
      "vendors": ["customerio", "segment"],
      "properties": {
        "tracking_version": { "types": ["number"], "always": false }
      },
      "open": false
    }
  },
  "identities": {
    "customerio": {
      "ids": [
        "constant",
        "raw user.id"
      ],
      "traits": {
        "email": ["string"],
        "plan": ["number", "string"]
      }
    },
    "segment": {
      "ids": [
        "hash SHA-256",
        "hash SHA-256 user.id"
      ],
      "traits": {}
    }
  },
  "removed": [],
  "renamed": {}
}
`;

/** The project is loaded where it is needed: most of these tests do without. */
async function callsOf(root: string): Promise<AnalyticsCall[]> {
  const { openProject } = await import('../../../lib/project/project.ts');
  return openProject({ root }).calls();
}

async function textOf(root: string): Promise<string> {
  return lockText(lockOf(await callsOf(root)));
}

describe('a lock file that cannot be used', () => {
  it.each([
    ['empty', '', 'It is not JSON.'],
    ['cut', '{"version": 1,', 'It is not JSON.'],
    ['a list', '[]', 'It is no lock file: it has no `version`.'],
    ['of a merge', '<<<<<<< HEAD\n{}\n>>>>>>> x\n', 'It holds a merge conflict.'],
    ['newer', '{"version": 2}', 'It was written by a newer version of this plugin (2, known is 1).'],
    ['with events that are a list', '{"version": 1, "events": []}', '`events` must be an object of events by name.'],
    ['with an event that is a text', '{"version": 1, "events": {"a": "b"}}', 'The entry of `a` must be an object.'],
    [
      'with wrong renamed',
      '{"version": 1, "renamed": {"a": 1}}',
      '`renamed` must be an object of old names and new ones.',
    ],
    ['with wrong removed', '{"version": 1, "removed": {}}', '`removed` must be a list of names.'],
  ])('%s', (_, text, message) => {
    expect(() => parseLock(text)).toThrow(LockError);
    expect(() => parseLock(text)).toThrow(message);
  });

  it('is told from none', () => {
    const project = create({});
    expect(readLock(project.root)).toBeUndefined();
    mkdirSync(project.file(LOCK_FILE));
    expect(() => readLock(project.root)).toThrow(LockError);
  });

  it('with gaps is read as far as it goes', () => {
    const lock = parseLock('{"version": 1, "events": {"a": {"files": ["x", 1], "properties": {"p": 7}}}}');
    expect(lock.events['a']).toMatchObject({ files: ['x'], vendors: [], open: false });
  });
});

describe('an event in the lock file', () => {
  const eventOf = (...calls: AnalyticsCall[]): LockedEvent | undefined => lockOf(calls).events['order_completed'];
  const sends = (properties: Value, fields: Parameters<typeof analyticsCall>[0] = {}): AnalyticsCall =>
    analyticsCall({ parts: { properties }, ...fields });
  /** `x: number` for a property that is always there, `x?: number` for one that is not. */
  const propertiesOf = (...calls: AnalyticsCall[]): string[] =>
    Object.entries(eventOf(...calls)?.properties ?? {}).map(
      ([name, { types, always }]) => `${name}${always ? '' : '?'}: ${types.join('|')}`,
    );

  it('has the files and vendors of its calls, each once and in order', () => {
    const calls = [
      analyticsCall({ file: 'src/b.ts', vendor: 'segment' }),
      analyticsCall({ file: 'src/a.ts' }),
      analyticsCall({ file: 'src/b.ts' }),
    ];
    expect(eventOf(...calls)).toMatchObject({ files: ['src/a.ts', 'src/b.ts'], vendors: ['customerio', 'segment'] });
  });

  it('has what its callers send, and of a wrapper only where there are none', () => {
    const wrapper = sends(object({ own: literal(1) }), { forwards: true, file: 'src/wrapper.ts' });
    expect(propertiesOf(wrapper)).toEqual(['own: number']);
    expect(propertiesOf(wrapper, sends(object({ x: literal(1) })))).toEqual(['x: number']);
    expect(eventOf(wrapper, sends(object({})))?.files).toEqual(['src/a.ts']);
  });

  it.each<[string, Value[], string[]]>([
    ['always', [object({ x: literal(1) }), object({ x: literal('a') })], ['x: number|string']],
    ['in one call of two', [object({ x: literal(1) }), object({})], ['x?: number']],
    ['on one way of two', [union(object({ x: literal(1) }), object({ y: literal(1) }))], ['x?: number', 'y?: number']],
    ['on both ways', [union(object({ x: literal(1) }), object({ x: literal(null) }))], ['x?: null|number']],
    ['on both ways, with a value', [union(object({ x: literal(1) }), object({ x: literal(2) }))], ['x: number']],
    ['by a spread that may be left out', [object({ x: literal(1) }, { sometimes: ['x'] })], ['x?: number']],
    [
      'beside one that may be left out',
      [object({ x: literal(1), y: literal(1) }, { sometimes: ['y'] })],
      ['x: number', 'y?: number'],
    ],
    ['or null', [object({ x: union(literal(1), literal(null)) })], ['x?: null|number']],
    ['or undefined', [object({ x: union(literal(1), literal(undefined)) })], ['x?: number']],
    ['never, by undefined alone', [object({ x: literal(undefined) })], []],
    ['by a value that is not known', [object({ x: unknown })], ['x: unknown']],
    ['by a value that is not there', [object({ x: undefined })], ['x?: unknown']],
    ['by an empty text', [object({ x: literal('') })], ['x: string']],
  ])('has a property %s', (_, properties, wanted) => {
    expect(propertiesOf(...properties.map(one => sends(one)))).toEqual(wanted);
  });

  describe('has of a list of objects', () => {
    const list = (...items: Value[]): Value => ({ kind: 'array', items, open: false });
    const itemsOf = (...values: Value[]): unknown =>
      eventOf(...values.map(value => sends(object({ items: value }))))?.properties['items']?.items;
    const sku = { types: ['string'], always: true };

    it('what each holds', () => {
      expect(itemsOf(list(object({ sku: literal('a'), price: literal(1) }), object({ sku: literal('b') })))).toEqual({
        price: { types: ['number'], always: false },
        sku,
      });
    });

    it('what those of all calls hold', () => {
      expect(itemsOf(list(object({ sku: literal('a') })), list(object({ sku: literal('b') })))).toEqual({ sku });
    });

    it('nothing of lists within them', () => {
      expect(itemsOf(list(object({ tags: list(object({ sku: literal('a') })) })))).toEqual({
        tags: { types: ['array'], always: true },
      });
    });

    it.each<[string, Value]>([
      ['texts', list(literal('a'))],
      ['some objects', list(object({ sku: literal('a') }), literal('a'))],
      ['objects with further keys', list(object({ sku: literal('a') }, { open: true }))],
      ['nothing that is known', list()],
      ['nothing at all', unknown],
    ])('that holds %s: nothing', (_, value) => {
      expect(itemsOf(value)).toBeUndefined();
    });
  });

  it.each<[string, AnalyticsCall[], boolean]>([
    ['all is known', [sends(object({}))], false],
    ['nothing is sent', [analyticsCall()], false],
    ['there may be further keys', [sends(object({}, { open: true }))], true],
    ['properties are not known', [sends(unknown)], true],
    ['one of two is not known', [sends(unknown), sends(object({}))], true],
    ['the last of two is not known', [sends(object({})), sends(unknown)], true],
    ['it is a link', [sends(object({}), { method: 'trackLink' })], true],
  ])('where %s, may have more: %s', (_, calls, open) => {
    expect(eventOf(...calls)?.open).toBe(open);
  });

  it('stands under each of its names, and patterns by themselves', () => {
    const lock = lockOf([analyticsCall({ events: ['b', 'a'], patterns: ['x_*'] }), analyticsCall({ events: ['a'] })]);
    expect(Object.keys(lock.events)).toEqual(['a', 'b']);
    expect(Object.keys(lock.patterns)).toEqual(['x_*']);
  });

  it('is none in a test, or where none is sent', () => {
    expect(lockOf([analyticsCall({ inTest: true }), analyticsCall({ method: 'page' })]).events).toEqual({});
  });
});

describe('identities in the lock file', () => {
  const user = parameter('user', 'id');
  const identify = (
    userId: Value | undefined,
    traits?: Value,
    fields: Parameters<typeof analyticsCall>[0] = {},
  ): AnalyticsCall =>
    analyticsCall({ method: 'identify', parts: { ...(userId && { userId }), ...(traits && { traits }) }, ...fields });
  const plain = (lock: Lock): unknown => JSON.parse(JSON.stringify(lock.identities)) as unknown;

  it.each<[string, Value, string[]]>([
    ['a name', user, ['raw user.id']],
    ['an e-mail', parameter('user', 'email'), ['email user.email']],
    ['a pattern', template('user_', user), ['composed user_* user.id']],
    ['what is empty', literal(''), ['empty']],
    ['a constant, never its text', literal('someone@example.com'), ['constant']],
    ['what is not known, never its name', called(global('secret')), ['unknown']],
    ['each of two, in order', union(user, parameter('account', 'id')), ['raw account.id', 'raw user.id']],
  ])('are told by %s', (_, userId, ids) => {
    expect(plain(lockOf([identify(userId)]))).toEqual({ customerio: { ids, traits: {} } });
  });

  it('have the types of traits', () => {
    const calls = [
      identify(user, object({ plan: literal(1), email: unknown })),
      identify(
        user,
        union(object({ plan: literal('a') }), object({ plan: literal(undefined), at: member(unknown, 'x') })),
      ),
    ];
    expect(plain(lockOf(calls))).toEqual({
      customerio: {
        ids: ['raw user.id'],
        traits: { at: ['unknown'], email: ['unknown'], plan: ['number', 'string'] },
      },
    });
  });

  it('are those of each vendor, by all that sends an id', () => {
    const track = analyticsCall({
      vendor: 'segment',
      parts: { userId: parameter('session', 'userId'), traits: object({ x: literal(1) }) },
    });
    expect(plain(lockOf([track, identify(user)]))).toEqual({
      customerio: { ids: ['raw user.id'], traits: {} },
      segment: { ids: ['raw session.userId'], traits: {} },
    });
  });

  it('are none of calls without an id, but for those that identify', () => {
    expect(plain(lockOf([analyticsCall()]))).toEqual({});
    expect(plain(lockOf([identify(undefined, object({ plan: literal(1) }))]))).toEqual({
      customerio: { ids: [], traits: { plan: ['number'] } },
    });
  });

  it('are none of tests, nor of wrappers but for those that identify', () => {
    const forwards = { forwards: true };
    expect(plain(lockOf([identify(user, undefined, { inTest: true })]))).toEqual({});
    expect(plain(lockOf([analyticsCall({ ...forwards, parts: { userId: user } })]))).toEqual({});
    expect(plain(lockOf([identify(user, undefined, forwards)]))).toEqual({
      customerio: { ids: ['raw user.id'], traits: {} },
    });
  });
});

describe('what the team recorded', () => {
  it('stays while both names of an event are sent', () => {
    const renamed = { order_completed: 'other', gone: 'x' };
    const calls = [analyticsCall({ events: ['order_completed', 'other'] })];
    expect({ ...lockOf(calls, { removed: [], renamed }).renamed }).toEqual(renamed);
    expect({ ...lockOf([analyticsCall()], { removed: [], renamed }).renamed }).toEqual({ gone: 'x' });
  });
});

describe('the text of a lock file', () => {
  it('has an event a block, and a property a line', () => {
    const events = {
      a: {
        files: ['x', 'y'],
        vendors: ['segment' as const],
        properties: { 'b "c"': { types: ['null'], always: true }, d: { types: [], always: false } },
        open: true,
      },
    };
    expect(lockText({ ...emptyLock, events, removed: ['x', 'y'], renamed: { b: 'c' } })).toBe(`{
  "version": 1,
  "events": {
    "a": {
      "files": ["x", "y"],
      "vendors": ["segment"],
      "properties": {
        "b \\"c\\"": { "types": ["null"], "always": true },
        "d": { "types": [], "always": false }
      },
      "open": true
    }
  },
  "patterns": {},
  "identities": {},
  "removed": [
    "x",
    "y"
  ],
  "renamed": {
    "b": "c"
  }
}
`);
  });

  it('gives back what it was written from', () => {
    const text = JSON.stringify({
      version: 1,
      events: {
        b: {
          files: ['x'],
          vendors: ['segment'],
          properties: { p: { types: ['null'], always: true, items: { q: { types: ['string'], always: true } } } },
          open: true,
        },
        a: {},
      },
      patterns: { 'c_*': { properties: [] } },
      identities: {
        segment: { ids: ['raw id', 7], traits: { plan: ['string'], x: 'string' } },
        customerio: 'x',
        analytics: { traits: [] },
      },
      removed: ['r'],
      renamed: { z: 'y', b: 'c' },
    });
    const lock = parseLock(text);
    expect(JSON.parse(JSON.stringify(lock))).toEqual({
      version: 1,
      events: {
        a: { files: [], vendors: [], properties: {}, open: false },
        b: {
          files: ['x'],
          vendors: ['segment'],
          properties: { p: { types: ['null'], always: true, items: { q: { types: ['string'], always: true } } } },
          open: true,
        },
      },
      patterns: { 'c_*': { files: [], vendors: [], properties: {}, open: false } },
      identities: {
        analytics: { ids: [], traits: {} },
        customerio: { ids: [], traits: {} },
        segment: { ids: ['raw id'], traits: { plan: ['string'], x: [] } },
      },
      removed: ['r'],
      renamed: { b: 'c', z: 'y' },
    });
    expect(Object.keys(lock.renamed)).toEqual(['b', 'z']);
    expect(Object.keys(parseLock('{"version": 0}').events)).toEqual([]);
    expect(parseLock('{"version": 0}').version).toBe(0);
    expect(
      parseLock('{"version": 1, "events": {"a": {"properties": {"x": 7, "y": {"always": 1, "types": "x"}}}}}').events[
        'a'
      ]?.properties,
    ).toEqual({
      x: { types: [], always: false },
      y: { types: [], always: false },
    });
  });
});

describe('what is wrong with a lock file is said in whole sentences', () => {
  const MEND = 'Write it anew with `npx eslint-plugin-customerio plan generate`.';
  const CONFLICT =
    'It holds a merge conflict. Take either side, then write it anew with `npx eslint-plugin-customerio plan generate`.';
  it.each([
    ['', `It is not JSON. ${MEND}`],
    ['{\n<<<<<<< HEAD\n', CONFLICT],
    ['{\n>>>>>>> main\n', CONFLICT],
    ['{ <<<<<<< HEAD', `It is not JSON. ${MEND}`],
    ['{\n<<<<<<<<', `It is not JSON. ${MEND}`],
    ['{}', `It is no lock file: it has no \`version\`. ${MEND}`],
    ['null', `It is no lock file: it has no \`version\`. ${MEND}`],
    ['{"version": "1"}', `It is no lock file: it has no \`version\`. ${MEND}`],
    [
      '{"version": 2}',
      'It was written by a newer version of this plugin (2, known is 1). Update eslint-plugin-customerio.',
    ],
    ['{"version": 1, "patterns": 7}', `\`patterns\` must be an object of events by name. ${MEND}`],
    ['{"version": 1, "events": {"a": 7}}', `The entry of \`a\` must be an object. ${MEND}`],
    ['{"version": 1, "renamed": []}', '`renamed` must be an object of old names and new ones. Correct it.'],
    [
      '{"version": 1, "renamed": {"a": "b", "c": 1}}',
      '`renamed` must be an object of old names and new ones. Correct it.',
    ],
    ['{"version": 1, "removed": ["a", 1]}', '`removed` must be a list of names. Correct it.'],
  ])('%j', (text, message) => {
    expect(() => parseLock(text)).toThrow(new LockError(message));
  });

  it('and why it cannot be read', () => {
    const project = create({});
    mkdirSync(project.file(LOCK_FILE));
    expect(() => readLock(project.root)).toThrow(
      new LockError('It cannot be read: it is a folder. Check what stands at its path.'),
    );
    expect(new LockError('x').name).toBe('LockError');
  });

  it('and what it holds where nothing is wrong', () => {
    expect(readLock(create({ [LOCK_FILE]: '{"version": 1, "removed": ["a"]}' }).root)?.removed).toEqual(['a']);
  });
});

describe('the lock file', () => {
  it('says what the code sends, whatever the wrappers, and never an id', async () => {
    const text = await textOf(create(files).root);
    expect(text).toContain('"order_completed"');
    expect(text).not.toContain('someone@example.com');
    expect(text).not.toContain('only_in_tests');
    expect(text).toBe(expected);
  });

  it('is the same in every folder, and whatever the order in which files were written', async () => {
    const project = create({});
    const nested = project.file('a/deep er/földer');
    mkdirSync(nested, { recursive: true });
    cpSync(create(files).root, nested, { recursive: true });
    const reversed = create(Object.fromEntries(Object.entries(files).reverse()));
    expect(await textOf(nested)).toBe(expected);
    expect(await textOf(reversed.root)).toBe(expected);
    expect(path.isAbsolute(expected)).toBe(false);
  });

  it('is the same after a way through the disk', () => {
    expect(lockText(parseLock(expected))).toBe(expected);
    expect(lockText(parseLock(expected.replaceAll('\n', '\r\n')))).toBe(expected);
    expect(lockText(parseLock(`\uFEFF${expected}`))).toBe(expected);
  });

  it('keeps what the team recorded, but for what is sent again', async () => {
    const calls = await callsOf(create(files).root);
    const { removed, renamed } = lockOf(calls, {
      removed: ['z', 'a', 'a', 'refunded'],
      renamed: { old: 'new', order_completed: 'x' },
    });
    expect(removed).toEqual(['a', 'z']);
    expect({ ...renamed }).toEqual({ old: 'new' });
  });

  it('of a project that sends nothing is empty', () => {
    expect(lockText(lockOf([]))).toBe(lockText(emptyLock));
    expect(lockText(emptyLock)).toBe(
      '{\n  "version": 1,\n  "events": {},\n  "patterns": {},\n  "identities": {},\n  "removed": [],\n  "renamed": {}\n}\n',
    );
  });
});

describe('secrets', () => {
  it('names nothing by a key that a call is given', () => {
    const key = '7f3a9c1e5b2d8f604c7b';
    const init = analyticsCall({
      method: 'init',
      platform: 'server',
      parts: { trackApiKey: { value: literal(key) } },
    });
    const sent = analyticsCall({
      events: [key, 'order_placed'],
      patterns: [`sent_${key}_*`],
      parts: { properties: { value: object({ [key]: literal(1), total: literal(2) }) } },
    });
    const text = lockText(lockOf([init, sent]));
    expect(text).not.toContain(key);
    expect(text).toContain('order_placed');
    expect(text).toContain('total');
  });
});
