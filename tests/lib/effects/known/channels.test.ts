import { describe, expect, it } from 'vitest';

import { channelsOf } from '../../../support/channels.ts';

const F = 'function f() {}';
const HEARD = 'by the function f';

describe('parts of an Electron app', () => {
  it.each(['on', 'once', 'handle', 'handleOnce', 'addListener'])('hear a channel by %s', method => {
    const of = (source: string): string[] =>
      channelsOf(`import { ipcMain } from '${source}'; ${F} ipcMain.${method}('c', f);`);
    expect(of('electron')).toEqual([`hears - "c" ${HEARD}`]);
    expect(of('electron/main')).toEqual([`hears - "c" ${HEARD}`]);
    expect(of('electronic')).toEqual([]);
    expect(channelsOf(`import { ipcMain } from 'electron'; ipcMain.${method}('c');`)).toEqual([]);
    expect(channelsOf(`import { other } from 'electron'; ${F} other.${method}('c', f);`)).toEqual([]);
  });

  it.each(['send', 'invoke', 'sendSync', 'postMessage'])('tell one by %s', method => {
    const of = (given: string): string[] =>
      channelsOf(`import { ipcRenderer } from 'electron'; ipcRenderer.${method}(${given});`);
    expect(of("'c', 1")[0]).toMatch(/^tells - c/);
    expect(of("q ? 'a' : 'b'")[0]).toMatch(/^tells - a, - b/);
    expect(of('q, 1')[0]).toBe('ipc');
    expect(of('')).toEqual([]);
  });

  it('give the page an object', () => {
    const of = (call: string): string[] => channelsOf(`import { contextBridge } from 'electron'; ${call};`);
    expect(of("contextBridge.exposeInMainWorld('api', {})")).toEqual(['expose']);
    expect(of("contextBridge.exposeInMainWorld('api')")).toEqual([]);
    expect(of("contextBridge.other('api', {})")).toEqual([]);
  });
});

describe('an emitter', () => {
  it.each([
    ["import { EventEmitter } from 'events';", 'new EventEmitter()'],
    ["import { EventEmitter2 } from 'node:events';", 'new EventEmitter2()'],
    ["import E from 'eventemitter3';", 'new E()'],
    ["import * as E from 'eventemitter2';", 'new E.EventEmitter2()'],
    ["import { TinyEmitter } from 'tiny-emitter';", 'new TinyEmitter()'],
    ["import * as E from 'tiny-emitter';", 'new E.default()'],
    ["import mitt from 'mitt';", 'mitt()'],
    ["import { createNanoEvents } from 'nanoevents';", 'createNanoEvents()'],
    ["import E from 'emittery';", 'new E()'],
  ])('%s keeps listeners, and runs them', (before, made) => {
    const of = (call: string): string[] => channelsOf(`${before} ${F} const e = ${made}; e.${call};`);
    for (const method of ['on', 'once', 'addListener', 'prependListener'])
      expect(of(`${method}('a', f)`)).toEqual([expect.stringMatching(/^hears \/a\.ts:\d+ "a" by the function f$/)]);
    expect(of("emit('a', 1)")).toEqual([expect.stringMatching(/^tells \/a\.ts:\d+ , \/a\.ts:\d+ a$/)]);
    expect(of("off('a', f)")).toEqual([]);
    expect(of("on('a')")).toEqual([]);
    expect(of('emit()')).toEqual([]);
  });

  it.each([
    ["import { other } from 'events';", 'new other()'],
    ["import { EventEmitter } from 'mine';", 'new EventEmitter()'],
    ["import { mitt } from 'mitt';", 'mitt()'],
    ['', 'new EventEmitter()'],
    ["import { EventEmitter } from 'events';", 'new (class { on() {} emit() {} })()'],
  ])('%s %s is none', (before, made) => {
    expect(channelsOf(`${before} ${F} const e = ${made}; e.on('a', f); e.emit('a');`)).toEqual([]);
  });

  it.each([
    ["import { Subject } from 'rxjs';", 'new Subject()'],
    ["import { BehaviorSubject } from 'rxjs';", 'new BehaviorSubject(1)'],
    ["import { ReplaySubject } from 'rxjs';", 'new ReplaySubject()'],
    ["import { AsyncSubject } from 'rxjs';", 'new AsyncSubject()'],
    ["import { EventEmitter } from '@angular/core';", 'new EventEmitter()'],
  ])('%s has one channel', (before, made) => {
    const of = (call: string): string[] => channelsOf(`${before} ${F} const e = ${made}; e.${call};`);
    const heard = [expect.stringMatching(/^hears \/a\.ts:\d+ "" by the function f$/)];
    for (const call of ['subscribe(f)', 'subscribe({ next: f })', 'asObservable().subscribe(f)'])
      expect(of(call)).toEqual(heard);
    for (const call of ['pipe().subscribe(f)', 'filter(f).subscribe(f)', 'share().subscribe(f)'])
      expect(of(call)).toEqual(heard);
    // What an operator makes of a value that nobody knows, nobody knows.
    expect(of('pipe(f).subscribe(f)')).toEqual([expect.stringMatching(/^hears \/a\.ts:\d+ "" by pipe/)]);
    for (const call of ['next(1)', 'emit(1)'])
      expect(of(call)).toEqual([expect.stringMatching(/^tells \/a\.ts:\d+ $/)]);
    for (const call of ['other().subscribe(f)', 'subscribe()', 'next()']) expect(of(call)).toEqual([]);
  });
});

describe('messages', () => {
  it.each([
    ['extension', 'chrome.runtime.onMessage.addListener(f)'],
    ['extension', 'browser.runtime.onMessage.addListener(f)'],
    ['window', "frames[0].addEventListener('message', f)"],
  ])('of the %s are heard by %s', (scope, call) => {
    expect(channelsOf(`${F} ${call};`)).toEqual([`hears ${scope} "*" ${HEARD}`]);
  });

  it.each(['window', 'self'])('of %s may be those of the worker that the file is', name => {
    expect(channelsOf(`${F} ${name}.addEventListener('message', f);`)).toEqual([
      `hears window "*" ${HEARD}`,
      `hears window /a.ts "*" ${HEARD}`,
    ]);
  });

  it.each(['worker_threads', 'node:worker_threads'])('of a thread of %s', source => {
    const of = (call: string): string[] => channelsOf(`import { parentPort, Worker } from '${source}'; ${F} ${call};`);
    expect(of("parentPort.on('message', f)")).toEqual([`hears thread "*" ${HEARD}`]);
    expect(of("parentPort.once('message', f)")).toEqual([`hears thread "*" ${HEARD}`]);
    expect(of("parentPort.on('close', f)")).toEqual([]);
    expect(of("parentPort.on('message')")).toEqual([]);
    expect(of("new Worker('a').postMessage({ kind: 'a' })")).toEqual(['tells thread a, thread *']);
    expect(of("Worker('a').postMessage({ kind: 'a' })")).toEqual(['tells window a, window *']);
  });

  it.each([
    'a.onOther.addListener(f)',
    'onMessage.addListener(f)',
    "self.addEventListener('click', f)",
    "self.addEventListener('message')",
    "parentPort.on('message', f)",
    'chrome.runtime.sendMessage()',
    "chrome.other.sendMessage({ kind: 'a' })",
    "other.runtime.sendMessage({ kind: 'a' })",
    "runtime.sendMessage({ kind: 'a' })",
    "w.other({ kind: 'a' })",
  ])('and not by %s', call => {
    expect(channelsOf(`import { parentPort } from 'mine'; ${F} ${call};`)).toEqual([]);
  });

  it.each(['action', 'command', 'kind', 'name', 'method', 'message'])('say by %s what they are about', name => {
    expect(channelsOf(`chrome.runtime.sendMessage({ ${name}: 'a' });`)).toEqual(['tells extension a, extension *']);
    expect(channelsOf(`browser.tabs.sendMessage(1, { ${name}: 'a' });`)).toEqual(['tells extension a, extension *']);
    expect(channelsOf(`parent.postMessage({ ${name}: 'a' }, '*');`)).toEqual(['tells window a, window *']);
  });

  it('say by their type what they are about, and are actions by that', () => {
    expect(channelsOf("chrome.runtime.sendMessage({ type: 'a' });")).toEqual([
      'tells extension a, extension *',
      'tells action a, action *',
    ]);
    expect(channelsOf("chrome.runtime.sendMessage({ other: 'a' });")).toEqual(['tells extension *']);
  });

  it.each([
    ["import browser from 'webextension-polyfill';", 'browser.runtime'],
    ["import { runtime } from 'webextension-polyfill';", 'runtime'],
    ["import { tabs } from 'webextension-polyfill-ts';", 'tabs'],
  ])('are those of an extension by %s', (before, object) => {
    expect(channelsOf(`${before} ${object}.sendMessage({ kind: 'a' });`)).toEqual(['tells extension a, extension *']);
    expect(channelsOf(`${before.replace('webextension', 'mine')} ${object}.sendMessage({ kind: 'a' });`)).toEqual([]);
  });
});

describe('a queue of jobs', () => {
  it.each(['bullmq', 'bull', 'bee-queue'])('of %s goes by its name', source => {
    const of = (call: string, made = "new Queue('mail')"): string[] =>
      channelsOf(
        `import { Queue } from '${source}'; import * as all from '${source}'; ${F} const q = ${made}; q.${call};`,
      );
    expect(of("add('sent', { kind: 'k' })")).toEqual(['tells queue mail sent, queue mail k, queue mail *']);
    expect(of("add('sent', {})", "new all.Queue('mail')")).toEqual(['tells queue mail sent, queue mail *']);
    expect(of('add({ a: 1 })', 'new Queue()')).toEqual([expect.stringMatching(/^tells queue \/a\.ts:\d+ \*$/)]);
    expect(of('process(f)')).toEqual([`hears queue mail "*" ${HEARD}`]);
  });

  it.each(['agenda', 'agendash', 'pg-boss', 'inngest'])('of %s goes by the names of its jobs', source => {
    const of = (call: string): string[] =>
      channelsOf(`import Q from '${source}'; ${F} const q = new Q('a'); q.${call};`);
    for (const method of ['add', 'createJob', 'now', 'schedule', 'every', 'send', 'publish', 'enqueue'])
      expect(of(`${method}('sent', { a: 1 })`)).toEqual([`tells queue ${source} sent, queue ${source} *`]);
    for (const method of ['process', 'define', 'work', 'subscribe']) {
      expect(of(`${method}('sent', f)`)).toEqual([`hears queue ${source} "sent" ${HEARD}`]);
      expect(of(`${method}('sent', {}, f)`)).toEqual([`hears queue ${source} "sent" ${HEARD}`]);
      expect(of(`${method}(f)`)).toEqual([`hears queue ${source} "*" ${HEARD}`]);
      expect(of(`${method}('sent')`)).toEqual([]);
    }
    expect(of("createFunction({ id: 'x' }, { event: 'app/x' }, f)")).toEqual([
      `hears queue ${source} "app/x" ${HEARD}`,
    ]);
    expect(of("other('sent', { a: 1 })")).toEqual([]);
    expect(of("other('sent', f)")).toEqual([]);
  });

  it.each([
    ["add('in 5 minutes', 'sent', { a: 1 })", 'tells queue agenda sent, queue agenda *'],
    ["add({ name: 'n', data: { kind: 'k' } })", 'tells queue agenda n, queue agenda k, queue agenda *'],
    ["add({ name: 'n' })", 'tells queue agenda n, queue agenda *'],
    ["add(q, 'a', 'b', { c: 1 })", 'tells queue agenda a, queue agenda *'],
    ['add({ a: 1 })', 'tells queue agenda *'],
  ])('takes a job as %s', (call, expected) => {
    expect(channelsOf(`import Q from 'agenda'; const q = new Q(); q.${call};`)).toEqual([expected]);
  });

  it('takes nothing where there are no data, and is none of another package', () => {
    expect(channelsOf("import Q from 'agenda'; const q = new Q(); q.add(); q.add('sent');")).toEqual([]);
    expect(channelsOf(`import Q from 'mine'; ${F} const q = new Q(); q.add('a', {}); q.process(f);`)).toEqual([]);
    expect(channelsOf(`${F} q.add('a', {}); q.process(f);`)).toEqual([]);
  });

  it('is worked off by workers', () => {
    const of = (call: string, source = 'bullmq'): string[] =>
      channelsOf(`import { Worker } from '${source}'; ${F} ${call};`);
    expect(of("new Worker('mail', f)")).toEqual([`hears queue mail "*" ${HEARD}`]);
    expect(of("new Worker(q ? 'a' : 'b', f)")).toEqual([`hears queue a "*" ${HEARD}`, `hears queue b "*" ${HEARD}`]);
    expect(of("new Worker('mail')")).toEqual([]);
    expect(of('new Worker()')).toEqual([]);
    expect(of("new Worker('mail', f)", 'bull')).toEqual([]);
  });
});
