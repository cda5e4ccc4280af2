/** What the names of a module hold: everything that is ever assigned to them. */
import { keptFrame } from './kept.ts';
import { isHollow } from './kinds.ts';
import { anyOf, unknown } from './value.ts';

import type { Binding, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, Frame, Thunk, TypeRef } from './value.ts';

export function bindingValue(evaluator: Evaluator, module: Module, id: number, frame: Frame | null): Evaluated {
  const binding = module.facts.bindings[id] as Binding;
  // What a module's own name holds does not hang on any call.
  const own = binding.f < 0 ? null : frame;
  return evaluator.memo.answer(
    `b ${module.id} ${id} ${evaluator.gate}`,
    own,
    () => valueOf(evaluator, module, binding, own),
    () => unknown('cycle'),
  );
}

function valueOf(evaluator: Evaluator, module: Module, binding: Binding, frame: Frame | null): Evaluated {
  if (binding.imp) return evaluator.imported(module, binding.imp.m, binding.imp.n, undefined);
  if (binding.amb) {
    const value = evaluator.global(module, binding.n, undefined);
    if (value.kind !== 'global' || !binding.t) return value;
    // What a declared function gives is known by its name and by its type.
    if (binding.t.k === 'fn') return { ...value, type: { module, type: binding.t, frame } };
  }
  const within = (x: Expr): Frame | null => (binding.f < 0 ? keptFrame(evaluator, module, x, null) : frame);
  const assigned = binding.v.length > 0 ? anyOf(binding.v, x => evaluator.eval(module, x, within(x))) : undefined;
  if (binding.iface !== undefined && !assigned) return { kind: 'interface', module, id: binding.iface };
  const value = withWrites(assigned, module, binding, frame);
  const type: TypeRef | undefined = binding.t && { module, type: binding.t, frame };
  if (type && (!value || isHollow(value))) return evaluator.typed(value, type);
  if (type && value?.kind === 'parameter' && !value.type) return { ...value, type };
  if (value) return value;
  const alias = binding.alias && evaluator.typeValue({ module, type: binding.alias, frame });
  return alias ?? unknown('dynamic-expression');
}

/** The value with the properties that are written to the name later. */
function withWrites(
  value: Evaluated | undefined,
  module: Module,
  binding: Binding,
  frame: Frame | null,
): Evaluated | undefined {
  if (!binding.w && !binding.dyn) return value;
  if (value && !isHollow(value) && value.kind !== 'object') return value;
  const values = new Map<string, Thunk[]>();
  for (const [name, list] of Object.entries(binding.w ?? {})) {
    if (name.includes('.')) continue;
    values.set(
      name,
      list.map(expr => ({ module, expr, frame })),
    );
  }
  const properties: Evaluated = { kind: 'properties', values, ...(binding.dyn && { open: true }) };
  return { kind: 'merge', of: [...(value ? [value] : []), properties] };
}

/** What was assigned by `binding.name = …` in the module that declares the binding. */
export function writtenMember(
  evaluator: Evaluator,
  module: Module,
  object: Expr,
  name: string,
  frame: Frame | null,
): Evaluated | undefined {
  if (object.k !== 'ref') return undefined;
  const binding = module.facts.bindings[object.b];
  const writes = binding?.w && Object.hasOwn(binding.w, name) ? binding.w[name] : undefined;
  if (!binding || !writes) return undefined;
  return evaluator.memo.answer<Evaluated | undefined>(
    `w ${module.id} ${object.b} ${name}`,
    binding.f < 0 ? null : frame,
    () => anyOf(writes, x => evaluator.eval(module, x, binding.f < 0 ? keptFrame(evaluator, module, x, null) : frame)),
    () => undefined,
  );
}
