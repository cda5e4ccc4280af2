import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { relative } from './listing.ts';

import type { Manifest } from './manifest.ts';

/**
 * Which packages of the tree are the workspace's own. A folder that merely happens to hold a
 * `package.json` named like a dependency is none.
 */
export function workspaceMembers(root: string, manifests: readonly Manifest[]): (manifest: Manifest) => boolean {
  const patterns: string[] = manifests.flatMap(manifest =>
    manifest.workspaces.map(pattern => path.posix.join(relative(root, manifest.folder), pattern)),
  );
  for (const [file, field] of [
    ['pnpm-workspace.yaml', 'packages'],
    ['lerna.json', 'packages'],
  ] as const) {
    let text: string;
    try {
      text = readFileSync(path.join(root, file), 'utf8');
    } catch {
      continue;
    }
    const list = (parseYaml(text) as Record<string, unknown> | null)?.[field];
    if (Array.isArray(list)) patterns.push(...list.filter((item): item is string => typeof item === 'string'));
  }
  if (patterns.length > 0) {
    const wanted = patterns.filter(pattern => !pattern.startsWith('!')).map(folderPattern);
    const refused = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => folderPattern(pattern.slice(1)));
    return ({ folder }) => {
      const name = relative(root, folder);
      return (
        folder === root || (wanted.some(pattern => pattern.test(name)) && !refused.some(pattern => pattern.test(name)))
      );
    };
  }
  const fromRegistry = new Set(
    manifests.flatMap(manifest =>
      [...manifest.dependencies]
        .filter(([, range]) => /^(?:[\^~>=<]*\d|latest$|npm:)/.test(range))
        .map(([name]) => name),
    ),
  );
  return manifest => manifest.name !== undefined && !fromRegistry.has(manifest.name);
}

/** `packages/*` and `apps/**` match folders whole, not what lies in them. */
function folderPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.?\/|\/$/g, '')
    .split('**')
    .map(piece =>
      piece
        .split('*')
        .map(text => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^/]*'),
    )
    .join('.*');
  return new RegExp(`^${source}$`);
}

/** YAML is read only where a workspace says so in YAML. */
function parseYaml(text: string): unknown {
  try {
    const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
    return parse(text);
  } catch {
    return null;
  }
}
