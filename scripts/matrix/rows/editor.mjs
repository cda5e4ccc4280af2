import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { Editor } from '../lsp.mjs';
import { inProject } from '../project.mjs';

const RULE = 'customerio/no-unidentified-forward';
const importing =
  "import { TrackClient } from 'customerio-node';\nconst client = new TrackClient('a', process.env.KEY ?? '');\n";

/** @type {import('../row.d.ts').Row[]} */
export default [
  {
    group: 'editor',
    name: "VS Code's ESLint server on the example: squiggles, links, suggestions, quick fix, a saved wrapper",
    act: given =>
      inProject(given, {}, async project => {
        project.copy('tests/fixtures/desktop-app');
        project.install(
          'eslint@9',
          '@typescript-eslint/parser@8',
          'typescript@5.9',
          'vscode-langservers-extracted@4.10.0',
        );
        project.must('npx', ['eslint-plugin-customerio', 'migrate', 'add-cio-guard']);
        const editor = new Editor(
          project.file('node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'),
          project.root,
        );
        try {
          await editor.start();
          assert.equal(await mendAll(editor, project), 9);
          await seesSaved(editor, project);
        } finally {
          editor.stop();
        }
      }),
  },
];

/**
 * Opens each file with a finding, and takes the suggestion at each site.
 *
 * @param {Editor} editor
 * @param {import('../project.mjs').Project} project
 */
async function mendAll(editor, project) {
  const files = [
    ...new Set(
      project
        .lint()
        .filter(line => line.endsWith('no-unidentified-forward'))
        .map(line => line.split(':')[0] ?? ''),
    ),
  ];
  let sites = 0;
  for (const file of files) {
    let text = readFileSync(project.file(file), 'utf8');
    editor.open(file, text);
    for (;;) {
      const found = (await editor.diagnostics(file)).filter(({ code }) => code === RULE);
      const [first] = found;
      if (!first) break;
      assert.match(first.codeDescription?.href ?? '', /docs\/rules\/no-unidentified-forward\.md$/);
      const action = (await editor.actions(file, first)).find(({ title }) => title.includes('trackCioEvent'));
      assert.ok(action, `no suggestion in ${file}:${first.range.start.line + 1}`);
      const mended = await editor.apply(file, text, action);
      assert.notEqual(mended, text);
      text = mended;
      sites++;
      editor.change(file, text);
    }
  }
  return sites;
}

/**
 * A fault of a wrapper is seen at its caller once the wrapper is saved, and is gone with the quick fix.
 *
 * @param {Editor} editor
 * @param {import('../project.mjs').Project} project
 */
async function seesSaved(editor, project) {
  const caller = 'src/shop-page.ts';
  const text = "import { sold } from './shop.ts';\nexport const sell = (id: string) => sold(id, Date.now());\n";
  project.write('src/shop.ts', `${importing}export const sold = (id: string, at: number) => [id, at, client];\n`);
  project.write(caller, text);
  editor.open(caller, text);
  const milliseconds = async () =>
    (await editor.diagnostics(caller)).filter(({ code }) => code === 'customerio/no-millisecond-timestamps');
  assert.deepEqual(await milliseconds(), []);
  project.write(
    'src/shop.ts',
    `${importing}export const sold = (id: string, at: number) => client.track(id, { name: 'plant_sold', timestamp: at });\n`,
  );
  await new Promise(resolve => setTimeout(resolve, 3_000));
  editor.change(caller, `${text}\n`);
  const [found] = await milliseconds();
  assert.ok(found, 'the saved wrapper is not seen at its caller');
  const fix = (await editor.actions(caller, found)).find(({ title }) => /^Fix this/.test(title));
  assert.ok(fix, 'no quick fix');
  assert.match(await editor.apply(caller, `${text}\n`, fix), /Math\.floor\(Date\.now\(\) \/ 1000\)/);
}
