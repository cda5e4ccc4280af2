import { inProject, same } from '../project.mjs';
import { configs, FOUND, javascript, settings, typescript } from '../sources.mjs';

const wanted = [`src/a.js:2 ${FOUND}`, `src/a.ts:2 ${FOUND}`];

/** @type {import('../row.d.ts').Row[]} */
const rows = ['9.22.0', '9', '10'].flatMap(version =>
  Object.entries(configs).map(([config, text]) => ({
    group: 'ESLint',
    name: `${version}, ${config}`,
    act: given =>
      inProject(
        given,
        { 'customerio.config.json': settings, [config]: text, ...javascript, ...typescript },
        project => {
          // Node.js before 22.18 reads a configuration in TypeScript by jiti.
          project.install(`eslint@${version}`, ...(config.endsWith('.ts') ? ['jiti@2'] : []));
          same(project.lint(), wanted);
        },
      ),
  })),
);

export default rows;
