import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const client = AnalyticsBrowser.load({ writeKey: 'k' });\n";
const imported = "import { client } from './client';\n";

/** The events of the calls in a page. */
function events(component: string, text: string, page: string, markup: string): readonly string[] {
  const { root } = createProject({ 'client.ts': client, [component]: text, [page]: markup });
  return openProject({ root, cache: false })
    .calls()
    .filter(call => call.file === page)
    .flatMap(call => call.events);
}

const vue = (element: string): string =>
  `<script setup>\nimport Tracked from './Tracked.vue';\n</script>\n<template>\n${element}\n</template>\n`;
const svelte = (element: string): string =>
  `<script>\n  import Tracked from './Tracked.svelte';\n</script>\n\n${element}\n`;

describe('a component of a file is given', () => {
  it.each([
    ['by a list', `const props = defineProps(['event']);\nclient.track(props.event);`],
    ['by a type', `const props = defineProps<{ event: string }>();\nclient.track(props.event);`],
    ['with defaults', `const props = withDefaults(defineProps<{ event?: string }>(), {});\nclient.track(props.event);`],
    ['taken apart', `const { event } = defineProps({ event: String });\nclient.track(event);`],
  ])('properties of Vue %s', (_, code) => {
    const text = `<script setup lang="ts">\n${imported}${code}\n</script>\n<template><b /></template>\n`;
    expect(events('Tracked.vue', text, 'Page.vue', vue('<Tracked event="A" />'))).toEqual(['A']);
    expect(events('Tracked.vue', text, 'Page.vue', vue('<Tracked title="A" />'))).toEqual([]);
  });

  it('properties of Svelte, with a default', () => {
    const text = `<script>\n${imported}  export let event = 'Else';\n  const press = () => client.track(event);\n</script>\n`;
    expect(events('Tracked.svelte', text, 'Page.svelte', svelte('<Tracked event="A" />'))).toEqual(['A']);
  });

  it('nothing by a variable that is no property', () => {
    const text = `<script>\n${imported}  let event = 'Own';\n  client.track(event);\n</script>\n`;
    expect(events('Tracked.svelte', text, 'Page.svelte', svelte('<Tracked event="A" />'))).toEqual([]);
  });
});
