import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const HEAD = `import React from 'react';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { memo, forwardRef } from 'react';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** What the elements of a page send that a module with these components beside a client is written in. */
function elements(components: string, markup: string): readonly string[] {
  const { root } = createProject({
    'src/own.jsx': `${HEAD}${components}`,
    'src/page.jsx': `import React from 'react';\nimport { C } from './own';\nexport const Page = ({ list }) => <>${markup}</>;\n`,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'src/page.jsx')
    .map(({ method, events, patterns, unresolved, isDeferred }) =>
      [isDeferred ? 'element' : 'call', method, ...events, ...patterns, ...(unresolved ? [unresolved] : [])].join(' '),
    );
}

const PRESS =
  'const press = () => { analytics.track(props.event); props.onPress(); };\n  return <b onClick={press} />;';
const ONE = '<C event="A" />';

describe('elements of components that send what a property names', () => {
  it.each([
    ['a function', `export function C(props) {\n  ${PRESS}\n}`],
    ['a remembered one', `export const C = memo(props => {\n  ${PRESS}\n});`],
    ['one with a reference', `export const C = forwardRef((props, ref) => {\n  ${PRESS}\n});`],
    [
      'an effect',
      'export const C = ({ event }) => { React.useEffect(() => analytics.track(event), []); return null; };',
    ],
    [
      'a class',
      'export class C extends React.Component { press = () => analytics.track(this.props.event); render() { return <b onClick={this.press} />; } }',
    ],
    [
      'a method of a class',
      'export class C extends React.Component { componentDidMount() { const { event } = this.props; analytics.track(event); } render() { return null; } }',
    ],
    [
      'one that another makes',
      `const made = Inner => props => {\n  const press = () => analytics.track(props.event);\n  return <Inner {...props} onPress={press} />;\n};\nexport const C = made('b');`,
    ],
    [
      'one that hands its properties on',
      `function Inner(props) {\n  ${PRESS}\n}\nexport const C = props => <Inner {...props} />;`,
    ],
    [
      'one of a package',
      `import { observer } from 'mobx-react';\nexport const C = observer(props => {\n  ${PRESS}\n});`,
    ],
    [
      'a styled one',
      `import styled from 'styled-components';\nfunction Inner(props) {\n  ${PRESS}\n}\nexport const C = styled(Inner)\`a\`;`,
    ],
  ])('%s', (_name, components) => {
    expect(elements(components, ONE)).toEqual(['element track A']);
  });

  it('are found where they are made by a call', () => {
    const code = `export function C(props) {\n  ${PRESS}\n}`;
    expect(elements(code, "{React.createElement(C, { event: 'A' })}")).toEqual(['element track A']);
    expect(elements(code, "<C {...{ event: 'A' }} />")).toEqual(['element track A']);
    expect(elements(code, "<C event={list ? 'A' : 'B'} />")).toEqual(['element track A B']);
  });

  it('are listed where the name is not known', () => {
    expect(elements(`export function C(props) {\n  ${PRESS}\n}`, '<C event={list.event} />')).toEqual([
      'element track parameter',
    ]);
  });

  it('may name a part of it', () => {
    const code = 'export const C = ({ of }) => <b onClick={() => analytics.track(`${of.name} Opened`)} />;';
    expect(elements(code, "<C of={{ name: 'Menu' }} />")).toEqual(['element track Menu Opened']);
  });

  it('may give the person', () => {
    const code =
      'export const C = ({ id, email }) => { React.useEffect(() => { analytics.identify(id, { email }); }, []); return null; };';
    expect(elements(code, '<C id={list.user.id} email="a@b.c" />')).toEqual(['element identify']);
  });

  it.each([
    ['that name no event', `export function C(props) {\n  ${PRESS}\n}`, '<C onPress={() => {}} />'],
    ['of a fixed event', "export const C = ({ event }) => <b onClick={() => analytics.track('B', { event })} />;", ONE],
    [
      'of another vendor',
      "import mixpanel from 'mixpanel';\nexport const C = ({ event }) => <b onClick={() => mixpanel.track(event)} />;",
      ONE,
    ],
    ['that only draw', 'export const C = ({ event }) => <b title={event} />;', ONE],
    ['that render themselves', 'export const C = ({ event }) => (event ? <C event="A" /> : null);', ONE],
  ])('say nothing: those %s', (_name, components, markup) => {
    expect(elements(components, markup)).toEqual([]);
  });
});
