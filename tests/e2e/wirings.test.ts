/**
 * Ten ways in which apps hold the client of Customer.io. Each is mended by `migrate mend` as a team would do it; what
 * comes out must compile, hold no finding about strangers and log-outs, and not change again.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import vueParser from 'vue-eslint-parser';

import { migrate } from '../../lib/cli/migrate.ts';
import type { MigrateReport } from '../../lib/cli/migrate-report.ts';
import plugin from '../../lib/index.ts';

interface Wiring {
  readonly name: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Where no log-out can be seen, the report says what to call. */
  readonly leavesLogOut?: true;
}

const wirings: readonly Wiring[] = [
  { name: 'react-context' },
  { name: 'singleton-class' },
  { name: 'redux-middleware' },
  { name: 'zustand' },
  { name: 'next-app-router', leavesLogOut: true },
  { name: 'electron' },
  { name: 'react-native' },
  { name: 'vue-plugin', options: { 'helper-module': 'src/cio.ts' } },
  { name: 'snippets' },
  { name: 'classic-cio' },
];

const ROOT = path.resolve(import.meta.dirname, '../fixtures/wirings');
const ABOUT_STRANGERS = [
  'no-unidentified-forward',
  'no-track-before-identify',
  'require-guarded-track',
  'require-reset-on-logout',
].map(rule => `customerio/${rule}`);

const roots: string[] = [];
afterAll(() => roots.forEach(root => rmSync(root, { recursive: true, force: true })));

function copyOf(name: string): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), `wiring-${name}-`)));
  roots.push(root);
  cpSync(path.join(ROOT, name), root, { recursive: true });
  cpSync(path.join(ROOT, 'shims.d.ts'), path.join(root, 'shims.d.ts'));
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'dir');
  return root;
}

async function mend(root: string, options: Wiring['options']): Promise<MigrateReport> {
  let stdout = '';
  let stderr = '';
  const sink = (add: (text: string) => void): NodeJS.WritableStream =>
    ({ write: (text: string) => (add(text), true) }) as unknown as NodeJS.WritableStream;
  await migrate(
    'mend',
    [],
    { root, format: 'json', markers: false, allowDirty: true, ...options },
    { stdout: sink(text => (stdout += text)), stderr: sink(text => (stderr += text)), cwd: root },
  );
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as MigrateReport;
}

/** The rules about strangers and log-outs that report something. */
async function findings(root: string, forwarded: readonly string[]): Promise<string[]> {
  const rules = Object.fromEntries(ABOUT_STRANGERS.map(rule => [rule, 'error' as const]));
  const shared = { plugins: { customerio: plugin as never }, rules, settings: { customerio: { forwarded, root } } };
  const parserOptions = { ecmaFeatures: { jsx: true } };
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{js,ts,tsx}'], languageOptions: { parser, parserOptions }, ...shared },
      { files: ['**/*.vue'], languageOptions: { parser: vueParser as never, parserOptions: { parser } }, ...shared },
    ],
  });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => `${path.relative(root, filePath)}:${line} ${ruleId ?? message}`),
  );
}

function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(file => !file.startsWith('node_modules') && statSync(path.join(root, file)).isFile())
      .map(file => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
}

function typeErrors(root: string): string[] {
  const files = Object.keys(filesOf(root)).filter(file => /\.tsx?$/.test(file));
  const program = ts.createProgram(
    files.map(file => path.join(root, file)),
    {
      strict: true,
      noEmit: true,
      noUnusedLocals: true,
      skipLibCheck: true,
      jsx: ts.JsxEmit.Preserve,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
      types: [],
    },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe.each(wirings)('$name', ({ name, options, leavesLogOut }) => {
  it('is mended at once, and compiles as before', { timeout: 60_000 }, async () => {
    const root = copyOf(name);
    expect(await findings(root, ['Request Created'])).toContainEqual(
      expect.stringContaining('no-unidentified-forward'),
    );
    // Frameworks are not installed here: what is said of their types is said before and after.
    const errors = typeErrors(root);

    const report = await mend(root, options);
    const skipped = report.sites.filter(({ status }) => status === 'skipped');
    expect(skipped.map(({ what }) => what)).toEqual(leavesLogOut ? ['log-out'] : []);
    expect(skipped.every(({ reason }) => reason?.includes('Call forgetCioUser() where somebody logs out'))).toBe(true);
    expect(report.sites.filter(({ what }) => what === 'Request Created').map(({ status }) => status)).toEqual([
      'changed',
    ]);
    expect(report.remarks.map(({ text }) => text).join('\n')).toContain('Switch off in Segment');

    expect(typeErrors(root)).toEqual(errors);
    const texts = filesOf(root);
    expect(await findings(root, [])).toEqual([]);

    const again = await mend(root, options);
    expect(again.sites.filter(({ status }) => status === 'changed')).toEqual([]);
    expect(filesOf(root)).toEqual(texts);
  });
});
