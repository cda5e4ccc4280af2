import path from 'node:path';

import { contains, nodeAt, sameRange } from '../edit/nodes.ts';
import { relative } from '../files/listing.ts';
import { openProject } from '../project/project.ts';
import { readSettings } from '../settings.ts';
import { projectSettings } from '../settings/home.ts';
import { vueTemplateKeys } from '../syntax/vue-template.ts';
import { declaredNames } from './declared-names.ts';
import { isCode } from './documents.ts';
import { clientsMadeFor } from './made-clients.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Project } from '../project/project.ts';
import type { AnalyticsCall, Range } from '../reading.ts';
import type { Settings } from '../settings.ts';
import type { ProjectSettings } from '../settings/home.ts';
import type { FileFacts } from './applies-to.ts';

type Context = Readonly<
  Pick<
    TSESLint.RuleContext<string, readonly unknown[]>,
    'cwd' | 'filename' | 'physicalFilename' | 'settings' | 'sourceCode'
  >
>;

/** What a rule sees of the file at hand and of the project around it. */
export interface RuleReading {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  /** Every analytics call of the file, wrappers' plumbing (`forwards`) included. */
  readonly calls: readonly AnalyticsCall[];
  /** Those, and the calls that make a function which sends when others run it. */
  readonly sends: readonly AnalyticsCall[];
  readonly settings: Settings;
  readonly project: Project;
  /** The smallest node that has exactly this range, such as the node of a call or of a part. */
  nodeAt(range: Range): TSESTree.Node | undefined;
}

/** How long an answer about the disk counts: an editor lints on every key. */
const FRESH_MS = 2_000;
/** And at least so many times as long as it took to look: a large tree is not looked over all the time. */
const FRESH_TIMES = 50;

interface Opened {
  readonly project: Project;
  /** When it has to be looked over again. */
  due: number;
}

/** One project a root and settings; the settings object of a configuration is the same for all files. */
const projects = new Map<string, Opened>();
const files = new WeakMap<object, OpenedFile>();

/** The file that ESLint is about to lint. */
interface OpenedFile {
  readonly facts: FileFacts;
  readonly reading: RuleReading;
}

/**
 * What is known of the file that ESLint is about to lint, and its reading. Made once a source and shared by all rules;
 * the project is read at the first question that needs it.
 *
 * @throws UsageError that names the key, if `settings.customerio` or the file with the project's settings is not valid
 */
export function openFile(context: Context): OpenedFile {
  const { sourceCode } = context;
  let opened = files.get(sourceCode);
  if (!opened) {
    opened = makeFile(context);
    files.set(sourceCode, opened);
  }
  return opened;
}

function makeFile({ sourceCode, settings: all, cwd, filename, physicalFilename }: Context): OpenedFile {
  const { settings, root } =
    all[WHOLE] === true ? { settings: readSettings(all['customerio']), root: cwd } : settingsIn(cwd, all);
  const absolute = pathOf(path.resolve(cwd, filename), path.resolve(cwd, physicalFilename || filename));
  const file = relative(root, absolute);
  const { text } = sourceCode;
  const project = once(() => projectAt(root, settings));
  const read = once(() => project().read(absolute, text));
  const sends = once(() => [...read().calls, ...read().deferred]);
  const isRelated = once(() => project().isCandidate(absolute, text));
  return {
    facts: {
      file,
      text,
      get isCode() {
        return isCode(sourceCode);
      },
      get isRelated() {
        return isRelated();
      },
      get hasCalls() {
        return isRelated() && sends().length > 0;
      },
      get makesClients() {
        return isRelated() && clientsMadeFor(file, project()).length > 0;
      },
      get hasNames() {
        const known = filesWithNames(project());
        // What an editor has of such a file may have been without names for a moment.
        if (known.has(file)) void read();
        if (!declaredNames(project()).has(file)) return false;
        known.add(file);
        return true;
      },
    },
    reading: {
      file,
      settings,
      get project() {
        return project();
      },
      get calls() {
        return read().calls;
      },
      get sends() {
        return sends();
      },
      nodeAt: range => nodeOf(sourceCode, range),
    },
  };
}

/**
 * Where a file counts as standing: a script that a processor takes out of a page, `src/page.astro/0_1.ts`, beside the
 * page, from where its imports lead.
 */
function pathOf(absolute: string, physical: string): string {
  return absolute === physical ? physical : `${physical}.${path.basename(absolute)}`;
}

/** Files that were seen to write names of events, as they stand on the disk or in an editor. */
const filesOfProjects = new WeakMap<Project, Set<string>>();

function filesWithNames(project: Project): Set<string> {
  let known = filesOfProjects.get(project);
  if (!known) filesOfProjects.set(project, (known = new Set()));
  return known;
}

/** Works something out at the first question. */
function once<T>(work: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: work() }).value;
}

/** Beside `settings.customerio`: whether that is whole as it stands, and `cwd` the root; no file adds to it. */
export const WHOLE = 'customerio/whole';

interface Asked {
  readonly answer: ProjectSettings;
  checked: number;
}

/** By the folder in which ESLint runs and what its configuration says. */
const asked = new Map<string, Asked>();

/** The settings that files of the project hold, with those of ESLint's configuration before them. */
function settingsIn(cwd: string, all: Context['settings']): ProjectSettings {
  const given = readSettings(all['customerio']);
  const key = `${cwd}\0${JSON.stringify(given)}`;
  const now = Date.now();
  const known = asked.get(key);
  if (known && now - known.checked <= FRESH_MS) return known.answer;
  const answer = projectSettings(cwd, given);
  // What has not changed stays the same object, by which others remember it.
  const isSame = known && JSON.stringify(answer) === JSON.stringify(known.answer);
  asked.set(key, { answer: isSame ? known.answer : answer, checked: now });
  return isSame ? known.answer : answer;
}

/** The project of a root, kept for the process and looked over again after a while. */
export function projectAt(root: string, settings: Settings): Project {
  const key = `${root}\0${JSON.stringify(settings)}`;
  const now = Date.now();
  let opened = projects.get(key);
  if (!opened) {
    // Opening looks the disk over as well, and may take a while.
    const project = openProject({ root, settings });
    opened = { project, due: Date.now() + FRESH_MS };
    projects.set(key, opened);
  } else if (now > opened.due) {
    opened.project.refresh();
    const took = Date.now() - now;
    opened.due = now + took + Math.max(FRESH_MS, took * FRESH_TIMES);
  }
  return opened.project;
}

function nodeOf(sourceCode: Readonly<TSESLint.SourceCode>, range: Range): TSESTree.Node | undefined {
  let node: TSESTree.Node | null | undefined = sourceCode.getNodeByRangeIndex(range[0]);
  while (node && !sameRange(node.range, range)) {
    if (!contains(range, node.range)) break;
    node = node.parent;
  }
  if (node && sameRange(node.range, range)) return node;
  // The parser of Vue keeps a component's template beside its script.
  const { ast, visitorKeys } = sourceCode;
  const { templateBody } = ast as { templateBody?: TSESTree.Node };
  const inTemplate = templateBody && nodeAt(templateBody, range, { ...visitorKeys, ...vueTemplateKeys });
  return inTemplate ?? nodeAt(ast, range, visitorKeys);
}
