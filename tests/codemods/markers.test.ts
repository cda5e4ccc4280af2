import { readFileSync } from 'node:fs';

import { afterEach, describe, expect, it } from 'vitest';

import type { Choose, Session, SiteReport } from '../../codemods/shared/codemod.ts';
import { withMarkers } from '../../codemods/shared/markers.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import type { TemporaryProject } from '../support/project.ts';
import { createProject } from '../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

/** Leaves every `person()` to a person and turns every `old()` into `fresh()`. */
function changeOf(
  file: string,
  text: string,
  choose?: Choose,
  reason = 'it is hard',
): { text: string; sites: readonly SiteReport[] } {
  project = createProject({ [file]: text });
  const session: Session = {
    files: [project.file(file)],
    change(_file, given, isChosen = () => true) {
      const sites: SiteReport[] = [];
      const changed = given.replace(/\b(person|nobody|old)\(\)/g, (whole, what: string, offset: number) => {
        const before = given
          .slice(0, offset)
          .replace(/^\uFEFF/, '')
          .split('\n');
        const site = { file, line: before.length, column: (before.at(-1) as string).length + 1, what };
        const isOld = what === 'old' && isChosen({ ...site, status: 'changed', forPerson: false });
        sites.push({ ...site, status: isOld ? 'changed' : 'skipped', reason, forPerson: what === 'person' });
        return isOld ? 'fresh()' : whole;
      });
      return { ...(changed !== given && { text: changed }), sites };
    },
  };
  const view = openView(project.root);
  const change = withMarkers(view, session).change(
    project.file(file),
    readFileSync(project.file(file), 'utf8'),
    choose,
  );
  return { text: change.text ?? text, sites: change.sites };
}

describe('markers', () => {
  it.each([
    [
      'above the statement, with its indentation',
      'a.ts',
      'if (x) {\n  y(person());\n}\n',
      'if (x) {\n  // customerio-migrate: it is hard\n  y(person());\n}\n',
    ],
    [
      'below comments that are there',
      'a.ts',
      '// why\nperson();\n',
      '// why\n// customerio-migrate: it is hard\nperson();\n',
    ],
    [
      'once for two sites of a statement',
      'a.ts',
      'x(person(), person());\n',
      '// customerio-migrate: it is hard\nx(person(), person());\n',
    ],
    [
      'above the return of markup',
      'a.tsx',
      'function A() {\n  return (\n    <b onClick={() => person()} />\n  );\n}\n',
      'function A() {\n  // customerio-migrate: it is hard\n  return (\n    <b onClick={() => person()} />\n  );\n}\n',
    ],
    [
      'above the member of a class',
      'a.ts',
      'class A {\n\tsent = person();\n}\n',
      'class A {\n\t// customerio-migrate: it is hard\n\tsent = person();\n}\n',
    ],
    [
      'in the script of a component',
      'a.vue',
      '<template><a /></template>\n<script>\nperson();\n</script>\n',
      '<template><a /></template>\n<script>\n// customerio-migrate: it is hard\nperson();\n</script>\n',
    ],
    [
      'with the newlines of the file',
      'a.ts',
      'x();\r\nperson();\r\n',
      'x();\r\n// customerio-migrate: it is hard\r\nperson();\r\n',
    ],
    ['behind a byte order mark', 'a.ts', '\uFEFFperson();\n', '\uFEFF// customerio-migrate: it is hard\nperson();\n'],
    [
      'beside what is changed',
      'a.ts',
      'person();\nold();\n',
      '// customerio-migrate: it is hard\nperson();\nfresh();\n',
    ],
  ])('stand %s', (_, file, before, after) => {
    expect(changeOf(file, before).text).toBe(after);
    expect(changeOf(file, after).text, 'a second run').toBe(after);
  });

  it.each([
    ['what needs nobody', 'a.ts', 'nobody();\n'],
    ['a statement that shares its line', 'a.ts', 'x(); person();\n'],
    ['a template', 'a.vue', '<template><a @click="person()" /></template>\n<script>\nx();\n</script>\n'],
  ])('leave out %s', (_, file, text) => {
    expect(changeOf(file, text).text).toBe(text);
  });

  it('are not written again where the call has a statement of its own by then', () => {
    const marked = '// customerio-migrate: it is hard\nconst f = () => {\n  g();\n  return person();\n};\n';
    expect(changeOf('a.ts', marked).text).toBe(marked);
  });

  it('name no lines, which they move themselves', () => {
    const marked = '// customerio-migrate: it is read at src/a.ts, and in b.vue\nperson();\n';
    for (const [text, line] of [
      ['person();\n', 1],
      [marked, 2],
    ] as const) {
      expect(
        changeOf('a.ts', text, undefined, `it is read at src/a.ts:${line}, and in b.vue (line ${line})`).text,
      ).toBe(marked);
    }
  });

  it('leave the places that are reported, and those that are asked about, as they were', () => {
    const asked: number[] = [];
    const { sites, text } = changeOf(
      'a.ts',
      'person();\nold();\nold();\n',
      ({ line }) => (asked.push(line), line === 3),
    );
    expect(sites.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(asked).toEqual([2, 3, 2, 3]);
    expect(text).toBe('// customerio-migrate: it is hard\nperson();\nold();\nfresh();\n');
  });
});
