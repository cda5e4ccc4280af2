import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

const dispatch =
  'export const dispatch = ({ action, ...rest }) => { window.analytics.track(action, rest); };\n' +
  "export const evidence = 'cdn.segment.com/analytics.js/v1/';";

function sites(files: Readonly<Record<string, string>>): string[] {
  const { root } = createProject({ 'src/dispatch.js': dispatch, ...files });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'src/Button.jsx')
    .map(
      ({ method, events, parts }) => `${method} ${events.join()} ${parts.properties ? 'with' : 'without'} properties`,
    );
}

const button =
  "import { useTracking } from 'react-tracking';\nexport const Button = () => {\n  const { trackEvent } = useTracking();\n" +
  "  return <b onClick={() => trackEvent({ action: 'Button Clicked', size: 2 })} />;\n};";

describe('what components tell react-tracking is sent by its dispatch function', () => {
  it.each([
    [
      'of the component at the top',
      "import track from 'react-tracking';\nimport { dispatch } from './dispatch.js';\nexport const App = track({}, { dispatch })(() => null);",
    ],
    [
      'by the named export',
      "import { track } from 'react-tracking';\nimport { dispatch } from './dispatch.js';\nexport const App = track({}, { dispatch })(() => null);",
    ],
    [
      'of a hook',
      "import { useTracking } from 'react-tracking';\nimport { dispatch } from './dispatch.js';\nexport const App = () => { useTracking({}, { dispatch: data => dispatch(data) }); return null; };",
    ],
    [
      'through a module of the project',
      "import * as tracking from 'react-tracking';\nimport { dispatch } from './dispatch.js';\nexport const track = tracking.track;\nexport const App = track({}, { dispatch })(() => null);",
    ],
  ])('%s', (_about, app) => {
    expect(sites({ 'src/App.jsx': app, 'src/Button.jsx': button })).toEqual(['track Button Clicked with properties']);
  });

  it('and not where the function sends to nobody known', () => {
    const app =
      "import track from 'react-tracking';\nexport const App = track({}, { dispatch: data => window.dataLayer.push(data) })(() => null);";
    expect(sites({ 'src/App.jsx': app, 'src/Button.jsx': button })).toEqual([]);
  });

  it('nor what another function of that name is told', () => {
    const app =
      "import track from 'react-tracking';\nimport { dispatch } from './dispatch.js';\nexport const App = track({}, { dispatch })(() => null);";
    const other = button.replace("'react-tracking'", "'other-tracking'");
    expect(sites({ 'src/App.jsx': app, 'src/Button.jsx': other })).toEqual([]);
  });
});
