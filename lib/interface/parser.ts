/** `eslint-plugin-customerio/parser`: TypeScript for ESLint where no other parser of it is installed. */
import packageJson from '../../package.json' with { type: 'json' };
import { eslintParser } from '../syntax/eslint-parser.ts';

import type { Linter } from 'eslint';

/**
 * A parser for `languageOptions.parser`, and for `parserOptions.parser` of the parsers of Vue, Svelte and Astro:
 * JavaScript, TypeScript and JSX, by oxc. It needs no TypeScript, whichever version the project has, and gives no type
 * information: rules that ask for it need `@typescript-eslint/parser`.
 */
const parser: Linter.Parser = {
  ...eslintParser,
  meta: { name: `${packageJson.name}/parser`, version: packageJson.version },
};

export default parser;
// What `require()` gives to a CommonJS configuration.
export { parser as 'module.exports' };
