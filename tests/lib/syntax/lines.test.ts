import { describe, expect, it } from 'vitest';

import { Lines } from '../../../lib/syntax/lines.ts';

describe('lines', () => {
  it.each([
    ['a line feed', 'a\nb', 2],
    ['a carriage return', 'a\rb', 2],
    ['both', 'a\r\nb', 3],
    ['the separators of lines and of paragraphs', 'a\u2028\u2029b', 3],
  ])('end with %s', (_what, text, start) => {
    const lines = new Lines(text);
    const { line } = lines.at(text.length);
    expect(lines.at(start)).toEqual({ line, column: 1 });
    expect(line).toBe(text.includes('\u2028') ? 3 : 2);
    expect(lines.offsetOf(line, 1)).toBe(start);
  });

  it('count from one, in a text without an end as well', () => {
    expect(new Lines('').at(0)).toEqual({ line: 1, column: 1 });
    expect(new Lines('ab').at(1)).toEqual({ line: 1, column: 2 });
  });
});
