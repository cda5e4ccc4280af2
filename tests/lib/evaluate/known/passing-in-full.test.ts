import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
import { z } from 'zod';
import * as yup from 'yup';
import Joi from 'joi';
import joi from '@hapi/joi';
import * as v from 'valibot';
import { create, mask } from 'superstruct';
import { plainToInstance, plainToClass } from 'class-transformer';
import * as sub from 'zod/v4';
import * as my from 'myzod';
import * as run from 'runtypes';
import * as open from 'zod-openapi';
import * as hono from '@hono/zod-openapi';
import * as notzod from 'zodiac';
import { JSONCodec, StringCodec } from 'nats';
const given = { event: 'opened' };
const schema = z.object({}).strict();
const text = JSON.stringify(given);
`;

describe('what is checked, or written out and read again', () => {
  it.each([
    ['schema.parse(given).event', '"opened"'],
    ['schema.parseAsync(given).event', '"opened"'],
    ['schema.cast(given).event', '"opened"'],
    ['schema.validateSync(given).event', '"opened"'],
    ['schema.validateAsync(given).event', '"opened"'],
    ['schema.attempt(given).event', '"opened"'],
    ['schema.create(given).event', '"opened"'],
    ['schema.mask(given).event', '"opened"'],
    ['schema.check(given).event', '"opened"'],
    ['schema.safeParse(given).data.event', '"opened"'],
    ['schema.safeParse(given).value.event', '"opened"'],
    ['schema.safeParse(given).output.event', '"opened"'],
    ['schema.safeParse(given).event', '{ data, value, output, ... }.event'],
    ['schema.safeParse(given)', '{ data, value, output, ... }'],
    ['schema.safeParseAsync(given).data.event', '"opened"'],
    ['schema.validate(given).data.event', '"opened"'],
    ['yup.object().validate(given).event', '"opened"'],
    ['Joi.object().validate(given).value.event', '"opened"'],
    ['Joi.validate(given, 1).value', 'validate of "joi"(…).value'],
    ['joi.object().validate(given).value.event', '"opened"'],
    ['v.parse(v.object({}), given).event', '"opened"'],
    ['v.parse(given).event', 'parse of "valibot"(…).event'],
    ['v.parseAsync(v.object({}), given).event', '"opened"'],
    ['v.safeParse(v.object({}), given).output.event', 'safeParse of "valibot"(…).output.event'],
    ['create(given, 1)', '1'],
    ['create(1, given).event', '"opened"'],
    ['mask(1, given).event', '"opened"'],
    ['plainToInstance(1, given).event', '"opened"'],
    ['plainToClass(1, given).event', '"opened"'],
    ['sub.object().parse(given).event', '"opened"'],
    ['my.object().parse(given).event', '"opened"'],
    ['run.Record().check(given).event', '"opened"'],
    ['hono.z.object().parse(given).event', '"opened"'],
    ['notzod.object().parse(given).event', 'object of "zodiac"(…).parse(…).event'],
    ["schema.parse('a')", '"a"'],
    ['schema.parse(`a${q}`)', '`a${the global q}`'],
    ['schema.parse(q)', 'z of "zod".object(…).strict(…).parse(…)'],
    ['schema.parse()', 'z of "zod".object(…).strict(…).parse(…)'],
    ['schema.parse([1])', 'z of "zod".object(…).strict(…).parse(…)'],
    ['schema.parse({ ...given, a: 1 }).event', '"opened"'],
    ['JSON.parse(text).event', '"opened"'],
    ['JSON.parse(q)', 'the global JSON.parse(…)'],
    ['JSON.parse()', 'the global JSON.parse(…)'],
    ['JSON.stringify()', 'the global JSON.stringify(…)'],
    ['JSON.parse(JSON.stringify())', 'the global JSON.parse(…)'],
    ['mine.parse(text)', 'the global mine.parse(…)'],
    ['JSON.parse(mine.stringify(given))', 'the global JSON.parse(…)'],
    ['JSON.parse(JSON.other(given))', 'the global JSON.parse(…)'],
    ['JSON.parse(Buffer.from(text)).event', '"opened"'],
    ['JSON.parse(Buffer.from(q))', 'the global JSON.parse(…)'],
    ['JSON.parse(Other.from(text))', 'the global JSON.parse(…)'],
    ['JSON.parse(text.toString()).event', '"opened"'],
    ['JSON.parse(new TextEncoder().encode(text)).event', '"opened"'],
    ['JSON.parse(new TextDecoder().decode(text)).event', '"opened"'],
    ['JSON.parse(StringCodec().encode(text)).event', '"opened"'],
    ['JSON.parse(StringCodec().decode(text)).event', '"opened"'],
    ['JSONCodec().decode(text).event', '"opened"'],
    ['JSON.parse(JSONCodec().encode(given)).event', '"opened"'],
    ['JSONCodec().encode()', 'JSONCodec of "nats"(…).encode(…)'],
    ['JSONCodec().decode(q)', 'JSONCodec of "nats"(…).decode(…)'],
    ['JSONCodec().decode()', 'JSONCodec of "nats"(…).decode(…)'],
    ['new TextEncoder().encode(given)', 'new the global TextEncoder(…).encode(…)'],
    ['new Other().encode(text)', 'new the global Other(…).encode(…)'],
    ['q.encode(text)', 'the global q.encode(…)'],
    ['q.x().encode(text)', 'the global q.x(…).encode(…)'],
    ['new TextEncoder().encode()', 'new the global TextEncoder(…).encode(…)'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
