import { graphqlHandlers } from './graphql.ts';
import { messageHandlers } from './messages.ts';
import { nestHandlers } from './nest.ts';
import { topicHandlers } from './topics.ts';
import { storeHandlers } from './vuex.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Module } from '../../facts/store.ts';
import type { Hearing } from '../effect.ts';

/** Who hears something without a call that says so: by where it stands, by a decorator, by its type. */
export function declaredHandlers(module: Module, evaluator: Evaluator): readonly Hearing[] {
  return [storeHandlers, nestHandlers, topicHandlers, graphqlHandlers, messageHandlers].flatMap(of =>
    of(module, evaluator),
  );
}
