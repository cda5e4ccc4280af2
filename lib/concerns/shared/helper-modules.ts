import { exportsOwn } from '../../edit/exports.ts';
import { parseSource } from '../../edit/source.ts';

/**
 * The files whose module defines a function of this name and exports it.
 *
 * @param textOf the text of a file; undefined if it cannot be read
 */
export function modulesThatExport(
  files: readonly string[],
  name: string,
  textOf: (file: string) => string | undefined,
): string[] {
  return files.filter(file => {
    const text = textOf(file);
    if (!text?.includes(name) || !/\bexports?\b/.test(text)) return false;
    try {
      return exportsOwn(parseSource(file, text), name);
    } catch {
      // What does not parse is reported by the reading.
      return false;
    }
  });
}
