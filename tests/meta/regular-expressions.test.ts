import { describe, expect, it } from 'vitest';

import { alternativesOf, expressionsBelow, expressionsIn, repeats } from '../support/expressions.ts';
import allowed from './regular-expressions.json' with { type: 'json' };

// The checker in JavaScript: what others may be installed depends on the machine.
process.env['RECHECK_SYNC_BACKEND'] = 'pure';
const { checkSync } = await import('recheck');

/**
 * By automata alone: what is found by trying depends on how fast the machine is, and proves nothing where nothing is
 * found. In milliseconds for one alternative, and far from what a busy machine needs: those that take longer than half
 * a second on an idle one are listed.
 */
const HOW = { checker: 'automaton', timeout: 300_000 } as const;

/** What keeps an expression from being known to take no longer than its text is long. */
function faultOf(source: string, flags: string): string | undefined {
  if (!repeats(source)) return undefined;
  for (const part of alternativesOf(source).filter(repeats)) {
    const found = checkSync(part, flags, HOW);
    if (found.status === 'vulnerable') return `/${part}/: ${found.complexity.summary}`;
    if (found.status === 'unknown') return `/${part}/: unknown (${found.error.kind})`;
  }
  return undefined;
}

describe('regular expressions take no longer than their texts are long', () => {
  const all = expressionsBelow(['lib', 'rules', 'codemods']);
  const keyOf = ({ file, text }: { file: string; text: string }): string => `${file} ${text}`;
  const listed = new Map(allowed.map(({ file, expression, reason }) => [keyOf({ file, text: expression }), reason]));

  it('all but those of the list', { timeout: 1_800_000 }, () => {
    const faults = new Map<string, string | undefined>();
    const found = all
      .filter(each => !listed.has(keyOf(each)))
      .flatMap(({ file, line, text, known }) => {
        if (!faults.has(text)) faults.set(text, known ? faultOf(known.source, known.flags) : 'made at run time');
        const fault = faults.get(text);
        return fault === undefined ? [] : [`${file}:${line} ${text}: ${fault}`];
      });
    expect(found).toEqual([]);
  });

  it('the list has nothing that is gone, each once and with its reason', () => {
    const written = new Set(all.map(keyOf));
    expect([...listed.keys()].filter(key => !written.has(key))).toEqual([]);
    expect(listed.size).toBe(allowed.length);
    expect([...listed].filter(([, reason]) => !/^\S.{10,}[^.]$/.test(reason))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    [String.raw`(a+)+$`, ''],
    [String.raw`\s+$`, ''],
    [String.raw`^(?:x|\w*\d*)!`, ''],
    [String.raw`<!--[\s\S]*?-->`, 'g'],
  ])('finds /%s/%s', (source, flags) => {
    expect(faultOf(source, flags)).toMatch(/polynomial|exponential/);
  });

  it('lets pass what is linear', () => {
    expect(faultOf(String.raw`^\w+\s*=|\d{1,3}`, 'i')).toBeUndefined();
  });

  it('sees literals, texts, and what is made at run time', () => {
    const code = 'const a = /\\s+$/gm, b = new RegExp("x+", "i"), c = RegExp(`${a}`), d = new RegExp("x", a.flags);';
    expect(expressionsIn('file.ts', code).map(({ text, known }) => [text, known])).toEqual([
      ['/\\s+$/gm', { source: '\\s+$', flags: 'gm' }],
      ['new RegExp("x+", "i")', { source: 'x+', flags: 'i' }],
      ['RegExp(`${a}`)', undefined],
      ['new RegExp("x", a.flags)', undefined],
    ]);
  });

  it.each([
    ['a|b', ['a', 'b']],
    [String.raw`^(?:a|b[|)]|\))$`, ['^(?:a)$', String.raw`^(?:b[|)])$`, String.raw`^(?:\))$`]],
    ['x(a|b)+(?<n>c|d)', ['x(a|b)+(?:c)', 'x(a|b)+(?:d)']],
    ['(?=a|b)c', ['(?=a|b)c']],
    [String.raw`(a|b)\1`, [String.raw`(a|b)\1`]],
  ])('takes %s apart', (source, parts) => {
    expect(alternativesOf(source)).toEqual(parts);
  });

  it.each([
    ['a{2,}', true],
    ['[*+]x?', false],
    [String.raw`\*\+a{1,3}`, false],
    ['(?:ab)*', true],
  ])('knows what repeats: %s', (source, isRepeated) => {
    expect(repeats(source)).toBe(isRepeated);
  });
});
