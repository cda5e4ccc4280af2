import { execFileSync } from 'node:child_process';

import { inProject, isThere, same } from '../project.mjs';
import { configs, FOUND, javascript, settings, typescript } from '../sources.mjs';

/** @typedef {import('../row.d.ts').Row} Row */

const config = 'eslint.config.mjs';
const files = { 'customerio.config.json': settings, [config]: configs[config], ...javascript, ...typescript };
const wanted = [`src/a.js:2 ${FOUND}`, `src/a.ts:2 ${FOUND}`];

/** Each asks for the registry in words of its own. */
const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
const env = {
  npm_config_registry: registry,
  YARN_REGISTRY: registry,
  YARN_NPM_REGISTRY_SERVER: registry,
  YARN_UNSAFE_HTTP_WHITELIST: new URL(registry).hostname,
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  YARN_ENABLE_TELEMETRY: '0',
  BUN_CONFIG_REGISTRY: registry,
};

/**
 * @param {string} name
 * @param {Record<string, string>} more files
 * @param {readonly [string, ...string[]]} manager what runs it
 * @param {(tarball: string) => readonly string[]} add what installs the package and ESLint
 * @param {readonly string[]} exec what runs an installed program
 * @returns {Row}
 */
function managerRow(name, more, manager, add, exec) {
  const [program, ...words] = manager;
  return {
    group: 'package manager',
    name,
    lacks: () => (isThere(program) ? undefined : `${program} is not installed`),
    act: given =>
      inProject(given, { 'package.json': '{ "name": "shop", "private": true }\n', ...files, ...more }, project => {
        Object.assign(process.env, env);
        project.must(program, [...words, ...add(given.tarball)]);
        const doctor = project.run(program, [...words, ...exec, 'eslint-plugin-customerio', 'doctor']);
        const [, unplug] = /→ yarn (unplug .+)/.exec(doctor.stdout) ?? [];
        if (unplug !== undefined) project.must(program, [...words, ...unplug.split(' ')]);
        same(project.lint({ command: [program, ...words, ...exec, 'eslint'], args: ['src'] }), wanted);
        project.must(program, [...words, ...exec, 'eslint-plugin-customerio', 'doctor']);
      }),
  };
}

const own = (/** @type {string} */ tarball) => `eslint-plugin-customerio@file:${tarball}`;

/** @type {Row[]} */
export default [
  managerRow(
    'npm',
    {},
    ['npm'],
    tarball => ['install', '--save-dev', '--no-audit', '--no-fund', tarball, 'eslint@10'],
    ['exec', '--'],
  ),
  managerRow('pnpm 10', {}, ['npx', '--yes', 'pnpm@10'], tarball => ['add', '--save-dev', tarball, 'eslint@10'], [
    'exec',
  ]),
  managerRow(
    'Yarn 1',
    {},
    ['npx', '--yes', 'yarn@1'],
    tarball => ['add', '--dev', '--silent', own(tarball), 'eslint@10'],
    ['--silent', 'run'],
  ),
  ...[
    ['node-modules', 'node-modules'],
    ["Plug'n'Play, with what doctor names", 'pnp'],
  ].map(([title, linker]) =>
    managerRow(
      `Yarn 4, ${title}`,
      { '.yarnrc.yml': `nodeLinker: ${linker}\nenableScripts: false\n`, 'yarn.lock': '' },
      ['npx', '--yes', '@yarnpkg/cli-dist@4'],
      tarball => ['add', '--dev', own(tarball), 'eslint@10'],
      ['run'],
    ),
  ),
  managerRow('Bun', {}, ['npx', '--yes', 'bun@1'], tarball => ['add', '--dev', own(tarball), 'eslint@10'], ['x']),
];
