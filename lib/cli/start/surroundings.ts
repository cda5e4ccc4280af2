/** What stands around a project: how packages are installed, what it is written in, and which ESLint it has. */
import { createRequire } from 'node:module';
import path from 'node:path';

import { sdks } from '../../catalog/index.ts';
import { listFiles } from '../../files/listing.ts';
import { readManifest, type Manifest } from '../../files/manifest.ts';
import { exists, isFile } from '../../files/stats.ts';
import { foldersFrom, workspaceRootOf } from '../../files/workspaces.ts';
import { eslintConfigIn, legacyConfigIn } from '../eslint-config.ts';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

export interface Surroundings {
  readonly root: string;
  /** Every package.json under the root. */
  readonly manifests: readonly Manifest[];
  readonly hasSources: boolean;
  readonly packageManager: PackageManager;
  /** What runs an installed program, such as `npx`. */
  readonly run: string;
  readonly isWorkspace: boolean;
  /** Endings of the files that there are, such as `ts` and `vue`. */
  readonly endings: ReadonlySet<string>;
  /** Packages of the catalog that the project names, and frameworks that it is built with. */
  readonly sdks: readonly string[];
  readonly frameworks: readonly string[];
  readonly eslint: EslintAround;
}

export interface EslintAround {
  /** Undefined where none is installed. */
  readonly version: string | undefined;
  /** The flat configuration of the folder, or of the nearest around it up to the root; absolute. */
  readonly config: string | undefined;
  /** One of the kind that ESLint 9 no longer reads. */
  readonly legacy: string | undefined;
}

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
];

/** Packages by which a framework is known, with what people call it. */
const frameworks: ReadonlyMap<string, string> = new Map([
  ['next', 'Next.js'],
  ['nuxt', 'Nuxt'],
  ['@angular/core', 'Angular'],
  ['@sveltejs/kit', 'SvelteKit'],
  ['svelte', 'Svelte'],
  ['astro', 'Astro'],
  ['vue', 'Vue'],
  ['@nestjs/core', 'Nest'],
  ['electron', 'Electron'],
  ['react-native', 'React Native'],
  ['react', 'React'],
]);

/** @param cwd - absolute, within the root */
export function surroundingsOf(root: string, cwd: string): Surroundings {
  const { files, manifests: paths } = listFiles(root);
  const manifests = paths.flatMap(file => readManifest(file) ?? []);
  const named = new Set(manifests.flatMap(({ dependencies }) => [...dependencies.keys()]));
  const folders = foldersFrom(cwd);
  const packageManager = packageManagerOf(root);
  const around = folders.includes(root) ? folders.slice(0, folders.indexOf(root) + 1) : [root];
  return {
    root,
    manifests,
    hasSources: files.length > 0,
    packageManager,
    run: running[packageManager],
    isWorkspace: isWorkspace(root, manifests),
    endings: new Set(files.map(file => path.extname(file).slice(1))),
    sdks: [...new Set(sdks.flatMap(({ packages }) => packages))].filter(name => named.has(name)),
    frameworks: [...frameworks].flatMap(([name, title]) => (named.has(name) ? title : [])),
    eslint: {
      version: installedVersion(root, 'eslint'),
      config: firstOf(around, eslintConfigIn),
      legacy: firstOf(around, legacyConfigIn),
    },
  };
}

function firstOf(folders: readonly string[], find: (folder: string) => string | undefined): string | undefined {
  for (const folder of folders) {
    const found = find(folder);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether packages of the root's own stand under it. */
function isWorkspace(root: string, manifests: readonly Manifest[]): boolean {
  return manifests.some(({ folder }) => folder !== root && workspaceRootOf(folder) === root);
}

/** By the field for it, else by the file that it leaves; of the root or of the nearest folder around it. */
function packageManagerOf(root: string): PackageManager {
  for (const folder of foldersFrom(root)) {
    const named = readManifest(path.join(folder, 'package.json'))?.data['packageManager'];
    const [, name] = /^(npm|pnpm|yarn|bun)@/.exec(typeof named === 'string' ? named : '') ?? [];
    if (name !== undefined) return name as PackageManager;
    const left = lockFiles.find(([file]) => isFile(path.join(folder, file)));
    if (left) return left[1];
    if (exists(path.join(folder, '.git'))) break;
  }
  return 'npm';
}

const installing: Readonly<Record<PackageManager, string>> = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
};

const running: Readonly<Record<PackageManager, string>> = {
  npm: 'npx',
  pnpm: 'pnpm exec',
  yarn: 'yarn',
  bun: 'bunx',
};

/** The command that installs packages for development. */
export function installCommand({ packageManager, isWorkspace }: Surroundings, names: readonly string[]): string {
  // pnpm asks to be told where the root of a workspace is really meant.
  const where = packageManager === 'pnpm' && isWorkspace ? ' --workspace-root' : '';
  return `${installing[packageManager]}${where} ${names.join(' ')}`;
}

/** The version of a package as the project would get it; undefined where it gets none. */
export function installedVersion(root: string, name: string): string | undefined {
  const found = foldersFrom(root)
    .map(folder => path.join(folder, 'node_modules', name, 'package.json'))
    .find(isFile);
  const file = found ?? resolvedManifest(root, name);
  if (file === undefined) return undefined;
  const version = readManifest(file)?.data['version'];
  return typeof version === 'string' ? version : '';
}

/** Where packages stand in no folder of that name: Yarn's Plug'n'Play answers, as far as a package lets itself be asked. */
function resolvedManifest(root: string, name: string): string | undefined {
  try {
    return createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
}

/** What `peerDependencies` asks of ESLint. */
export function isSupported(version: string): boolean {
  return isAtLeast(version, 9, 22);
}

export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
