import { describe, expect, it } from 'vitest';

import {
  componentFileOf,
  fileComponent,
  fileFrame,
  filePropsKey,
  isComponentFile,
} from '../../../../lib/evaluate/known/file-components.ts';
import { evaluation, inFull } from '../../../support/evaluate.ts';

import type { Evaluated, Frame } from '../../../../lib/evaluate/value.ts';

const GIVEN: Evaluated = {
  kind: 'properties',
  values: new Map([['a', [{ value: { kind: 'literal', value: 'given' } }]]]),
};

/** What a component that is a file exports as `x`, where elements are known to give it something, or are not. */
function valueIn(file: string, code: string, given: Evaluated | undefined): string {
  const evaluated = evaluation({ [file]: code }, { argument: key => (key === `/${file}!props` ? given : undefined) });
  return inFull(evaluated, evaluated.exported('x'));
}

describe('what a component of a file is given', () => {
  it.each([
    [
      'C.vue',
      "const props = defineProps(['a']);\nexport const x = props.a;",
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    [
      'C.vue',
      "const props = defineProps(['a']);\nexport const x = props.b;",
      'the parameter props.b',
      'the parameter props.b',
    ],
    [
      'C.vue',
      'const { a } = defineProps<{ a: string }>();\nexport const x = a;',
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    [
      'C.vue',
      "const props = withDefaults(defineProps<{ a?: string }>(), { a: 'd' });\nexport const x = props.a;",
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    [
      'C.vue',
      'const props = withDefaults();\nexport const x = props.a;',
      'the global withDefaults(…).a',
      'the global withDefaults(…).a',
    ],
    ['C.vue', 'const props = $props();\nexport const x = props.a;', 'the global $props(…).a', 'the global $props(…).a'],
    ['C.vue', "defineProps(['a']);\nexport const x = a;", 'the parameter props.a', '(the parameter props.a | "given")'],
    [
      'C.vue',
      'defineProps({ a: String });\nexport const x = a;',
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    [
      'C.vue',
      'defineProps<{ a: string }>();\nexport const x = a;',
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    ['C.vue', "defineProps(['b']);\nexport const x = a;", 'the global a', 'the global a'],
    ['C.vue', 'defineProps(q);\nexport const x = a;', 'the global a', 'the global a'],
    ['C.vue', 'defineProps();\nexport const x = a;', 'the global a', 'the global a'],
    [
      'C.vue',
      "export default { props: ['a'] };\nexport const x = a;",
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    [
      'C.vue',
      'export default defineComponent({ props: { a: String } });\nexport const x = a;',
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    ['C.vue', "export default { props: ['b'] };\nexport const x = a;", 'the global a', 'the global a'],
    ['C.vue', 'export default q;\nexport const x = a;', 'the global a', 'the global a'],
    ['C.vue', 'export const x = a;', 'the global a', 'the global a'],
    ['C.svelte', 'export let a;\nexport const x = a;', 'the parameter props.a', '(the parameter props.a | "given")'],
    [
      'C.svelte',
      "export let a = 'd';\nexport const x = a;",
      'the parameter props.a',
      '(the parameter props.a | "given")',
    ],
    ['C.svelte', "export let b = 'd';\nexport const x = b;", 'the parameter props.b', 'the parameter props.b'],
    ['C.svelte', "let a = 'd';\nexport const x = a;", '"d"', '"d"'],
    ['C.svelte', "export const a = 'd';\nexport const x = a;", '"d"', '"d"'],
    [
      'C.svelte',
      "const { a, b = 'd' } = $props();\nexport const x = [a, b];",
      '[the parameter props.a, (the parameter props.b | "d")]',
      '[(the parameter props.a | "given"), (the parameter props.b | "d")]',
    ],
    [
      'C.svelte',
      'const p = defineProps();\nexport const x = p.a;',
      'the global defineProps(…).a',
      'the global defineProps(…).a',
    ],
    ['C.svelte', "function f() { let a = 'f'; return a; }\nexport const x = f();", '"f"', '"f"'],
    ['C.astro', 'export const x = Astro.props.a;', 'the parameter props.a', '(the parameter props.a | "given")'],
    [
      'C.astro',
      "const { a, b = 'd' } = Astro.props;\nexport const x = [a, b];",
      '[the parameter props.a, (the parameter props.b | "d")]',
      '[(the parameter props.a | "given"), (the parameter props.b | "d")]',
    ],
    ['C.astro', 'export const x = Astro.url;', 'the global Astro.url', 'the global Astro.url'],
    [
      'a.ts',
      "const props = defineProps(['a']);\nexport const x = props.a;",
      'the global defineProps(…).a',
      'the global defineProps(…).a',
    ],
    ['a.ts', "export let a = 'd';\nexport const x = a;", '"d"', '"d"'],
    ['a.ts', 'export const x = Astro.props.a;', 'the global Astro.props.a', 'the global Astro.props.a'],
    ['a.ts', "defineProps(['a']);\nexport const x = a;", 'the global a', 'the global a'],
  ])('%s with %s is %s, and with an element %s', (file, code, alone, beside) => {
    expect(valueIn(file, code, undefined)).toBe(alone);
    expect(valueIn(file, code, GIVEN)).toBe(beside);
  });
});

it('in the frame of an element it is what that gives', () => {
  const { evaluator, module } = evaluation({
    'C.svelte': "export let a = 'default';",
    'b.ts': '',
  });
  const m = module('C.svelte');
  const frame = (key: string, value: Evaluated, up: Frame | null = null): Frame => ({
    key,
    args: [{ value }],
    up,
    memo: new Map(),
  });
  const own = frame(filePropsKey(m), GIVEN);
  const around = frame('other', GIVEN, own);
  expect(fileFrame(m, own)).toBe(own);
  expect(fileFrame(m, around)).toBe(own);
  expect(fileFrame(m, frame('other', GIVEN))).toBeNull();
  expect(fileFrame(m, null)).toBeNull();
  expect(fileFrame(module('b.ts'), own)).toBeNull();
  const a = m.facts.bindings.findIndex(({ n }) => n === 'a');
  const inFrame = (one: Frame | null): Evaluated => evaluator.eval(m, { k: 'ref', b: a, s: 0, e: 0 }, one);
  expect(inFrame(own)).toMatchObject({ kind: 'literal', value: 'given' });
  expect(inFrame(around)).toMatchObject({ kind: 'literal', value: 'given' });
  const blank = frame(filePropsKey(m), { kind: 'properties', values: new Map() });
  expect(inFrame(blank)).toMatchObject({ kind: 'literal', value: 'default' });
});

it('a file is a component by its name', () => {
  const { evaluator, module } = evaluation({
    'C.vue': '',
    'c.SVELTE': '',
    'd.astro': '',
    'vue.ts': '',
    'e.vue.ts': '',
  });
  const files = ['C.vue', 'c.SVELTE', 'd.astro', 'vue.ts', 'e.vue.ts'];
  expect(files.map(file => isComponentFile(module(file)))).toEqual([true, true, true, false, false]);
  const vue = module('C.vue');
  expect(fileComponent(vue, 'default')).toEqual({ kind: 'namespace', module: vue });
  expect(fileComponent(vue, 'other')).toBeUndefined();
  expect(fileComponent(module('vue.ts'), 'default')).toBeUndefined();
  expect(componentFileOf({ kind: 'namespace', module: vue })).toBe(vue);
  expect(componentFileOf({ kind: 'namespace', module: module('vue.ts') })).toBeUndefined();
  expect(componentFileOf(evaluator.global(vue, 'x', undefined))).toBeUndefined();
});
