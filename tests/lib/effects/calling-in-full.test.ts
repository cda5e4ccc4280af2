import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../support/effects.ts';

const AROUND = `
import { Analytics } from '@segment/analytics-node';
import { AnalyticsBrowser } from '@segment/analytics-next';
import Legacy from 'analytics-node';
import { TrackClient } from 'customerio-node';
import { createClient } from '@segment/analytics-react-native';
import { ipcMain, ipcRenderer } from 'electron';
import axios from 'axios';
const analytics = new Analytics({ writeKey: 'k' });
const send = (event, more) => analytics.track(event, more);
const person = { save(id) { analytics.identify(id); } };
const maker = name => more => analytics.track(name, more);
const list = ['A', 'B'];
`;

/** What the calls do that are written behind those that are around them. */
function done(code: string): string[] {
  return effectsOf(AROUND + code)
    .done()
    .slice(before);
}

const before = effectsOf(AROUND).done().length;

describe('what calling does, by what is called', () => {
  it.each<[string, string[]]>([
    ["setTimeout(send, 1, 'A', 'x');", ['setTimeout → sdk track("A", "x") through send']],
    ["setInterval(send, 1, 'A');", ['setInterval → sdk track("A", undefined) through send']],
    ["setImmediate(send, 'A', 'x');", ['setImmediate → sdk track("A", "x") through send']],
    ['queueMicrotask(send);', ['queueMicrotask → sdk track(undefined, undefined) through send']],
    ["requestAnimationFrame(send, 'A');", ['requestAnimationFrame → sdk track("A", undefined) through send']],
    ["requestIdleCallback(send, 'A');", ['requestIdleCallback → sdk track("A", undefined) through send']],
    ["setOther(send, 1, 'A');", []],
    ["setTimeout(analytics.track, 1, 'A');", ['setTimeout → sdk track("A")']],
    ["setTimeout(send.bind(null, 'A'), 1);", []],
    ["setTimeout(maker('A'), 1);", []],
    ["setTimeout(() => send('A'), 1);", ['send → sdk track("A", undefined) through send']],
    ['setTimeout();', []],
    ['setTimeout(1);', []],
    ["window.setTimeout(send, 1, 'A');", ['window.setTimeout → sdk track("A", undefined) through send']],
    ['list.forEach(send);', ['list.forEach → sdk track("A" | "B", undefined) through send']],
    ['list.map(send);', ['list.map → sdk track("A" | "B", undefined) through send']],
    ['list.flatMap(send);', ['list.flatMap → sdk track("A" | "B", undefined) through send']],
    ['list.filter(send);', ['list.filter → sdk track("A" | "B", undefined) through send']],
    ['list.some(send);', ['list.some → sdk track("A" | "B", undefined) through send']],
    ['list.every(send);', ['list.every → sdk track("A" | "B", undefined) through send']],
    ['list.find(send);', ['list.find → sdk track("A" | "B", undefined) through send']],
    ['list.sort(send);', []],
    ['list.forEach(analytics.track);', ['list.forEach → sdk track("A" | "B")']],
    ['list.forEach(person.save);', ['list.forEach → sdk identify("A" | "B") through save']],
    ["list.forEach(maker('A'));", []],
    ['load().then(send);', ['load().then → sdk track(the global load(…), undefined) through send']],
    ['load().then(analytics.track);', ['load().then → sdk track(the global load(…))']],
    ['load().catch(send);', []],
    ['load().then(1);', []],
    ['load().then();', []],
    ['q(x => x).forEach(send);', ['q(x=>x).forEach → sdk track(not known (dynamic-member), undefined) through send']],
    [
      'function g(all) { all.forEach(send); }',
      ['all.forEach → sdk track(the parameter all.[], undefined) through send'],
    ],
    [
      'function g2(o) { o.all.forEach(send); }',
      ['o.all.forEach → sdk track(the parameter o.all.[], undefined) through send'],
    ],
    [
      'function g3(o) { o.load().then(send); }',
      ['o.load().then → sdk track(the parameter o.load(…), undefined) through send'],
    ],
    ["AnalyticsBrowser.load({ writeKey: 'k' });", ['AnalyticsBrowser.load → sdk load({ writeKey })']],
    ['AnalyticsBrowser();', ['AnalyticsBrowser → sdk load()']],
    ["createClient({ writeKey: 'k' });", ['createClient → sdk load({ writeKey })']],
    ["new createClient({ writeKey: 'k' });", []],
    ["new Legacy('k');", ['Legacy → sdk new("k")']],
    ["Legacy('k');", ['Legacy → sdk load("k")']],
    ["new TrackClient('s', 'k');", ['TrackClient → sdk new("s", "k")']],
    ["TrackClient('s', 'k');", ['TrackClient → sdk load("s", "k")']],
    ['new Analytics();', ['Analytics → sdk new()']],
    ['Analytics();', ['Analytics → sdk load()']],
    ['Analytics.other();', []],
    ["send.call(null, 'A', 'x');", ['send.call → sdk track("A", "x") through send']],
    ["send.apply(null, ['A', 'x']);", ['send.apply → sdk track("A", "x") through send']],
    ['send.apply(null);', ['send.apply → sdk track(undefined, undefined) through send']],
    ["Reflect.apply(send, null, ['A', 'x']);", ['Reflect.apply → sdk track("A", "x") through send']],
    ['Reflect.apply(send, null);', []],
    ["Reflect.other(send, null, ['A']);", []],
    ["send.other('A');", []],
    ["person.save.call(person, 'u');", ['person.save.call → sdk identify("u") through save']],
    [
      "(q ? send : person.save)('A');",
      [
        'q?send:person.save → sdk track("A", undefined) through send',
        'q?send:person.save → sdk identify("A") through save',
      ],
    ],
    [
      "const t = send.bind(null, 'A'); t('x');",
      [`t → sdk track("A", "x") through \`send.bind(null, 'A')\` through send`],
    ],
    ["maker('A')('x');", [`maker('A') → sdk track("A", "x") through \`maker('A')\` through `]],
    ["const m2 = maker('A'); m2('x');", [`m2 → sdk track("A", "x") through \`maker('A')\` through `]],
    [
      "fetch('https://api.segment.io/v1/track', { method: 'POST' });",
      ['fetch → http fetch("https://api.segment.io/v1/track", { method })'],
    ],
    [
      "navigator.sendBeacon('https://api.segment.io/v1/t', 'b');",
      ['navigator.sendBeacon → http sendBeacon post("https://api.segment.io/v1/t", "b")'],
    ],
    [
      "axios.post('https://api.segment.io/v1/track', {});",
      ['axios.post → http axios post("https://api.segment.io/v1/track", {  })'],
    ],
    [
      "axios.create({ baseURL: 'https://api.segment.io' }).post('/v1/track', {});",
      [
        `axios.create({baseURL:'https://api.segment.io'}).post → http axios post("/v1/track", {  }) at "https://api.segment.io"`,
      ],
    ],
    ["axios({ url: 'https://api.segment.io/v1/track' });", ['axios → http axios({ url })']],
    [
      "class W { constructor(event) { analytics.track(event); } } new W('A');",
      ['analytics.track → sdk track(the parameter event)'],
    ],
    [
      "function F2(event) { if (!(this instanceof F2)) return new F2(event); analytics.track(event); } F2('A');",
      ['analytics.track → sdk track(the parameter event)', 'F2 → sdk track("A") through F2'],
    ],
    ["F2x('A');", []],
    ["send?.('A');", ['send → sdk track("A", undefined) through send']],
    ["send('A')?.then(x => x);", ['send → sdk track("A", undefined) through send']],
    ["new Promise(resolve => send('A'));", ['send → sdk track("A", undefined) through send']],
    ["process.on('exit', send);", ['process.on → handle "exit" by a function']],
    ["process.emit('exit', 1);", []],
    ["other.on('exit', send);", []],
    ["ipcMain.on('c', send);", ['ipcMain.on → handle "c" by a function']],
    [
      "ipcMain.handle(q, () => send('A'));",
      ['ipcMain.handle → handle the global q by a function', 'send → sdk track("A", undefined) through send'],
    ],
    ["ipcRenderer.send(q, 'A');", ['ipcRenderer.send → ipc the global q("A")']],
    ["analytics.on('track', send);", []],
    ["analytics.once('track', send);", []],
    ['analytics.ready(send);', []],
    ['analytics.track();', ['analytics.track → sdk track()']],
    ["analytics.track.track('A');", []],
    ["analytics['track']('A');", [`analytics['track'] → sdk track("A")`]],
    ["analytics[q]('A');", []],
    ["const { track } = analytics; track('A');", ['track → sdk track("A")']],
    ["const { track: t3, ...rest } = analytics; rest.identify('u');", ['rest.identify → sdk identify("u")']],
  ])('%s', (code, expected) => {
    expect(done(code)).toEqual(expected);
  });
});
