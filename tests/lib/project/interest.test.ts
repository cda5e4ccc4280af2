import { describe, expect, it, vi } from 'vitest';

import { Interest } from '../../../lib/project/interest.ts';
import { ownerKey } from '../../../lib/project/registry.ts';
import { readText, type ReadText } from '../../support/reading.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';

const imports = `
import { Analytics } from '@segment/analytics-node';
import axios from 'axios';
import { createContext } from 'react';
const analytics = new Analytics({ writeKey: 'k' });
const send = event => analytics.track({ event, userId: 'u' });
`;

function open(code: string, options?: Parameters<typeof readText>[1]): ReadText & { interest: Interest } {
  const read = readText(imports + code, options);
  const { evaluator, effects, registry } = read.workings;
  return { ...read, interest: new Interest(evaluator, effects, registry) };
}

function leads(expression: string, depth = 3): boolean {
  const { interest, exported } = open(`export const value = ${expression};`);
  return interest.leads(exported('value'), depth);
}

describe('a value leads to a client', () => {
  it.each([
    ['a client', 'analytics'],
    ['a method', 'analytics.track'],
    ['what makes a client', 'Analytics'],
    ['an HTTP client', 'axios.create({})'],
    ['a request', 'axios.post'],
    ['a wrapper', 'send'],
    ['a list of one', '[1, analytics]'],
    ['a bound wrapper', 'send.bind(null)'],
    ['one of several', 'x ? 1 : analytics'],
    ['a client in an object', '{ a: 1, client: analytics }'],
    ['a client in a spread', '{ ...{ client: analytics } }'],
    ['a client in objects joined', 'Object.assign({}, { client: analytics })'],
    ['a function that gives a client', '() => analytics'],
    ['a function that gives a wrapper', '() => event => send(event)'],
    ['a class with a wrapper', 'class { track(event) { send(event); } }'],
    ['a class with a static wrapper', 'class { static track(event) { send(event); } }'],
    ['an instance', 'new (class { track(event) { send(event); } })()'],
    ['an instance that holds a client', 'new (class { client = analytics; })()'],
    ['a class that extends one', 'class extends (class { track(event) { send(event); } }) {}'],
    ['a context with a fallback', 'createContext(analytics)'],
    ['a function that hands on a client', 'run => run(analytics)'],
    ['a function that hands a client to a property of what it gets', '({ children }) => children(analytics)'],
    ['a function that hands a client to a member of what it gets', 'props => props.render(analytics)'],
    ['what is written later', '(() => { const o: any = {}; o.client = analytics; return o; })()'],
  ])('%s', (_about, expression) => {
    expect(leads(expression)).toBe(true);
  });

  it.each([
    ['a text', '"A"'],
    ['a template', '`a_${x}`'],
    ['an operation', 'x + 1'],
    ['an import', 'createContext'],
    ['a global', 'window'],
    ['a function that does something else', 'event => console.log(event)'],
    ['a function that gives what it calls', '() => unknown()'],
    ['a bound function', '((event) => 1).bind(null)'],
    ['an object without', '{ a: 1, b: { c: 2 } }'],
    ['a class without', 'class { track() {} static track() {} }'],
    ['a class that extends one without', 'class extends (class { track() {} }) {}'],
    ['a context without', 'createContext(null)'],
    ['a function that hands on something else', 'run => run(1)'],
    ['a function that hands nothing on', 'run => run()'],
    ['a function that hands a client to another', 'run => other(analytics)'],
    ['a function that hands a client to a member of another', 'run => other.run(analytics)'],
    [
      'a function that hands a client to what it climbs to',
      'run => { let up = other; while (up) up = up.next; up(analytics); }',
    ],
    ['a context of something else', 'createContext({ a: 1 })'],
    ['one of several without', 'x ? 1 : 2'],
    ['something unknown', 'unknown()'],
    ['a member of it', 'unknown().a'],
  ])('and not %s', (_about, expression) => {
    expect(leads(expression)).toBe(false);
  });

  it('that the settings declare', () => {
    const { interest, exported } = open('export const value = window.tracker;', {
      settings: { wrappers: [{ callee: 'window.tracker.send', vendor: 'segment', parts: { event: '0' } }] },
    });
    expect(interest.leads(exported('value'), 3)).toBe(true);
  });

  it.each<[string, string, number]>([
    ['an object', '{ a: analytics }', 1],
    ['an object in an object', '{ a: { b: analytics } }', 2],
    ['a result', '() => analytics', 1],
    ['a result of a result', '() => () => analytics', 2],
    ['a member of a class', 'class { a = analytics }', 1],
    ['a static member of a class', 'class { static a = analytics }', 1],
    ['a parent', 'class extends (class { a = analytics }) {}', 2],
    ['a fallback', 'createContext(analytics)', 1],
    ['a property written later', '(() => { const o: any = {}; o.client = analytics; return o; })()', 1],
    ['an instance', 'new (class { a = analytics })()', 1],
  ])('as deep as is asked: %s', (_about, expression, depth) => {
    expect(leads(expression, depth)).toBe(true);
    expect(leads(expression, depth - 1)).toBe(false);
  });

  it('as one of several and bound, without going deeper', () => {
    expect(leads('x ? 1 : analytics', 0)).toBe(true);
    expect(leads('send.bind(null)', 0)).toBe(true);
    expect(leads('analytics', -1)).toBe(false);
  });
});

describe('a value of a type leads to a client', () => {
  const typed = (code: string, value: (read: ReadText) => Evaluated, depth: number): boolean => {
    const read = open(code);
    return read.interest.leads(value(read), depth);
  };
  const call = ({ exported }: ReadText): Evaluated => exported('value');

  it('where the type does', () => {
    const code = 'export const value: Analytics = unknown();';
    expect(typed(code, call, 1)).toBe(true);
    expect(typed('export const value: Date = unknown();', call, 3)).toBe(false);
  });

  it('a member and a call whose type is declared', () => {
    const read = open(
      'interface Box { inner: Analytics }\nexport const box: Box = unknown();\nexport const value = 1;',
    );
    const { evaluator } = read.workings;
    const { module } = read;
    const type = module.facts.bindings.find(({ n }) => n === 'box')?.t;
    if (!type) throw new Error('no type');
    const ref = { module, type: module.facts.ifaces[0]?.m['inner'] ?? type, frame: null };
    const object: Evaluated = { kind: 'global', name: 'x' };
    const member: Evaluated = { kind: 'member', object, property: 'inner', type: ref };
    const called: Evaluated = { kind: 'call', callee: object, args: [], isNew: false, type: ref };
    expect(evaluator.typeValue(ref)?.kind).toBe('client');
    for (const value of [member, called]) {
      expect(read.interest.leads(value, 1)).toBe(true);
      expect(read.interest.leads(value, 0)).toBe(false);
    }
    expect(read.interest.leads({ kind: 'member', object, property: 'inner' }, 3)).toBe(false);
    expect(read.interest.leads({ kind: 'call', callee: object, args: [], isNew: false }, 3)).toBe(false);
  });
});

describe('what the registry knows leads to a client', () => {
  it('an interface by those who implement it', () => {
    const { interest, exported, module, workings } = open(
      'export interface Tracker { track(event: string): void }\nexport class Sender { track(event) { send(event); } }\nexport const value = 1;',
    );
    const tracker: Evaluated = { kind: 'interface', module, id: 0 };
    expect(interest.leads(tracker, 3)).toBe(false);
    const sender = exported('Sender');
    if (sender.kind !== 'class') throw new Error(sender.kind);
    workings.registry.add('implementers', ownerKey('class', module.path, 0), sender, 'a');
    expect(interest.leads(tracker, 3)).toBe(false);
    workings.registry.add('implementers', ownerKey('interface', module.path, 0), sender, 'a');
    expect(interest.leads(tracker, 3)).toBe(true);
    expect(interest.leads(tracker, 2)).toBe(true);
    expect(interest.leads(tracker, 1)).toBe(false);
  });

  it('a context by what is provided', () => {
    const { interest, workings } = open('');
    const context: Evaluated = { kind: 'context', id: 'a 1' };
    expect(interest.leads(context, 0)).toBe(false);
    workings.registry.add('contexts', 'a 1', { kind: 'literal', value: 1 }, 'a');
    expect(interest.leads(context, 0)).toBe(true);
  });
});

describe('a class', () => {
  it('that is not there leads nowhere', () => {
    const { interest, module } = open('');
    expect(interest.classLeads(module, 0, 3)).toBe(false);
  });
});

describe('the members that lead to a client', () => {
  const members = (expression: string, depth = 4): string[] => {
    const { interest, exported } = open(`export const value = ${expression};`);
    return interest.leadingMembers(exported('value'), depth);
  };

  it.each<[string, string, string[]]>([
    ['of an object', '{ a: 1, track: send, client: analytics }', ['track', 'client']],
    ['of an object in it', '{ main: { a: 1, track: send } }', ['main', 'track']],
    ['of a spread', '{ ...{ track: send } }', ['track']],
    ['of objects joined', 'Object.assign({ a: send }, { b: send })', ['a', 'b']],
    ['of one of two', 'x ? { a: send } : { b: send }', ['a', 'b']],
    ['of something else', '[send]', []],
  ])('%s', (_about, expression, expected) => {
    expect(members(expression)).toEqual(expected);
  });

  it('are looked for as deep as is asked', () => {
    expect(members('{ a: { b: { c: send } } }', 2)).toEqual(['a', 'b', 'c']);
    expect(members('{ a: { b: { c: send } } }', 1)).toEqual(['a', 'b']);
    expect(members('{ ...{ a: send } }', 0)).toEqual([]);
    expect(members('{ a: send }', 0)).toEqual(['a']);
    expect(members('{ a: send }', -1)).toEqual([]);
  });
});

it('asks a state that is made of the last one a few times only, however many ways lead to it', () => {
  const steps = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    key =>
      `case '${key}': return { ...state, lists: { ...state.lists, [id]: id }, marks: { ...state.marks }, count: state.count + 1 };`,
  );
  const { interest, exported, workings } = open(`
    export class Store {
      private state = { lists: {}, marks: {}, count: 0 };
      dispatch(kind, id) { this.state = this.reduce(this.state, kind, id); }
      reduce(state, kind, id) { switch (kind) { ${steps.join('\n')} default: return state; } }
    }`);
  const asked = vi.spyOn(workings.evaluator, 'eval');
  expect(interest.leads(exported('Store'), 4)).toBe(false);
  expect(asked.mock.calls.length).toBeLessThan(300_000);
});

it('finds a client in what is made by the call of a function, after others that hold none', () => {
  const { interest, exported } = open(`
    const box = held => ({ held });
    export const value = one ? box(null) : two ? box('x') : box(analytics);`);
  expect(interest.leads(exported('value'), 3)).toBe(true);
});
