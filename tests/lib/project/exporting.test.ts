import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const CLIENT = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;

/** `file events` of all calls through wrappers, and the files that were not read for calls. */
function read(files: Readonly<Record<string, string>>): string[] {
  const project = openProject({ root: createProject(files).root, cache: false });
  return [
    ...project.calls().flatMap(({ file, via, events }) => (via === 'wrapper' ? [`${file} ${events.join()}`] : [])),
    ...project.files().flatMap(({ file, status }) => (status === 'unrelated' ? [`${file} unrelated`] : [])),
  ];
}

const NUXT = { 'package.json': '{ "dependencies": { "nuxt": "3" } }' };
const SEND = `${CLIENT}export const send = event => analytics.track({ event, userId: 'u' });\n`;

describe('what is at hand without an import', () => {
  it('is an export of a folder that a framework shares', () => {
    expect(read({ ...NUXT, 'composables/send.js': SEND, 'pages/a.js': "export const a = () => send('A');" })).toEqual([
      'pages/a.js A',
    ]);
    expect(read({ ...NUXT, 'lib/send.js': SEND, 'pages/a.js': "export const a = () => send('A');" })).toEqual([]);
    expect(read({ 'composables/send.js': SEND, 'pages/a.js': "export const a = () => send('A');" })).toEqual([]);
  });

  it('is the default export by the name of its file', () => {
    const whole = SEND.replace('const send = event =>', 'default event =>');
    expect(
      read({ ...NUXT, 'composables/use-send.js': whole, 'pages/a.js': "export const a = () => useSend('A');" }),
    ).toEqual(['pages/a.js A']);
  });

  it('is nothing that leads nowhere', () => {
    expect(
      read({
        ...NUXT,
        'composables/other.js': 'export const other = event => console.log(event);',
        'composables/send.js': SEND,
        'pages/a.js': "export const a = () => other('A');",
      }),
    ).toContain('pages/a.js unrelated');
  });
});

describe('a type by whose members values lead to a client', () => {
  const TYPES = `import type { Analytics } from '@segment/analytics-node';
export interface Context { analytics: Analytics; name: string }
export interface Plain { name: string }
`;

  it('has whoever names it read', () => {
    const use = (type: string): string =>
      `import type { ${type} } from './types';\nexport const a = (x: ${type}) => { x.analytics?.track({ event: 'A', userId: 'u' }); };`;
    const of = (type: string): string[] => {
      const project = openProject({ root: createProject({ 'types.ts': TYPES, 'a.ts': use(type) }).root, cache: false });
      return project.calls().map(({ file, events }) => `${file} ${events.join()}`);
    };
    expect(of('Context')).toEqual(['a.ts A']);
    expect(of('Plain')).toEqual([]);
  });
});
