import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
import { z } from 'zod';
import * as yup from 'yup';
import Joi from 'joi';
import * as v from 'valibot';
import { JSONCodec } from 'nats';
import { schema as foreign } from 'other-schemas';
const given = { event: 'opened' };
const schema = z.object({}).strict();
const codec = JSONCodec();
const mine = { parse: value => ({ event: value }) };
`;

describe('what gives what it is handed', () => {
  it.each([
    'structuredClone(given).event',
    'JSON.parse(JSON.stringify(given)).event',
    'JSON.parse(Buffer.from(JSON.stringify(given)).toString()).event',
    'JSON.parse(new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(given)))).event',
    'codec.decode(codec.encode(given)).event',
    'schema.parse(given).event',
    'schema.safeParse(given).data.event',
    'yup.object().validateSync(given).event',
    'Joi.object().validate(given).value.event',
    'v.parse(v.object({}), given).event',
  ])('%s', expression => {
    expect(valueOf(expression, around)).toBe('"opened"');
  });

  it.each([
    ['foreign.parse(given).event', 'a schema of a package that is not known'],
    ['mine.parse(given).event.length', 'an own function of that name'],
    ['JSON.parse(given2).event', 'a text that is not known'],
    ['JSON.stringify(given).event', 'a text has no such member'],
    ['schema.parse(given2).event', 'what was checked is not known'],
  ])('%s is not known: %s', expression => {
    expect(valueOf(expression, around)).not.toBe('"opened"');
  });
});
