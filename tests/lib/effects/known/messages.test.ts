import { expect, it } from 'vitest';

import { messageHandlers } from '../../../../lib/effects/known/messages.ts';
import { readText } from '../../../support/reading.ts';

/** The texts of what hears messages, without a call that says so. */
function heard(code: string): string[] {
  const { module, workings, text } = readText(code);
  return messageHandlers(module, workings.evaluator).map(({ scope, handler }) => {
    const listener = 'expr' in handler ? text.slice(handler.expr.s, handler.expr.e) : '';
    return `${scope?.replace(module.path, 'this file')}: ${listener}`;
  });
}

it.each([
  ['a worker', 'self.onmessage = take;'],
  ['a worker, by the bare name', 'onmessage = take;'],
  ['a page', 'window.onmessage = take;'],
])('%s hears by onmessage what is told to it and to the worker that it may be', (_about, code) => {
  expect(heard(`${code}\nstart();`)).toEqual(['window: take', 'window this file: take']);
});

it.each([
  ['the page that made a worker', "const w = new Worker('./a.js'); w.onmessage = take;"],
  ['the page that shares a worker', "const { port } = new SharedWorker('./a.js'); port.onmessage = take;"],
  ['a channel', "const c = new BroadcastChannel('c'); c.onmessage = take;"],
  ['an end of a channel', 'const one = new MessageChannel().port1; one.onmessage = take;'],
  ["a worker of Vite's", "import Baker from './baker?worker'; const w = new Baker(); w.onmessage = take;"],
  ["a shared worker of Vite's", "import B from './b?inline&sharedworker'; const w = new B(); w.onmessage = take;"],
])('%s hears by onmessage', (_about, code) => {
  expect(heard(`${code}\nstart();`)).toEqual(['window: take']);
});

it.each([
  ['a socket', "const w = new WebSocket('wss://a.test'); w.onmessage = take;"],
  ['events of a server', "const w = new EventSource('/a'); w.onmessage = take;"],
  ['an object of the project', 'const w = {}; w.onmessage = take;'],
  ['a module of another kind', "import B from './b?raw'; const w = new B(); w.onmessage = take;"],
  ['a class that is called', "const w = Worker('./a.js'); w.onmessage = take;"],
  ['another member', "const w = new Worker('./a.js'); w.onerror = take; self.onerror = take;"],
])('%s does not', (_about, code) => {
  expect(heard(`${code}\nstart();`)).toEqual([]);
});

it('needs no call beside it', () => {
  expect(heard('self.onmessage = take;')).toEqual(['window: take', 'window this file: take']);
});
