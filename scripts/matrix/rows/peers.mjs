import { inProject } from '../project.mjs';

/** @type {import('../row.d.ts').Row[]} */
export default [
  ['jscodeshift@0.16', 'eslint@9'],
  ['@eslint/json@0.14', 'eslint@9'],
  ['@html-eslint/eslint-plugin@0.31', 'eslint@9'],
  ['eslint-plugin-yml@1', 'eslint@9'],
].map(packages => ({
  group: 'optional peers',
  name: `installs beside ${packages[0]}`,
  act: given =>
    inProject(given, {}, project => {
      project.install(...packages);
      project.must('npx', ['eslint-plugin-customerio', '--help']);
    }),
}));
