/** A workflow that lints pull requests and says in them what they change about events. */
import path from 'node:path';

import { relative } from '../../files/listing.ts';
import { exists, isFile } from '../../files/stats.ts';
import { exactTextOf } from '../../files/text.ts';
import { foldersFrom } from '../../files/workspaces.ts';
import { TITLE } from '../../plan/changes-markdown.ts';
import { LOCK_FILE } from '../../plan/lock.ts';
import { PLUGIN } from '../eslint-config.ts';
import { stepOf, type Step } from './step.ts';
import type { PackageManager, Surroundings } from './surroundings.ts';

export const CI_HOSTS = ['github'] as const;
export type CiHost = (typeof CI_HOSTS)[number];

const FILE = '.github/workflows/customerio.yml';

export function workflowStep(surroundings: Surroundings): Step {
  const { root } = surroundings;
  // GitHub looks at the top of the repository alone.
  const top = foldersFrom(root).find(folder => exists(path.join(folder, '.git'))) ?? root;
  const file = path.join(top, FILE);
  const name = relative(root, file);
  const before = exactTextOf(file);
  const after = workflowText(surroundings, relative(top, root));
  if (before === undefined) return stepOf({ writings: [{ file, after }], packages: [PLUGIN] });
  return stepOf({
    words: [
      before === after
        ? `${name} is there already.`
        : `${name} is there and differs from what would be written, so it was left alone. Take it away and run this again to have it anew.`,
    ],
  });
}

/** @param folder - of the project in the repository; empty at its top */
function workflowText(surroundings: Surroundings, folder: string): string {
  const { run } = surroundings;
  return `name: Customer.io
on: pull_request

permissions:
  contents: read
  pull-requests: write

jobs:
  events:
    runs-on: ubuntu-latest
${folder === '' ? '' : `    defaults:\n      run:\n        working-directory: ${JSON.stringify(folder)}\n`}    steps:
      - uses: actions/checkout@v4
        with:
          # What the branch changes is seen where it left the other one.
          fetch-depth: 0
${installing(surroundings, folder)}
      - name: Lint
        run: ${run} eslint .

      - name: Hold the events to their plan
        if: \${{ !cancelled() && hashFiles('${path.posix.join(folder, LOCK_FILE)}') != '' }}
        run: ${run} ${PLUGIN} plan check

      - name: Say what changes about events, and which campaigns wait for them
        if: \${{ !cancelled() }}
        env:
          BASE: \${{ github.base_ref }}
          NUMBER: \${{ github.event.number }}
          # The token of a fork may not comment.
          MAY_COMMENT: \${{ github.event.pull_request.head.repo.full_name == github.repository }}
          GH_TOKEN: \${{ github.token }}
        run: |
${COMMENT.replace('PLAN_DIFF', `${run} ${PLUGIN} plan diff`).replace(/^(?=.)/gm, '          ')}`;
}

/** One comment a pull request, which later runs write anew; none as long as nothing changes. */
const COMMENT = `report="$RUNNER_TEMP/events.md"
PLAN_DIFF --base "origin/$BASE" --output "$report"
cat "$report" >> "$GITHUB_STEP_SUMMARY"
if [ "$MAY_COMMENT" != true ]; then exit 0; fi
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
own='.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("${TITLE}"))) | .id'
comment=$(gh api --paginate "$comments" --jq "$own" | head -n 1)
if [ -n "$comment" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --field "body=@$report"
elif grep -q '^### ' "$report"; then
  gh api --silent --method POST "$comments" --field "body=@$report"
fi
`;

const NODE = '22';

function installing({ root, packageManager, manifests }: Surroundings, folder: string): string {
  const lock = (name: string): string =>
    folder === '' ? '' : `          cache-dependency-path: ${JSON.stringify(`${folder}/${name}`)}\n`;
  const setupNode = (cache: string, name: string): string =>
    `      - uses: actions/setup-node@v4\n        with:\n          node-version: ${NODE}\n          cache: ${cache}\n${lock(name)}`;
  // The action takes the version of the manifest, and none beside it.
  const isPinned = manifests.some(
    manifest => manifest.folder === root && manifest.data['packageManager'] !== undefined,
  );
  const pnpmVersion = isPinned ? '' : '        with:\n          version: latest\n';
  // Yarn 2 and later say so by this file.
  const isOldYarn = !isFile(path.join(root, '.yarnrc.yml'));
  const steps: Readonly<Record<PackageManager, () => string>> = {
    npm: () => `${setupNode('npm', 'package-lock.json')}      - run: npm ci\n`,
    pnpm: () =>
      `      - uses: pnpm/action-setup@v4\n${pnpmVersion}${setupNode('pnpm', 'pnpm-lock.yaml')}      - run: pnpm install --frozen-lockfile\n`,
    yarn: () =>
      `      - run: corepack enable\n${setupNode('yarn', 'yarn.lock')}      - run: yarn install ${isOldYarn ? '--frozen-lockfile' : '--immutable'}\n`,
    bun: () => '      - uses: oven-sh/setup-bun@v2\n      - run: bun install --frozen-lockfile\n',
  };
  return steps[packageManager]();
}
