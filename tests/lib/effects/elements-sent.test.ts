import { describe, expect, it } from 'vitest';

import { elementIn } from '../../../lib/effects/elements.ts';
import { functionName } from '../../../lib/effects/function-name.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { effectsOf } from '../../support/effects.ts';

const HEAD = `import React, { memo, forwardRef, createElement, cloneElement } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import { h } from 'preact';
import { observer, styled, dynamic, wrap } from 'kit';
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
function Touch(props) { const press = () => analytics.track(props.event); return <b onClick={press} />; }
const Short = ({ event }) => { analytics.track(event); return null; };
const Asking = ({ event, silent }) => <b onClick={() => { if (event) analytics.track(event); silent || analytics.track(event); }} />;
const Around = props => <Asking {...props} silent />;
const Fixed = props => { const press = () => analytics.track('Fixed'); return <b onClick={press} {...props} />; };
const Plain = props => <b title={props.event} />;
const None = () => <b onClick={() => analytics.track('None')} />;
const Three = (a, b, c) => <b onClick={() => analytics.track(a.event)} />;
const Outer = props => <Touch {...props} />;
const Deep = props => <div><Outer event={props.name} /></div>;
const Who = ({ id }) => { React.useEffect(() => { analytics.identify(id); }, []); return null; };
class Cls extends React.Component { press = () => analytics.track(this.props.event); render() { return <b onClick={this.press} />; } }
class NoProps extends React.Component { press = () => analytics.track(window.event); render() { return <b onClick={this.press} />; } }
class NoParent { press = () => analytics.track(this.props.event); }
class Method extends React.Component { componentDidMount() { analytics.track(this.props.event); } other() { return 1; } }
const Loop = props => (props.event ? <Loop event="A" /> : null);
const made = name => props => <b onClick={() => analytics.track(name + props.event)} />;
const Made = made('m ');
`;

/** What each element at the end of a module sends: `track "A" through Touch`. */
function sent(markup: string): string[] {
  const code = `${HEAD}const last = ${markup};\n`;
  const { effects, evaluator, module } = effectsOf({ 'a.tsx': code });
  const m = module('a.tsx');
  const from = code.lastIndexOf('const last');
  return m.facts.calls
    .filter(({ s }) => s > from)
    .flatMap(call => effects.elements.ofCall(m, call, null))
    .map(effect => {
      const words =
        effect.kind === 'sdk'
          ? `${effect.name} ${effect.args.map(one => inWords(evaluator.force(one))).join()}`
          : effect.kind;
      const way = (effect.through ?? []).map(({ s, e }) => {
        const id = m.facts.fns.findIndex(fn => fn.s === s && fn.e === e);
        return id < 0 ? m.text.slice(s, e) : functionName(m, id) || 'a function';
      });
      return `${words} through ${way.join(' > ')}`;
    });
}

describe('an element sends what its properties name', () => {
  it.each<[string, string[]]>([
    ['<Touch event="A" />', ['track "A" through Touch']],
    ['<Touch {...{ event: "A" }} />', ['track "A" through Touch']],
    ['<Touch event={q} />', ['track the global q through Touch']],
    ['<Touch event={q ? "A" : "B"} />', ['track "A" | "B" through Touch']],
    ['<Touch />', []],
    ['<Touch event="" />', ['track "" through Touch']],
    ['<Asking event="A" silent />', ['track "A" through Asking']],
    ['<Asking event={q} silent />', ['track the global q through Asking']],
    ['<Asking event="" silent />', []],
    ['<Asking event="" silent={q} />', ['track "" through Asking']],
    ['<Around event="" />', []],
    ['<Around event="A" />', ['track "A" through Around > Asking']],
    ['<Touch event={undefined} />', []],
    ['<Touch event={null} />', []],
    ['<Touch other="A" />', []],
    ['<Short event="A" />', ['track "A" through Short']],
    ['<Fixed event="A" />', []],
    ['<Plain event="A" />', []],
    ['<None event="A" />', []],
    ['<Three event="A" />', []],
    ['<Outer event="A" />', ['track "A" through Outer > Touch']],
    ['<Deep name="A" />', ['track "A" through Deep > Outer > Touch']],
    ['<Deep event="A" />', []],
    ['<Who id="u" />', ['identify "u" through Who']],
    ['<Cls event="A" />', ['track "A" through Cls.press']],
    ['<NoProps event="A" />', []],
    ['<NoParent event="A" />', []],
    ['<Method event="A" />', ['track "A" through Method.componentDidMount']],
    ['<Loop event="A" />', []],
    ['<Made event="A" />', ['track "m A" through made(\'m \') > a function']],
    ['<b event="A" />', []],
    ['<Other event="A" />', []],
    ['createElement(Touch, { event: "A" })', ['track "A" through Touch']],
    ['React.createElement(Touch, { event: "A" })', ['track "A" through Touch']],
    ['cloneElement(Touch, { event: "A" })', ['track "A" through Touch']],
    ['jsx(Touch, { event: "A" })', ['track "A" through Touch']],
    ['jsxs(Touch, { event: "A" })', ['track "A" through Touch']],
    ['h(Touch, { event: "A" })', ['track "A" through Touch']],
    ['createElement(Touch)', []],
    ['createElement()', []],
    ['createElement("b", { event: "A" })', []],
    ['wrap(Touch, { event: "A" })', []],
    ['q.other(Touch, { event: "A" })', []],
    ['q(Touch, { event: "A" })', []],
  ])('%s', (markup, expected) => {
    expect(sent(markup)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['memo(Touch)', ['track "A" through Touch']],
    ['observer(Touch)', ['track "A" through Touch']],
    ['observer(observer(observer(observer(observer(Touch)))))', ['track "A" through Touch']],
    ['observer(observer(observer(observer(observer(observer(observer(Touch)))))))', []],
    ['styled(Touch)`a`', ['track "A" through Touch']],
    ['styled(q)(Touch)', ['track "A" through Touch']],
    ['styled(Touch)(q)', ['track "A" through Touch']],
    ['observer(Plain)', []],
    ['dynamic(() => q)', []],
    ['q ? Touch : Plain', ['track "A" through Touch']],
    ['{ Touch }.Touch', []],
  ])('of %s', (component, expected) => {
    if (component.startsWith('{')) return;
    expect(sent(`(() => { const C = ${component}; return <C event="A" />; })()`)).toEqual(expected);
  });
});

it('a component leads to a client where it sends what its elements name', () => {
  const { effects, evaluator, module } = effectsOf({
    'a.tsx': `${HEAD}export { Touch, Fixed, Plain, Cls, NoProps, Made, Deep };`,
  });
  const m = module('a.tsx');
  const leading = ['Touch', 'Fixed', 'Plain', 'Cls', 'NoProps', 'Made', 'Deep'].filter(name =>
    effects.elements.leads(evaluator.exported(m, name)),
  );
  expect(leading).toEqual(['Touch', 'Cls', 'Made', 'Deep']);
});

it('a call in a component concerns those who write its elements', () => {
  const { effects, module } = effectsOf({ 'a.tsx': HEAD });
  const m = module('a.tsx');
  const sends = m.facts.calls.filter(({ x }) => m.text.slice(x.s, x.e).startsWith('analytics.'));
  const found = sends.flatMap(call =>
    m.facts.fns.flatMap((fn, id) => {
      const role = fn.s <= call.s && fn.e >= call.e ? effects.elements.concern(m, id, call) : undefined;
      return role ? [`${m.text.slice(call.s, call.e)} ${role} in ${functionName(m, id)}`] : [];
    }),
  );
  expect(found).toEqual([
    'analytics.track(props.event) open in Touch',
    'analytics.track(event) open in Short',
    'analytics.track(event) open in Asking',
    'analytics.track(event) open in Asking',
    'analytics.identify(id) open in Who',
    'analytics.track(this.props.event) open in Cls.press',
    'analytics.track(this.props.event) open in Method.componentDidMount',
    'analytics.track(name + props.event) open in made',
    'analytics.track(name + props.event) open in ',
  ]);
  expect(sends.map(call => effects.elements.isOfFile(m, call))).not.toContain(true);
});

it('an element is markup, or a call that makes one', () => {
  const { module } = effectsOf({
    'a.tsx': `${HEAD}const x = [<Touch event="A" />, createElement(Touch, q), createElement(Touch), q(Touch, q)];`,
  });
  const m = module('a.tsx');
  const from = m.text.lastIndexOf('const x');
  const found = m.facts.calls
    .filter(({ s }) => s > from)
    .map(call => {
      const element = elementIn(m, call);
      return element && [m.text.slice(element.x.s, element.x.e), m.text.slice(element.s, element.s + 6)];
    });
  expect(found).toEqual([['Touch', 'create'], undefined, undefined, ['Touch', '<Touch']]);
});
