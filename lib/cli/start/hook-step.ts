/** A hook that lints what is committed: its files where there are none, else the lines to add. */
import path from 'node:path';

import { entriesOf, isFile } from '../../files/stats.ts';
import { exactTextOf } from '../../files/text.ts';
import { lintedEndings } from './config-text.ts';
import { indented, stepOf, type Step } from './step.ts';
import { isAtLeast, type Surroundings } from './surroundings.ts';

export const HOOKS = ['husky', 'lefthook', 'pre-commit'] as const;
export type Hook = (typeof HOOKS)[number];

/** A file of the hook. */
interface Part {
  /** Relative to the root; the first is written where there is none. */
  readonly files: readonly [string, ...string[]];
  readonly text: string;
  /** What is to be added to a file that is there. */
  readonly lines: string;
  /** Whether a file that is there has what it needs, by its text. */
  isThere(text: string): boolean;
}

interface Recipe {
  readonly parts: readonly Part[];
  readonly packages: readonly string[];
  readonly commands: readonly string[];
}

export function hookStep(surroundings: Surroundings, hook: Hook): Step {
  const { parts, packages, commands } = recipes[hook](surroundings);
  const steps = parts.map(part => stepOfPart(surroundings.root, part));
  return stepOf({
    writings: steps.flatMap(step => step.writings),
    words: steps.flatMap(step => step.words),
    packages,
    commands,
  });
}

const recipes: Readonly<Record<Hook, (surroundings: Surroundings) => Recipe>> = {
  husky: surroundings => ({
    parts: [
      {
        files: ['.husky/pre-commit'],
        text: `${surroundings.run} lint-staged\n`,
        lines: `${surroundings.run} lint-staged\n`,
        isThere: text => /\blint-staged\b/.test(text),
      },
      ...lintStaged(surroundings),
    ],
    packages: ['husky', 'lint-staged'],
    commands: ofScript(surroundings, 'prepare', /\bhusky\b/)
      ? []
      : ['npm pkg set scripts.prepare=husky', `${surroundings.run} husky`],
  }),
  lefthook: surroundings => {
    const lines = `pre-commit:
  commands:
    eslint:
      glob: "${globOfEndings(surroundings)}"
      run: ${surroundings.run} ${lint(surroundings)} {staged_files}
`;
    return {
      parts: [
        {
          files: ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml', 'lefthook.toml', 'lefthook.json'],
          text: lines,
          lines,
          isThere: runsEslint,
        },
      ],
      packages: ['lefthook'],
      commands: [`${surroundings.run} lefthook install`],
    };
  },
  'pre-commit': surroundings => {
    // A run reads the project once: one process for all files.
    const lines = `  - repo: local
    hooks:
      - id: eslint
        name: eslint
        language: system
        entry: ${surroundings.run} ${lint(surroundings)}
        files: \\.(?:${endingsOf(surroundings).join('|')})$
        require_serial: true
`;
    return {
      parts: [{ files: ['.pre-commit-config.yaml'], text: `repos:\n${lines}`, lines, isThere: runsEslint }],
      packages: [],
      commands: ['pre-commit install'],
    };
  },
};

/** What lint-staged runs stands in the manifest, or in a file of its own. */
function lintStaged(surroundings: Surroundings): readonly Part[] {
  const { root, manifests } = surroundings;
  const entry = `"${globOfEndings(surroundings)}": "${lint(surroundings)}"`;
  const inManifest: unknown = manifests.find(({ folder }) => folder === root)?.data['lint-staged'];
  const other = (entriesOf(root).value ?? []).find(({ name }) =>
    /^(?:\.lintstagedrc|lint-staged\.config\.)/.test(name),
  );
  const file = inManifest === undefined ? (other?.name ?? '.lintstagedrc.json') : 'package.json';
  return [
    {
      files: [file],
      text: `{\n  ${entry}\n}\n`,
      lines: inManifest === undefined ? entry : `"lint-staged": { ${entry} }`,
      isThere: text => runsEslint(inManifest === undefined ? text : JSON.stringify(inManifest)),
    },
  ];
}

function runsEslint(text: string): boolean {
  return /\beslint\b/.test(text);
}

function stepOfPart(root: string, { files, text, lines, isThere }: Part): Step {
  const name = files.find(each => isFile(path.join(root, each)));
  if (name === undefined) return stepOf({ writings: [{ file: path.join(root, files[0]), after: text }] });
  const before = exactTextOf(path.join(root, name)) ?? '';
  return stepOf({
    words: [
      isThere(before) ? `${name} is there already.` : `${name} was left alone. Add this to it:\n\n${indented(lines)}`,
    ],
  });
}

/** Files that ESLint ignores may be committed; a suppression too many is for a run on all files to say. */
function lint({ eslint: { version } }: Surroundings): string {
  const hasSuppressions = version === undefined || isAtLeast(version, 9, 24);
  return `eslint --no-warn-ignored${hasSuppressions ? ' --pass-on-unpruned-suppressions' : ''}`;
}

function endingsOf({ endings, isWorkspace }: Surroundings): readonly string[] {
  return lintedEndings({ endings, isWorkspace });
}

function globOfEndings(surroundings: Surroundings): string {
  return `*.{${endingsOf(surroundings).join(',')}}`;
}

function ofScript({ root, manifests }: Surroundings, name: string, mark: RegExp): boolean {
  const scripts = manifests.find(({ folder }) => folder === root)?.data['scripts'];
  const script =
    typeof scripts === 'object' && scripts !== null ? (scripts as Record<string, unknown>)[name] : undefined;
  return typeof script === 'string' && mark.test(script);
}
