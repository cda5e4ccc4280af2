import { describe, expect, it } from 'vitest';

import { Discovery, MAX_ROUNDS } from '../../../lib/project/discovery.ts';
import { openProject } from '../../../lib/project/project.ts';
import { makeWorkings } from '../../../lib/project/workings.ts';
import { useProjects } from '../../support/project.ts';

import type { Registrar } from '../../../lib/project/registering.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";

describe('the rounds of the discovery', () => {
  it('go on until nothing new turns up, through however many modules', () => {
    const length = 12;
    const files: Record<string, string> = {
      'm0.ts': `${client}export const send0 = (event: string) => analytics.track(event);\n`,
      'page.ts': `import { send${length} } from './m${length}';\nsend${length}('Page Opened');\n`,
    };
    for (let n = 1; n <= length; n++)
      files[`m${n}.ts`] =
        `import { send${n - 1} } from './m${n - 1}';\nexport const send${n} = (event: string) => send${n - 1}(event);\n`;
    const project = openProject({ root: createProject(files).root });
    expect(project.read('page.ts').calls.map(({ events }) => events)).toEqual([['Page Opened']]);
    expect(project.isWhole).toBe(true);
  });

  it('are given up where they do not end, and say so', () => {
    const { root } = createProject({ 'a.ts': client });
    const { sources, evidence, registry, evaluator, effects } = makeWorkings({ root, cache: false });
    let rounds = 0;
    const endless: Pick<Registrar, 'register'> = {
      register(_module, { terms }) {
        terms.addWord(`word${rounds++}`);
        registry.add('channels', `channel ${rounds}`, { kind: 'unknown', reason: 'cycle' }, 'here');
        return false;
      },
    };
    const discovery = new Discovery({
      sources,
      settings: {},
      evidence,
      registry,
      registrar: endless,
      evaluator,
      effects,
      candidates: new Set(),
      declared: [],
      prefilter: true,
    });
    expect(discovery.isCut).toBe(true);
    expect(rounds).toBe(MAX_ROUNDS);
  });
});
