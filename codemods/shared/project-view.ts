import path from 'node:path';

import type { Source } from '../../lib/edit/source.ts';
import { parseSource } from '../../lib/edit/source.ts';
import { listFiles } from '../../lib/files/listing.ts';
import { textOf } from '../../lib/files/text.ts';
import { openProject } from '../../lib/project/project.ts';
import type { ProjectNote } from '../../lib/project/project.ts';
import { Resolver } from '../../lib/files/resolver.ts';
import type { AnalyticsCall, FileReading } from '../../lib/reading.ts';
import { ruleReadingOf } from '../../lib/rule/outside-eslint.ts';
import type { RuleReading } from '../../lib/rule/reading.ts';
import type { Settings } from '../../lib/settings.ts';
import { hasModuleSyntax, isOneModule, isSelfContained, plainScriptsOf } from './plain-scripts.ts';
import type { ExtensionHabit } from './specifier.ts';
import { habitOf } from './specifier.ts';

/** What codemods need of the reading of a project. Files are absolute unless it says otherwise. */
export interface ProjectView {
  readonly root: string;
  readonly settings: Settings;
  /** Every source file, `.gitignore` respected. */
  readonly files: readonly string[];
  /** Those that can hold an analytics call. */
  readonly relatedFiles: readonly string[];
  /** Files that could not be read or parsed, or that are no sources by their size or content. */
  failures(): ReadonlyMap<string, { readonly status: 'failed' | 'skipped'; readonly reason: string }>;
  /** Manifests and configurations that count as absent, or parts of them; relative to the root. */
  notes(): readonly ProjectNote[];
  /** Without a byte order mark; undefined if the file cannot be read. */
  text(file: string): string | undefined;
  /** Whether a file with this text can hold an analytics call; cheap. */
  isRelated(file: string, text: string): boolean;
  /** @param text the content to be read in the place of the file's */
  read(file: string, text?: string): FileReading;
  calls(): readonly AnalyticsCall[];
  /** Parsed for editing. */
  parse(file: string, text: string): Source;
  /** A file of the project, parsed as it is on the disk; undefined where it does not parse, which the reading tells. */
  parsed(file: string): Source | undefined;
  /** What the rules see of a file: its calls and the project around it. */
  ruleReading(source: Source, calls: readonly AnalyticsCall[]): RuleReading;
  /** The project's file that a specifier leads to; undefined for packages. */
  resolve(from: string, specifier: string): string | undefined;
  /** Reads the project on all cores; without it, the first question does so on one. */
  prepare(): Promise<void>;
  /** The packages that the manifests above the file name. */
  dependenciesOf(file: string): ReadonlySet<string>;
  /** The folder of the package that a file belongs to, relative to the root; empty for that of the root. */
  packageOf(file: string): string;
  /** Whether a file is loaded by a page as no module: it can neither import nor export. */
  isPlainScript(source: Source): boolean;
  /** How the project's imports treat file extensions, and what the resolution of this file asks for. */
  extensionHabit(file: string): ExtensionHabit;
  /** Relative to the root, with `/`. */
  relative(file: string): string;
  absolute(file: string): string;
}

const SAMPLE = 60;

export function openView(root: string, settings: Settings = {}): ProjectView {
  const project = openProject({ root, settings });
  const listing = listFiles(root, settings.ignore);
  const resolver = new Resolver(root, listing);
  let habit: { readonly ofProject: ExtensionHabit | undefined } | undefined;
  let relatedFiles: string[] | undefined;
  let plainScripts: string[] | undefined;
  const absolute = (file: string): string => path.resolve(root, file);

  const view: ProjectView = {
    root,
    settings,
    files: listing.files,
    get relatedFiles() {
      return (relatedFiles ??= project
        .files()
        .filter(({ status }) => status === 'read')
        .map(({ file }) => absolute(file)));
    },
    failures: () =>
      new Map(
        project
          .files()
          .flatMap(({ file, status, reason = '' }) =>
            status === 'failed'
              ? [
                  [
                    absolute(file),
                    { status: /^(?:larger|a binary)/.test(reason) ? 'skipped' : 'failed', reason },
                  ] as const,
                ]
              : [],
          ),
      ),
    notes: () => project.notes(),
    text: file => textOf(file),
    isRelated: (file, text) => project.isCandidate(file, text),
    read: (file, text) => project.read(file, text),
    calls: () => project.calls(),
    parse: (file, text) => parseSource(file, text),
    parsed(file) {
      const text = view.text(file);
      try {
        return text === undefined ? undefined : parseSource(file, text);
      } catch {
        return undefined;
      }
    },
    ruleReading: (source, calls) =>
      ruleReadingOf(source, { file: view.relative(source.file), calls, settings, project }),
    resolve: (from, specifier) => resolver.resolve(from, specifier),
    prepare: () => project.prepare(),
    dependenciesOf: file => new Set(resolver.dependenciesOf(file).flatMap(names => [...names.keys()])),
    packageOf: file => project.packageOf(view.relative(file)),
    isPlainScript(source) {
      if (/\.html?$/i.test(source.file)) {
        return !isOneModule(source);
      }
      if (hasModuleSyntax(source)) {
        return false;
      }
      plainScripts ??= listing.files
        .filter(file => /\.html?$/i.test(file))
        .flatMap(file => plainScriptsOf(view.text(file) ?? ''));
      const name = view.relative(source.file);
      return isSelfContained(source) || plainScripts.some(script => `/${name}`.endsWith(`/${script}`));
    },
    extensionHabit(file) {
      habit ??= { ofProject: habitOf(sampleOfSpecifiers(view)) };
      const { ofProject = isNodeModule(file, resolver) ? 'js' : 'none' } = habit;
      return ofProject === 'none' && mustNameWhole(file, resolver) ? 'js' : ofProject;
    },
    relative: file => path.relative(root, file).split(path.sep).join('/'),
    absolute,
  };
  return view;
}

/** Whether a file without an extension would not be found from here, whatever the rest of the project does. */
function mustNameWhole(file: string, resolver: Resolver): boolean {
  if (/\.m[jt]s$/.test(file)) {
    return true;
  }
  return /\.tsx?$/.test(file) && resolver.isInModulePackage(file) && resolver.wantsExtensions(file) === true;
}

/** Whether Node.js may run a file as it is; a bundler, which would find more, takes whole names as well. */
function isNodeModule(file: string, resolver: Resolver): boolean {
  return /\.js$/.test(file) && resolver.isInModulePackage(file);
}

function sampleOfSpecifiers(view: ProjectView): string[] {
  return view.files
    .slice(0, SAMPLE)
    .flatMap(file => [...(view.text(file) ?? '').matchAll(/\bfrom\s+['"](\.{1,2}\/[^'"]+)['"]/g)])
    .map(match => match[1] as string);
}
