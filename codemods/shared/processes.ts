/**
 * Parts of an extension that are loaded each by itself: its worker, its popup, its scripts in pages. An import from one
 * into another loads what is imported once more, with variables and a client of its own that know nobody.
 */
import type { Source } from '../../lib/edit/source.ts';
import { circleWith } from './load-order.ts';
import type { ProjectView } from './project-view.ts';

/**
 * Why a file cannot import a module of the project that it did not import before.
 *
 * @param target absolute
 * @returns a clause without a full stop; undefined where the import does no harm
 */
export function whyNotImport(view: ProjectView, source: Source, target: string): string | undefined {
  const receiver = receiverBefore(view, source.file, target);
  return receiver === undefined
    ? circleWith(view, source, target)
    : `${view.relative(target)} ${APART} than this file, so that an import would load it a second time: have it done in ${view.relative(receiver)}, where the message of this part arrives`;
}

const APART = 'is loaded by another part of the extension';

/** Whether a reason is that two files run apart, which a module that both import would not change. */
export function saysApart(reason: string): boolean {
  return reason.includes(APART);
}

/** The module by which the part of the program with `target` hears of others, if nothing loads that together with `file`. */
export function receiverBefore(view: ProjectView, file: string, target: string): string | undefined {
  const listening = listeningIn(view);
  if (listening.size === 0 || file === target) {
    return undefined;
  }
  const loading = loadersOf(view, target);
  const receiver = [...loading].find(each => listening.has(each));
  return receiver !== undefined && [...loadersOf(view, file)].every(each => !loading.has(each)) ? receiver : undefined;
}

/** Whether a part of an extension has a module that hears of the others, as its worker does, which ends when it is idle. */
export function isOfListener(view: ProjectView, file: string): boolean {
  const listening = listeningIn(view);
  return listening.size > 0 && [...loadersOf(view, file)].some(each => listening.has(each));
}

const LISTENS =
  /\bruntime\??\.on(?:Message|Connect)|['"](?:webext-bridge|@webext-core\/messaging|@plasmohq\/messaging)\b/;

/** A view is of the files as they are before a run. */
const listeningBy = new WeakMap<ProjectView, ReadonlySet<string>>();

function listeningIn(view: ProjectView): ReadonlySet<string> {
  const known = listeningBy.get(view);
  const found = known ?? new Set(view.files.filter(file => LISTENS.test(view.text(file) ?? '')));
  listeningBy.set(view, found);
  return found;
}

/** A file with all by which it is loaded. */
function loadersOf(view: ProjectView, file: string): ReadonlySet<string> {
  const importers = importersIn(view);
  const found = new Set([file]);
  for (const each of found) {
    for (const importer of importers.get(each) ?? []) {
      found.add(importer);
    }
  }
  return found;
}

const importersBy = new WeakMap<ProjectView, ReadonlyMap<string, readonly string[]>>();

function importersIn(view: ProjectView): ReadonlyMap<string, readonly string[]> {
  const known = importersBy.get(view);
  if (known) {
    return known;
  }
  const found = new Map<string, string[]>();
  for (const file of view.files) {
    for (const target of namedIn(view, file)) {
      const importers = found.get(target);
      if (importers) {
        importers.push(file);
      } else {
        found.set(target, [file]);
      }
    }
  }
  importersBy.set(view, found);
  return found;
}

const QUOTED = /['"]([^'"\n]+)['"]/g;

/** By its text alone, which says too much: what is loaded together is left as it is. */
function namedIn(view: ProjectView, file: string): ReadonlySet<string> {
  const lines = (view.text(file) ?? '').split('\n').filter(line => /\b(?:from|import|require)\b/.test(line));
  return new Set(
    lines.flatMap(line =>
      [...line.matchAll(QUOTED)].flatMap(([, specifier = '']) => view.resolve(file, specifier) ?? []),
    ),
  );
}
