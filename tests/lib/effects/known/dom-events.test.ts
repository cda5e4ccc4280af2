import { expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

/** The events that a page sends, where another module listens. */
function sent(listener: string, page: string): string[] {
  const { root } = createProject({
    'src/listen.js': `import { AnalyticsBrowser } from '@segment/analytics-next';
const segment = AnalyticsBrowser.load({ writeKey: 'k' });
const send = ({ detail }) => segment.track(detail.name);
${listener}`,
    'src/page.js': `export const done = (name, node, $) => { ${page} };`,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'src/page.js')
    .flatMap(({ events }) => events);
}

const LISTENER = "document.addEventListener('app:sent', send);";
const made = (options: string, name = "'app:sent'"): string => `new CustomEvent(${name}, ${options})`;
const DETAIL = "{ detail: { name: 'Order Sent' } }";

it.each([
  ['on the page', LISTENER],
  ['on the window', "window.addEventListener('app:sent', send);"],
  ['by its bare name', "addEventListener('app:sent', send);"],
  ['on an element', "document.querySelector('main').addEventListener('app:sent', send);"],
  ['with options', "document.addEventListener('app:sent', send, { passive: true });"],
  ['by a constant', "const SENT = 'app:sent';\ndocument.addEventListener(SENT, send);"],
  ['by a function that is written there', "document.addEventListener('app:sent', event => send(event));"],
  [
    'by a function that is given both',
    "const on = (name, run) => document.addEventListener(name, run);\non('app:sent', send);",
  ],
])('an event of the page runs whoever listens %s', (_about, listener) => {
  expect(sent(listener, `document.dispatchEvent(${made(DETAIL)});`)).toEqual(['Order Sent']);
});

it.each([
  ['on the window', `window.dispatchEvent(${made(DETAIL)});`],
  ['by its bare name', `dispatchEvent(${made(DETAIL)});`],
  ['on an element that is given', `node.dispatchEvent(${made(DETAIL)});`],
  ['as a variable', `const event = ${made(DETAIL)}; node.dispatchEvent(event);`],
  ['that bubbles', `node.dispatchEvent(${made("{ bubbles: true, detail: { name: 'Order Sent' } }")});`],
])('and is dispatched %s', (_about, page) => {
  expect(sent(LISTENER, page)).toEqual(['Order Sent']);
});

it('a target that the project makes is heard on itself alone', () => {
  const page = `own.dispatchEvent(${made(DETAIL)});`;
  expect(sent(LISTENER, `const own = new EventTarget(); ${page}`)).toEqual([]);
  expect(sent(LISTENER, `class Own extends EventTarget {} const own = new Own(); ${page}`)).toEqual([]);
  const { root } = createProject({
    'listen.js': `import { AnalyticsBrowser } from '@segment/analytics-next';
const segment = AnalyticsBrowser.load({ writeKey: 'k' });
export const own = new EventTarget();
own.addEventListener('app:sent', ({ detail }) => segment.track(detail.name));`,
    'page.js': `import { own } from './listen.js';\n${page}`,
  });
  const calls = openProject({ root, cache: false }).calls();
  expect(calls.filter(({ file }) => file === 'page.js').flatMap(({ events }) => events)).toEqual(['Order Sent']);
});

it('an object may listen by its handleEvent', () => {
  const listener = "document.addEventListener('app:sent', { handleEvent: event => send(event) });";
  expect(sent(listener, `document.dispatchEvent(${made(DETAIL)});`)).toEqual(['Order Sent']);
});

it('jQuery listens to several at once', () => {
  const listener =
    "import $ from 'jquery';\n$(document).on('app:kept app:sent', (event, name) => segment.track(name));";
  expect(sent(listener, "jQuery('form').trigger('app:sent', ['Order Sent']);")).toEqual(['Order Sent']);
});

it('callers of a function that dispatches say what is sent', () => {
  const page = `const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));
    tell('app:sent', { name: 'Order Sent' }); tell('app:other', { name: 'Other' });`;
  expect(sent(LISTENER, page)).toEqual(['Order Sent']);
});

it('jQuery gives what stands behind the name to whoever listens', () => {
  const listener = "import $ from 'jquery';\n$(document).on('app:sent', (event, name) => segment.track(name));";
  expect(sent(listener, "jQuery('form').trigger('app:sent', ['Order Sent']);")).toEqual(['Order Sent']);
  expect(sent(listener, "jQuery('form').trigger('app:sent', 'Order Sent');")).toEqual(['Order Sent']);
  expect(sent(listener, "jQuery('form').trigger('app:sent');")).toEqual([]);
  expect(sent(listener, "node.trigger('app:sent', ['Order Sent']);")).toEqual([]);
});

it.each([
  ['another event', `document.dispatchEvent(${made(DETAIL, "'app:other'")});`],
  ['an event of browsers', `document.dispatchEvent(${made(DETAIL, "'click'")});`],
  ['an event that says nothing', "document.dispatchEvent(new Event('app:sent'));"],
  ['an event that is made and not dispatched', `const event = ${made(DETAIL)}; node.append(event);`],
  ['an event of another kind', `document.dispatchEvent(new Local('app:sent', ${DETAIL}));`],
])('%s runs nobody', (_about, page) => {
  expect(sent(`${LISTENER}\ndocument.addEventListener('click', send);`, page)).toEqual([]);
});
