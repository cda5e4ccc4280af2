import { describe, expect, it } from 'vitest';

import { Trace } from '../../../lib/evaluate/trace.ts';
import { Candidates } from '../../../lib/project/candidates.ts';
import { Imports } from '../../../lib/project/imports.ts';
import { Sources } from '../../../lib/project/sources.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

/** What an import of `src/a.ts` leads to, in words. */
function leadsTo(
  specifier: string,
  {
    files = {},
    candidates = [],
    gate = false,
  }: { files?: Record<string, string>; candidates?: string[]; gate?: boolean } = {},
): string {
  const { root, file } = createProject({ 'src/a.ts': '', ...files });
  const sources = new Sources(root, {}, false);
  const imports = new Imports(sources, new Candidates(new Trace(), candidates.map(file)));
  const found = imports.resolve(file('src/a.ts'), specifier, gate);
  if ('sdk' in found) return `sdk ${found.sdk.id}`;
  if ('module' in found) return `module ${sources.relative(found.module.path)}`;
  return `${found.gated ? 'gated' : 'external'} ${found.external}`;
}

describe('an import', () => {
  it.each([
    ['@segment/analytics-node', 'sdk @segment/analytics-node'],
    ['customerio-node', 'sdk customerio-node'],
    ['customerio-node/track', 'sdk customerio-node'],
    ['customerio-node/dist/lib/api.js', 'sdk customerio-node'],
    ['@segment/analytics-node/other', 'external @segment/analytics-node/other'],
    ['@segment', 'external @segment'],
    ['lodash/debounce', 'external lodash/debounce'],
    ['./missing', 'external ./missing'],
    ['', 'external '],
  ])('of %s leads to %s', (specifier, expected) => {
    expect(leadsTo(specifier)).toBe(expected);
  });

  it('of a file leads to its module', () => {
    expect(leadsTo('./b', { files: { 'src/b.ts': '' } })).toBe('module src/b.ts');
  });

  it('of a file that cannot be read leads nowhere', () => {
    expect(leadsTo('./b', { files: { 'src/b.ts': 'a\0b' } })).toBe('external ./b');
  });
});

describe('the gate', () => {
  const gate = true;

  it('leaves a module unread that cannot have to do with analytics', () => {
    expect(leadsTo('./b', { files: { 'src/b.ts': 'export const a = 1;' }, gate })).toBe('gated ./b');
  });

  it('lets a candidate pass', () => {
    expect(leadsTo('./b', { files: { 'src/b.ts': '' }, candidates: ['src/b.ts'], gate })).toBe('module src/b.ts');
  });

  it.each([
    "export * from './c';",
    "  export * as c from './c';",
    "import 'x';\nexport { c } from './c';",
    "export {\n  c,\n  d as e,\n} from './c';",
  ])('lets a barrel pass: %s', text => {
    expect(leadsTo('./b', { files: { 'src/b.ts': text }, gate })).toBe('module src/b.ts');
  });

  it.each([
    "export { c };\nimport { d } from './d';",
    "const c = 'export * from';",
    'x; export * from "./c";',
    'export { c };',
  ])('takes none for a barrel that is none: %s', text => {
    expect(leadsTo('./b', { files: { 'src/b.ts': text }, gate })).toBe('gated ./b');
  });

  it('does not hold what no file stands behind', () => {
    expect(leadsTo('lodash', { gate })).toBe('external lodash');
  });

  it('forgets what was a barrel', () => {
    const { root, file, write } = createProject({ 'src/a.ts': '', 'src/b.ts': "export * from './c';" });
    const sources = new Sources(root, {}, false);
    const imports = new Imports(sources, new Candidates(new Trace()));
    const isGated = (): boolean => 'gated' in imports.resolve(file('src/a.ts'), './b', gate);
    expect(isGated()).toBe(false);
    sources.store.forget(file('src/b.ts'));
    write('src/b.ts', 'export const a = 1;');
    expect(isGated()).toBe(false);
    imports.forget();
    expect(isGated()).toBe(true);
  });
});
