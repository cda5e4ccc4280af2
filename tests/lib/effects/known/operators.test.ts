import { expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();
const CLIENT = `import { Subject, Observable } from 'rxjs';
import { map, tap, filter, switchMap, scan, startWith, debounceTime } from 'rxjs/operators';
import { AnalyticsBrowser } from '@segment/analytics-next';
const client = AnalyticsBrowser.load({ writeKey: 'k' });
export const subject = new Subject();
`;

/** What `subject.next({ name: 'Shown' })` sends in another file, where it is heard in a way. */
function sentBy(hearing: string): readonly (readonly string[])[] {
  const { root } = createProject({
    'package.json': '{}',
    'subject.js': CLIENT + hearing,
    'page.js': "import { subject } from './subject.js';\nsubject.next({ name: 'Shown' });",
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'page.js')
    .map(({ events }) => events);
}

it.each([
  'subject.subscribe(({ name }) => client.track(name));',
  'subject.subscribe({ next: ({ name }) => client.track(name) });',
  'subject.pipe(filter(Boolean), debounceTime(10)).subscribe(({ name }) => client.track(name));',
  'subject.pipe(map(one => one.name)).subscribe(name => client.track(name));',
  'subject.pipe(map(one => one.name), map(name => ({ text: name }))).subscribe(({ text }) => client.track(text));',
  'subject.pipe(map(one => one.name)).pipe(filter(Boolean)).subscribe(name => client.track(name));',
  'subject.pipe(tap(({ name }) => client.track(name))).subscribe();',
  'export const seen = subject.pipe(tap(({ name }) => client.track(name)));',
  'subject.pipe(map(one => one.name), tap(name => client.track(name)), map(() => 0)).subscribe();',
  'subject.pipe(map(one => one.name)).pipe(tap(name => client.track(name))).subscribe();',
  'subject.asObservable().pipe(startWith(0), tap(({ name }) => client.track(name))).subscribe();',
])('by %s', hearing => {
  expect(sentBy(hearing)).toEqual([['Shown']]);
});

it.each([
  'subject.pipe(switchMap(one => fetch(one.name))).subscribe(({ name }) => client.track(name));',
  'subject.pipe(own(), tap(({ name }) => client.track(name))).subscribe();',
  'subject.pipe(scan((all, one) => [...all, one], [])).subscribe(({ name }) => client.track(name));',
])('without a name by %s', hearing => {
  expect(sentBy(hearing)).toEqual([[]]);
});

it.each([
  'subject.pipe(tap(({ name }) => console.log(name))).subscribe();',
  'new Observable().pipe(tap(({ name }) => client.track(name))).subscribe();',
  'new Subject().pipe(tap(({ name }) => client.track(name))).subscribe();',
])('and nothing by %s', hearing => {
  expect(sentBy(hearing)).toEqual([]);
});

it('takes what an operator runs for what a subscriber runs', () => {
  const fixed = "() => client.track('Fixed')";
  expect(sentBy(`subject.pipe(tap(${fixed})).subscribe();`)).toEqual(sentBy(`subject.subscribe(${fixed});`));
});

it.each([
  'clicks.subscribe(({ name }) => client.track(name));',
  'clicks.pipe(filter(Boolean)).subscribe(({ name }) => client.track(name));',
  'clicks.pipe(map(one => one.name), tap(name => client.track(name))).subscribe();',
])('where a module of its own makes the subject, by %s', hearing => {
  const { root } = createProject({
    'package.json': '{}',
    'clicks.js': "import { Subject } from 'rxjs';\nexport const clicks = new Subject();",
    'hearing.js': `import { map, tap, filter } from 'rxjs/operators';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { clicks } from './clicks.js';
const client = AnalyticsBrowser.load({ writeKey: 'k' });
${hearing}`,
    'page.js': "import { clicks } from './clicks.js';\nclicks.next({ name: 'Shown' });",
  });
  const calls = openProject({ root, cache: false }).calls();
  expect(calls.filter(({ file }) => file === 'page.js').flatMap(({ events }) => events)).toEqual(['Shown']);
});
