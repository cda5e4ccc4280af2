import { expect, it } from 'vitest';

import { explanationText } from '../../../lib/audit/explain.ts';
import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const analytics = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const moved = (zone: 'left' | 'right', id: string) => analytics.track({ event: \`moved_\${zone}\`, userId: id });
`;

function text(files: Readonly<Record<string, string>>, file: string, line: number): string {
  return explanationText(openProject({ root: createProject(files).root, cache: false }).explain(file, line));
}

it('says of a file that could not be read why', () => {
  expect(text({ 'a.ts': 'const = ;\n' }, 'a.ts', 1)).toMatch(
    /This file could not be read, or not as a whole\. It is: line 1: .+\./,
  );
});

it('says of a file that nothing leads to that it is asked all the same', () => {
  const said = text({ 'a.ts': 'first(1);\n' }, 'a.ts', 1);
  expect(said).toContain('is not read for calls; what follows is asked all the same.');
  expect(said).toContain('1:1  first(…)');
});

it('says through which files a value came, and which of them could not be read', () => {
  const files = { 'a.ts': "import { NAME } from './names';\nother(NAME);\n", 'names.ts': 'const = ;\n' };
  expect(text(files, 'a.ts', 2)).toMatch(/through a\.ts → names\.ts \(not read: line 1: [^\n]+\)\n/);
});

it('says what is sent, with what callers may say by the type of what names it', () => {
  const lines = text({ 'a.ts': analytics }, 'a.ts', 3)
    .split('\n')
    .map(line => line.trim());
  expect(lines).toContain('sends      @segment/analytics-node track, in the end by a.ts:3');
  expect(lines).toContain('"moved_*"');
  expect(lines).toContain('callers may say, by its type: "moved_left" | "moved_right"');
});

it('shows nothing that a client is made with', () => {
  expect(text({ 'a.ts': analytics }, 'a.ts', 2)).toMatch(/ writeKey +given\n/);
});
