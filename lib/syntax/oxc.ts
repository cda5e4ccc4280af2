import { createRequire } from 'node:module';

import { UsageError } from '../usage-error.ts';

import type { ParseResult, ParserOptions } from 'oxc-parser';
import type { VisitorKeys } from './walk.ts';

interface Oxc {
  parseSync(file: string, text: string, options?: ParserOptions): ParseResult;
  readonly visitorKeys: VisitorKeys;
}

let loaded: Oxc | undefined;

/**
 * The parser, loaded on first use: a linter that meets no analytics call never pays for it.
 *
 * @throws UsageError if it cannot be loaded: no file is read then, which must not look as if nothing was found
 */
export function oxc(): Oxc {
  return (loaded ??= load(createRequire(import.meta.url)));
}

/**
 * @param require - that of whoever depends on the parser
 * @param isArchived - whether packages are kept in archives, as Yarn's Plug'n'Play does
 */
export function load(require: (name: string) => unknown, isArchived = 'pnp' in process.versions): Oxc {
  try {
    return require('oxc-parser') as Oxc;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n');
    throw new UsageError(
      `The parser (oxc-parser) cannot be loaded on ${process.platform} ${process.arch}, so that no file can be read: ${reason}. ${
        isArchived ? FROM_ARCHIVE : WITHOUT_BINARY
      }`,
    );
  }
}

const FROM_ARCHIVE =
  "Yarn's Plug'n'Play keeps packages in archives, from which a module cannot be required: take it out with `yarn unplug --recursive oxc-parser`.";
const WITHOUT_BINARY =
  'Its binary is an optional dependency, which package managers leave out when told to, or when the lock file was made on another platform: install again without --omit=optional (--no-optional), on this platform.';
