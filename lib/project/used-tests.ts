/**
 * Files in folders that are called as tests' are, and that are part of the app all the same: what is no test imports
 * them, or a framework serves them as pages.
 */
import path from 'node:path';

import { isSurelyTest, isTestPath } from '../files/test-paths.ts';
import { specifiersIn } from '../syntax/specifier.ts';

import type { FileReading } from '../reading.ts';
import type { Sources } from './sources.ts';

const ending = /\.[^./]+$/;
/** Next, Remix, SvelteKit, Nuxt and Astro find pages by where they stand. */
const page = /(?:^|\/)(?:app|pages|routes)\//;
const pageOfApp = /(?:^|\/)(?:page|layout|route|template|loading|\+page|\+layout|\+server|_index)\.[^/]+$/;

/** Relative to the root. */
export function usedLikeTests(sources: Sources): readonly string[] {
  const doubted = new Map<string, string>();
  for (const file of sources.files) {
    const name = sources.relative(file);
    if (isTestPath(name) && !isSurelyTest(name)) doubted.set(file, name);
  }
  if (doubted.size === 0) return [];
  const names = new Set([...doubted.keys()].map(importedAs));
  const used = new Set([...doubted].flatMap(([file, name]) => (isPage(name) ? [file] : [])));
  const follow = (from: string): void => {
    for (const specifier of specifiersIn(sources.text(from) ?? '')) {
      // `.` and `..` lead to an index.
      if (!/(?:^|\/)\.{1,2}\/?$/.test(specifier) && !names.has(importedAs(specifier)) && !names.has(last(specifier)))
        continue;
      const file = sources.resolve(from, specifier);
      if (file !== undefined && doubted.has(file)) used.add(file);
    }
  };
  for (const file of sources.files) if (!isTestPath(sources.relative(file))) follow(file);
  // Grows while it is walked.
  for (const file of used) follow(file);
  return [...used].map(file => sources.relative(file));
}

function isPage(name: string): boolean {
  const under = page.exec(name);
  if (!under) return false;
  return pageOfApp.test(name) || (under[0].includes('pages') && !/\/(?:e2e|__\w+__)\//.test(name));
}

/** By what it is imported: its name, or its folder's for an index. */
function importedAs(file: string): string {
  const bare = last(file).replace(ending, '');
  return bare === 'index' ? last(path.posix.dirname(file)) : bare;
}

function last(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The calls of a file that is part of the app are no calls of a test. */
export function counted(reading: FileReading, used: () => ReadonlySet<string>): FileReading {
  const { file, calls, deferred } = reading;
  if (isSurelyTest(file) || !isTestPath(file) || calls.length + deferred.length === 0 || !used().has(file))
    return reading;
  const ofApp = { inTest: false };
  return {
    ...reading,
    calls: calls.map(call => ({ ...call, ...ofApp })),
    deferred: deferred.map(call => ({ ...call, ...ofApp })),
  };
}
