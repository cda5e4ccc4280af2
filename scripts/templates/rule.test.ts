import { afterAll } from 'vitest';
import rule from '../../rules/rule-name.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const head = "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('site', process.env.KEY);\n";

createRuleTester().run('rule-name', rule, {
  valid: [
    { name: 'another event', settings, code: `${head}cio.track('1', { name: 'keep_me' });` },
    {
      name: 'a look-alike',
      settings,
      code: "const cio = { track(id: string, event: object) {} };\ncio.track('1', { name: 'replace_me' });",
    },
  ],
  invalid: [
    {
      name: 'the event',
      settings,
      code: `${head}cio.track('1', { name: 'replace_me' });`,
      errors: [
        { messageId: 'replaceMe', data: { event: 'replace_me' }, line: 3, column: 24, endLine: 3, endColumn: 36 },
      ],
    },
  ],
});
