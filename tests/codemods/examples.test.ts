import { describe, expect, it } from 'vitest';

import { EnvironmentExamples } from '../../codemods/credentials-to-env/examples.ts';
import { useProjects } from '../support/project.ts';

import type { ProjectView } from '../../codemods/shared/project-view.ts';
import type { TemporaryProject } from '../support/project.ts';

const create = useProjects();

function examplesOf({ root }: TemporaryProject): EnvironmentExamples {
  return new EnvironmentExamples({ root, relative: (file: string) => file.slice(root.length + 1) } as ProjectView);
}

describe('the example of an environment', () => {
  it('is the nearest above a file, of the names that teams give it', () => {
    const project = create({
      '.env.sample': '',
      'api/.env.dist': '',
      'api/.env.example': '',
      'api/src/.env': '',
      'web/example.env': '',
    });
    const examples = examplesOf(project);
    const of = (file: string): string | undefined => examples.of(project.file(file));
    expect(of('api/src/a.ts')).toBe(project.file('api/.env.example'));
    expect(of('web/a.ts')).toBe(project.file('web/example.env'));
    expect(of('a.ts')).toBe(project.file('.env.sample'));
    expect(of('lib/deep/a.ts')).toBe(project.file('.env.sample'));
  });

  it('may be absent, and is not looked for beyond the root', () => {
    const project = create({ '.env.example': '', 'app/src/a.ts': '' });
    const { root } = project;
    const inner = new EnvironmentExamples({ root: project.file('app'), relative: String } as unknown as ProjectView);
    expect(inner.of(project.file('app/src/a.ts'))).toBeUndefined();
    expect(examplesOf(project).of(`${root}/app/src/a.ts`)).toBe(project.file('.env.example'));
  });

  it.each([
    ['CUSTOMERIO_TRACK_API_KEY=', 'track', 'CUSTOMERIO_TRACK_API_KEY'],
    ['  export CIO_APP_API_KEY =x', 'app', 'CIO_APP_API_KEY'],
    ['SEGMENT_WRITE_KEY=', 'segment', 'SEGMENT_WRITE_KEY'],
    ['CUSTOMERIO_APP_API_KEY=', 'track', undefined],
    ['NEXT_PUBLIC_CUSTOMERIO_APP_API_KEY=', 'app', undefined],
    ['OTHER_APP_API_KEY=', 'app', undefined],
    ['CIO_APP_API_KEY=\nCUSTOMERIO_APP_API_KEY=', 'app', undefined],
    ['# CIO_APP_API_KEY=', 'app', undefined],
    ['CIO_APP_API_KEY=', 'account', undefined],
    ['CIO_APP_API_KEY=', undefined, undefined],
  ] as const)('has a name for a key: %j, %s', (text, role, expected) => {
    const project = create({ '.env.example': text });
    expect(examplesOf(project).nameFor(project.file('a.ts'), role)).toBe(expected);
  });

  it.each([
    ['', 'A=\nB=\n', 1],
    ['X=1\n', 'X=1\nA=\nB=\n', 2],
    ['X=1', 'X=1\nA=\nB=\n', 2],
    ['X=1\r\n', 'X=1\r\nA=\r\nB=\r\n', 2],
    ['A=1\n', 'A=1\nB=\n', 2],
  ])('is given the names that it lacks, without values: %j', (before, after, line) => {
    const project = create({ '.env.example': before });
    const file = project.file('.env.example');
    const [completed] = examplesOf(project).completed(new Map([[file, new Set(['B', 'A'])]]));
    expect(completed).toMatchObject({ file, before, text: after });
    expect(completed?.sites[0]).toEqual({
      file: '.env.example',
      line,
      column: 1,
      status: 'changed',
      forPerson: false,
      what: before.startsWith('A') ? 'B' : 'A',
    });
  });

  it('is left alone where it lacks none', () => {
    const project = create({ '.env.example': 'export A=\nB = 1\n' });
    expect(examplesOf(project).completed(new Map([[project.file('.env.example'), new Set(['A', 'B'])]]))).toEqual([]);
  });
});
