import path from 'node:path';

import { readLenientJson } from './json.ts';

export interface Manifest {
  readonly folder: string;
  readonly name?: string;
  readonly entry: readonly string[];
  /** The subpaths of `exports`, a star included, with what each leads to. */
  readonly subpaths: readonly { readonly from: string; readonly to: string }[];
  /** Names with their ranges. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly workspaces: readonly string[];
}

export function readManifest(file: string): Manifest | undefined {
  const json = readLenientJson(file) as Record<string, unknown> | undefined;
  if (!json || typeof json !== 'object') return undefined;
  const dependencies = new Map<string, string>();
  for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
    const record = json[field];
    if (record && typeof record === 'object')
      for (const [name, range] of Object.entries(record)) dependencies.set(name, String(range));
  }
  const listed = json['workspaces'] as unknown;
  const workspaces: unknown[] = Array.isArray(listed)
    ? listed
    : ((listed as { packages?: unknown[] } | undefined)?.packages ?? []);
  const entry = [json['source'], json['module'], json['main'], json['types'], exportEntry(json['exports'])].filter(
    (item): item is string => typeof item === 'string',
  );
  return {
    folder: path.dirname(file),
    ...(typeof json['name'] === 'string' && { name: json['name'] }),
    entry,
    subpaths: subpathsOf(json['exports']),
    dependencies,
    workspaces: workspaces.filter((item): item is string => typeof item === 'string'),
  };
}

function subpathsOf(value: unknown): { from: string; to: string }[] {
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, target]) => {
    const to = key.startsWith('./') ? exportEntry(target) : undefined;
    return to ? [{ from: key.slice(2), to }] : [];
  });
}

function exportEntry(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!value || typeof value !== 'object') return undefined;
  const record = value as Record<string, unknown>;
  for (const key of ['.', 'source', 'types', 'import', 'require', 'default']) {
    const found = key in record ? exportEntry(record[key]) : undefined;
    if (found) return found;
  }
  return undefined;
}
