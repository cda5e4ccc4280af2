import { readFileSync } from 'node:fs';

/** JSON with comments and trailing commas, as TypeScript's own configuration is written. */
export function readLenientJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_match, string: string | undefined) => string ?? '')
    .replace(
      /("(?:\\.|[^"\\])*")|,(\s*[}\]])/g,
      (_match, string: string | undefined, end: string | undefined) => string ?? end ?? '',
    );
  try {
    return JSON.parse(bare) as unknown;
  } catch {
    return undefined;
  }
}
