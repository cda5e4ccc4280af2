/** What ESLint needs a parser of its own for. */

export interface Language {
  readonly title: string;
  readonly endings: readonly string[];
  /** What the parser is imported from, the one to take where there is none first. */
  readonly parsers: readonly [string, ...string[]];
  /** What a configuration calls the parser. */
  readonly binding: string;
  /** What to add to a configuration. */
  readonly line: string;
}

/** Parses what other parsers do not, and asks for nothing to be installed. */
const OWN_PARSER = 'eslint-plugin-customerio/parser';

const componentLine = (glob: string, parser: string): string =>
  `{ files: ['**/*.${glob}'], languageOptions: { parser, parserOptions: { parser: scriptParser } } }, ` +
  `with parser from '${parser}' and scriptParser from '${OWN_PARSER}'`;

export const TYPED_PARSER = '@typescript-eslint/parser';

export const typescript: Language = {
  title: 'TypeScript',
  endings: ['ts', 'tsx', 'mts', 'cts'],
  parsers: [OWN_PARSER, TYPED_PARSER, 'typescript-eslint'],
  binding: 'parser',
  line: `{ files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser } }, with parser from '${OWN_PARSER}'`,
};

/** Each holds scripts, in JavaScript or TypeScript, and markup. */
export const components: readonly Language[] = [
  {
    title: 'Vue',
    endings: ['vue'],
    parsers: ['vue-eslint-parser', 'eslint-plugin-vue'],
    binding: 'vueParser',
    line: componentLine('vue', 'vue-eslint-parser'),
  },
  {
    title: 'Svelte',
    endings: ['svelte'],
    parsers: ['svelte-eslint-parser', 'eslint-plugin-svelte'],
    binding: 'svelteParser',
    line: componentLine('svelte', 'svelte-eslint-parser'),
  },
  {
    title: 'Astro',
    endings: ['astro'],
    parsers: ['astro-eslint-parser', 'eslint-plugin-astro'],
    binding: 'astroParser',
    line: componentLine('astro', 'astro-eslint-parser'),
  },
];

/** The languages that these files are written in and that ESLint cannot read by itself. */
export function languagesOf(files: readonly string[]): readonly Language[] {
  return [typescript, ...components].filter(({ endings }) =>
    files.some(file => endings.some(ending => file.endsWith(`.${ending}`))),
  );
}
