/** What whoever hears a message is called with, by the way on which it comes. */
import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../../support/effects.ts';

const HEAD =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";

/** The events that are sent by who hears what is told; `name` is how they find it in what they are called with. */
function sent(
  tells: string,
  name: string,
  { scope, channel = '*' }: { scope?: string; channel?: string } = {},
): string[] {
  const code = `${HEAD}${tells};\nexport const hear = (first, second) => { analytics.track(${name}); };`;
  return effectsOf(code, evaluated => ({
    isHeard: one => scope === undefined || one === scope,
    handlers: (asked, of) =>
      asked === channel && (scope === undefined || of === scope) ? [evaluated.exported('hear')] : [],
  }))
    .done()
    .flatMap(one => /^(?!analytics).* track\("(\w+)"/.exec(one)?.[1] ?? []);
}

describe('a message of an extension', () => {
  const scope = { scope: 'extension', channel: 'sent' };

  it.each([
    ["chrome.runtime.sendMessage({ type: 'sent', event: 'A' })", 'first.event'],
    ["browser.runtime.sendMessage({ action: 'sent', event: 'A' })", 'first.event'],
    ["chrome.tabs.sendMessage(tabId, { type: 'sent', event: 'A' })", 'first.event'],
    [
      "import browser from 'webextension-polyfill'; browser.runtime.sendMessage({ type: 'sent', event: 'A' })",
      'first.event',
    ],
    [
      "import { runtime } from 'webextension-polyfill'; runtime.sendMessage({ type: 'sent', event: 'A' })",
      'first.event',
    ],
  ])('%s', (tells, name) => {
    expect(sent(tells, name, scope)).toEqual(['A']);
    expect(sent(tells, name, { ...scope, scope: 'window' })).toEqual([]);
  });

  it.each([
    "other.runtime.sendMessage({ type: 'sent', event: 'A' })",
    "chrome.storage.sendMessage({ type: 'sent', event: 'A' })",
    "import own from 'own'; own.runtime.sendMessage({ type: 'sent', event: 'A' })",
    "const chrome = { runtime: make() }; chrome.runtime.sendMessage({ type: 'sent', event: 'A' })",
    "chrome.runtime.sendMessage({ type: 'other', event: 'A' })",
    'chrome.runtime.sendMessage()',
  ])('%s is none', tells => {
    expect(sent(tells, "'A'", scope)).toEqual([]);
  });
});

describe('a message of another window or thread', () => {
  it('is an event with data, or the message itself', () => {
    const worker = "import { Worker } from 'node:worker_threads'; new Worker('./w.js')";
    const message = "postMessage({ type: 'sent', event: 'A' })";
    expect(sent(`window.${message}`, 'first.data.event', { scope: 'window', channel: 'sent' })).toEqual(['A']);
    expect(sent(`window.${message}`, 'first.event', { scope: 'window', channel: 'sent' })).toEqual([]);
    expect(sent(`${worker}.${message}`, 'first.event', { scope: 'thread', channel: 'sent' })).toEqual(['A']);
    expect(sent(`new Worker('./w.js').${message}`, 'first.event', { scope: 'thread', channel: 'sent' })).toEqual([]);
    // Whoever hears threads is not at hand: then it may be one of a window.
    expect(sent(`${worker}.${message}`, 'first.data.event', { scope: 'window', channel: 'sent' })).toEqual(['A']);
  });

  it('that the callers of a function give is heard by whoever hears any', () => {
    const of = (told: string): string[] =>
      effectsOf(
        `${HEAD}const say = message => window.postMessage(${told});\nexport const hear = event => analytics.track(event.data.event);`,
        evaluated => ({
          isHeard: () => true,
          handlers: (channel, scope) =>
            channel === 'window' && scope === undefined ? [evaluated.exported('hear')] : [],
        }),
      )
        .done()
        .filter(one => one.startsWith('window'));
    expect(of('message')).toEqual(['window.postMessage → sdk track(the parameter message.event) through hear']);
    expect(of("{ type: 'other', event: 'A' }")).toEqual([]);
  });
});

describe('an action of Vuex', () => {
  const scope = { scope: 'store', channel: 'say' };

  it.each([
    ["store.dispatch('say', 'A')", true],
    ["store.commit('say', 'A')", true],
    ["store.dispatch('metrics/say', 'A')", true],
    ["store.dispatch(process.env.M ? 'say' : 'other', 'A')", true],
    ["store.dispatch('say/other', 'A')", false],
    ["store.other('say', 'A')", false],
    ["store.dispatch('other', 'A')", false],
    ["store.dispatch('say')", false],
    ['store.dispatch()', false],
  ])('%s: %s', (tells, isSent) => {
    expect(sent(tells, 'second', scope)).toEqual(isSent ? ['A'] : []);
    expect(sent(tells, 'first', scope)).toEqual([]);
    expect(sent(tells, 'second', { ...scope, scope: 'other' })).toEqual([]);
  });
});

describe('what Nest hands on', () => {
  const service = (type: string, source: string, call: string): string =>
    `import { ${type}, Other } from '${source}';\nclass Placed { constructor(readonly event: string) {} }\nexport class S { constructor(private bus: ${type}, private other: Other) {} send() { ${call}; } }`;

  it.each([
    ['EventEmitter2', '@nestjs/event-emitter', "this.bus.emit('placed', 'A')", 'first', 'nest-events', 'placed'],
    ['EventEmitter2', 'eventemitter2', "this.bus.emitAsync('placed', 'A')", 'first', 'nest-events', 'placed'],
    ['EventEmitter2', '@nestjs/event-emitter', "this.bus.emit('order.placed', 'A')", 'first', 'nest-events', 'order.*'],
    ['ClientProxy', '@nestjs/microservices', "this.bus.emit('placed', 'A')", 'first', 'nest-messages', 'placed'],
    ['ClientKafka', '@nestjs/microservices', "this.bus.send('placed', 'A')", 'first', 'nest-messages', 'placed'],
    ['EventBus', '@nestjs/cqrs', "this.bus.publish(new Placed('A'))", 'first.event', 'nest-cqrs', '*'],
    ['EventBus', '@nestjs/cqrs', "this.bus.publishAll([new Placed('A')])", 'first.event', 'nest-cqrs', '*'],
    ['CommandBus', '@nestjs/cqrs', "this.bus.execute(new Placed('A'))", 'first.event', 'nest-cqrs', '*'],
  ])('%s of %s: %s', (type, source, call, name, scope, channel) => {
    expect(sent(service(type, source, call), name, { scope, channel })).toEqual(['A']);
    expect(sent(service(type, './own', call), name, { scope, channel })).toEqual([]);
    expect(sent(service(type, source, call.replace('this.bus', 'this.other')), name, { scope, channel })).toEqual([]);
    expect(sent(service(type, source, call.replace(/bus\.\w+/, 'bus.other')), name, { scope, channel })).toEqual([]);
    expect(sent(service(type, source, call), name, { scope: 'other', channel })).toEqual([]);
  });

  it('is not what a project makes itself', () => {
    const own = "import { EventEmitter2 } from 'eventemitter2';\nnew EventEmitter2().emit('placed', 'A')";
    expect(sent(own, 'first', { scope: 'nest-events', channel: 'placed' })).toEqual([]);
  });
});
