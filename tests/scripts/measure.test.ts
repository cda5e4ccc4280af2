import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { circlesOf, wayRound } from '../../scripts/measure/circles.mjs';
import { measureFile } from '../../scripts/measure/file.mjs';
import { summaryOf, tableOf } from '../../scripts/measure/summary.mjs';
import { createProject, type TemporaryProject } from '../support/project.ts';

const text = `import { readFileSync, type Stats } from 'node:fs';
import type { Only } from './only-types.ts';
import { type Named } from './only-named-types.ts';
import './effects.ts';
export { type Shape, shape } from './shape.ts';
export type * from './types.ts';
export * from './all.ts';

const legacy = require('./legacy.cjs');
const lazy = () => import('./lazy.ts');
const fixed = { kind: 'fixed' } as const;

export function nameOf(one: unknown, other?: Only): string {
  const named = one as { name?: string } as Named;
  const stats = <Stats>JSON.parse(readFileSync('stats.json', 'utf8'));
  const list: any[] = [stats!, (other as any)!.kind];
  return named.name ? 'named' : list.length > 1 ? 'some' : [1].map(count => (count ? 'one' : 'none'))[0]!;
}

declare function declared(): void;
abstract class Holder {
  held = fixed ?? legacy;
  abstract give(): void;
  take() {
    if (this.held && lazy) {
      return true;
    }
    return false;
  }
}
`;

describe('a file', () => {
  const figures = measureFile('src/example.ts', text);

  it('counts lines, and characters of those that are not blank', () => {
    expect(figures.length).toBe(text.split('\n').length - 1);
    expect(figures.written).toBe(figures.length - 3);
    expect(figures.characters).toBe(text.replaceAll('\n', '').length);
  });

  it('counts functions with a body', () => {
    expect(figures.functions).toEqual([
      { line: 10, length: 1 },
      { line: 13, length: 6 },
      { line: 17, length: 1 },
      { line: 24, length: 6 },
    ]);
  });

  it('counts complexity as ESLint does', () => {
    expect(figures.complexities.map(({ line, name, value }) => `${line} ${name} ${value}`)).toEqual([
      '10 Arrow function 1',
      "13 Function 'nameOf' 3",
      '17 Arrow function 2',
      '22 Class field initializer 2',
      "24 Method 'take' 3",
    ]);
  });

  it('counts casts apart from `as const` and from `!`', () => {
    expect(figures.casts).toEqual([14, 14, 15, 16]);
    expect(figures.nonNull).toEqual([16, 16, 17]);
    expect(figures.any).toEqual([16, 16]);
  });

  it('counts conditions in conditions', () => {
    expect(figures.nestedTernaries).toEqual([17, 17]);
  });

  it('knows what is loaded, which types are not', () => {
    expect(figures.imports).toEqual(['node:fs', './effects.ts', './shape.ts', './all.ts', './legacy.cjs', './lazy.ts']);
  });

  it('reads what is not written in TypeScript', () => {
    expect(measureFile('page.jsx', 'export const page = () => <p>{a ? b : c}</p>;').complexities).toHaveLength(1);
    expect(measureFile('old.cjs', "const a = require('./a');").imports).toEqual(['./a']);
  });

  it('is not led by comments of linters', () => {
    const switchedOff = '/* eslint-disable */\nexport const pick = a => a ?? 1;\n';
    expect(measureFile('a.js', switchedOff).complexities).toHaveLength(1);
  });

  it('says where a file cannot be parsed', () => {
    expect(() => measureFile('broken.ts', 'const a = ;\n')).toThrow(/^broken\.ts:1: /);
  });
});

describe('circles', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['d']],
    ['d', ['b', 'leaf']],
    ['leaf', []],
    ['self', ['self']],
  ]);

  it('are the files that lead to each other', () => {
    expect(circlesOf(imports)).toEqual([['b', 'c', 'd'], ['self']]);
  });

  it('are shown by the shortest way round', () => {
    expect(wayRound(['b', 'c', 'd'], imports)).toEqual(['b', 'd', 'b']);
    expect(wayRound(['self'], imports)).toEqual(['self', 'self']);
  });

  it('are not seen in files that share an import', () => {
    expect(
      circlesOf(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['d']],
          ['c', ['d']],
          ['d', []],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('the table', () => {
  const tree = {
    files: [measureFile('src/a.ts', text), measureFile('src/b.ts', 'export const b = 1;\n')],
    imports: new Map<string, string[]>(),
    circles: [['src/a.ts', 'src/c.ts']],
    failures: [],
  };

  it('sums up a part of a tree', () => {
    const all = summaryOf(tree, () => true);
    expect(all).toMatchObject({
      files: [30, 1],
      lines: 31,
      casts: 4,
      nonNull: 3,
      any: 2,
      nestedTernaries: 2,
      circles: 1,
    });
    expect(summaryOf(tree, file => file === 'src/b.ts')).toMatchObject({ lines: 1, casts: 0, circles: 0 });
  });

  it('has a column a figure, and shares in percent and per thousand lines', () => {
    const lines = tableOf([{ name: 'src', summary: summaryOf(tree, () => true) }]);
    const [heads = [], cells = []] = lines.map(line => line.trim().split(/\s{2,}/));
    expect(cells.slice(1)[heads.indexOf('casts')]).toBe('129.0');
    expect(cells.slice(1)[heads.indexOf('>15')]).toBe('0.0 %');
    expect(cells).toHaveLength(heads.length + 1);
    expect(new Set(lines.map(line => line.length)).size).toBe(1);
  });
});

describe('shares', () => {
  it('are of what exceeds a limit, not of what reaches it', () => {
    const functions = [50, 51].map(length => `export function f${length}() {${'\n'.repeat(length - 1)}}\n`);
    const tree = { files: [measureFile('a.ts', functions.join(''))], imports: new Map(), circles: [], failures: [] };
    expect(tableOf([{ name: 'a', summary: summaryOf(tree, () => true) }])[1]).toContain('50.0 %');
  });
});

describe('the command', () => {
  let project: TemporaryProject | undefined;
  afterEach(() => project?.remove());

  function complexFunction(complexity: number): string {
    return `export function complex(a) {\n  return ${'a ?? '.repeat(complexity - 1)}a;\n}\n`;
  }

  function measure(...args: string[]): { status: number | null; output: string } {
    const script = path.resolve('scripts/measure.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: project?.root,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  it('passes a tree that is within the limits, types that lead in a circle and tests included', () => {
    project = createProject({
      'src/a.ts': "import type { B } from './b.js';\nexport const a: B[] = [];\n",
      'src/b.ts': "import { a } from './a.js';\nexport type B = string;\nexport const b = a;\n",
      'src/__tests__/a.ts': '\n'.repeat(500),
      'src/a.test.ts': '\n'.repeat(500),
      'src/long.ts': 'void 0;\n'.repeat(400),
      'src/complex.ts': complexFunction(25),
    });
    const { status, output } = measure('--check', 'src');
    expect(status, output).toBe(0);
    expect(output).toMatch(/^src +4 +408 /m);
    expect(measure('--check', '--tests', 'src').status).toBe(1);
  });

  it('refuses circles, long files and complex functions, and shows where they are', () => {
    project = createProject({
      'src/a.ts': "import { b } from './b/index.js';\nexport const a = () => b;\n",
      'src/b/index.ts': "export const b = () => import('../a.ts');\n",
      'src/long.ts': 'void 0;\n'.repeat(401),
      'src/complex.ts': complexFunction(26),
    });
    const { status, output } = measure('--check', 'src');
    expect(status).toBe(1);
    expect(output).toContain('src/a.ts → src/b/index.ts → src/a.ts');
    expect(output).toContain('401  src/long.ts');
    expect(output).toContain("26  src/complex.ts:1  Function 'complex'");
  });

  it('says what it could not read or follow', () => {
    project = createProject({ 'src/a.ts': "import './gone.ts';\n", 'src/broken.ts': 'const = 1;\n' });
    const { status, output } = measure('--check', 'src');
    expect(status).toBe(1);
    expect(output).toMatch(/src\/broken\.ts:1: /);
    expect(output).toMatch(/src\/a\.ts: .*gone\.ts/);
    expect(measure('elsewhere')).toMatchObject({ status: 2, output: 'There is no elsewhere.\n' });
  });
});
