import { expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

const SEND = `var App = App || {};
App.say = function (event) { window.analytics.track(event); };
`;
const SNIPPET = `!(function () {
  var analytics = (window.analytics = window.analytics || []);
  analytics.methods = ['track', 'identify', 'page'];
  analytics.load = function (key) { script.src = 'https://cdn.segment.com/analytics.js/v1/' + key + '/analytics.min.js'; };
  analytics.load('k');
})();
`;

function sentBy(page: string, types = ''): readonly string[] {
  const { root } = createProject({
    'package.json': '{}',
    'snippet.js': SNIPPET,
    'send.js': SEND,
    'page.ts': page,
    'types.ts': types,
  });
  const calls = openProject({ root, cache: false }).calls();
  return calls.filter(({ file }) => file === 'page.ts').flatMap(({ events }) => events);
}

const DECLARED =
  'export {};\ndeclare global { interface Window { App: { say?: (event: string) => void; id: string } } }\n';

it.each([
  ['by the window', "window.App.say('A');", ''],
  ['with a type for the window', "window.App.say?.('A');", DECLARED],
  ['by its name, with a type for the window', "App.say('A');", DECLARED],
  ['of which a module says that it is there', "declare var App: { say(event: string): void };\nApp.say('A');", ''],
  ['of which a module says only that', "declare const App: any;\nApp.say('A');", ''],
  ['by an interface', "interface Kit { say(event: string): void }\ndeclare const App: Kit;\nApp.say('A');", ''],
  ['of the page around a frame', "parent.App.say('A');", ''],
  ['of the page around all frames', "window.top.App.say('A');", ''],
])('what a script writes to a global is there for a module that reads it %s', (_name, page, types) => {
  expect(sentBy(`export {};\n${page}`, types)).toEqual(['A']);
});

it.each([
  ['another global', "declare const Other: { say(event: string): void };\nOther.say('A');"],
  ['a variable of the module', "const App = { say(event: string) {} };\nApp.say('A');"],
  ['another member', "declare const App: { tell(event: string): void };\nApp.tell('A');"],
  ['a parameter of the name of the page around', "export function f(parent: any) { parent.App.say('A'); }"],
])('and not for %s', (_name, page) => {
  expect(sentBy(`export {};\n${page}`)).toEqual([]);
});
