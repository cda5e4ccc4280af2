import type { CallValue, Value } from '../../reading.ts';

/** A call of a method, whoever the object is. */
export interface MethodCall {
  readonly object: Value;
  readonly name: string;
  readonly args: readonly Value[];
}

/** `object.name(…)`, also where the object is a parameter and the method a part of its path. */
export function methodCallOf(value: Value): MethodCall | undefined {
  if (value.kind !== 'call' || value.isNew) return undefined;
  const { callee, args } = value;
  if (callee.kind === 'member') return { object: callee.object, name: callee.property, args };
  if (callee.kind === 'parameter' && callee.path.length > 0) {
    const { origin, ...rest } = callee;
    return { object: { ...rest, path: callee.path.slice(0, -1) }, name: callee.path.at(-1) as string, args };
  }
  return undefined;
}

/** `Date.now` for a member of a global, `parseInt` for a global. */
function globalNameOf(value: Value): string | undefined {
  if (value.kind === 'global') return value.name;
  if (value.kind !== 'member') return undefined;
  const object = globalNameOf(value.object);
  return object && `${object}.${value.property}`.replace(/^(?:globalThis|window|self|global)\./, '');
}

/** The global function or class that is called: `Date` for `new Date()`, `Math.floor`. */
export function globalCalleeOf(value: Value): string | undefined {
  return value.kind === 'call' ? globalNameOf(value.callee) : undefined;
}

/** The name of the function that is called, as far as it has one: its own, its import's or the method's. */
export function calleeNameOf(value: CallValue): string | undefined {
  const { callee } = value;
  switch (callee.kind) {
    case 'member':
      return callee.property;
    case 'parameter':
      return callee.path.at(-1) ?? callee.name;
    case 'import':
      return callee.name === '*' || callee.name === 'default' ? callee.source.split('/').at(-1) : callee.name;
    case 'global':
    case 'function':
      return callee.name;
    default:
      return undefined;
  }
}

interface Encoded {
  readonly value: Value;
  /** `base64` and the like. */
  readonly by: string;
}

/** What is put through `btoa(…)` or `Buffer.from(…).toString('base64')`. */
export function encodedBy(value: Value): Encoded | undefined {
  if (value.kind !== 'call' || value.isNew) return undefined;
  const [first] = value.args;
  if (globalCalleeOf(value) === 'btoa') return first && { value: first, by: 'base64' };
  const method = methodCallOf(value);
  if (
    method?.name !== 'toString' ||
    first?.kind !== 'literal' ||
    !/^(?:base64|base64url|hex)$/.test(String(first.value))
  )
    return undefined;
  const made = methodCallOf(method.object);
  const [text, written] = made?.name === 'from' ? made.args : [];
  // What is decoded there is another text.
  const isText = !written || (written.kind === 'literal' && /^utf-?8$/.test(String(written.value)));
  return text && isText ? { value: text, by: String(first.value) } : undefined;
}
