import assert from 'node:assert/strict';

import { inProject, isThere } from '../project.mjs';
import { components, FOUND, settings, typescript } from '../sources.mjs';

/** @typedef {import('../row.d.ts').Row} Row */

const files = { ...typescript, ...components };

/** @type {Row[]} */
const rows = Object.entries(files).map(([file, text]) => ({
  group: 'oxlint',
  name: `jsPlugins on ${file.slice(file.lastIndexOf('.'))}`,
  lacks: () => (isThere('npx') ? undefined : 'npx is not installed'),
  act: given =>
    inProject(
      given,
      {
        'customerio.config.json': settings,
        '.oxlintrc.json': JSON.stringify({
          jsPlugins: [{ name: 'customerio', specifier: 'eslint-plugin-customerio' }],
          categories: { correctness: 'off' },
          rules: { [`customerio/${FOUND}`]: 'error' },
        }),
        [file]: text,
      },
      project => {
        project.install('oxlint@1');
        const { stdout, stderr } = project.run('npx', ['oxlint', '--format', 'json', 'src']);
        assert.match(stdout, /no-unidentified-forward/, `oxlint: ${(stderr || stdout).trim().slice(0, 300)}`);
      },
    ),
}));

export default rows;
