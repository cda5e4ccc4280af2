/** The parser as a configuration takes it, beside the rules of ESLint itself. */
import js from '@eslint/js';
import { Linter, type Linter as LinterTypes } from 'eslint';
import { Linter as Linter9 } from 'eslint-9';
import { describe, expect, it } from 'vitest';

import parser from '../../../lib/interface/parser.ts';

const linters: Readonly<Record<string, { new (): LinterTypes }>> = {
  'ESLint 10': Linter,
  'ESLint 9': Linter9 as unknown as { new (): LinterTypes },
};

describe.each(Object.entries(linters))('the parser under %s', (_, LinterOf) => {
  const lint = (file: string, text: string, config: LinterTypes.Config = {}): string[] =>
    new LinterOf()
      .verify(text, [{ files: ['**/*.*'], ...js.configs.recommended, languageOptions: { parser }, ...config }], file)
      .map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`);

  it.each([
    ['TypeScript', 'a.ts', 'export const a = (b: unknown): string => (b as { c?: string }).c ?? "";\n'],
    ['TypeScript with JSX', 'a.tsx', 'export const A = <T,>({ b }: { b: T }) => <p>{String(b)}</p>;\n'],
    ['JSX in a file of JavaScript', 'a.js', 'export const A = () => <p>é</p>;\n'],
    [
      'enums, decorators and namespaces',
      'a.mts',
      '@b() export class A { c = D.E } enum D { E }\ndeclare function b(): () => void;\n',
    ],
  ])('reads %s', (_name, file, text) => {
    expect(lint(file, text, { rules: { 'no-undef': 'off' } }).filter(line => !/no-unused|no-undef/.test(line))).toEqual(
      [],
    );
  });

  it('gives scopes in which a variable is used, or is not', () => {
    const text = 'import type { A } from "b";\nconst used: A = 1, unused = used;\n';
    expect(lint('a.ts', text)).toEqual(['2 no-unused-vars']);
  });

  it('takes a return at the top of a CommonJS module', () => {
    const text = 'if (require.main !== module) return;\nvar a = 1;\n';
    const config = {
      languageOptions: { parser, sourceType: 'commonjs' as const },
      rules: { 'no-unused-vars': 2 as const },
    };
    expect(lint('a.cjs', text, config)).toEqual(['2 no-unused-vars']);
  });

  it('says where a text does not parse', () => {
    expect(lint('a.ts', 'const a = 1;\nconst b: = 2;\n')).toEqual([expect.stringMatching(/^2 Parsing error: /)]);
  });

  it('reads the script of a component that no other parser is set for', () => {
    const text = '<template>\n  <p>{{ a }}</p>\n</template>\n<script lang="ts">\nconst b: number = 1;\n</script>\n';
    expect(lint('a.vue', text)).toEqual(['5 no-unused-vars']);
  });

  it.each([
    ['words', 'Dear {name},\n<p>é</p>\n<script>const b = 1</script>\n', 3],
    ['a block', '{#if a}\n<p>é</p>\n{/if}\n<script>const b = 1</script>\n', 4],
  ])('takes markup for none that begins with %s', (_name, text, line) => {
    expect(lint('a.svelte', text, { rules: { 'no-unused-vars': 2 } })).toEqual([`${line} no-unused-vars`]);
  });
});

it('is named, since ESLint keeps what it linted by the name and version of the parser', () => {
  expect(parser.meta).toEqual({
    name: 'eslint-plugin-customerio/parser',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
  });
});
