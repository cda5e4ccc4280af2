import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';
import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';
import { readText } from '../../support/reading.ts';

const client = `import { AnalyticsBrowser } from '@segment/analytics-next';
const segment = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** The events that are sent by what `new Holder()` gives. */
function eventsOf(constructor: string, members = ''): readonly string[] {
  const text = `${client}
class Inner {
  track(name) { segment.track(name); }
}
class Holder {
  ${constructor}
  ${members}
}
const holder = new Holder();
holder.track('Sent');
`;
  return readText(text)
    .calls()
    .flatMap(({ events, forwards }) => (forwards ? [] : events));
}

describe('instances that are made alike', () => {
  const code = (...made: string[]): string =>
    `class A { constructor(o) { this.o = o; } } let o; let a; const set = () => { o = { k: 1 }; };
${made.map((one, index) => `function set${index}() { a = ${one}; }`).join('\n')}`;
  const one = 'an instance of the class A';

  it.each([
    ['of the same variable', ['new A(o)', 'new A(o)', 'new A(o)'], one],
    ['of the same text', ["new A('x')", "new A('x')"], one],
    ['of nothing', ['new A()', 'new A()'], one],
    ['of other texts', ["new A('x')", "new A('y')"], `${one} | ${one}`],
    ['of objects of their own', ['new A({ k: 1 })', 'new A({ k: 1 })'], `${one} | ${one}`],
    ['of functions of their own', ['new A(() => 1)', 'new A(() => 2)'], `${one} | ${one}`],
    ['of more', ['new A(o)', 'new A(o, 1)'], `${one} | ${one}`],
  ])('%s', (_about, made, expected) => {
    expect(valueOf('a', code(...made))).toBe(expected);
  });
});

describe('a constructor that returns something', () => {
  it.each([
    ['a client', 'constructor() { return segment; }'],
    ['a client by a variable', 'constructor() { const held = segment; return held; }'],
    ['a proxy of a client', 'constructor() { return new Proxy(segment, {}); }'],
    ['an instance of another class', 'constructor() { return new Inner(); }'],
    ['a client, or itself', 'constructor() { if (location.hash) return segment; }'],
  ])('gives %s in the place of the instance', (_about, constructor) => {
    expect(eventsOf(constructor)).toEqual(['Sent']);
  });

  it('is a function as well', () => {
    const text = `${client}
function Holder() { return segment; }
const holder = new Holder();
holder.track('Sent');
`;
    expect(
      readText(text)
        .calls()
        .flatMap(({ events }) => events),
    ).toEqual(['Sent']);
  });

  it('gives the instance all the same, whose own methods are there', () => {
    expect(
      eventsOf('constructor() { if (location.hash) return segment; }', "track(name) { segment.track('Own ' + name); }"),
    ).toContain('Own Sent');
  });

  it.each([
    ['nothing', 'constructor() { return; }'],
    ['a text', "constructor() { return 'segment'; }"],
    ['something that is no client', 'constructor() { return other; }'],
  ])('gives no client for %s', (_about, constructor) => {
    expect(eventsOf(constructor)).toEqual([]);
  });

  it('ends where it returns the one instance that there is', () => {
    expect(
      eventsOf('constructor() { if (Holder.one) return Holder.one; Holder.one = this; }', 'static one = new Holder();'),
    ).toEqual([]);
  });
});

it('is none of an SDK that is constructed as a whole, where that has no such thing', () => {
  expect(valueOf('new all.Nope()', "import * as all from '@segment/analytics-react-native';")).toContain('new ');
  expect(valueOf('new all()', "import * as all from '@segment/analytics-react-native';")).toBe(
    'new the package of @segment/analytics-react-native(…)',
  );
  expect(valueOf('all()', "import * as all from '@segment/analytics-react-native';")).toBe(
    'the package of @segment/analytics-react-native(…)',
  );
});

describe('functions of older code that are used as classes', () => {
  const createProject = useProjects();
  /** What is sent where such a function stands in one file, and is used in another. */
  const sent = (made: string, used: string): readonly string[] => {
    const make = 'function (key) { this.client = new Analytics(key); }';
    const track = 'function (name) { this.client.track({ userId: "u", event: name }); }';
    const { root } = createProject({
      'package.json': '{ "dependencies": { "analytics-node": "3" } }',
      'made.js': `var Analytics = require('analytics-node'); ${made.replace('MAKE', make).replace('TRACK', track)}`,
      'used.js': used,
    });
    return openProject({ root, cache: false })
      .calls()
      .filter(({ file }) => file === 'used.js')
      .flatMap(({ events }) => events);
  };

  it.each([
    ['Tracker = MAKE; Tracker.prototype.track = TRACK;', 'new Tracker("k").track("Sent");'],
    ['window.Tracker = MAKE; window.Tracker.prototype.track = TRACK;', 'var t = new Tracker("k"); t.track("Sent");'],
    [
      'exports.Tracker = MAKE; exports.Tracker.prototype.track = TRACK;',
      'new (require("./made").Tracker)("k").track("Sent");',
    ],
    [
      'module.exports = MAKE; module.exports.prototype.track = TRACK;',
      'var T = require("./made"); new T("k").track("Sent");',
    ],
    [
      'var own = {}; own.Tracker = MAKE; own.Tracker.prototype = { track: TRACK }; module.exports = own;',
      'new (require("./made").Tracker)("k").track("Sent");',
    ],
    ['App.Tracker = MAKE; App.Tracker.prototype.track = TRACK;', 'new App.Tracker("k").track("Sent");'],
  ])('%s %s', (made, used) => {
    expect(sent(made, used)).toEqual(['Sent']);
  });

  it.each([
    ['App.Tracker = MAKE; App.Other.prototype.track = TRACK;', 'new App.Tracker("k").track("Sent");'],
    [
      'App.Tracker = MAKE; App.Tracker.prototype.track = function (name) { log(name); };',
      'new App.Tracker("k").track("Sent");',
    ],
  ])('%s %s: nothing', (made, used) => {
    expect(sent(made, used)).toEqual([]);
  });
});
