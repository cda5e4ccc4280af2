import { describe, expect, it } from 'vitest';

import { busModule, queuedBy } from '../../../../lib/effects/known/own-bus.ts';
import { effectsOf } from '../../../support/effects.ts';
import { evaluation } from '../../../support/evaluate.ts';

const HEAD = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const sent = (x, y) => analytics.track(x, y);
function f() {}
`;

/** What each call at the end of a module does, with what was asked of a bus: `asks A, * of variable:3`. */
function does(code: string, isHeard = true): string[] {
  const asked = new Set<string>();
  const reading = effectsOf(HEAD + code, ({ exported }) => ({
    isHeard: scope => isHeard && scope.startsWith('bus '),
    handlers: (channel, scope = '') => {
      asked.add(`${channel} of ${scope}`.replace(/ of bus \/a\.ts (\w+):.*/, ' of $1'));
      return channel === '*' ? [] : [exported('sent')];
    },
  }));
  const m = reading.module('a.ts');
  const ends = m.facts.calls.filter(({ x, f }) => f < 0 && m.text.slice(x.s, x.e).match(/^(?:bus\.)?(?:on|emit)$/));
  return ends.flatMap(call => {
    asked.clear();
    const done = reading.effects.ofCall(m, call, null).flatMap(effect => {
      const force = (x: Parameters<typeof reading.evaluator.force>[0]): string => {
        const value = reading.evaluator.force(x);
        return value.kind === 'literal' ? String(value.value) : value.kind;
      };
      if (effect.kind === 'handle') return [`hears ${force(effect.channel)} by ${force(effect.handler)}`];
      if (effect.kind === 'ipc') return [`tells ${[effect.channel, ...effect.args].map(force).join()}`];
      return effect.kind === 'sdk' ? [`${effect.name} ${effect.args.map(force).join()}`] : [];
    });
    return [...done, ...(asked.size > 0 ? [`asks ${[...asked].join(', ')}`] : [])];
  });
}

const HEARS = 'hears A by function';
const USE = "\non('A', f);\nemit('A', 1);";
const EMIT = 'function emit(name, data) { for (const run of kept[name]) run(data); }';
const ON = 'function on(name, run) { kept[name].push(run); }';
const TOLD = ['track 1,undefined', 'asks A of variable, * of variable'];

describe('a function keeps what it is given', () => {
  it.each<[string, string]>([
    ['in a list', ON],
    ['in front of a list', 'function on(name, run) { kept[name].unshift(run); }'],
    ['in a set', 'function on(name, run) { kept.get(name).add(run); }'],
    ['in a map', 'function on(name, run) { kept.set(name, run); }'],
    ['by another name of that', 'function on(name, run) { kept.append(name, run); }'],
    ['in an object', 'function on(name, run) { kept[name].push({ once: true, run }); }'],
    ['cast', 'function on(name, run) { kept[name].push(run as any); }'],
    ['in a list that it makes if there is none', 'function on(name, run) { (kept[name] ||= []).push(run); }'],
    [
      'in a list that it has looked up',
      'function on(name, run) { const list = kept.get(name) ?? []; list.push(run); kept.set(name, list); }',
    ],
    ['in a list that is cast', 'function on(name, run) { (kept as any)[name].push(run); }'],
    ['in a list of a member', 'function on(name, run) { kept.of[name].push(run); }'],
  ])('%s', (_about, on) => {
    expect(does(`const kept = {};\n${on}\n${EMIT}${USE}`)).toEqual([HEARS, ...TOLD]);
  });

  it('for all, where it is given nothing else', () => {
    const on = 'function on(run) { kept.push(run); }';
    const emit = 'function emit(x, y) { for (const run of kept) run(x, y); }';
    expect(does(`const kept = [];\n${on}\n${emit}\non(f);\nemit('A', 1);`)).toEqual([
      'hears * by function',
      'track A,1',
      'asks A of variable, * of variable',
    ]);
  });

  it.each<[string, string]>([
    ['by another method', 'function on(name, run) { kept[name].remove(run); }'],
    ['that it calls itself', 'function on(name, run) { run(kept[name]); }'],
    ['in a list of its own', 'function on(name, run) { const list = []; list.push(run); }'],
    ['that another function was given', 'function on(name, run) { return () => kept[name].push(run); }'],
    ['that may be something else', 'function on(name, run) { run = other(run); kept[name].push(run); }'],
    ['that is no parameter', 'function on(name) { kept[name].push(f); }'],
    ['with nothing', 'function on(name, run) { kept[name].push(); }'],
    ['by no method', 'function on(name, run) { push(run); }'],
    ['in what is imported', "import { other } from 'kit';\nfunction on(name, run) { other[name].push(run); }"],
    ['in what is made by `new`', 'function on(name, run) { new Other(kept).push(run); }'],
    ['in another list', 'const more = {};\nfunction on(name, run) { more[name].push(run); }'],
  ])('but not %s', (_about, on) => {
    expect(does(`const kept = {};\n${on}\n${EMIT}${USE}`)).toEqual([]);
  });

  it('and says so where both are given', () => {
    expect(does(`const kept = {};\n${ON}\n${EMIT}\non('A');\non();\non(undefined, f);\nemit();`)).toEqual([
      'hears undefined by function',
      'asks * of variable',
    ]);
  });

  it('and no module does by itself', () => {
    expect(
      does(`const kept = [];\nkept.push(f);\nfunction emit(x) { for (const run of kept) run(x); }\nemit('A');`),
    ).toEqual([]);
  });
});

describe('a function runs what is kept', () => {
  it.each<[string, string]>([
    ['in a loop', EMIT],
    ['in a loop over a copy', 'function emit(name, data) { for (const run of [...kept[name]]) run(data); }'],
    ['in a loop over what may be none', 'function emit(name, data) { for (const run of kept[name] ?? []) run(data); }'],
    ['by forEach', 'function emit(name, data) { kept[name].forEach(run => run(data)); }'],
    ['by forEach, if there is any', 'function emit(name, data) { kept[name]?.forEach(run => run?.(data)); }'],
    ['of what is filtered', 'function emit(name, data) { kept[name].filter(Boolean).forEach(run => run(data)); }'],
    ['as a member', 'function emit(name, data) { kept[name].forEach(one => one.run(data)); }'],
    ['as a member of what a loop takes', 'function emit(name, data) { for (const one of kept[name]) one.run(data); }'],
    ['one', 'function emit(name, data) { kept[name](data); }'],
    ['one of a map', 'function emit(name, data) { kept.get(name)(data); }'],
    ['one of a map by a variable', 'function emit(name, data) { const run = kept.get(name); run(data); }'],
    ['the first', 'function emit(name, data) { const one = kept[name].shift(); one.run(data); }'],
    ['the last', 'function emit(name, data) { kept[name].pop().run(data); }'],
    ['that at a place', 'function emit(name, data) { kept[name].at(0).run(data); }'],
    ['a member of that of a map', 'function emit(name, data) { kept.get(name).run(data); }'],
    ['of values', 'function emit(name, data) { Object.values(kept).forEach(run => run(data)); }'],
    ['within callbacks', 'function emit(name, data) { all.map(() => kept[name].map(run => run(data))); }'],
    [
      'with what a variable holds',
      'function emit(name, data) { const it = data; kept[name].forEach(run => run(it)); }',
    ],
    ['with what is cast', 'function emit(name, data) { kept[name].forEach(run => run(data as any)); }'],
  ])('%s', (_about, emit) => {
    expect(does(`const kept = {};\n${ON}\n${emit}${USE}`)).toEqual([HEARS, ...TOLD]);
  });

  it.each<[string, string, string]>([
    ['a member of it', 'run(data.of)', 'track member,undefined'],
    ['all that is left', 'run(...data)', 'track unknown,unknown'],
    ['an object with it', 'run({ data })', 'track object,undefined'],
    ['more than that', 'run(1, data)', 'track 1,1'],
  ])('with %s', (_about, run, expected) => {
    const [hears, told] = does(
      `const kept = {};\n${ON}\nfunction emit(name, data) { kept[name].forEach(run => ${run}); }\non('A', f);\nemit('A', 1);`,
    );
    expect(hears).toBe(HEARS);
    expect(told).toMatch(/^track /);
    if (!expected.includes('member') && !expected.includes('unknown')) expect(told).toBe(expected);
  });

  it.each<[string, string]>([
    ['with nothing', 'function emit(name, data) { kept[name].forEach(run => run()); }'],
    ['with what is no parameter', 'function emit(name, data) { kept[name].forEach(run => run(1)); }'],
    ['by `new`', 'function emit(name, data) { kept[name].forEach(Run => new Run(data)); }'],
    ['a method of the list', 'function emit(name, data) { kept[name].includes(data); }'],
    ['a method of what is there under a name', 'function emit(name, data) { kept.of.save(data); }'],
    ['another list', 'const more = {};\nfunction emit(name, data) { more[name].forEach(run => run(data)); }'],
    ['a list of its own', 'function emit(name, data) { const kept = {}; kept[name].forEach(run => run(data)); }'],
    ['a later argument of a callback', 'function emit(name, data) { kept[name].forEach((one, run) => run(data)); }'],
  ])('but not %s', (_about, emit) => {
    expect(does(`const kept = {};\n${ON}\n${emit}${USE}`)).toEqual([]);
  });

  it('and no module does by itself', () => {
    expect(
      does(`const kept = [];\nfunction on(run) { kept.push(run); }\nkept.forEach(run => run(1));\non(f);`),
    ).toEqual([]);
  });

  it('and nothing is asked where nobody hears', () => {
    expect(does(`const kept = {};\n${ON}\n${EMIT}${USE}`, false)).toEqual([HEARS]);
  });
});

describe('the name under which something is told', () => {
  const bus = `const kept = {};\n${ON}\n${EMIT}\n`;

  it.each<[string, string, string[]]>([
    ['is a text', "emit('A', 1);", TOLD],
    [
      'may be one of two',
      "emit(q ? 'A' : 'B', 1);",
      ['track 1,undefined', 'track 1,undefined', 'asks A of variable, B of variable, * of variable'],
    ],
    ['is what a message is about', "emit({ type: 'A' }, 1);", TOLD],
    ['is not there in other data', 'emit({ other: 1 }, 1);', ['asks * of variable']],
    ['is for the callers of a function around it to say', 'emit(name, 1);', ['tells global,1', 'asks * of variable']],
  ])('%s', (_about, code, expected) => {
    expect(does(bus + code)).toEqual(expected);
  });
});

describe('a bus may be a field', () => {
  it.each<[string, string, string]>([
    [
      'of a class',
      'class Bus { #kept = {}; on(name, run) { this.#kept[name].push(run); } emit(name, data) { this.#kept[name].forEach(run => run(data)); } }\nconst bus = new Bus();',
      'this',
    ],
    [
      'of an object',
      'const bus = { kept: {}, on(name, run) { this.kept[name].push(run); }, emit(name, data) { this.kept[name].forEach(run => run(data)); } };',
      'object',
    ],
  ])('%s', (_about, bus, holder) => {
    expect(does(`${bus}\nbus.on('A', f);\nbus.emit('A', 1);`)).toEqual([
      HEARS,
      'track 1,undefined',
      `asks A of ${holder}, * of ${holder}`,
    ]);
  });

  it('and not another one', () => {
    const bus =
      'class Bus { kept = {}; more = {}; on(name, run) { this.kept[name].push(run); } emit(name, data) { this.more[name].forEach(run => run(data)); } }\nconst bus = new Bus();';
    expect(does(`${bus}\nbus.on('A', f);\nbus.emit('A', 1);`)).toEqual([]);
  });
});

it('a scope tells the module of its bus', () => {
  expect(busModule('bus /src/a b.ts variable:3')).toBe('/src/a b.ts');
  expect(busModule('topics kafkajs')).toBeUndefined();
  expect(busModule('busy /a.ts this:1:x')).toBeUndefined();
  expect(busModule(undefined)).toBeUndefined();
});

describe('a queue of a module', () => {
  /** Which parameter of the export `put` is kept to be run. */
  const queued = (code: string): number | undefined => {
    const put = evaluation({ 'a.ts': code }).exported('put');
    if (put.kind !== 'function') throw new Error('It exports no function.');
    return queuedBy(put);
  };

  it.each<[string, string, number | undefined]>([
    ['takes a function', 'const q = []; export function put(run) { q.push(run); } function go() { q.shift()(); }', 0],
    [
      'takes a later parameter',
      'const q = []; export function put(a, run) { q.push(run); } function go() { q.shift()(); }',
      1,
    ],
    [
      'is made anew',
      'let q = []; export function put(run) { q = [...q, run]; } function go() { q.forEach(run => run()); }',
      0,
    ],
    [
      'is made anew of another',
      'let q = []; const p = []; export function put(run) { q = [...p, run]; } function go() { q.forEach(run => run()); }',
      undefined,
    ],
    [
      'is a local variable',
      'export function put(run) { let q = []; q = [...q, run]; q.forEach(one => one()); }',
      undefined,
    ],
    ['is never run', 'const q = []; export function put(run) { q.push(run); } function go() { q.shift(); }', undefined],
    [
      'is another one',
      'const q = []; const p = []; export function put(run) { q.push(run); } function go() { p.shift()(); }',
      undefined,
    ],
    ['is not there', 'export function put(run) { run(); }', undefined],
  ])('%s', (_about, code, expected) => {
    expect(queued(code)).toBe(expected);
    expect(queued(code)).toBe(expected);
  });
});
