/** The one way to YAML. */
import { createRequire } from 'node:module';

import { isTooDeep, MAX_NESTING } from './json.ts';
import { readText } from './text.ts';

import type * as Yaml from 'yaml';
import type { Fault, Read } from './stats.ts';

/** More come of a bomb: some lines that stand for each other and become more than there is memory. */
export const MAX_ALIASES = 1_000;

let loaded: typeof Yaml | undefined;

/** The parser, loaded at first use: who lints code alone has no need of it. */
export function yamlParser(): typeof Yaml {
  return (loaded ??= createRequire(import.meta.url)('yaml') as typeof Yaml);
}

/** Why a text is not handed to the parser, which recurs. */
export function yamlFault(text: string): Fault | undefined {
  return isTooDeep(text)
    ? { kind: 'content', message: `it is nested more than ${MAX_NESTING} levels deep` }
    : undefined;
}

export function readYaml(file: string, limit?: number): Read<unknown> {
  const { value: text, fault } = readText(file, limit);
  return fault ? { fault } : parseYaml(text);
}

/** What the first document of a YAML text says. */
export function parseYaml(text: string): Read<unknown> {
  const fault = yamlFault(text);
  if (fault) return { fault };
  try {
    const value = yamlParser().parse(text, { logLevel: 'error', maxAliasCount: MAX_ALIASES }) as unknown;
    return { value };
  } catch (error) {
    // The message quotes the text, the line does not.
    const line = (error as Partial<Yaml.YAMLParseError>).linePos?.[0].line;
    return { fault: { kind: 'content', message: `it is not YAML${line === undefined ? '' : ` (line ${line})`}` } };
  }
}
