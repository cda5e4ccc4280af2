/** A fault in each kind of file, and the configurations that find it. */

/** Found at line 2: nobody is identified on the Segment side. */
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next'; const analytics = AnalyticsBrowser.load({ writeKey: 'k' });";
const send = "analytics.track('Order Placed', { total: 5 });";

export const FOUND = 'no-unidentified-forward';
export const settings = '{ "forwarded": "all" }\n';

export const javascript = { 'src/a.js': `${client}\n${send}\n` };
export const typescript = {
  'src/a.ts': `${client}\n${send.replace('{ total: 5 }', '{ total: 5 as number }')}\nexport type Total = number;\n`,
};
export const components = {
  'src/A.vue': `<script setup lang="ts">${client}\nfunction go(total: number) { analytics.track('Order Placed', { total }); }</script>\n<template>\n<p @click="go(5)">é</p>\n</template>\n`,
  'src/A.svelte': `<script lang="ts">${client}\nfunction go(total: number) { analytics.track('Order Placed', { total }); }</script>\n<p onclick={() => go(5)}>é</p>\n`,
  'src/A.astro': `---\n${client}\n${send.replace('5', '5 as number')}\n---\n<p>é</p>\n`,
};

const list = `[
  { files: ['**/*.{js,ts}'], plugins: { customerio }, languageOptions: { parser }, rules: customerio.configs.recommended.rules },
]`;

/** By the kind of file that holds the configuration. */
export const configs = {
  'eslint.config.mjs': `import customerio from 'eslint-plugin-customerio';\nimport parser from 'eslint-plugin-customerio/parser';\nimport { defineConfig } from 'eslint/config';\nexport default defineConfig(${list});\n`,
  'eslint.config.cjs': `const customerio = require('eslint-plugin-customerio');\nconst parser = require('eslint-plugin-customerio/parser');\nmodule.exports = ${list};\n`,
  'eslint.config.ts': `import customerio, { type Rules } from 'eslint-plugin-customerio';\nimport parser from 'eslint-plugin-customerio/parser';\nimport { defineConfig } from 'eslint/config';\nconst own = { 'customerio/event-name-case': 'off' } satisfies Rules;\nexport default defineConfig([...${list}, { rules: own }]);\n`,
};
