import { expect, it } from 'vitest';

import { applyEdits, hullOf, insertAt, mapOffset, replace, unmapOffset } from '../../../lib/edit/edit.ts';

it('applies edits in the order of the text, whatever the order given', () => {
  expect(applyEdits('abcdef', [replace([4, 5], 'E'), insertAt(0, '<'), replace([1, 3], '')])).toBe('<adEf');
});

it('keeps the order of insertions at one place, and puts them before a replacement that starts there', () => {
  expect(applyEdits('abcd', [insertAt(2, '1'), insertAt(2, '2'), replace([2, 3], 'C'), insertAt(3, '3')])).toBe(
    'ab12C3d',
  );
});

it('refuses edits that change the same text', () => {
  expect(() => applyEdits('abcd', [replace([0, 3], 'x'), replace([2, 4], 'y')])).toThrow('overlap at offset 2');
  expect(() => applyEdits('abcd', [replace([0, 3], 'x'), insertAt(1, 'y')])).toThrow('overlap at offset 1');
});

it('tells where a place went', () => {
  const edits = [insertAt(1, '++'), replace([2, 4], 'x')];
  expect([0, 1, 3, 4, 5].map(offset => mapOffset(edits, offset))).toEqual([0, 3, 5, 5, 6]);
  expect(hullOf(edits)).toEqual([1, 4]);
});

it('tells where a place came from', () => {
  const edits = [insertAt(1, '++'), replace([2, 4], 'x')];
  expect(applyEdits('abcdef', edits)).toBe('a++bxef');
  expect([0, 1, 2, 3, 4, 5, 6].map(offset => unmapOffset(edits, offset))).toEqual([0, 1, 1, 1, 2, 4, 5]);
});
