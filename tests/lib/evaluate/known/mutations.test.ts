import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const f = "const f = () => 'r'; const g = () => 's';";

describe('a mutation runs the function that it is given', () => {
  it.each([
    '@tanstack/react-query',
    '@tanstack/vue-query',
    '@tanstack/svelte-query',
    '@tanstack/solid-query',
    '@tanstack/angular-query-experimental',
    'react-query',
  ])('of %s', source => {
    for (const hook of ['useMutation', 'createMutation', 'injectMutation']) {
      const of = (given: string): string =>
        valueOf(`${hook}(${given}).mutate()`, `import { ${hook} } from '${source}'; ${f}`);
      expect(of('{ mutationFn: f }')).toBe('"r"');
      expect(of('f')).toBe('"r"');
      expect(of('() => ({ mutationFn: f })')).toBe('"r"');
    }
    expect(valueOf('useQuery({ mutationFn: f }).mutate()', `import { useQuery } from '${source}'; ${f}`)).not.toBe(
      '"r"',
    );
  });

  const before = `import { useMutation } from '@tanstack/react-query'; ${f}`;

  it.each<[string, string]>([
    ['useMutation({ mutationFn: f }).mutateAsync()', '"r"'],
    ["useMutation(['key'], f).mutate()", '"r"'],
    ["useMutation('key', { mutationFn: f }).mutate()", '"r"'],
    ['useMutation(f, { mutationFn: g }).mutate()', '"r"'],
    ['useMutation({ mutationFn: f }, g).mutate()', '"r"'],
    ['useMutation(() => ({ other: f })).mutate().other()', '"r"'],
    ['useMutation({ mutationFn: f })', '{ mutate, mutateAsync, ... }'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression, before)).toBe(expected);
  });

  it.each<[string, string]>([
    ['nothing', 'useMutation().mutate()'],
    ['data', 'useMutation({ other: f }).mutate()'],
    ['what is no function', "useMutation({ mutationFn: 'r' }).mutate()"],
    ['what comes third', "useMutation('key', {}, f).mutate()"],
    ['by another method', 'useMutation({ mutationFn: f }).other()'],
  ])('but not %s', (_about, expression) => {
    expect(valueOf(expression, before)).not.toBe('"r"');
  });
});
