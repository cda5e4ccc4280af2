/** React and what goes by its shapes. */
import { solidSignals } from './boxes.ts';
import { holder, invoked, passThrough } from './known.ts';
import { stateOf } from './state.ts';
import { isHollow, isSingular } from '../kinds.ts';
import { union } from '../value.ts';

import type { Binding, Expr, Type } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk, TypeRef } from '../value.ts';
import type { KnownCall, Library } from './known.ts';

export const react: Library = {
  modules: [
    'react',
    'preact',
    '@wordpress/element',
    'solid-js',
    'use-context-selector',
    '@fluentui/react-context-selector',
  ],
  functions: {
    useCallback: passThrough,
    useEvent: passThrough,
    useEffectEvent: passThrough,
    memo: passThrough,
    cache: passThrough,
    forwardRef: passThrough,
    useMemo: invoked,
    lazy: invoked,
    createContext: ({ args: [fallback], at }) => ({
      kind: 'context',
      id: at ? `${at.module.path} ${at.start}` : '',
      ...(fallback && { fallback }),
      at,
    }),
    useContext: contextValue,
    useContextSelector: selectedValue,
    use: call => contextValue(call) ?? (call.args[0] && call.evaluator.force(call.args[0])),
    useRef: ({ evaluator, args: [initial] }) => holder('current', initial ? [begun(evaluator, initial)] : []),
    useState: stateOf,
    ...solidSignals,
  },
};

/** Hooks of libraries that keep a callback's identity or change its timing. */
export const reactCallbacks: Library = {
  modules: [
    'ahooks',
    'use-debounce',
    'usehooks-ts',
    'react-use',
    '@mantine/hooks',
    '@mui/utils',
    '@mui/material',
    'use-callback-ref',
    'rooks',
    '@uidotdev/usehooks',
    'react-use-event-hook',
    'use-effect-event',
    'use-event-callback',
  ],
  functions: {
    useEvent: passThrough,
    useMemoizedFn: passThrough,
    useStableCallback: passThrough,
    useDebouncedCallback: passThrough,
    useThrottledCallback: passThrough,
    useDebounce: passThrough,
    useThrottle: passThrough,
    useEventCallback: passThrough,
    useLatest: passThrough,
  },
};

const filledLater: Evaluated = { kind: 'properties', values: new Map(), open: true };

/** `useRef({})`: an object without anything in it is a blank, in whose place stands what the element gives. */
function begun(evaluator: Evaluator, initial: Thunk): Thunk {
  const value = evaluator.force(initial);
  return value.kind === 'object' && value.expr.p.length === 0 ? { value: filledLater } : initial;
}

/** What runs a function on another thread gives one that takes the same. */
export const threads: Library = {
  modules: ['react-native-reanimated', 'react-native-worklets', 'react-native-worklets-core'],
  functions: {
    runOnJS: passThrough,
    runOnUI: passThrough,
    runOnUISync: passThrough,
    useWorkletCallback: passThrough,
    useRunOnJS: passThrough,
  },
};

/** `useContextSelector(Context, value => value.track)`. */
function selectedValue(call: KnownCall): Evaluated | undefined {
  const { evaluator, args, at } = call;
  const value = contextValue(call);
  const selector = args[1] && evaluator.force(args[1]);
  return value && selector?.kind === 'function' ? evaluator.apply(selector, [{ value }], at) : undefined;
}

/** What the nearest provider gives, as far as any is known, or what the context was made with. */
export function contextValue({ evaluator, args, at }: KnownCall): Evaluated | undefined {
  const context = args[0] ? evaluator.force(args[0]) : undefined;
  if (context?.kind === 'class') return { kind: 'instance', class: context, args: null };
  if (context?.kind !== 'context') return undefined;
  const provided = evaluator.host.contextValue(context.id);
  const given = givenValue(context, { evaluator, args, at });
  return provided ? union([provided, given]) : given;
}

/**
 * What a provider gives that is not known. What the context was made with tells what can be called on it; the data there
 * is a blank for where there is no provider, and says nothing of what a provider gives.
 */
function givenValue(context: EvaluatedOf<'context'>, { evaluator, args, at }: KnownCall): Evaluated {
  const { fallback } = context;
  const initial = fallback && evaluator.force(fallback);
  // A store that the context was made with is no blank.
  if (initial && (isSingular(initial) || initial.kind === 'instance')) return initial;
  const given: Evaluated = { kind: 'call', callee: useContext, args, isNew: false, at };
  const type =
    context.type ??
    (fallback && 'expr' in fallback && initial && !isHollow(initial)
      ? { module: fallback.module, type: { k: 'typeof' as const, x: fallback.expr }, frame: fallback.frame }
      : undefined);
  return type ? evaluator.typed(given, type) : given;
}

const useContext: Evaluated = { kind: 'import', source: 'react', name: 'useContext' };

/** The context of which a value is what its provider gives, and nobody knows what that is. */
export function contextTaken(evaluator: Evaluator, value: Evaluated): EvaluatedOf<'context'> | undefined {
  const given = value.kind === 'call' && value.callee === useContext ? value.args[0] : undefined;
  const context = given && evaluator.force(given);
  return context?.kind === 'context' ? context : undefined;
}

/** Types of function components, each given the type of its properties in angle brackets. */
const componentTypes: ReadonlySet<string> = new Set(['FC', 'FunctionComponent', 'VFC', 'VoidFunctionComponent']);

/** `FC<Props>`, `React.FC<Props>`: the type of the properties. */
export function propertiesOfComponent(type: TypeRef['type'], { facts }: Module): Type | undefined {
  if (type.k !== 'ref' || !type.a) return undefined;
  const { x } = type;
  const from = (one: Expr): Binding['imp'] => (one.k === 'ref' ? facts.bindings[one.b]?.imp : undefined);
  const isReact = (one: Expr): boolean => (one.k === 'glob' ? one.n === 'React' : from(one)?.m === 'react');
  const name = x.k === 'mem' ? isReact(x.o) && x.p : isReact(x) && from(x)?.n;
  return name && componentTypes.has(name) ? type.a[0] : undefined;
}
