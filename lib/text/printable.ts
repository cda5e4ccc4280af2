/**
 * A text of somebody else for a terminal: what would move the cursor, colour or clear the screen, or turn the direction
 * of the writing, is written out. Line breaks and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, sign => {
    const code = sign.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Control characters but for tab and line feed; what orders the directions of writing; separators that look like none. */
// eslint-disable-next-line no-control-regex -- it is what they are for
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** All texts of a report, however deep. */
export function printableIn<T>(value: T): T {
  if (typeof value === 'string') {
    return printable(value) as T;
  }
  if (Array.isArray(value)) {
    return value.map(each => printableIn(each as unknown)) as T;
  }
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
    ? (Object.fromEntries(Object.entries(value).map(([key, each]) => [printable(key), printableIn(each)])) as T)
    : value;
}
