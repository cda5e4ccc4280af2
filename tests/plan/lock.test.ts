import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyLock, LOCK_FILE, LockError, lockOf, lockText, parseLock, readLock } from '../../lib/plan/lock.ts';
import { openProject } from '../../lib/project/project.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';

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
        "total": { "types": ["number", "unknown"], "always": true },
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
        "email": ["unknown"],
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

function textOf(root: string): string {
  return lockText(lockOf(openProject({ root }).calls()));
}

describe('the lock file', () => {
  it('says what the code sends, whatever the wrappers, and never an id', () => {
    const text = textOf(create(files).root);
    expect(text).toContain('"order_completed"');
    expect(text).not.toContain('someone@example.com');
    expect(text).not.toContain('only_in_tests');
    expect(text).toBe(expected);
  });

  it('is the same in every folder, and whatever the order in which files were written', () => {
    const project = create({});
    const nested = project.file('a/deep er/földer');
    mkdirSync(nested, { recursive: true });
    cpSync(create(files).root, nested, { recursive: true });
    const reversed = create(Object.fromEntries(Object.entries(files).reverse()));
    expect(textOf(nested)).toBe(expected);
    expect(textOf(reversed.root)).toBe(expected);
    expect(path.isAbsolute(expected)).toBe(false);
  });

  it('is the same after a way through the disk', () => {
    expect(lockText(parseLock(expected))).toBe(expected);
    expect(lockText(parseLock(expected.replaceAll('\n', '\r\n')))).toBe(expected);
    expect(lockText(parseLock(`\uFEFF${expected}`))).toBe(expected);
  });

  it('keeps what the team recorded, but for what is sent again', () => {
    const { calls } = { calls: openProject({ root: create(files).root }).calls() };
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
