/** What gives what it is handed: checked by a schema, or written out for a queue and read again. */
import { isData } from '../kinds.ts';
import { rootOf } from '../value.ts';
import { isGlobal } from './builtins.ts';

import type { Evaluated, Thunk } from '../value.ts';
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
function readOut(receiver: Evaluated, call: KnownCall): Evaluated | undefined {
  return isGlobal(receiver, 'JSON') ? readFrom(call) : undefined;
}

function readFrom({ evaluator, args: [first] }: KnownCall): Evaluated | undefined {
  const value = first && evaluator.force(first);
  return value && isWritten(value) && value.kind === 'call' && value.args[0]
    ? evaluator.force(value.args[0])
    : undefined;
}

/** `JSON.stringify(value)`. */
function isWritten(value: Evaluated): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  return callee.kind === 'member' && callee.property === 'stringify' && isGlobal(callee.object, 'JSON');
}

/** Data as the text that it is written out to. */
export function writtenOut(data: Thunk): Evaluated {
  const stringify: Evaluated = { kind: 'member', object: { kind: 'global', name: 'JSON' }, property: 'stringify' };
  return { kind: 'call', callee: stringify, args: [data], isNew: false };
}

function writtenIn({ evaluator, args: [first] }: KnownCall): Evaluated | undefined {
  const value = first && evaluator.force(first);
  return value && isWritten(value) ? value : undefined;
}

/** The name of what makes bytes of texts, or of data: `new TextEncoder()`, `JSONCodec()` of NATS. */
function codecOf(value: Evaluated): string | undefined {
  if (value.kind !== 'call' || (value.callee.kind !== 'global' && value.callee.kind !== 'import')) return undefined;
  const { name } = value.callee;
  return ['TextEncoder', 'TextDecoder', 'StringCodec', 'JSONCodec'].includes(name) ? name : undefined;
}

const encoded: KnownMethod = (receiver, call) => {
  const codec = codecOf(receiver);
  if (codec === 'JSONCodec') return call.args[0] && writtenOut(call.args[0]);
  return codec === undefined ? undefined : writtenIn(call);
};

const decoded: KnownMethod = (receiver, call) => {
  const codec = codecOf(receiver);
  if (codec === 'JSONCodec') return readFrom(call);
  return codec === undefined ? undefined : writtenIn(call);
};

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
  encode: encoded,
  decode: decoded,
  from: (receiver, call) => (isGlobal(receiver, 'Buffer') ? writtenIn(call) : undefined),
  toString: (receiver: Evaluated) => (isWritten(receiver) ? receiver : undefined),
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
