import path from 'node:path';

import { readLenientJson } from './json.ts';

export interface TsConfig {
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

export function readTsConfig(file: string, depth: number): TsConfig | undefined {
  const json = readLenientJson(file) as
    | { extends?: string | string[]; compilerOptions?: { baseUrl?: string; paths?: Record<string, string[]> } }
    | undefined;
  if (!json) return undefined;
  const folder = path.dirname(file);
  const own = json.compilerOptions ?? {};
  let inherited: TsConfig | undefined;
  for (const parent of typeof json.extends === 'string' ? [json.extends] : (json.extends ?? [])) {
    // A base from a package that is not installed is left out; the file's own paths still count.
    if (parent.startsWith('.') && depth < 8) {
      const target = path.resolve(folder, parent);
      inherited = readTsConfig(target, depth + 1) ?? readTsConfig(`${target}.json`, depth + 1) ?? inherited;
    }
  }
  const baseUrl = own.baseUrl === undefined ? inherited?.baseUrl : path.resolve(folder, own.baseUrl);
  const paths = own.paths
    ? Object.entries(own.paths)
        .filter(([, targets]) => Array.isArray(targets))
        .map(([pattern, targets]) => ({
          pattern,
          targets: targets
            .filter(target => typeof target === 'string')
            .map(target => path.resolve(baseUrl ?? folder, target.replace('*', '\0')).replace('\0', '*')),
        }))
        .map(({ pattern, targets }) => ({
          pattern,
          targets: targets.map(target => relativeTo(baseUrl ?? folder, target)),
        }))
        .sort((a, b) => b.pattern.length - a.pattern.length)
    : inherited
      ? inherited.paths.map(({ pattern, targets }) => ({
          pattern,
          targets: targets.map(target =>
            relativeTo(baseUrl ?? folder, path.resolve(inherited.baseUrl ?? inherited.folder, target)),
          ),
        }))
      : [];
  return { folder, baseUrl, paths };
}

function relativeTo(base: string, target: string): string {
  return path.relative(base, target) || '.';
}
