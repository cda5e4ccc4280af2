/** What an editor does with the bundled example: it lints the text at hand, saved or not, and applies what is offered. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ESLint, type Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { runIn } from '../package/packed.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';

const home = path.resolve(import.meta.dirname, '../..');
const RULE = 'customerio/no-unidentified-forward';

function copyOfExample(): TemporaryProject {
  const project = createProject({});
  cpSync(path.join(home, 'tests/fixtures/desktop-app'), project.root, { recursive: true });
  const links = {
    'eslint-plugin-customerio': '.',
    eslint: 'node_modules/eslint',
    '@typescript-eslint/parser': 'node_modules/@typescript-eslint/parser',
  };
  for (const [name, target] of Object.entries(links)) {
    const link = project.file(`node_modules/${name}`);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(home, target), link, 'junction');
  }
  return project;
}

class Editor {
  readonly #eslint: ESLint;
  readonly #project: TemporaryProject;

  constructor(project: TemporaryProject) {
    this.#project = project;
    this.#eslint = new ESLint({ cwd: project.root });
  }

  text(file: string): string {
    return readFileSync(this.#project.file(file), 'utf8');
  }

  /** What is found in a buffer, whatever stands on the disk. */
  async lint(file: string, buffer = this.text(file)): Promise<readonly Linter.LintMessage[]> {
    const [result] = await this.#eslint.lintText(buffer, { filePath: this.#project.file(file) });
    return result?.messages ?? [];
  }

  /** Every file with a finding, by what is found in it. */
  async all(): Promise<Map<string, readonly Linter.LintMessage[]>> {
    const results = await this.#eslint.lintFiles(['.']);
    return new Map(
      results
        .filter(({ messages }) => messages.length > 0)
        .map(({ filePath, messages }) => [path.relative(this.#project.root, filePath), messages]),
    );
  }

  /** Where the page of a rule is, which an editor shows beside the message. */
  link(rule: string, results: readonly Linter.LintMessage[], file: string): string | undefined {
    const result = {
      filePath: this.#project.file(file),
      messages: results,
      suppressedMessages: [],
    } as unknown as ESLint.LintResult;
    return this.#eslint.getRulesMetaForResults([result])[rule]?.docs?.url;
  }
}

function applied(
  text: string,
  { range: [start, end], text: inserted }: { range: [number, number]; text: string },
): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

describe('an editor on the example', () => {
  let project: TemporaryProject;
  beforeAll(() => {
    project = copyOfExample();
  });
  afterAll(() => project.remove());

  it('shows nine sites with the page of the rule, and without a helper the command that makes one', async () => {
    const editor = new Editor(project);
    const found = await editor.all();
    const messages = [...found.values()].flat();
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(Array(9).fill(RULE));
    for (const { message } of messages) expect(message).toContain('`npx eslint-plugin-customerio migrate mend`');
    const [[file, first] = ['', []]] = found;
    expect(editor.link(RULE, first, file)).toMatch(/docs\/rules\/no-unidentified-forward\.md$/);
  });

  it('offers at each of the nine to send through the helper, once there is one, and applies it', async () => {
    const made = runIn(project.root, process.execPath, path.join(home, 'dist/cli.js'), 'migrate', 'add-cio-guard');
    expect(made.status, made.stderr).toBe(0);
    const editor = new Editor(project);
    const found = await editor.all();
    let sites = 0;
    for (const [file, messages] of found) {
      let text = editor.text(file);
      // One after the other, as a person does: each in the text that the last one left.
      for (let left = messages; left.length > 0; left = await editor.lint(file, text)) {
        const suggestion = left[0]?.suggestions?.find(({ fix }) => fix.text.includes('trackCioEvent('));
        expect(suggestion, `${file}:${left[0]?.line}`).toBeDefined();
        if (!suggestion) break;
        text = applied(text, suggestion.fix);
        sites++;
      }
      expect(await editor.lint(file, text)).toEqual([]);
    }
    expect(sites).toBe(9);
  });

  it('sees a buffer that nobody saved, and a wrapper that somebody saved', async () => {
    const wrapper = 'src/shop.ts';
    const caller = 'src/shop-page.ts';
    const importing =
      "import { TrackClient } from 'customerio-node';\nconst client = new TrackClient('a', process.env.KEY ?? '');\n";
    const sending = (at: string): string =>
      `${importing}export const sold = (id: string, at: number) => client.track(id, { name: 'plant_sold', timestamp: ${at} });\n`;
    const harmless = `${importing}export const sold = (id: string, at: number) => [id, at, client];\n`;
    const calling = "import { sold } from './shop.ts';\nexport const sell = (id: string) => sold(id, Date.now());\n";
    writeFileSync(project.file(wrapper), harmless);
    writeFileSync(project.file(caller), calling);
    const editor = new Editor(project);
    const rules = async (text?: string): Promise<(string | null)[]> =>
      (await editor.lint(caller, text)).map(({ ruleId }) => ruleId);
    expect(await rules()).toEqual([]);

    writeFileSync(project.file(wrapper), sending('at'));
    // What stands on the disk is looked at again after two seconds, or fifty times as long as a look takes.
    await vi.waitFor(async () => expect(await rules()).toContain('customerio/no-millisecond-timestamps'), {
      interval: 500,
      timeout: 60_000,
    });
    expect(await rules(calling.replace('Date.now()', 'Math.floor(Date.now() / 1000)'))).not.toContain(
      'customerio/no-millisecond-timestamps',
    );

    const [message] = (await editor.lint(caller)).filter(({ fix }) => fix !== undefined);
    expect(message?.fix && applied(calling, message.fix)).toContain('sold(id, Math.floor(Date.now() / 1000))');
  });
});
