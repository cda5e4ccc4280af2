import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import plugin from '../../lib/index.ts';
import { eslintParser } from '../../lib/syntax/eslint-parser.ts';
import { createProject } from '../support/project.ts';

const client =
  "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('site', process.env.CIO_API_KEY);";
const send =
  "cio.identify(user.email, { plan: 'pro' });\ncio.track(user.id, { name: 'Plan Chosen', timestamp: Date.now() });";

/** By file: the text, and the line at which the two calls of `send` start. */
const components: Readonly<Record<string, { readonly text: string; readonly line: number }>> = {
  'src/Plan.vue': {
    text: `<template>\n  <p @click="go()">é {{ plan }}</p>\n</template>\n\n<script setup lang="ts">\n${client}\n${send}\n</script>\n`,
    line: 8,
  },
  'src/Plan.svelte': {
    text: `<script lang="ts">\n${client}\n${send}\n</script>\n\n<p on:click={() => go()}>é {plan}</p>\n`,
    line: 4,
  },
  'src/Plan.astro': { text: `---\n${client}\n${send}\n---\n<p>é {plan}</p>\n`, line: 4 },
};

const project = createProject(Object.fromEntries(Object.entries(components).map(([file, { text }]) => [file, text])));
afterAll(() => project.remove());

const linter = new Linter({ cwd: project.root });
const config: Linter.Config = {
  files: ['**/*.*'],
  languageOptions: { parser: eslintParser },
  plugins: { customerio: plugin },
  rules: {
    'customerio/no-email-as-user-id': 'error',
    'customerio/event-name-case': 'error',
    'customerio/no-millisecond-timestamps': 'error',
  },
  settings: { customerio: { root: project.root } },
};

describe.each(Object.entries(components))('the script of %s', (file, { text, line }) => {
  it('is reported on where it stands', () => {
    const messages = linter.verify(text, config, { filename: project.file(file) });
    expect(messages.map(({ ruleId, line: at, column }) => [ruleId, at, column])).toEqual([
      ['customerio/no-email-as-user-id', line, 14],
      ['customerio/event-name-case', line + 1, 28],
      ['customerio/no-millisecond-timestamps', line + 1, 54],
    ]);
  });

  it('is mended there, and nowhere else', () => {
    const { output } = linter.verifyAndFix(text, config, { filename: project.file(file) });
    expect(output).toBe(text.replace('Date.now()', 'Math.floor(Date.now() / 1000)'));
  });
});
