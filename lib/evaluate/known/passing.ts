/** What gives what it is handed: checked by a schema, or written out for a queue and read again. */
import { isData } from '../kinds.ts';
import { rootOf } from '../value.ts';
import { isGlobal } from './builtins.ts';

import type { Evaluated } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Library, Methods } from './known.ts';

const schemaModules =
  /^(?:zod(?:\/.*)?|yup|joi|@hapi\/joi|valibot|superstruct|myzod|runtypes|zod-openapi|@hono\/zod-openapi)$/;

/** What is checked, where it is known: what is not keeps saying that it was checked. */
function checked({ evaluator, args }: KnownCall, place: number): Evaluated | undefined {
  const value = args[place] && evaluator.force(args[place]);
  return value && (isData(value) || value.kind === 'literal' || value.kind === 'template') ? value : undefined;
}

/** Where the value stands: `schema.parse(value)`, `v.parse(schema, value)`. */
function givenTo(receiver: Evaluated, call: KnownCall): Evaluated | undefined {
  const root = rootOf(receiver);
  if (root.kind !== 'import' || !schemaModules.test(root.source)) return undefined;
  return checked(call, receiver.kind === 'import' ? 1 : 0);
}

const parsed: KnownMethod = (receiver, call) => readOut(receiver, call) ?? givenTo(receiver, call);
const passed: KnownMethod = (receiver, call) => givenTo(receiver, call);

/** What comes beside whether it is right: `{ success, data }` of zod, `{ error, value }` of Joi. */
const held: KnownMethod = (receiver, call) => {
  const value = givenTo(receiver, call);
  if (!value) return undefined;
  return {
    kind: 'properties',
    values: new Map(['data', 'value', 'output'].map(name => [name, [{ value }]])),
    open: true,
  };
};

/** Yup's gives the value, Joi's what holds it. */
const validated: KnownMethod = (receiver, call) => {
  const root = rootOf(receiver);
  return root.kind === 'import' && root.source === 'yup' ? passed(receiver, call) : held(receiver, call);
};

/** `JSON.parse(JSON.stringify(value))`, also where the text went through something on its way. */
function readOut(receiver: Evaluated, { evaluator, args: [first] }: KnownCall): Evaluated | undefined {
  if (!isGlobal(receiver, 'JSON') || !first) return undefined;
  const value = evaluator.force(first);
  if (isData(value)) return value;
  return isWritten(value) && value.kind === 'call' && value.args[0] ? evaluator.force(value.args[0]) : undefined;
}

/** `JSON.stringify(value)`, and data that a codec has made bytes of. */
function isWritten(value: Evaluated): boolean {
  if (value.kind !== 'call') return isData(value);
  const { callee } = value;
  return callee.kind === 'member' && callee.property === 'stringify' && isGlobal(callee.object, 'JSON');
}

function writtenIn({ evaluator, args: [first] }: KnownCall): Evaluated | undefined {
  const value = first && evaluator.force(first);
  return value && isWritten(value) ? value : undefined;
}

/** `new TextEncoder()`, `JSONCodec()` of NATS. */
function isCodec(value: Evaluated): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  return callee.kind === 'global'
    ? callee.name === 'TextEncoder' || callee.name === 'TextDecoder'
    : callee.kind === 'import' && (callee.name === 'JSONCodec' || callee.name === 'StringCodec');
}

const coded: KnownMethod = (receiver, call) => (isCodec(receiver) ? writtenIn(call) : undefined);

export const passingMethods: Methods = {
  parse: parsed,
  parseAsync: passed,
  cast: passed,
  validateSync: passed,
  validateAsync: passed,
  attempt: passed,
  create: passed,
  mask: passed,
  check: passed,
  safeParse: held,
  safeParseAsync: held,
  validate: validated,
  encode: coded,
  decode: coded,
  from: (receiver, call) => (isGlobal(receiver, 'Buffer') ? writtenIn(call) : undefined),
  toString: (receiver: Evaluated) => (isWritten(receiver) && receiver.kind === 'call' ? receiver : undefined),
};

const second: KnownFunction = call => checked(call, 1);

export const schemas: Library = {
  modules: ['valibot', 'superstruct', 'class-transformer'],
  functions: {
    parse: second,
    parseAsync: second,
    create: second,
    mask: second,
    plainToInstance: second,
    plainToClass: second,
  },
};
