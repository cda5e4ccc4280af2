import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
import { z } from 'zod';
import * as whole from 'zod';
import * as other from 'other-schemas';
enum Kind { Open = 'Opened', Close = 'Closed' }
const Name = z.enum(['opened', 'closed']);
const Native = z.nativeEnum(Kind);
const Later = whole.enum(Kind);
const One = z.literal('opened');
const Foreign = other.enum(['opened']);
const Open = z.enum([...given]);
`;

describe('schemas whose values are written out', () => {
  it.each([
    ['Name.enum.opened', '"opened"'],
    ['Name.Enum.closed', '"closed"'],
    ['Name.Values.closed', '"closed"'],
    ['Name.options[1]', '"closed"'],
    ['Native.enum.Open', '"Opened"'],
    ['Later.enum.Close', '"Closed"'],
    ['One.value', '"opened"'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, around)).toBe(value);
  });

  it.each([
    ['Foreign.enum.opened', 'a package that is not known'],
    ['Open.enum.opened', 'a list that is not known'],
    ['Name.enum.moved', 'a text that is not there'],
    ['z.enum().enum.opened', 'nothing given'],
  ])('%s is not known: %s', expression => {
    expect(valueOf(expression, around)).not.toMatch(/^"/);
  });
});
