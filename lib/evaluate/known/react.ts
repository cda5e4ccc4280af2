/** React and what goes by its shapes. */
import { holder, invoked, passThrough } from './known.ts';
import { union } from '../value.ts';

import type { Evaluated, Thunk } from '../value.ts';
import type { KnownCall, Library } from './known.ts';

export const react: Library = {
  modules: ['react', 'preact', 'preact/hooks', 'preact/compat', '@wordpress/element', 'solid-js'],
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
    use: call => contextValue(call) ?? (call.args[0] && call.evaluator.force(call.args[0])),
    useRef: ({ args: [initial] }) => holder('current', initial ? [initial] : []),
    useState: ({ evaluator, args: [initial] }) => ({
      kind: 'array',
      items: initial ? [{ value: firstState(evaluator, initial) }] : [],
      open: true,
    }),
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

/** What the nearest provider gives, as far as any is known, or what the context was made with. */
export function contextValue({ evaluator, args }: KnownCall): Evaluated | undefined {
  const context = args[0] ? evaluator.force(args[0]) : undefined;
  if (context?.kind === 'class') return { kind: 'instance', class: context, args: null };
  if (context?.kind !== 'context') return undefined;
  const provided = evaluator.host.contextValue(context.id);
  const fallback = context.fallback ? evaluator.force(context.fallback) : undefined;
  return union([...(provided ? [provided] : []), ...(fallback ? [fallback] : [])]);
}

/** `useState(() => first)` as well as `useState(first)`. */
function firstState(evaluator: KnownCall['evaluator'], initial: Thunk): Evaluated {
  const value = evaluator.force(initial);
  return value.kind === 'function' ? evaluator.apply(value, []) : value;
}
