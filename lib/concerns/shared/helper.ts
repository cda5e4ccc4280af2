/** The guarded helper of a project: the function that sends to Customer.io once somebody is identified. */
import path from 'node:path';

import { importName, importsOf } from '../../edit/imports.ts';
import { sendBeside } from '../../edit/send-beside.ts';
import { sendSiteOf } from '../../edit/send-site.ts';
import { sourceOfEslint } from '../../edit/source.ts';
import { textOf } from '../../files/text.ts';
import { acrossProject, type CallsOfProject } from '../../rule/across.ts';
import { modulesThatExport } from './helper-modules.ts';
import { textIn } from './parsed.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { Edit } from '../../edit/edit.ts';
import type { Source } from '../../edit/source.ts';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { Settings } from '../../settings.ts';
import type { RuleReading } from '../../rule/reading.ts';

const HELPER_NAME = 'trackCioEvent';

/** How the helper is called, as the settings name it. */
export function helperName({ helper }: Settings): string {
  return helper?.name ?? HELPER_NAME;
}

/** A project, as far as its files. */
type FilesOfProject = CallsOfProject & Pick<Project, 'root' | 'files'>;

/**
 * Modules whose function of a name sends to Customer.io: found by its callers, and where nobody calls it yet by what
 * modules export, as the codemod finds it.
 */
const senders = acrossProject((calls, project: FilesOfProject) => {
  const files = new Map<string, readonly string[]>();
  for (const { wrapper, vendor, inTest } of calls) {
    if (!wrapper || vendor !== 'customerio' || inTest) continue;
    const known = files.get(wrapper.name) ?? [];
    if (!known.includes(wrapper.file)) files.set(wrapper.name, [...known, wrapper.file]);
  }
  return (name: string): readonly string[] => {
    const known = files.get(name);
    if (known) return known;
    const read = project.files().flatMap(({ file, status }) => (status === 'read' ? file : []));
    const found = modulesThatExport(read, name, file => textOf(path.join(project.root, file)));
    files.set(name, found);
    return found;
  };
});

const extension = /(?:\.d)?\.[cm]?[jt]sx?$/;

/** The specifier by which this file imports the helper's module; undefined if no module is known, or it is this file. */
function specifierOf(
  source: Source,
  { file, settings, project }: RuleReading,
): { specifier: string; isSame(other: string): boolean; readonly target?: string } | undefined {
  const named = settings.helper?.module;
  if (named !== undefined && !/^\.{0,2}\//.test(named) && !extension.test(named))
    return { specifier: named, isSame: other => other === named };
  const target = named !== undefined ? path.posix.normalize(named) : onlyOf(senders(project)(helperName(settings)));
  if (target === undefined) return undefined;
  const folder = path.posix.dirname(file);
  const bare = target.replace(extension, '');
  if (bare === file.replace(extension, '')) return undefined;
  const isSame = (other: string): boolean =>
    other.startsWith('.') && path.posix.join(folder, other).replace(extension, '') === bare;
  const written = importsOf(source)
    .map(one => /^\.{1,2}\/.*?((?:\.d)?\.[cm]?[jt]sx?)$/.exec(one.source.value)?.[1])
    .find(Boolean);
  const relative = path.posix.relative(folder, bare);
  const ending = written === undefined ? '' : /^\.[cm]?js$/.test(written) ? '.js' : (extension.exec(target)?.[0] ?? '');
  return { specifier: (relative.startsWith('.') ? relative : `./${relative}`) + ending, isSame, target };
}

function onlyOf<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/**
 * What listens to others by means that are not followed: it is loaded in a process of its own, or in a script of an
 * extension, and whoever sends the message cannot import it. Of a message that is followed its call says who hears it.
 */
export const listensToOthers =
  /\bruntime\??\.onConnect|\bonmessage ?=|\bBroadcastChannel\b|['"](?:webext-bridge|@webext-core\/messaging|@plasmohq\/messaging|comlink)\b/;

/** Whether the helper stands where a message of this call arrives. */
function isOfOtherProcess(target: string | undefined, call: AnalyticsCall, { file, project }: RuleReading): boolean {
  if (target === undefined || target === file) return false;
  if (call.heard && (target === call.heard.file || target === call.target.file)) return true;
  return target === call.target.file && listensToOthers.test(textIn(project, target));
}

/** The edits that send the event of a call through the helper, beside the call or in its place; undefined where they cannot be made with certainty. */
export function editsToHelper(
  call: AnalyticsCall,
  mode: 'beside' | 'replace',
  reading: RuleReading,
  code: Readonly<TSESLint.SourceCode>,
): readonly Edit[] | undefined {
  // The helper takes no callback: it may send nothing, and then has nothing to call back for.
  if (mode === 'replace' && call.parts.callback) return undefined;
  const source = sourceOfEslint(reading.file, code);
  const found = specifierOf(source, reading);
  if (!found || isOfOtherProcess(found.target, call, reading)) return undefined;
  const imported = importName(source, helperName(reading.settings), found.specifier, found.isSame);
  const outcome = sendBeside(source, sendSiteOf(source, call), { helper: imported.name, mode });
  return outcome.refused === undefined ? [...imported.edits, ...outcome.edits] : undefined;
}

/** Edits as ESLint's fixer takes them. */
export function applyTo(fixer: TSESLint.RuleFixer, edits: readonly Edit[]): TSESLint.RuleFix[] {
  return edits.map(({ range, text }) =>
    range[0] === range[1]
      ? fixer.insertTextAfterRange([range[0], range[0]], text)
      : fixer.replaceTextRange([range[0], range[1]], text),
  );
}
