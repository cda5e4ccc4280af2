/** Values that answer when they are asked, and what they were asked so far: that is what can be kept of them. */
import type { FunctionValue, ObjectValue, Origin, Part, Value } from '../reading.ts';

/** The question that a part and a function are asked; an object is asked for its keys. */
const THE_VALUE = 'value';

export type Answers = ReadonlyMap<string, Value | undefined>;

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
}

const asked = new WeakMap<object, Asked>();

/** Undefined for a value that is all there is of it. */
export function askedOf(value: object): Asked | undefined {
  return asked.get(value);
}

/**
 * @param answers - to questions that were asked before
 * @param ask - answers the others, each once
 */
export function lazyPart(
  rest: Omit<Part, 'value'>,
  ask: () => Value,
  answers: Answers = new Map<string, Value | undefined>(),
): Part {
  const once = remembering({ kind: 'part', rest }, answers, ask);
  return once.made({
    get value() {
      return once.answer(THE_VALUE) as Value;
    },
    ...rest,
  });
}

/** @param ask - what the function gives */
export function lazyFunction(
  rest: Omit<FunctionValue, 'returned'>,
  ask: () => Value,
  answers: Answers = new Map<string, Value | undefined>(),
): FunctionValue {
  const once = remembering({ kind: 'function', rest }, answers, ask);
  return once.made({ ...rest, returned: () => once.answer(THE_VALUE) as Value });
}

/** @param ask - the member of a name */
export function lazyObject(
  rest: Omit<ObjectValue, 'get' | 'keyOrigin'>,
  origins: ReadonlyMap<string, Origin>,
  ask: (key: string) => Value | undefined,
  answers: Answers = new Map<string, Value | undefined>(),
): ObjectValue {
  const once = remembering({ kind: 'object', rest, origins }, answers, ask);
  return once.made({ ...rest, get: once.answer, keyOrigin: key => origins.get(key) });
}

function remembering(
  outside: Outside,
  before: Answers,
  ask: (question: string) => Value | undefined,
): { answer(question: string): Value | undefined; made<T extends object>(value: T): T } {
  const answers = new Map(before);
  return {
    answer: question => {
      if (!answers.has(question)) answers.set(question, ask(question));
      return answers.get(question);
    },
    made: value => {
      asked.set(value, { outside, answers });
      return value;
    },
  };
}
