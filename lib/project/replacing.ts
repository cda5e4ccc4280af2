/** What a module writes to members of what it imports: `api.track = send`, `Tracker.prototype.track = send`. */
import { alternatives } from '../evaluate/value.ts';
import { placeOf } from './places.ts';
import { writtenKey } from './registry.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Interest } from './interest.ts';
import type { Findings } from './registering.ts';
import type { Registry } from './registry.ts';

const ofPrototype = 'prototype.';

/** Takes it, where it leads to a client: whoever declared the member need not know of it. */
export function registerReplaced(
  module: Module,
  { evaluator, interest, registry }: { evaluator: Evaluator; interest: Interest; registry: Registry },
  { terms, admit }: Findings,
): void {
  for (const [b, { imp, w }] of module.facts.bindings.entries()) {
    if (!imp || !w) continue;
    const target: Expr = { k: 'ref', b, s: 0, e: 0 };
    for (const [way, written] of Object.entries(w))
      for (const x of written) {
        const value = evaluator.eval(module, x, null);
        if (!interest.leads(value, 3)) continue;
        const owners = evaluator.open(() => alternatives(evaluator.eval(module, target, null)));
        for (const owner of owners.flatMap(one => ownerOf(one, way) ?? [])) {
          registry.add('written', owner.key, value, placeOf(module, x.s));
          admit(owner.file);
          terms.addWord(owner.name);
        }
      }
  }
}

interface Owner {
  readonly key: string;
  readonly file: string;
  readonly name: string;
}

/** The member that a way leads to, where it is one of the value itself. */
function ownerOf(value: Evaluated, way: string): Owner | undefined {
  const whole = value.kind === 'merge' ? value.of[0] : value;
  const isOfInstances = whole?.kind === 'class' && way.startsWith(ofPrototype);
  const name = isOfInstances ? way.slice(ofPrototype.length) : way;
  if (!whole || name.includes('.') || name === 'prototype') return undefined;
  switch (whole.kind) {
    case 'object':
      return { key: writtenKey('object', whole.module.path, whole.expr.id, name), file: whole.module.path, name };
    case 'class':
    case 'instance': {
      const { module, id } = whole.kind === 'class' ? whole : whole.class;
      const kind = isOfInstances || whole.kind === 'instance' ? 'instance' : 'class';
      return { key: writtenKey(kind, module.path, id, name), file: module.path, name };
    }
    default:
      return undefined;
  }
}
