import { expect, it } from 'vitest';

import { isInstalled } from '../../../../lib/concerns/credentials/installed.ts';
import { readManifest } from '../../../../lib/files/manifest.ts';
import { useProjects } from '../../../support/project.ts';

const create = useProjects();

/** Whether a file of `lib` is installed, by the manifests of a workspace; the innermost come first. */
function installed(manifests: Readonly<Record<string, object>>): boolean {
  const { root, file } = create(
    Object.fromEntries(Object.entries(manifests).map(([name, data]) => [`${name}/package.json`, JSON.stringify(data)])),
  );
  const read = Object.keys(manifests).flatMap(name => readManifest(file(`${name}/package.json`)) ?? []);
  return isInstalled('lib/src/index.js', { root, manifests: read });
}

it.each([
  ['a command', { lib: { name: 'lib', bin: 'cli.js' } }, true],
  ['a command that is not published', { lib: { name: 'lib', bin: 'cli.js', private: true } }, false],
  ['an extension of an editor', { lib: { name: 'lib', contributes: {} } }, true],
  ['an app for the desktop', { lib: { private: true, devDependencies: { electron: '30' } } }, true],
  ['a service', { lib: { name: 'lib', dependencies: { express: '5' } } }, false],
  ['what a command needs', { lib: { name: 'lib' }, cli: { name: 'cli', bin: {}, dependencies: { lib: '*' } } }, true],
  [
    'what a command needs through another package',
    {
      lib: { name: 'lib' },
      core: { name: 'core', dependencies: { lib: '*' } },
      cli: { bin: {}, dependencies: { core: '*' } },
    },
    true,
  ],
  ['what stands beside a command', { lib: { name: 'lib' }, cli: { name: 'cli', bin: {} } }, false],
  [
    'packages that need each other',
    { lib: { name: 'lib', dependencies: { a: '*' } }, a: { name: 'a', dependencies: { lib: '*' } } },
    false,
  ],
  ['a package without a manifest', { other: { name: 'other', bin: {} } }, false],
])('%s', (_, manifests, expected) => {
  expect(installed(manifests as unknown as Record<string, object>)).toBe(expected);
});
