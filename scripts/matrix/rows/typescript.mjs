import { inProject, same } from '../project.mjs';
import { configs, FOUND, settings, typescript } from '../sources.mjs';

const typed = `import tseslint from 'typescript-eslint';
import customerio from 'eslint-plugin-customerio';
export default tseslint.config(tseslint.configs.base, { ...customerio.configs.recommended, files: ['**/*.ts'] });
`;
const files = { 'customerio.config.json': settings, ...typescript };

/** @type {import('../row.d.ts').Row[]} */
export default [
  ...['5.9', '6', '7'].map(version => ({
    group: 'TypeScript',
    name: `${version}, our parser, types of the configuration checked`,
    act: (/** @type {import('../row.d.ts').Given} */ given) =>
      inProject(
        given,
        { ...files, 'eslint.config.mjs': configs['eslint.config.mjs'], 'check.ts': configs['eslint.config.ts'] },
        project => {
          project.install('eslint@10', `typescript@${version}`);
          same(project.lint({ args: ['src'] }), [`src/a.ts:2 ${FOUND}`]);
          project.must('npx', [
            'tsc',
            '--noEmit',
            '--strict',
            '--module',
            'nodenext',
            '--target',
            'es2022',
            '--skipLibCheck',
            'check.ts',
          ]);
        },
      ),
  })),
  ...[
    ['8.54.0', '5.9'],
    ['8', '5.9'],
    ['8', '6'],
  ].map(([version, compiler]) => ({
    group: 'typescript-eslint',
    name: `${version}, TypeScript ${compiler}: one scope-manager`,
    act: (/** @type {import('../row.d.ts').Given} */ given) =>
      inProject(given, { ...files, 'eslint.config.mjs': typed }, project => {
        // Whoever has it gets our package beside it, and no second copy.
        project.add('eslint@9', `typescript-eslint@${version}`, `typescript@${compiler}`);
        project.install();
        same(project.lint({ args: ['src'] }), [`src/a.ts:2 ${FOUND}`]);
        const copies = project
          .must('npm', ['ls', '--all', '--parseable', '@typescript-eslint/scope-manager'])
          .trim()
          .split('\n');
        same(
          [...new Set(copies)].map(copy => copy.slice(project.root.length + 1)),
          ['node_modules/@typescript-eslint/scope-manager'],
        );
      }),
  })),
];
