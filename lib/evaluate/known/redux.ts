/** What react-redux and Redux make of creators of actions, and what selectors give. */
import { sagaModules } from './saga.ts';
import { providedFor } from './tokens.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Expr, Prop } from '../../facts/facts.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../value.ts';
import type { KnownFunction, KnownMethod, Library, Methods } from './known.ts';

/** `createSelector(one, another, (a, b) => …)` and `createSelector([one, another], …)`: a selector of what others give. */
const combined: KnownFunction = ({ evaluator, args, at }) => {
  const [first, ...rest] = args.map(thunk => evaluator.force(thunk));
  const given = first?.kind === 'array' ? first.items.map(item => evaluator.force(item)) : first && [first];
  // Options may follow the function that combines.
  const end = rest.findLastIndex(({ kind }) => kind === 'function');
  const combiner = rest[end];
  if (!combiner || !given) return undefined;
  const inputs = [...given, ...rest.slice(0, end)];
  return {
    kind: 'bound',
    callee: combiner,
    args: inputs.map((input): Thunk => ({ value: selectedBy(evaluator, input, at) })),
    at,
  };
};

/** What a selector gives of a state that nobody sees. */
function selectedBy(evaluator: Evaluator, selector: Evaluated, at: Evaluated['at']): Evaluated {
  if (selector.kind === 'function') return evaluator.givenBy(selector);
  if (selector.kind === 'bound') return evaluator.apply(selector, [], at);
  return { kind: 'call', callee: selector, args: [], isNew: false, at };
}

const selected: KnownFunction = ({ evaluator, args: [selector], at }) => {
  const value = selector && evaluator.force(selector);
  return value && (value.kind === 'function' || value.kind === 'bound') ? selectedBy(evaluator, value, at) : undefined;
};

/** `useSelector.withTypes<RootState>()` gives the function itself. */
const withTypes: KnownMethod = receiver =>
  receiver.kind === 'import' && [...reselect.modules, ...redux.modules, ...reactRedux.modules].includes(receiver.source)
    ? receiver
    : undefined;

export const typedMethods: Methods = { withTypes };

export const reselect: Library = {
  modules: ['reselect', 're-reselect'],
  functions: { createSelector: combined },
};

export const reactRedux: Library = {
  modules: ['react-redux', 'react-redux/es/exports'],
  functions: { useSelector: selected },
};

/** `const id = yield select(getId)`. */
export const sagaEffects: Library = {
  modules: sagaModules,
  functions: {
    select: selected,
    getContext: ({ evaluator, args: [key] }) => key && providedFor(evaluator, 'saga', evaluator.force(key)),
  },
};

export const redux: Library = {
  modules: ['redux', '@reduxjs/toolkit'],
  functions: {
    createSelector: combined,
    // Dispatching what it gives runs the function that it is given.
    createAsyncThunk: ({ evaluator, args }) => args[1] && evaluator.force(args[1]),
    bindActionCreators: ({ evaluator, args }) => args[0] && dispatching(evaluator, evaluator.force(args[0])),
  },
};

/** Whether what a package is given comes out of it by ways that are followed: actions, props, effects. */
export function handsOn(source: string): boolean {
  return [reactRedux, redux, sagaEffects].some(({ modules }) => modules.includes(source));
}

/** `connect(state, actions)`. */
export function isConnect(callee: Evaluated): boolean {
  return callee.kind === 'import' && callee.source === 'react-redux' && callee.name === 'connect';
}

/** A creator of actions, or an object of them, where calling one dispatches what it makes. */
export function dispatching(evaluator: Evaluator, value: Evaluated): Evaluated {
  if (value.kind === 'function' || value.kind === 'call' || value.kind === 'member')
    return { kind: 'bound', callee: value, args: [], dispatches: true };
  return value.kind === 'object' ? dispatchingAll(evaluator, value) : value;
}

/** An object of creators, in layers where some of it is spread into it, or stands under names that only the run knows. */
function dispatchingAll(evaluator: Evaluator, { module, expr, frame }: EvaluatedOf<'object'>): Evaluated {
  const of = (one: Expr): Evaluated => dispatching(evaluator, evaluator.eval(module, one, frame));
  const named = (properties: readonly Prop[]): Evaluated => ({
    kind: 'properties',
    values: new Map(properties.flatMap(({ k, v }) => (k === null ? [] : [[k, [{ value: of(v) }]] as const]))),
    ...(properties.some(({ c }) => c) && { open: true }),
  });
  const isSpread = ({ k, c }: Prop): boolean => k === null && !c;
  if (!expr.p.some(isSpread)) return named(expr.p);
  return { kind: 'merge', of: expr.p.map(property => (isSpread(property) ? of(property.v) : named([property]))) };
}
