import { afterEach, describe, expect, it } from 'vitest';

import type { Choose, FileChange } from '../../codemods/shared/codemod.ts';
import type { Found } from '../../codemods/shared/file-session.ts';
import { fileSession } from '../../codemods/shared/file-session.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import type { TemporaryProject } from '../support/project.ts';
import { createProject } from '../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

/** Gives each `send(x)` a second argument that a constant at the head holds; `send(x, HOST)` is right already. */
function change(text: string, choose?: Choose): FileChange {
  project = createProject({ 'src/a.ts': text });
  const session = fileSession(openView(project.root), {
    files: [project.file('src/a.ts')],
    find({ source }) {
      return [...source.text.matchAll(/send\((\w)(, HOST)?\);/g)].map((match): Found => {
        // The semicolon as well: statements on one line touch each other.
        const range = [match.index, match.index + match[0].length] as const;
        const once = source.text.includes('const HOST') ? [] : [insertAt(0, 'const HOST = 1;\n')];
        const becomes: Found['becomes'] =
          match[2] !== undefined
            ? 'right'
            : match[1] === 'p'
              ? { skipped: 'it is odd', forPerson: true }
              : { edits: [replace(range, `send(${match[1]}, HOST);`)], once };
        return { range, what: match[1] as string, becomes };
      });
    },
  });
  return session.change('src/a.ts', text, choose);
}

const statuses = ({ sites }: FileChange): string[] =>
  sites.map(({ line, column, what, status }) => `${line}:${column} ${what} ${status}`);

describe('a session that looks at one file', () => {
  it('makes what several places need one time', () => {
    expect(change('send(a);\nsend(b);\n').text).toBe('const HOST = 1;\nsend(a, HOST);\nsend(b, HOST);\n');
  });

  it('makes edits that touch each other one after the other, and names their places in the first text', () => {
    const result = change('send(a);\nsend(b);send(c);send(d);\nsend(p);\n');
    expect(result.text).toBe('const HOST = 1;\nsend(a, HOST);\nsend(b, HOST);send(c, HOST);send(d, HOST);\nsend(p);\n');
    expect(statuses(result)).toEqual([
      '1:1 a changed',
      '2:1 b changed',
      '2:9 c changed',
      '2:17 d changed',
      '3:1 p skipped',
    ]);
  });

  it('leaves alone what was not chosen', () => {
    const result = change('send(a);\nsend(b);\n', ({ what }) => what === 'b');
    expect(result.text).toBe('const HOST = 1;\nsend(a);\nsend(b, HOST);\n');
    expect(statuses(result)).toEqual(['1:1 a skipped', '2:1 b changed']);
  });

  it('gives no text where nothing changes', () => {
    expect(change('send(a, HOST);\nsend(p);\n')).toEqual({
      sites: [
        { file: 'src/a.ts', line: 1, column: 1, what: 'a', status: 'right', forPerson: false },
        { file: 'src/a.ts', line: 2, column: 1, what: 'p', status: 'skipped', reason: 'it is odd', forPerson: true },
      ],
    });
  });

  it('keeps a byte order mark', () => {
    expect(change('\uFEFFsend(a);\r\n').text).toBe('\uFEFFconst HOST = 1;\nsend(a, HOST);\r\n');
  });

  it('names other lines that were changed for a place, as they were before', () => {
    const view = openView((project = createProject({ 'src/a.ts': '' })).root);
    const session = fileSession(view, {
      files: [project.file('src/a.ts')],
      find: ({ source }) =>
        ['a', 'b'].flatMap((what): Found[] => {
          const start = source.text.indexOf(`use(${what})`);
          const constant = source.text.indexOf(`old ${what}`);
          // Both places are edited around the same spot, so the second waits for another round.
          return constant < 0
            ? []
            : [
                {
                  range: [start, start + 6],
                  what,
                  becomes: { edits: [replace([constant, constant + 5], `\n\nnew ${what}`), insertAt(start, '/**/')] },
                },
              ];
        }),
    });
    const { text, sites } = session.change('src/a.ts', 'x(`old a`);\nx(`old b`);\nuse(a);\nuse(b);\n');
    expect(text).toBe('x(`\n\nnew a`);\nx(`\n\nnew b`);\n/**/use(a);\n/**/use(b);\n');
    expect(sites.map(({ line, also }) => [line, also])).toEqual([
      [3, [1]],
      [4, [2]],
    ]);
  });
});
