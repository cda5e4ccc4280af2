import { expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

/** The events of a page, where a box is made in one module and set in another. */
function sent(box: string, set: string, page: string): string[] {
  const { root } = createProject({
    'package.json': '{}',
    'box.js': box,
    'set.js': `import { AnalyticsBrowser } from '@segment/analytics-next';
import * as all from './box.js';
const { box } = all;
const client = AnalyticsBrowser.load({ writeKey: 'k' });
${set}`,
    'page.js': page,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'page.js')
    .flatMap(({ events }) => events);
}

const PAGE = "import { box } from './box.js';\n";

it.each([
  [
    "import { shallowRef } from 'vue';\nexport const box = shallowRef(null);",
    'box.value = client;',
    'box.value?.track("A")',
  ],
  ["import { ref } from 'vue';\nexport const box = ref();", 'box.value = client;', 'box.value.track("A")'],
  [
    "import { signal } from '@preact/signals';\nexport const box = signal(null);",
    'box.value = client;',
    'box.value.track("A")',
  ],
  [
    "import { signal } from '@angular/core';\nexport const box = signal(null);",
    'box.set(client);',
    'box()?.track("A")',
  ],
  [
    "import { writable } from 'svelte/store';\nexport const box = writable();",
    'box.set(client);',
    'get(box).track("A")',
  ],
  [
    "import { writable } from 'svelte/store';\nexport const box = writable();",
    'export const set = () => box.set(client);',
    'box.subscribe(one => one.track("A"))',
  ],
  ["import { atom } from 'nanostores';\nexport const box = atom(null);", 'box.set(client);', 'box.get().track("A")'],
  [
    "import { observable } from 'mobx';\nexport const box = observable.box();",
    'box.set(client);',
    'box.get().track("A")',
  ],
  [
    "import { BehaviorSubject } from 'rxjs';\nexport const box = new BehaviorSubject(null);",
    'box.next(client);',
    'box.value.track("A")',
  ],
  [
    "import { BehaviorSubject } from 'rxjs';\nexport const box = new BehaviorSubject(null);",
    'box.next(client);',
    'box.getValue().track("A")',
  ],
  [
    "import { createSignal } from 'solid-js';\nexport const [box, setBox] = createSignal();",
    'all.setBox(client);',
    'box().track("A")',
  ],
  [
    "import { atom, useSetAtom } from 'jotai';\nexport const box = atom(null);\nexport const useSet = () => useSetAtom(box);",
    'export function Setup() { const set = all.useSet(); set(client); }',
    'useAtomValue(box).track("A")',
  ],
  [
    "import { atom, useSetRecoilState } from 'recoil';\nexport const box = atom({ key: 'c', default: null });\nexport const useSet = () => useSetRecoilState(box);",
    'export function Setup() { const set = all.useSet(); set(client); }',
    'useRecoilValue(box).track("A")',
  ],
])('%s\n%s is what is read by %s', (box, set, read) => {
  const readers =
    "import { get } from 'svelte/store';\nimport { useAtomValue } from 'jotai';\nimport { useRecoilValue } from 'recoil';\n";
  expect(sent(box, set, `${PAGE}${readers}export const go = () => ${read};`)).toEqual(['A']);
});

it.each([
  [
    "import { writable } from 'svelte/store';\nexport const box = writable();",
    'box.put(client);',
    'get(box).track("A")',
  ],
  ["import { writable } from './own.js';\nexport const box = writable();", 'box.set(client);', 'get(box).track("A")'],
  ["import { Subject } from 'rxjs';\nexport const box = new Subject();", 'box.next(client);', 'box.value.track("A")'],
  [
    "import { atom } from 'nanostores';\nexport const box = atom(null);",
    'box.set(client);',
    'box.get("key").track("A")',
  ],
  ["import { ref } from 'vue';\nexport const box = ref();", 'box.current = client;', 'box.value.track("A")'],
  [
    "import { ref } from 'vue';\nexport const box = ref();\nexport const other = ref();",
    'all.other.value = client;',
    'box.value.track("A")',
  ],
])('%s\n%s is not what is read by %s', (box, set, read) => {
  expect(sent(box, set, `${PAGE}import { get } from 'svelte/store';\nexport const go = () => ${read};`)).toEqual([]);
});

it('holds what it begins with as well', () => {
  const box = `import { writable } from 'svelte/store';
import { AnalyticsBrowser } from '@segment/analytics-next';
export const box = writable(AnalyticsBrowser.load({ writeKey: 'k' }));`;
  const page = `${PAGE}import { get } from 'svelte/store';\nexport const go = () => get(box).track('A');`;
  expect(sent(box, '', page)).toEqual(['A']);
});

it.each([
  [
    "import { BehaviorSubject } from 'rxjs';\nexport const box = new BehaviorSubject('anonymous');",
    'box.next(user.id);',
    'box.value',
  ],
  [
    "import { signal } from '@preact/signals';\nexport const box = signal('anonymous');",
    'box.value = user.id;',
    'box.value',
  ],
  ["import { signal } from '@angular/core';\nexport const box = signal('anonymous');", 'box.set(user.id);', 'box()'],
  ["import { atom } from 'nanostores';\nexport const box = atom('anonymous');", 'box.set(user.id);', 'box.get()'],
  [
    "import { observable } from 'mobx';\nexport const box = observable.box('anonymous');",
    'box.set(user.id);',
    'box.get()',
  ],
])('%s\nsays nothing of the text that it begins with, where %s', (box, set, read) => {
  const page = `${PAGE}export const go = analytics => analytics.track(${read});`;
  const project = createProject({
    'package.json': '{}',
    'box.js': box,
    'set.js': `import { box } from './box.js';\nexport const login = user => { ${set} };`,
    'page.js': `import { AnalyticsBrowser } from '@segment/analytics-next';\n${page}\ngo(AnalyticsBrowser.load({ writeKey: 'k' }));`,
  });
  const events = openProject({ root: project.root, cache: false })
    .calls()
    .flatMap(call => call.events);
  expect(events).toEqual([]);
});

it('is one for each call of the function that makes it', () => {
  const box = `import { shallowRef } from 'vue';\nexport const useBox = () => shallowRef();\nexport const box = useBox();`;
  const set = 'all.useBox().value = client;';
  expect(sent(box, set, `${PAGE}export const go = () => box.value.track('A');`)).toEqual([]);
});
