import path from 'node:path';

import { noteLook } from '../files/looks.ts';
import { stampOf } from '../files/stats.ts';
import { LOCK_FILE, LockError, readLock } from './lock.ts';
import { readPlan } from './read.ts';

import type { Settings } from '../settings.ts';
import type { Lock } from './lock.ts';
import type { Plan } from './model.ts';

/** How long an answer about the disk counts: an editor lints on every key. */
const FRESH_MS = 2_000;

interface Kept {
  readonly plan: Plan | undefined;
  /** Of every file the plan was read from, and of the path that was asked for. */
  readonly stamp: string;
  checked: number;
}

/** By root and setting; a change of one of the plan's files on disk makes it anew. */
const plans = new Map<string, Kept>();

/** The plan of a project, kept for the process and looked over again after a while. */
export function planOf(root: string, settings: Settings): Plan | undefined {
  const setting = settings.plan;
  if (setting === undefined) return undefined;
  const key = `${root}\0${JSON.stringify(setting)}`;
  const now = Date.now();
  const known = plans.get(key);
  if (known) {
    // Who asks just now hangs on them as well as who asked first.
    for (const file of filesOf(setting, known.plan)) noteLook(path.resolve(root, file));
    if (now - known.checked <= FRESH_MS) return known.plan;
    known.checked = now;
    if (known.stamp === planStamp(root, setting, known.plan)) return known.plan;
  }
  const plan = readPlan(root, setting);
  plans.set(key, { plan, stamp: planStamp(root, setting, plan), checked: now });
  return plan;
}

function planStamp(root: string, setting: NonNullable<Settings['plan']>, plan: Plan | undefined): string {
  return filesOf(setting, plan)
    .map(file => `${file} ${stampText(path.resolve(root, file))}`)
    .join('\n');
}

/** Those that the setting names, and those that these led to. */
function filesOf(setting: NonNullable<Settings['plan']>, plan: Plan | undefined): string[] {
  const given =
    typeof setting === 'string'
      ? [setting]
      : typeof setting.file === 'string'
        ? [setting.file]
        : Array.isArray(setting.file)
          ? (setting.file as string[])
          : [];
  return [...new Set([...given, ...(plan?.files ?? []), ...(plan?.problems.map(({ file }) => file) ?? [])])];
}

const GONE = 'gone';

function stampText(file: string): string {
  const stamp = stampOf(file);
  return stamp ? `${stamp.mtimeMs} ${stamp.size}` : GONE;
}

export interface FoundLock {
  readonly lock?: Lock;
  /** Why it cannot be used, and what to do about it. */
  readonly fault?: string;
}

const locks = new Map<string, { readonly found: FoundLock | undefined; readonly stamp: string; checked: number }>();

/** The lock file of a root, kept in the same manner; undefined where there is none. */
export function lockOfRoot(root: string): FoundLock | undefined {
  const now = Date.now();
  const known = locks.get(root);
  noteLook(path.join(root, LOCK_FILE));
  if (known && now - known.checked <= FRESH_MS) return known.found;
  const stamp = stampText(path.join(root, LOCK_FILE));
  if (known?.stamp === stamp) {
    known.checked = now;
    return known.found;
  }
  const found = stamp === GONE ? undefined : foundAt(root);
  locks.set(root, { found, stamp, checked: now });
  return found;
}

function foundAt(root: string): FoundLock {
  try {
    const lock = readLock(root);
    return lock ? { lock } : {};
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    return { fault: error.message };
  }
}
