/** Values that answer when they are asked, and what they were asked so far: that is what can be kept of them. */
import type { FunctionValue, ObjectValue, Origin, Part, Value } from '../reading.ts';

/** The question that a part and a function are asked; an object is asked for its keys. */
export const THE_VALUE = 'value';

type Answers = ReadonlyMap<string, Value | undefined>;

/** What is known of such a value without asking. */
export type Outside =
  | { readonly kind: 'part'; readonly rest: Omit<Part, 'value'> }
  | { readonly kind: 'function'; readonly rest: Omit<FunctionValue, 'returned'> }
  | {
      readonly kind: 'object';
      readonly rest: Omit<ObjectValue, 'get' | 'keyOrigin'>;
      readonly origins: ReadonlyMap<string, Origin>;
    };

/** What can be kept of a value that answers when it is asked. */
interface Asked {
  readonly outside: Outside;
  readonly answers: Answers;
  /** What was kept of it before, as it was kept. */
  readonly before?: Before | undefined;
}

/** Answers that were kept, by their questions. */
export type Before = ReadonlyMap<string, unknown>;

const asked = new WeakMap<object, Asked>();

/** Undefined for a value that is all there is of it. */
export function askedOf(value: object): Asked | undefined {
  return asked.get(value);
}

/** @param ask - is asked once */
export function lazyPart(rest: Omit<Part, 'value'>, ask: () => Value, before?: Before): Part {
  const once = remembering({ kind: 'part', rest }, ask, before);
  return once.made({
    get value() {
      return once.answer(THE_VALUE) as Value;
    },
    ...rest,
  });
}

/** @param ask - what the function gives; is asked once */
export function lazyFunction(rest: Omit<FunctionValue, 'returned'>, ask: () => Value, before?: Before): FunctionValue {
  const once = remembering({ kind: 'function', rest }, ask, before);
  return once.made({ ...rest, returned: () => once.answer(THE_VALUE) as Value });
}

/** @param ask - the member of a name; is asked once for each */
export function lazyObject(
  rest: Omit<ObjectValue, 'get' | 'keyOrigin'>,
  origins: ReadonlyMap<string, Origin>,
  ask: (key: string) => Value | undefined,
  before?: Before,
): ObjectValue {
  const once = remembering({ kind: 'object', rest, origins }, ask, before);
  return once.made({ ...rest, get: once.answer, keyOrigin: key => origins.get(key) });
}

function remembering(
  outside: Outside,
  ask: (question: string) => Value | undefined,
  before: Before | undefined,
): { answer(question: string): Value | undefined; made<T extends object>(value: T): T } {
  const answers = new Map<string, Value | undefined>();
  return {
    answer: question => {
      if (!answers.has(question)) answers.set(question, ask(question));
      return answers.get(question);
    },
    made: value => {
      asked.set(value, { outside, answers, before });
      return value;
    },
  };
}
