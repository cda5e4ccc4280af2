import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const say = event => analytics.track(event);\n";

/** `line method event…` of the calls in `use.*`. */
function calls(files: Readonly<Record<string, string>>): string[] {
  const { root } = createProject({ 'client.ts': client, ...files });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => /^use\.\w+$/.test(file))
    .map(({ line, method, events }) => [line, method, ...events].join(' '));
}

const fn = "export const Use = ({ track }) => {\n track('A');\n return null; };\n";
const cls =
  "import { Component } from 'react';\nexport class Use extends Component { open() {\n this.props.track('A'); } }\n";

describe('a component that is connected to a store', () => {
  const connected = (connect: string, use = fn, source = 'react-redux'): string[] =>
    calls({
      'connect.tsx': `import { connect } from '${source}';\nimport { say } from './client';\nimport { Use } from './use';\n${connect};`,
      'use.tsx': use,
    });

  it.each([
    ['export default connect(null, { track: say })(Use)', true],
    ['export default connect(null, () => ({ track: say }))(Use)', true],
    ['export default connect(null, dispatch => ({ track: event => dispatch(say(event)) }))(Use)', true],
    ['export default connect(state => ({ track: say }))(Use)', false],
    ['export default connect(null, { other: say })(Use)', false],
    ['export default connect(null, { track: console.log })(Use)', false],
    ['export default connect(null, { track: say })', false],
    ['export default connect(null, { track: say })()', false],
    ['export default connect(null, { track: say })(Other)', false],
    ['export default other(null, { track: say })(Use)', false],
  ])('%s: %s', (connect, isGiven) => {
    expect(connected(connect)).toEqual(isGiven ? ['2 track A'] : []);
    expect(connected(connect, cls)).toEqual(isGiven ? ['3 track A'] : []);
  });

  it('is one of react-redux', () => {
    expect(connected('export default connect(null, { track: say })(Use)', fn, './own')).toEqual([]);
  });

  it('may be decorated', () => {
    const use = (decorator: string): string =>
      `import { Component } from 'react';\nimport { connect } from 'react-redux';\nimport { say } from './client';\n@${decorator} export class Use extends Component { open() {\n this.props.track('A'); } }\n`;
    expect(calls({ 'use.tsx': use('connect(null, { track: say })') })).toEqual(['5 track A']);
    expect(calls({ 'use.tsx': use('connect(null, { other: say })') })).toEqual([]);
    expect(calls({ 'use.tsx': use('other(null, { track: say })') })).toEqual([]);
  });
});

describe('a component that another one is made of', () => {
  const wrap =
    "import { say } from './client';\nexport const withTracking = Component => props => <Component {...props} track={say} />;\n";
  const wrapped = (text: string, use = fn, hoc = wrap): string[] =>
    calls({
      'hoc.tsx': hoc,
      'page.tsx': `import { memo, compose } from 'kit';\nimport { withTracking } from './hoc';\nimport { Use } from './use';\n${text};`,
      'use.tsx': use,
    });

  it.each([
    ['export default withTracking(Use)', true],
    ['export default withTracking(memo(Use))', true],
    ['export default compose(memo, withTracking)(Use)', true],
    ['const Page = Use; export default withTracking(Page)', true],
    ['export default memo(Use)', false],
    ['export default compose(memo)(Use)', false],
    ['export default withTracking()', false],
    ['export default withTracking(Other)', false],
    ['export default withTracking(<Use />)', false],
  ])('%s: %s', (text, isGiven) => {
    expect(wrapped(text)).toEqual(isGiven ? ['2 track A'] : []);
  });

  it('may be a class, also one that is decorated', () => {
    expect(wrapped('export default withTracking(Use)', cls)).toEqual(['3 track A']);
    const decorated = `import { withTracking } from './hoc';\n${cls.replace('export class', '@withTracking export class')}`;
    expect(calls({ 'hoc.tsx': wrap, 'use.tsx': decorated })).toEqual(['4 track A']);
  });

  it.each([
    [
      "import { say } from './client';\nexport const withTracking = Component => props => <Component track={say} />;",
      true,
    ],
    [
      "import { say } from './client';\nexport const withTracking = Component => props => <Component other={say} />;",
      false,
    ],
    [
      "import { say } from './client';\nexport const withTracking = Component => props => <Component track={console.log} />;",
      false,
    ],
    [
      "import { say } from './client';\nexport const withTracking = parts => props => <parts.Component track={say} />;",
      false,
    ],
    [
      "import { say } from './client';\nexport const withTracking = (a, Component) => props => <Component track={say} />;",
      false,
    ],
  ])('%s: %s', (hoc, isGiven) => {
    expect(wrapped('export default withTracking(Use)', fn, hoc)).toEqual(isGiven ? ['2 track A'] : []);
  });
});

describe('a component that stands in markup', () => {
  it.each([
    ['<Use track={say} />', true],
    ['<Use track={event => say(event)} />', true],
    ['<Use {...{ track: say }} />', true],
    ['<Use {...actions} />', true],
    ['<Use {...others} />', false],
    ['<Use {...unknown} />', false],
    ['<Use other={say} />', false],
    ['<Use track={console.log} />', false],
    ['<Other track={say} />', false],
  ])('%s: %s', (element, isGiven) => {
    const page = `import { say } from './client';\nimport { Use } from './use';\nconst actions = { track: say };\nconst others = { track: console.log, say };\nexport const Page = () => ${element};`;
    expect(calls({ 'page.tsx': page, 'use.tsx': fn })).toEqual(isGiven ? ['2 track A'] : []);
    expect(calls({ 'page.tsx': page, 'use.tsx': cls })).toEqual(isGiven ? ['3 track A'] : []);
  });
});
