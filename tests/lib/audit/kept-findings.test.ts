/** Findings of earlier processes: what is found with them is what is found without. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import * as findings from '../../../lib/audit/findings.ts';
import { audit } from '../../../lib/audit/index.ts';
import { emptyLock, LOCK_FILE, lockText } from '../../../lib/plan/lock.ts';
import { keepAll } from '../../../lib/project/at-exit.ts';
import { firstVersions, numbers, versions as sources } from '../../support/changing-project.ts';
import { useProjects } from '../../support/project.ts';

import type { AuditFinding } from '../../../lib/audit/report.ts';
import type { TemporaryProject } from '../../support/project.ts';

vi.mock('../../../lib/audit/findings.ts', { spy: true });

const create = useProjects();
const settings = { forwarded: 'all', plan: 'plan.json' } as const;

const planOf = (...events: readonly string[]): string =>
  JSON.stringify({ events: Object.fromEntries(events.map(name => [name, { properties: { plan: 'string' } }])) });

/** What stands beside the sources, and is looked at by rules alone. */
const documents: Readonly<Record<string, readonly string[]>> = {
  'plan.json': [planOf('Opened'), planOf('Opened', 'Saved', 'Exposed'), '{', planOf('Other')],
  [LOCK_FILE]: ['{}', '{ "version": 1, "events": {} }'],
  'campaigns/welcome.yml': ['trigger:\n  type: event\n  event: Opened\n', 'trigger:\n  type: event\n  event: Saved\n'],
};

/** The clock stands, and is set forward: whoever looks at the disk only now and then does so at each audit. */
let now = Date.now();

beforeEach(() => {
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** As a process does that ends when its report is written. */
async function audited(root: string, paths: readonly string[] = []): Promise<readonly AuditFinding[]> {
  now += 3_600_000;
  const report = await audit({ root, settings, rules: 'all', paths });
  keepAll();
  return report.findings;
}

/** Where nobody has been before. */
async function auditedElsewhere({ root }: TemporaryProject): Promise<readonly AuditFinding[]> {
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-copy-')));
  cpSync(root, copy, { recursive: true });
  const found = await audited(copy);
  rmSync(copy, { recursive: true });
  return found;
}

/** Whether the rules are run for a further audit. */
async function areRulesRun(root: string): Promise<boolean> {
  const before = vi.mocked(findings.findingsOf).mock.calls.length;
  await audited(root);
  return vi.mocked(findings.findingsOf).mock.calls.length > before;
}

function projectWithPlan(): TemporaryProject {
  return create({ ...firstVersions, 'plan.json': planOf('Opened') });
}

describe('findings that are kept', () => {
  it('stand while nothing changes', async () => {
    const { root } = projectWithPlan();
    const first = await audited(root);
    expect(first.length).toBeGreaterThan(0);
    expect(await areRulesRun(root)).toBe(false);
    expect(await audited(root)).toEqual(first);
  });

  it.each([
    ['a source that sends', 'src/page.ts'],
    ['a source that has nothing to do with analytics', 'src/nothing.ts'],
    ['the plan', 'plan.json'],
    ['the lock file', LOCK_FILE],
  ])('go with %s', async (_, name) => {
    const project = projectWithPlan();
    await audited(project.root);
    project.write(name, name.endsWith('.json') ? '{ "events": {} }' : 'export const other = 2;\n');
    expect(await areRulesRun(project.root)).toBe(true);
    expect(await areRulesRun(project.root)).toBe(false);
  });

  it('go with a campaign that waits for an event which is gone', async () => {
    const gone = { files: ['src/page.ts'], vendors: ['segment' as const], properties: {}, open: false };
    const lock = lockText({ ...emptyLock, events: { 'Gone Away': gone } });
    const project = create({ ...firstVersions, 'plan.json': planOf('Opened'), [LOCK_FILE]: lock });
    const name = 'campaigns/goodbye.yml';
    const naming = (found: readonly AuditFinding[]): boolean => found.some(({ message }) => message.includes(name));
    expect(naming(await audited(project.root))).toBe(false);
    project.write(name, 'trigger:\n  type: event\n  event: Gone Away\n');
    expect(naming(await audited(project.root))).toBe(true);
  });

  it('answer for a part of the files', async () => {
    const { root } = projectWithPlan();
    const all = await audited(root);
    const part = all.filter(({ file }) => file === 'src/page.ts');
    expect(part.length).toBeGreaterThan(0);
    const ofRules = (some: readonly AuditFinding[]): readonly string[] => some.map(({ ruleId }) => ruleId);
    expect(ofRules(await audited(root, [path.join(root, 'src/page.ts')]))).toEqual(ofRules(part));
  });

  it('of a part are not those of the whole', async () => {
    const { root } = projectWithPlan();
    await audited(root, [path.join(root, 'src/names.ts')]);
    expect((await audited(root)).map(({ file }) => file)).toContain('src/page.ts');
  });

  it('are those of a first audit, whatever happens to the files', async () => {
    const project = create({ ...firstVersions, 'plan.json': planOf('Opened') });
    const versions = { ...sources, ...documents };
    const names = Object.keys(versions);
    const random = numbers(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    for (let step = 0; step < 40; step++) {
      const name = pick(names);
      const text = pick(versions[name] as readonly (string | undefined)[]);
      if (text === undefined) rmSync(project.file(name), { force: true });
      else project.write(name, text);
      expect(await audited(project.root), `after step ${step}, ${name}`).toEqual(await auditedElsewhere(project));
    }
  });
});
