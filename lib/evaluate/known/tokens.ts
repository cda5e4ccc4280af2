/** Tokens by which frameworks hand out what somewhere else was provided for them. */
import { serviceName } from './ember.ts';
import { alternatives, stringOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../value.ts';

/** Whose tokens they are: a text is one of Nest's and one of Vue's, and not the same. */
export type TokenSpace = 'injected' | 'vue' | 'svelte' | 'saga';

/** What a token is known by; undefined where that only the run knows. */
export function tokenKey(evaluator: Evaluator, space: TokenSpace, token: Evaluated): string | undefined {
  switch (token.kind) {
    case 'literal': {
      const text = stringOf(token);
      return text === undefined ? undefined : `${space} text ${text}`;
    }
    case 'class':
      return `${space} class ${token.module.path} ${token.id}`;
    case 'import':
      return `${space} import ${token.source} ${token.name}`;
    case 'sdk-export':
      return `${space} sdk ${token.sdk.id} ${token.name}`;
    // `Symbol('x')` and `new InjectionToken('x')` are what they are by where they are made.
    case 'call': {
      const shared = sharedSymbol(evaluator, token);
      if (shared !== undefined) return `${space} symbol ${shared}`;
      return token.at && `${space} made ${token.at.module.path} ${token.at.start}`;
    }
    default:
      return undefined;
  }
}

/** The name of `Symbol.for('name')`. */
function sharedSymbol(evaluator: Evaluator, { callee, args: [name] }: EvaluatedOf<'call'>): string | undefined {
  if (callee.kind !== 'member' || callee.property !== 'for' || callee.object.kind !== 'global') return undefined;
  return callee.object.name === 'Symbol' && name ? stringOf(evaluator.force(name)) : undefined;
}

/** What is provided for a token, as far as any is known. */
export function providedFor(evaluator: Evaluator, space: TokenSpace, token: Evaluated): Evaluated | undefined {
  for (const one of alternatives(token)) {
    const key = tokenKey(evaluator, space, one);
    const value = key === undefined ? undefined : evaluator.host.provided(key);
    if (value) return value;
  }
  return undefined;
}

/** What a decorator's token gives: of `@Inject(token)` the token, and of a decorator made of that one its own. */
export function injectedBy(evaluator: Evaluator, token: Evaluated): Evaluated | undefined {
  const client = token.kind === 'call' ? clientInjected(evaluator, token) : undefined;
  if (client) return client;
  const own = token.kind === 'call' ? injectedIn(token) : undefined;
  return providedFor(evaluator, 'injected', own ? evaluator.force(own) : token) ?? serviceOf(evaluator, token);
}

/** `@service('user-tracking') tracker` of Ember. */
function serviceOf(evaluator: Evaluator, token: Evaluated): Evaluated | undefined {
  const name = stringOf(token);
  return name === undefined ? undefined : evaluator.host.componentProperty(serviceName(name));
}

/** The client that a decorator of an SDK's module for Nest stands for. */
function clientInjected(evaluator: Evaluator, { callee }: EvaluatedOf<'call'>): Evaluated | undefined {
  const client = callee.kind === 'sdk-export' ? callee.spec.injects : undefined;
  return callee.kind === 'sdk-export' && client !== undefined ? evaluator.client(callee.sdk, client) : undefined;
}

function injectedIn({ callee, args }: EvaluatedOf<'call'>): EvaluatedOf<'call'>['args'][number] | undefined {
  return callee.kind === 'import' && /^inject$/i.test(callee.name) ? args[0] : undefined;
}
