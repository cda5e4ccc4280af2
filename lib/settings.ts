/** `settings.customerio`, typed. Read and validated here and nowhere else. */
import { checkSettings } from './settings/check.ts';

import type { Settings } from './settings/types.ts';

export type { DeclaredEndpoint, DeclaredWrapper, Settings } from './settings/types.ts';

const validated = new WeakSet<object>();

/**
 * Checks `settings.customerio`.
 *
 * @returns the settings, empty where there are none
 * @throws UsageError that names the key and says what it takes
 */
export function readSettings(value: unknown): Settings {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && validated.has(value)) return value as Settings;
  checkSettings(value);
  validated.add(value as object);
  return value as Settings;
}
