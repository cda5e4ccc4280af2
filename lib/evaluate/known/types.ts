/** Types of TypeScript and of frameworks that stand for what they are given. */
import { unknownArguments } from '../parameters.ts';

import type { Type } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Frame } from '../value.ts';

interface Scope {
  readonly module: Module;
  readonly frame: Frame | null;
}

type Utility = (evaluator: Evaluator, args: readonly Type[], scope: Scope) => Evaluated | undefined;

const itself: Utility = (evaluator, [type], scope) => type && evaluator.typeValue({ ...scope, type });

/** `useRef()` and Vue's `ref()` hold their value under another name. */
const reference: Utility = (evaluator, args, scope) => {
  const value = itself(evaluator, args, scope);
  return (
    value && {
      kind: 'properties',
      values: new Map([
        ['current', [{ value }]],
        ['value', [{ value }]],
      ]),
    }
  );
};

const named: Utility = (evaluator, [type], { module, frame }) =>
  type?.k === 'typeof' ? evaluator.eval(module, type.x, frame) : undefined;

const utilities: ReadonlyMap<string, Utility> = new Map<string, Utility>([
  ['Promise', itself],
  ['Readonly', itself],
  ['Partial', itself],
  ['Required', itself],
  ['Pick', itself],
  ['Omit', itself],
  ['Awaited', itself],
  ['NonNullable', itself],
  ['PropsWithChildren', itself],
  ['Context', itself],
  ['Observable', itself],
  ['Ref', reference],
  ['MutableRefObject', reference],
  ['RefObject', reference],
  [
    'ReturnType',
    (evaluator, args, scope) => {
      const called = named(evaluator, args, scope);
      return called && evaluator.apply(called, called.kind === 'function' ? unknownArguments(called) : []);
    },
  ],
  [
    'InstanceType',
    (evaluator, args, scope) => {
      const constructed = named(evaluator, args, scope);
      if (constructed?.kind === 'class') return { kind: 'instance', class: constructed, args: null };
      return constructed && evaluator.construct(constructed, [], undefined);
    },
  ],
]);

const thunkModules: ReadonlySet<string> = new Set(['redux-thunk', '@reduxjs/toolkit']);
const unread: Type = { k: 'unk' };

/** Types of functions that packages declare: `ThunkAction<Given, State, Extra, Action>`. */
export function functionTypeOf(entity: Evaluated, args: readonly Type[] = [], scope: Scope): Evaluated | undefined {
  const [ret, , extra] = args;
  if (entity.kind !== 'import' || entity.name !== 'ThunkAction' || !thunkModules.has(entity.source) || !extra)
    return undefined;
  return { kind: 'typed', type: { ...scope, type: { k: 'fn', ...(ret && { ret }), p: [unread, unread, extra] } } };
}

/** What `name<…args>` stands for; undefined if it is no such type. */
export function utilityType(
  evaluator: Evaluator,
  name: string,
  args: readonly Type[],
  scope: Scope,
): { readonly value: Evaluated | undefined } | undefined {
  const utility = args.length > 0 ? utilities.get(name.split('.').at(-1) ?? '') : undefined;
  return utility && { value: utility(evaluator, args, scope) };
}
