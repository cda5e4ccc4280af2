import { describe, expect, it } from 'vitest';

import { functionName } from '../../../lib/effects/function-name.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { effectsOf } from '../../support/effects.ts';

const HEAD = `
import { AnalyticsBrowser } from '@segment/analytics-next';
import { db, wrap } from 'kit';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
const send = (event, more) => analytics.track(event, more);
`;

/** What functions and calls of a text are to those who call them, and what calls of it make for others to run. */
function read(code: string): string[] {
  const { effects, evaluator, module } = effectsOf(HEAD + code);
  const m = module('a.ts');
  const text = ({ s, e }: { readonly s: number; readonly e: number }): string => m.text.slice(s, e);
  const fns = [...m.facts.fns.entries()].flatMap(([id, fn]) =>
    fn.s < HEAD.length ? [] : [{ id, fn, name: functionName(m, id) || text(fn).slice(0, 20) }],
  );
  const calls = [...m.facts.calls.entries()].filter(([, { s }]) => s >= HEAD.length);
  return [
    ...fns.flatMap(({ id, name }) => (effects.leads(m, id, null) ? [`${name} leads`] : [])),
    ...fns.flatMap(({ id, name }) => {
      const { why, call } = effects.hindered(m, id, null) ?? {};
      return why ? [`${name} hindered: ${why}${call ? ` by ${text(call)}` : ''}`] : [];
    }),
    ...fns.flatMap(({ id, name }) => effects.heardCalls(m, id).map(call => `${name} hears ${text(call)}`)),
    ...calls.flatMap(([c, call]) =>
      fns.flatMap(({ id, fn, name }) => {
        const role = fn.s <= call.s && fn.e >= call.e ? effects.concern(m, id, c) : undefined;
        return role ? [`${text(call)} ${role} in ${name}`] : [];
      }),
    ),
    ...calls.flatMap(([c, call]) =>
      effects.ofMade(m, c).map(one => {
        const args = one.kind === 'sdk' ? one.args.map(given => inWords(evaluator.force(given))) : [];
        return `${text(call)} makes ${one.kind === 'sdk' ? one.name : one.kind} ${args.join()}`;
      }),
    ),
  ];
}

describe('what functions are to their callers, and calls to the functions around them', () => {
  it.each<[string, string[]]>([
    [
      'function w(event) { analytics.track(event); }',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    ['function w(event) { send(event); }', ['w leads', 'w hears send(event)', 'send(event) open in w']],
    ["function w() { analytics.track('A'); }", ['w leads', "analytics.track('A') thin in w"]],
    ["function w() { analytics.track('A'); db.save(); }", ['w hindered: work by db.save()']],
    [
      'function w(id) { analytics.identify(id); db.save(id); }',
      ['w hindered: work by db.save(id)', 'w hears analytics.identify(id)'],
    ],
    [
      'function w() { for (const u of db.all()) analytics.identify(u.id); }',
      ['w hindered: found by analytics.identify(u.id)'],
    ],
    [
      'function w(id) { analytics.identify(id); return { made: id }; }',
      ['w hindered: value', 'w hears analytics.identify(id)'],
    ],
    ['function w() { db.go(); }', []],
    ['function w() { analytics.flush(); }', []],
    [
      'function w(event) { const run = () => analytics.track(event); run(); }',
      ['w leads', 'run hindered: closure', 'w hears run()', 'analytics.track(event) open in w', 'run() open in w'],
    ],
    [
      'function w(event) { return () => analytics.track(event); }',
      [
        '() => analytics.trac hindered: closure',
        'analytics.track(event) open in w',
        'analytics.track(event) open in () => analytics.trac',
      ],
    ],
    [
      "function w(event) { return more => analytics.track(event, more); } const made = w('A'); made(1);",
      [
        'more => analytics.tr leads',
        'analytics.track(event, more) open in w',
        'analytics.track(event, more) open in more => analytics.tr',
        `w('A') makes track "A",the parameter more`,
      ],
    ],
    [
      "function w(event) { return { on: () => analytics.track(event), off: () => 1 }; } w('B');",
      ['on leads', 'analytics.track(event) open in on', `w('B') makes track "B"`],
    ],
    [
      "function w(event) { return [() => analytics.track(event)]; } w('C');",
      [
        '() => analytics.trac hindered: closure',
        'analytics.track(event) open in () => analytics.trac',
        `w('C') makes track "C"`,
      ],
    ],
    ["const onClick = wrap(() => analytics.track('A'));", ['onClick leads', "analytics.track('A') thin in onClick"]],
    [
      "const tracked = event => () => analytics.track(event); const el = { onClick: tracked('Opened') };",
      [
        '() => analytics.trac hindered: closure',
        'analytics.track(event) open in tracked',
        'analytics.track(event) open in () => analytics.trac',
        `tracked('Opened') makes track "Opened"`,
      ],
    ],
    [
      "const bound = send.bind(null, 'A'); wrap(bound); wrap(send.bind(null, 'B')); wrap(send.bind(null));",
      [`send.bind(null, 'A') makes track "A",undefined`, `send.bind(null, 'B') makes track "B",undefined`],
    ],
    [
      "const twice = event => more => other => analytics.track(event, { more, other }); const t = twice('A')(1); t(2);",
      [
        'other => analytics.t leads',
        'analytics.track(event, { more, other }) open in twice',
        'analytics.track(event, { more, other }) open in more => other => ana',
        'analytics.track(event, { more, other }) open in other => analytics.t',
        `twice('A')(1) makes track "A",{ more, other }`,
      ],
    ],
    [
      'function w(list) { list.forEach(one => analytics.track(one.name)); }',
      [
        'w leads',
        'one => analytics.tra hindered: closure',
        'w hears analytics.track(one.name)',
        'list.forEach(one => analytics.track(one.name)) relay in w',
        'analytics.track(one.name) open in w',
      ],
    ],
    ["function w(run) { run('A'); }", ["run('A') relay in w"]],
    ["function w(run) { run('A'); } w(send); w(() => 1); w(analytics.track);", ["run('A') relay in w"]],
    [
      'function a(event) { b(event); } function b(event) { a(event); analytics.track(event); }',
      [
        'a leads',
        'b leads',
        'a hears b(event)',
        'b hears analytics.track(event)',
        'b(event) open in a',
        'analytics.track(event) open in b',
      ],
    ],
    ['function a(event) { b(event); } function b(event) { a(event); }', []],
    ["function f(n) { if (n) f(n - 1); analytics.track('A'); }", ['f leads', "analytics.track('A') thin in f"]],
    [
      "class K { track(event) { analytics.track(event); } own() { this.track('A'); } static s(event) { analytics.track(event); } }",
      [
        'K.track leads',
        'K.own leads',
        'K.s leads',
        'K.track hears analytics.track(event)',
        'K.s hears analytics.track(event)',
        'analytics.track(event) open in K.track',
        "this.track('A') thin in K.own",
        'analytics.track(event) open in K.s',
      ],
    ],
    [
      'class K { constructor(event) { analytics.track(event); } }',
      [
        '(event) { analytics. leads',
        '(event) { analytics. hears analytics.track(event)',
        'analytics.track(event) open in (event) { analytics.',
      ],
    ],
    [
      "const o = { track(event) { analytics.track(event); }, deep: { go: event => analytics.track(event) } }; o.track('A'); o.deep.go('B');",
      [
        'track leads',
        'go leads',
        'track hears analytics.track(event)',
        'go hears analytics.track(event)',
        'analytics.track(event) open in track',
        'analytics.track(event) open in go',
      ],
    ],
    [
      "function handler(message) { if (message.type === 'x') analytics.track(message.event); db.save(message); }",
      [
        'handler leads',
        'handler hears analytics.track(message.event)',
        'analytics.track(message.event) open in handler',
      ],
    ],
    [
      "function handler(message) { analytics.track('Fixed'); db.save(message); }",
      ['handler hindered: work by db.save(message)'],
    ],
    [
      'function handler(message) { analytics.identify(message.id); db.save(message); }',
      ['handler hindered: work by db.save(message)', 'handler hears analytics.identify(message.id)'],
    ],
    [
      'async function w(event) { await db.wait(); await analytics.track(event); }',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    [
      'function w(event, cb) { analytics.track(event); cb(); }',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w', 'cb() relay in w'],
    ],
    [
      'function* w(event) { yield analytics.track(event); }',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    [
      'const w = event => { try { analytics.track(event); } catch { db.log(); } };',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    [
      'const w = event => { if (!event) return; analytics.track(event); };',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    [
      'const w = event => event && analytics.track(event);',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    [
      'const w = (event, { silent } = {}) => { if (!silent) analytics.track(event); };',
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    [
      'function w(target, key, descriptor) { descriptor.value = function (event) { analytics.track(event); }; }',
      [
        'function (event) { a leads',
        'function (event) { a hears analytics.track(event)',
        'analytics.track(event) open in function (event) { a',
      ],
    ],
    [
      "function deco(event) { return function (target, key, descriptor) { descriptor.value = function () { analytics.track(event); }; }; } class D { @deco('A') go() {} }",
      [
        'function () { analyt hindered: closure',
        'analytics.track(event) open in deco',
        'analytics.track(event) open in function (target, ke',
      ],
    ],
    [
      'function w(props) { analytics.track(props.event, props.more); }',
      [
        'w leads',
        'w hears analytics.track(props.event, props.more)',
        'analytics.track(props.event, props.more) open in w',
      ],
    ],
    [
      'function w(...args) { analytics.track(...args); }',
      ['w leads', 'w hears analytics.track(...args)', 'analytics.track(...args) open in w'],
    ],
    [
      'function w(event) { setTimeout(() => analytics.track(event), 1); }',
      [
        'w leads',
        '() => analytics.trac hindered: closure',
        'w hears analytics.track(event)',
        'analytics.track(event) open in w',
      ],
    ],
    [
      'function w(event) { db.then(() => analytics.track(event)); }',
      [
        'w leads',
        '() => analytics.trac hindered: closure',
        'w hears analytics.track(event)',
        'analytics.track(event) open in w',
      ],
    ],
    [
      'function w(event) { new Promise(r => { analytics.track(event); r(); }); }',
      [
        'w leads',
        'r => { analytics.tra hindered: closure',
        'w hears analytics.track(event)',
        'analytics.track(event) open in w',
        'r() relay in r => { analytics.tra',
      ],
    ],
    [
      "function w(event) { fetch('/x'); analytics.track(event); }",
      ['w leads', 'w hears analytics.track(event)', 'analytics.track(event) open in w'],
    ],
    ["function w(url) { fetch(url, { method: 'POST' }); }", ["fetch(url, { method: 'POST' }) relay in w"]],
    [
      'function w(event) { console.log(event); analytics.page(event); }',
      ['w leads', 'w hears analytics.page(event)', 'analytics.page(event) open in w'],
    ],
    [
      'function w(event) { const client = AnalyticsBrowser.load({ writeKey: event }); return client; }',
      ['w leads', 'AnalyticsBrowser.load({ writeKey: event }) thin in w'],
    ],
    [
      "function w(key) { AnalyticsBrowser.load({ writeKey: key }); analytics.track('A'); }",
      ['w leads', 'AnalyticsBrowser.load({ writeKey: key }) thin in w', "analytics.track('A') thin in w"],
    ],
  ])('%s', (code, expected) => {
    expect(read(code)).toEqual(expected);
  });
});
