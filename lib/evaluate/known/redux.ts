/** What react-redux and Redux make of creators of actions: functions that dispatch what they make. */
import { invoked } from './known.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';
import type { Library } from './known.ts';

export const redux: Library = {
  modules: ['redux', '@reduxjs/toolkit'],
  functions: {
    createSelector: invoked,
    // Dispatching what it gives runs the function that it is given.
    createAsyncThunk: ({ evaluator, args }) => args[1] && evaluator.force(args[1]),
    bindActionCreators: ({ evaluator, args }) => args[0] && dispatching(evaluator, evaluator.force(args[0])),
  },
};

/** `connect(state, actions)`. */
export function isConnect(callee: Evaluated): boolean {
  return callee.kind === 'import' && callee.source === 'react-redux' && callee.name === 'connect';
}

/** A creator of actions, or an object of them, where calling one dispatches what it makes. */
export function dispatching(evaluator: Evaluator, value: Evaluated): Evaluated {
  if (value.kind === 'function' || value.kind === 'call' || value.kind === 'member')
    return { kind: 'bound', callee: value, args: [], dispatches: true };
  if (value.kind !== 'object') return value;
  const { module, expr, frame } = value;
  const values = new Map(
    expr.p.flatMap(({ k, v }) =>
      k === null ? [] : [[k, [{ value: dispatching(evaluator, evaluator.eval(module, v, frame)) }]] as const],
    ),
  );
  return { kind: 'properties', values };
}
