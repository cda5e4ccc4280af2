import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { afterAll, describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import plugin from '../../lib/index.ts';
import ownParser from '../../lib/interface/parser.ts';
import { createProject } from '../support/project.ts';

/** A line, the rule that reports there, and the text that it marks. */
type Report = readonly [line: number, rule: string, marked: string];

interface Framework {
  readonly file: string;
  readonly text: string;
  readonly parser: object;
  readonly reports: readonly Report[];
  /** For each suggestion the lines that it writes anew. */
  readonly suggestions: readonly (readonly string[])[];
}

const modules = {
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    dependencies: { '@customerio/cdp-analytics-browser': '0.5.0', '@segment/analytics-next': '1.0.0' },
  }),
  'src/segment.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';
export const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.WRITE_KEY });
export function track(event: string, properties?: object): void {
  void analytics.track(event, properties);
}
`,
  'src/cio.ts': `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
export const cio = AnalyticsBrowser.load({ writeKey: import.meta.env.CIO_KEY });
let isKnown = false;
export function login(id: string, email: string): void {
  void cio.identify(id, { email });
  isKnown = true;
}
export function logout(): void {
  void cio.reset();
  isKnown = false;
}
export function trackCioEvent(name: string, properties?: object): void {
  if (isKnown) void cio.track(name, properties);
}
`,
  'src/server.ts': `import { TrackClient } from 'customerio-node';
const client = new TrackClient('site', process.env.CIO_KEY!);
export const visit = (id: string, at: number): Promise<unknown> => client.track(id, { name: 'visited', timestamp: at });
`,
};

const vue = `<template>
  <button @click="track('Basket Sent', { at: Date.now() as number })">é</button>
  <p v-for="item in items" :key="item.id" @click="() => { track('Item ' + item.name); }">{{ item.name }}</p>
  <p @click="visit(user.email, Date.now())" :title="user.name!">é</p>
  <p @click='analytics.track("Basket Left")'>é</p>
  <rail @move="rail.track('x')" @click="own.track('y')" />
  <p @click="track('Basket Seen')" v-if="user">é</p>
</template>

<script setup lang="ts">
import { analytics, track } from './segment';
import { trackCioEvent } from './cio';
import { visit } from './server';
interface Item { id: string; name: string }
const { items, user } = defineProps<{ items: Item[]; user: { id: string; email: string; name?: string }; rail: unknown }>();
const own = { track: (name: string) => name };
function bought(this: void): void {
  track('Order Made' as const, { items });
  void visit(user.id, Date.now());
  own.track('z');
  trackCioEvent('order_made', { items });
}
</script>
`;

const svelte = `<script lang="ts">
  import { analytics, track } from './segment';
  import { visit } from './server';
  let { user, items }: { user: { id: string; email: string }; items: { name: string }[] } = $props();
  const own = { track: (name: string) => name };
  function bought(): void {
    track('Order Made' as const, { items });
    void visit(user.id, Date.now());
    own.track('z');
  }
</script>

<button onclick={() => track('Basket Sent', { at: Date.now() as number })}>é</button>
{#each items as item}
  <p onclick={() => { track('Item ' + item.name); }}>{item.name}</p>
{/each}
<p onclick={() => visit(user.email, Date.now())}>é</p>
<p onclick={() => analytics.track("Basket Left")}>é</p>
<p onclick={() => own.track('y')}>é</p>
`;

const astro = `---
import { analytics, track } from './segment';
import { visit } from './server';
interface Props { user: { id: string; email: string } }
const { user } = Astro.props as Props;
const own = { track: (name: string) => name };
void visit(user.id, Date.now());
own.track('z');
track('Order Made' as const);
---
<button onclick={() => track('Basket Sent', { at: Date.now() as number })}>é</button>
{[1].map(one => <p onclick={() => { track('Item ' + one); }}>{one}</p>)}
<p onclick={() => visit(user.email, Date.now())}>é</p>
<p onclick={() => analytics.track("Basket Left")}>é</p>
<p onclick={() => own.track('y')}>é</p>
<script>
import { track } from './segment';
const name: string = 'Page';
track('Page Opened' as const, { name });
</script>
`;

const forward = 'no-unidentified-forward';
const milliseconds = 'no-millisecond-timestamps';
const unhandled = 'no-unhandled-rejection';

const frameworks: Readonly<Record<string, Framework>> = {
  Vue: {
    file: 'src/Basket.vue',
    text: vue,
    parser: vueParser,
    reports: [
      [2, forward, "track('Basket Sent', { at: Date.now() as number })"],
      [2, milliseconds, 'Date.now() as number'],
      [3, forward, "track('Item ' + item.name)"],
      [3, 'no-dynamic-event-name', "'Item ' + item.name"],
      [4, unhandled, 'visit(user.email, Date.now())'],
      [4, 'no-email-as-user-id', 'user.email'],
      [4, milliseconds, 'Date.now()'],
      [5, forward, 'analytics.track("Basket Left")'],
      [7, forward, "track('Basket Seen')"],
      [18, forward, "track('Order Made' as const, { items })"],
      [19, unhandled, 'visit(user.id, Date.now())'],
      [19, milliseconds, 'Date.now()'],
    ],
    suggestions: [
      [`  <button @click="track('Basket Sent', { at: Math.floor((Date.now() as number) / 1000) })">é</button>`],
      [`  <p @click='analytics.track("Basket Left", {}, { integrations: { "Customer.io (Actions)": false } })'>é</p>`],
      [
        '  const orderMadeProperties = { items };',
        "  track('Order Made' as const, orderMadeProperties);",
        "  trackCioEvent('Order Made' as const, orderMadeProperties);",
      ],
      ['  void visit(user.id, Date.now()).catch((error) => console.error(error));'],
    ],
  },
  Svelte: {
    file: 'src/Basket.svelte',
    text: svelte,
    parser: svelteParser,
    reports: [
      [7, forward, "track('Order Made' as const, { items })"],
      [8, unhandled, 'visit(user.id, Date.now())'],
      [8, milliseconds, 'Date.now()'],
      [13, forward, "track('Basket Sent', { at: Date.now() as number })"],
      [13, milliseconds, 'Date.now() as number'],
      [15, forward, "track('Item ' + item.name)"],
      [15, 'no-dynamic-event-name', "'Item ' + item.name"],
      [17, 'no-email-as-user-id', 'user.email'],
      [17, milliseconds, 'Date.now()'],
      [18, forward, 'analytics.track("Basket Left")'],
    ],
    suggestions: [
      [
        `  import { trackCioEvent } from './cio';`,
        '    const orderMadeProperties = { items };',
        "    track('Order Made' as const, orderMadeProperties);",
        "    trackCioEvent('Order Made' as const, orderMadeProperties);",
      ],
      ['    void visit(user.id, Date.now()).catch((error) => console.error(error));'],
      [`<button onclick={() => track('Basket Sent', { at: Math.floor((Date.now() as number) / 1000) })}>é</button>`],
      [
        `<p onclick={() => analytics.track("Basket Left", {}, { integrations: { "Customer.io (Actions)": false } })}>é</p>`,
      ],
    ],
  },
  Astro: {
    file: 'src/Basket.astro',
    text: astro,
    parser: astroParser,
    reports: [
      [7, unhandled, 'visit(user.id, Date.now())'],
      [7, milliseconds, 'Date.now()'],
      [9, forward, "track('Order Made' as const)"],
      [11, forward, "track('Basket Sent', { at: Date.now() as number })"],
      [11, milliseconds, 'Date.now() as number'],
      [12, forward, "track('Item ' + one)"],
      [12, 'no-dynamic-event-name', "'Item ' + one"],
      [13, 'no-email-as-user-id', 'user.email'],
      [13, milliseconds, 'Date.now()'],
      [14, forward, 'analytics.track("Basket Left")'],
    ],
    suggestions: [
      ['void visit(user.id, Date.now()).catch((error) => console.error(error));'],
      [`import { trackCioEvent } from './cio';`, "trackCioEvent('Order Made' as const);"],
      [`<button onclick={() => track('Basket Sent', { at: Math.floor((Date.now() as number) / 1000) })}>é</button>`],
      [
        `<p onclick={() => analytics.track("Basket Left", {}, { integrations: { "Customer.io (Actions)": false } })}>é</p>`,
      ],
    ],
  },
};

const project = createProject({
  ...modules,
  ...Object.fromEntries(Object.values(frameworks).map(({ file, text }) => [file, text])),
});
afterAll(() => project.remove());
const linter = new Linter({ cwd: project.root });

/** What reads TypeScript inside of a component, whichever parser finds it there. */
const inner = { '@typescript-eslint/parser': typescriptParser, 'eslint-plugin-customerio/parser': ownParser };

function configFor(parser: object, scripts: object = typescriptParser): Linter.Config {
  return {
    files: ['**/*.*'],
    languageOptions: {
      parser: parser as Linter.Parser,
      parserOptions: { parser: scripts, extraFileExtensions: ['.vue', '.svelte', '.astro'] },
    },
    plugins: { customerio: plugin },
    rules: Object.fromEntries(
      [forward, milliseconds, unhandled, 'no-dynamic-event-name', 'no-email-as-user-id'].map(name => [
        `customerio/${name}`,
        'error',
      ]),
    ),
    settings: { customerio: { root: project.root, forwarded: 'all' } },
  };
}

/** A parser's error has no rule, and is a report like any other. */
function reportOf(text: string, { ruleId, line, column, endColumn, message }: Linter.LintMessage): Report {
  const marked = text.split('\n')[line - 1]?.slice(column - 1, (endColumn ?? column) - 1) ?? '';
  return [line, ruleId?.replace('customerio/', '') ?? message, marked];
}

function newLines(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter(line => !known.has(line));
}

const readings = Object.entries(frameworks).flatMap(([name, framework]) =>
  Object.entries(inner).map(([scripts, script]) => ({ name, scripts, script, ...framework })),
);

describe.each(readings)(
  'a component of $name with $scripts',
  ({ file, text, parser, script, reports, suggestions }) => {
    const config = configFor(parser, script);
    const verify = (code: string): Linter.LintMessage[] =>
      linter.verify(code, config, { filename: project.file(file) });

    it('is reported on in script and template, where it calls clients and wrappers, and nowhere else', () => {
      expect(verify(text).map(message => reportOf(text, message))).toEqual(reports);
    });

    it('is given suggestions that land where they belong, and parse', () => {
      const edits = verify(text).flatMap(message => message.suggestions ?? []);
      const edited = edits.map(
        ({ fix: { range, text: code } }) => text.slice(0, range[0]) + code + text.slice(range[1]),
      );
      expect(edited.map(code => newLines(text, code))).toEqual(suggestions);
      for (const code of edited) expect(verify(code).filter(({ fatal }) => fatal)).toEqual([]);
    });

    it('is fixed in script and template', () => {
      const { output, messages } = linter.verifyAndFix(text, config, { filename: project.file(file) });
      expect(newLines(text, output)).toHaveLength(2);
      expect(output).toBe(text.replaceAll(/(visit\(.*, )Date\.now\(\)/g, '$1Math.floor(Date.now() / 1000)'));
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    });
  },
);

it('an edit that needs quotes of its own is not offered in an attribute, whose quotes it could end', () => {
  const text = vue.replace('"Basket Left"', 'new Date().toISOString()');
  const messages = linter.verify(text, configFor(vueParser), { filename: project.file('src/Basket.vue') });
  const found = messages.filter(({ line, ruleId }) => line === 5 && ruleId === `customerio/${forward}`);
  expect(found.map(({ suggestions }) => suggestions ?? [])).toEqual([[]]);
});

describe('a script that a processor takes out of a page', () => {
  /** As the plugin of Astro does it: each script is a file of its own, `Basket.astro/0_0.ts`. */
  const processor: Linter.Processor = {
    preprocess: text => [{ text: /<script>([\s\S]*)<\/script>/.exec(text)?.[1] ?? '', filename: '0.ts' }],
    postprocess: messages => messages.flat(),
  };

  it('is read as a module beside the page', () => {
    const { languageOptions: _, ...shared } = configFor({});
    const messages = linter.verify(
      astro,
      [
        { files: ['**/*.astro'], processor },
        { ...shared, files: ['**/*.ts'], languageOptions: { parser: typescriptParser as Linter.Parser } },
      ],
      { filename: project.file('src/Basket.astro'), filterCodeBlock: name => name.endsWith('.ts') },
    );
    expect(messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      [`customerio/${forward}`, 4, 1],
    ]);
  });
});
