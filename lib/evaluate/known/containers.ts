/** Containers that make what they are asked for. */
import type { KnownMethod, Methods } from './known.ts';

const instance: KnownMethod = (_receiver, { evaluator, args }) => {
  const token = args[0] && evaluator.force(args[0]);
  return token?.kind === 'class' ? { kind: 'instance', class: token, args: null } : undefined;
};

/** A container asked for a class: `container.get(AnalyticsService)`. */
export const containerMethods: Methods = { get: instance, resolve: instance };
