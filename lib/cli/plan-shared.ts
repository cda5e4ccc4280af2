/** What the subcommands of `plan` share. */
import path from 'node:path';

import { exists } from '../files/stats.ts';
import { LOCK_FILE, LockError, readLock, type Lock } from '../plan/lock.ts';
import type { Settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { writeFile } from './migrate-write.ts';

/** Where `plan generate` writes a plan by itself. */
export const DEFAULT_PLAN = 'tracking-plan.json';

/** Where a command reads from and writes to. */
export interface PlanStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
  readonly cwd: string;
}

export interface SharedOptions {
  readonly root?: string;
  readonly settings?: string;
  readonly plan?: string;
}

/** What is asked for, else what the settings say, else the plan that `plan generate` wrote. */
export function planSetting(root: string, { plan }: SharedOptions, settings: Settings): Settings['plan'] {
  const isGenerated = exists(path.join(root, DEFAULT_PLAN));
  return plan ?? settings.plan ?? (isGenerated ? DEFAULT_PLAN : undefined);
}

export function nothingToRead(what: string): UsageError {
  return new UsageError(
    `There is no plan in the settings and no ${LOCK_FILE} to ${what}. Write both with \`npx eslint-plugin-customerio plan generate\`, or give --plan.`,
  );
}

/** @throws UsageError if there is one that cannot be used */
export function lockAt(root: string): Lock | undefined {
  try {
    return readLock(root);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    throw new UsageError(
      `${LOCK_FILE} cannot be used. ${error.message.replace('Write it anew with `npx eslint-plugin-customerio plan generate`.', 'Take it back from git, or delete it to start anew.')}`,
    );
  }
}

/** To the file that is asked for, or as the output of the command. */
export function deliver(text: string, output: string | undefined, { stdout, stderr, cwd }: PlanStreams): void {
  if (output === undefined) {
    stdout.write(text);
    return;
  }
  put(path.resolve(cwd, output), text);
  stderr.write(`Wrote ${output}.\n`);
}

/** In one step: whoever reads meanwhile finds the old text or the new one. */
export function put(file: string, text: string): void {
  try {
    writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
