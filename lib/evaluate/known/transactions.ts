/** Transactions of databases: they give what the function gives that runs in them. */
import { parameterOf } from '../parameters.ts';

import type { EvaluatedOf, Thunk } from '../value.ts';
import type { KnownMethod, Methods } from './known.ts';

/** `prisma.$transaction(async tx => …)`, `db.transaction(…)`, `firestore.runTransaction(…)`. */
const ran: KnownMethod = (_receiver, { evaluator, args, at }) => {
  for (const argument of args) {
    const callback = evaluator.force(argument);
    if (callback.kind === 'function') return evaluator.apply(callback, symbols(callback), at);
  }
  return undefined;
};

/** What the database hands to the function: nothing is known of it but that it is there. */
function symbols({ module, id, frame }: EvaluatedOf<'function'>): readonly Thunk[] {
  const parameters = module.facts.fns[id]?.p ?? [];
  return parameters.map((_, index) => ({ value: parameterOf(module, id, index, frame, undefined) }));
}

export const transactionMethods: Methods = {
  $transaction: ran,
  transaction: ran,
  runTransaction: ran,
  withTransaction: ran,
};
