/** What a component that is a file of its own is given: by `defineProps`, `props`, `export let`, `$props()`, `Astro.props`. */
import { alternatives, stringOf } from '../value.ts';

import type { Binding, Call, Type } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Frame } from '../value.ts';

const files = /\.(vue|svelte|astro)$/i;
/** What gives a component its properties, by the kind of its file. */
const givers: ReadonlyMap<string, string> = new Map([
  ['vue', 'defineProps'],
  ['svelte', '$props'],
]);

function kindOf({ path }: Module): string | undefined {
  return files.exec(path)?.[1]?.toLowerCase();
}

export function isComponentFile(module: Module): boolean {
  return kindOf(module) !== undefined;
}

/** The key under which is known what the component of a file is given. */
export function filePropsKey({ path }: Module): string {
  return `${path}!props`;
}

/** The innermost frame in which the component of a file is run with what an element gives it. */
export function fileFrame(module: Module, innermost: Frame | null): Frame | null {
  if (!innermost || !isComponentFile(module)) return null;
  const key = filePropsKey(module);
  for (let frame: Frame | null = innermost; frame; frame = frame.up) if (frame.key === key) return frame;
  return null;
}

function propsOf(evaluator: Evaluator, module: Module, frame: Frame | null): Evaluated {
  const key = filePropsKey(module);
  const given = fileFrame(module, frame)?.args?.[0];
  if (given) return evaluator.force(given);
  const own: Evaluated = { kind: 'parameter', key, index: 0, name: 'props', path: [] };
  const passed = evaluator.host.argument(key, 0);
  return passed ? { kind: 'merge', of: [own, ...alternatives(passed)] } : own;
}

/** `defineProps<Props>()`, `withDefaults(defineProps<Props>(), {…})`, `$props()`. */
export function calledProps(
  evaluator: Evaluator,
  module: Module,
  { x, a: [first] }: Call,
  frame: Frame | null,
): Evaluated | undefined {
  const kind = x.k === 'glob' ? kindOf(module) : undefined;
  if (kind === undefined || x.k !== 'glob') return undefined;
  if (x.n === givers.get(kind)) return propsOf(evaluator, module, frame);
  return kind === 'vue' && x.n === 'withDefaults' && first ? evaluator.eval(module, first, frame) : undefined;
}

/** `Astro.props`. */
export function astroProps(evaluator: Evaluator, module: Module, frame: Frame | null): Evaluated | undefined {
  return kindOf(module) === 'astro' ? propsOf(evaluator, module, frame) : undefined;
}

/** `export let event = 'Clicked'`: what the component is given, or its default where that is left out. */
export function svelteProp(
  evaluator: Evaluator,
  module: Module,
  binding: Binding,
  id: number,
  frame: Frame | null,
): Evaluated | undefined {
  if (binding.konst || binding.f >= 0 || binding.imp || kindOf(module) !== 'svelte') return undefined;
  const own = Object.hasOwn(module.facts.exports, binding.n) ? module.facts.exports[binding.n] : undefined;
  if (own?.k !== 'ref' || own.b !== id) return undefined;
  const given = evaluator.member(propsOf(evaluator, module, frame), binding.n, undefined, module);
  const isLeftOut = given.kind === 'literal' && given.value === undefined;
  return isLeftOut && binding.v[0] ? evaluator.eval(module, binding.v[0], null) : given;
}

/** What the markup of Vue calls by its name alone. */
export function vueProp(
  evaluator: Evaluator,
  module: Module,
  name: string,
  frame: Frame | null,
  at: At | undefined,
): Evaluated | undefined {
  if (kindOf(module) !== 'vue' || !isDeclared(evaluator, module, name)) return undefined;
  return evaluator.member(propsOf(evaluator, module, frame), name, at, module);
}

function isDeclared(evaluator: Evaluator, module: Module, name: string): boolean {
  return evaluator.memo.once<boolean>(
    `props ${module.id} ${name}`,
    () => {
      const defined = module.facts.calls.find(({ x }) => x.k === 'glob' && x.n === 'defineProps');
      if (defined) {
        const [type] = defined.ta ?? [];
        const [listed] = defined.a;
        return (
          (type !== undefined && hasMember(evaluator, module, type, name)) ||
          (listed !== undefined && lists(evaluator, evaluator.eval(module, listed, null), name))
        );
      }
      const whole = Object.hasOwn(module.facts.exports, 'default') ? evaluator.exported(module, 'default') : undefined;
      return whole !== undefined && isOption(evaluator, whole, name);
    },
    () => false,
  );
}

function hasMember(evaluator: Evaluator, module: Module, type: Type, name: string): boolean {
  return evaluator.typeMember({ module, type, frame: null }, name) !== undefined;
}

/** `['event']`, `{ event: String }`. */
function lists(evaluator: Evaluator, value: Evaluated, name: string): boolean {
  if (value.kind === 'array') return value.items.some(item => stringOf(evaluator.force(item)) === name);
  return value.kind === 'object' && value.expr.p.some(({ k }) => k === name);
}

/** Whether a component's options say that it is given something by this name: `props: ['event']`. */
function isOption(evaluator: Evaluator, value: Evaluated, name: string): boolean {
  const options = optionsIn(evaluator, value);
  return options !== undefined && lists(evaluator, evaluator.member(options, 'props', undefined, options.module), name);
}

/** `{ props }`, `defineComponent({ props })`. */
function optionsIn(evaluator: Evaluator, value: Evaluated): EvaluatedOf<'object'> | undefined {
  if (value.kind === 'object') return value;
  const inner = value.kind === 'call' && value.args[0] ? evaluator.force(value.args[0]) : undefined;
  return inner?.kind === 'object' ? inner : undefined;
}

/** What a module gives that is the component of its file: itself, where it exports none by its script. */
export function fileComponent(module: Module, name: string): Evaluated | undefined {
  return name === 'default' && isComponentFile(module) ? { kind: 'namespace', module } : undefined;
}

/** The file of which a value is the component. */
export function componentFileOf(value: Evaluated): Module | undefined {
  if (value.kind !== 'namespace' && value.kind !== 'object') return undefined;
  return isComponentFile(value.module) ? value.module : undefined;
}
