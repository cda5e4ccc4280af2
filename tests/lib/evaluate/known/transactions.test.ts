import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

describe('a transaction gives what is done in it', () => {
  it.each([
    ['id', '"a"', "const id = await prisma.$transaction(async tx => 'a', { timeout: 1 });"],
    ['id', '"b"', "const id = await db.transaction({ isolation: 'x' }, t => { return 'b'; });"],
    [
      'id',
      'the parameter tx.user.create(…).id',
      'const { id } = await db.transaction(async tx => tx.user.create({}));',
    ],
    ['id', 'the global prisma.$transaction(…)', 'const id = await prisma.$transaction([one(), two()]);'],
  ])('%s is %s', (expression, expected, before) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
