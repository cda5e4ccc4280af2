/** From a folder without ESLint to the first finding: what `init` writes is what ESLint runs. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';

import { runIn, type Output } from '../package/packed.ts';
import { useProjects, type TemporaryProject } from '../support/project.ts';

const create = useProjects();
const home = path.resolve(import.meta.dirname, '../..');
const cli = path.join(home, 'dist/cli.js');

const faulty = `import { TrackClient } from 'customerio-node';
const client = new TrackClient(process.env.SITE_ID, process.env.KEY);
export const placed = id => client.track(id, { name: 'order_placed', timestamp: Date.now() });
`;
const manifest = '{ "name": "shop", "type": "commonjs", "dependencies": { "customerio-node": "^4.4.0" } }';

function run(cwd: string, ...args: readonly string[]): Output {
  return runIn(cwd, process.execPath, cli, ...args);
}

/** As the command that `init` prints leaves it. */
function install(project: TemporaryProject, said: string): void {
  const [, names = ''] = /^ {2}npm install --save-dev (.+)$/m.exec(said) ?? [];
  expect(names).toContain('eslint-plugin-customerio');
  for (const name of names.split(' ')) {
    const link = project.file(`node_modules/${name}`);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(name === 'eslint-plugin-customerio' ? home : path.join(home, 'node_modules', name), link, 'junction');
  }
}

function lint(project: TemporaryProject, cwd = project.root): string[] {
  const bin = path.join(home, 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = runIn(cwd, process.execPath, bin, '.', '--format', 'json');
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null; line: number }[] }[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line }) => `${path.relative(project.root, filePath)}:${line} ${ruleId}`),
  );
}

describe('init, then ESLint', () => {
  it.each([
    ['TypeScript', 'src/order.ts', faulty.replace('id =>', '(id: string): Promise<unknown> =>')],
    ['JavaScript', 'src/order.mjs', faulty],
  ])('find the fault in %s', (_, file, text) => {
    const project = create({ 'package.json': manifest, [file]: text });
    const { status, stdout, stderr } = run(project.root, 'init', '--yes');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    install(project, stdout);
    expect(lint(project)).toContain(`${file}:3 customerio/no-millisecond-timestamps`);
    const doctor = run(project.root, 'doctor');
    expect(doctor.stdout).toMatch(/All is well\.\n$/);
    expect(doctor.status).toBe(0);
  });

  it('find it in a package of a workspace, from inside of it as from the root', () => {
    const project = create({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/tracking/package.json': manifest
        .replace('shop', '@shop/tracking')
        .replace('"type"', '"exports": "./index.mjs", "type"'),
      'packages/tracking/index.mjs': faulty.replace(
        "id => client.track(id, { name: 'order_placed', timestamp: Date.now() })",
        '(id, timestamp) => client.track(id, { name: "order_placed", timestamp })',
      ),
      'packages/app/package.json': '{ "name": "app", "dependencies": { "@shop/tracking": "*" } }',
      'packages/app/order.mjs': "import { placed } from '@shop/tracking';\nplaced(userId, Date.now());\n",
    });
    const { stdout } = run(project.file('packages/app'), 'init', '--yes');
    install(project, stdout);
    const found = 'packages/app/order.mjs:2 customerio/no-millisecond-timestamps';
    expect(lint(project, project.file('packages/app'))).toContain(found);
    expect(lint(project)).toContain(found);
  });

  it('write settings that the published schema takes', () => {
    const project = create({ 'package.json': manifest, 'src/order.mjs': faulty });
    run(project.root, 'init', '--forwarded', 'Order Placed', '/^Cart /');
    const validate = new Ajv().compile(JSON.parse(readFileSync('dist/settings.schema.json', 'utf8')) as object);
    validate(JSON.parse(readFileSync(project.file('customerio.config.json'), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('end with 1 and clear words in an empty folder', () => {
    const project = create({ 'empty/.keep': '' });
    const { status, stdout } = run(project.file('empty'), 'init', '--yes');
    expect(stdout).toMatch(/^There is nothing here to set up: /);
    expect(status).toBe(1);
  });
});
