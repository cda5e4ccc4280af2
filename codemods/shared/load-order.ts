/** Circles of imports: a module that needs another one while it loads must not be loaded in the midst of it. */
import type { TSESTree } from '@typescript-eslint/utils';

import { isCommonJs } from '../../lib/edit/imports.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { ModuleReference } from '../../lib/edit/module-references.ts';
import { moduleReferences } from '../../lib/edit/module-references.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { enclosingFunction, nameOf, unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { ProjectView } from './project-view.ts';

const CIRCLE = 'would close a circle';

/** Whether a reason is one of those that `circleWith` gives, for which a module without imports is the way out. */
export function saysCircle(reason: string): boolean {
  return reason.includes(CIRCLE);
}

/**
 * Why a file cannot import a module of the project that it did not import before: if that module comes back to the file,
 * whichever of them is loaded first is read by the other before it has run. That does no harm where it is read in
 * functions only.
 *
 * @param target absolute
 * @returns a clause without a full stop; undefined where the import does no harm
 */
export function circleWith(view: ProjectView, source: Source, target: string): string | undefined {
  if (target === source.file) {
    return undefined;
  }
  const within = new Set([...onTheWay(target, source.file, file => namedModules(view, file)), source.file]);
  if (!within.has(target)) {
    return undefined;
  }
  const uses = new Map([...within].map(file => [file, usesOf(view, file, source, within)]));
  const circle = onTheWay(target, source.file, file => (uses.get(file) ?? []).map(use => use.file));
  const isImported = uses.get(source.file)?.some(({ file }) => file === target) === true;
  if (!circle.has(target) || isImported) {
    return undefined;
  }
  if (isCommonJs(source)) {
    return `${view.relative(target)} requires this file in turn, and would not have its exports yet`;
  }
  for (const file of [...circle, source.file]) {
    const use = uses.get(file)?.find(one => one.isAtLoad && (circle.has(one.file) || one.file === source.file));
    if (use) {
      return `an import of ${view.relative(target)} ${CIRCLE} in which ${view.relative(file)} needs ${view.relative(use.file)} while it loads`;
    }
  }
  return undefined;
}

/** The files on the ways from one to another, the last one left out; empty where no way leads there. */
function onTheWay(from: string, to: string, next: (file: string) => readonly string[]): ReadonlySet<string> {
  const reachedFrom = new Map<string, string[]>([[from, []]]);
  for (const file of reachedFrom.keys()) {
    for (const other of file === to ? [] : next(file)) {
      const known = reachedFrom.get(other);
      if (known) {
        known.push(file);
      } else {
        reachedFrom.set(other, [file]);
      }
    }
  }
  const back = new Set(reachedFrom.get(to));
  for (const file of back) {
    for (const other of reachedFrom.get(file) ?? []) {
      back.add(other);
    }
  }
  return back;
}

const NAMED = /\b(?:from|import|require\s*\()\s*['"]([^'"\n]+)['"]/g;

/** Whether a module imports another one, itself or by what it imports. */
export function leadsTo(view: ProjectView, from: string, to: string): boolean {
  const reached = new Set([from]);
  for (const file of reached) {
    if (file === to) {
      return true;
    }
    for (const next of namedModules(view, file)) {
      reached.add(next);
    }
  }
  return false;
}

/** By the text alone, which says too much: most files need no closer look. */
function namedModules(view: ProjectView, file: string): readonly string[] {
  const known = namedBy.get(view)?.get(file);
  if (known) {
    return known;
  }
  const found = [...(view.text(file) ?? '').matchAll(NAMED)].flatMap(
    ([, specifier = '']) => view.resolve(file, specifier) ?? [],
  );
  const byFile = namedBy.get(view) ?? new Map<string, readonly string[]>();
  namedBy.set(view, byFile.set(file, found));
  return found;
}

/** A view is of the files as they are before a run. */
const namedBy = new WeakMap<ProjectView, Map<string, readonly string[]>>();

interface Use {
  /** The module that is read. */
  readonly file: string;
  /** While this one is loaded, not in a function that is called later. */
  readonly isAtLoad: boolean;
}

function usesOf(view: ProjectView, file: string, at: Source, within: ReadonlySet<string>): readonly Use[] {
  const source = file === at.file ? at : view.parsed(file);
  return source
    ? moduleReferences(source, specifier => within.has(view.resolve(file, specifier) ?? '')).flatMap(reference => {
        const isAtLoad = howUsed(source, reference);
        return isAtLoad === undefined ? [] : [{ file: view.resolve(file, reference.specifier) as string, isAtLoad }];
      })
    : [];
}

/** Undefined for what the compiler takes away. */
function howUsed(source: Source, { kind, node }: ModuleReference): boolean | undefined {
  switch (kind) {
    case 'export':
      return node.type === 'ExportNamedDeclaration' && node.exportKind === 'type' ? undefined : false;
    case 'import':
      return node.type === 'ImportDeclaration' ? importUsed(source, node) : undefined;
    // What is taken of a module that has not run is not there, and stays so.
    case 'equals':
    case 'require':
      return enclosingFunction(node) === undefined;
    default:
      return undefined;
  }
}

function importUsed(source: Source, node: TSESTree.ImportDeclaration): boolean | undefined {
  if (node.importKind === 'type') {
    return undefined;
  }
  if (node.specifiers.length === 0) {
    return false;
  }
  const places = node.specifiers.flatMap(
    ({ local }) =>
      variableAt(source, source.program, local.name)?.references.filter(({ isValueReference }) => isValueReference) ??
      [],
  );
  return places.length === 0 ? undefined : places.some(({ identifier }) => isReadAtLoad(source, identifier));
}

/** In no function, or in one that the module calls itself while it loads. */
function isReadAtLoad(source: Source, place: Node, seen = new Set<Node>()): boolean {
  const fn = enclosingFunction(place);
  if (!fn) {
    return true;
  }
  if (seen.has(fn)) {
    return false;
  }
  seen.add(fn);
  if (isRun(fn)) {
    return isReadAtLoad(source, fn.parent as Node, seen);
  }
  const name =
    fn.type === 'FunctionDeclaration' ? fn.id : fn.parent?.type === 'VariableDeclarator' ? fn.parent.id : undefined;
  const variable = name?.type === 'Identifier' ? variableAt(source, name, name.name) : undefined;
  return (
    variable?.references.some(({ identifier }) => isRun(identifier) && isReadAtLoad(source, identifier, seen)) ?? false
  );
}

/** What keeps a function for later, or makes a component, an action or a selector of it. */
const KEEPING: ReadonlySet<string> = new Set([
  ...['addEventListener', 'addListener', 'on', 'once', 'listen', 'handle', 'onmessage'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['then', 'catch', 'finally', 'debounce', 'throttle'],
  ...['memo', 'forwardRef', 'lazy', 'dynamic', 'observer', 'connect', 'defineComponent', 'defineAsyncComponent'],
  ...['createAsyncThunk', 'createSelector', 'createAction', 'takeEvery', 'takeLatest', 'takeLeading'],
]);

/** Whether a function is called where it stands, or handed to something that may call it at once: `reaction(() => …)`. */
function isRun(fn: Node): boolean {
  const call = fn.parent;
  if (call?.type === 'NewExpression') {
    return nameOf(call.callee) === 'Promise';
  }
  if (call?.type !== 'CallExpression') {
    return false;
  }
  if (call.callee === fn) {
    return true;
  }
  const callee = unwrap(call.callee);
  const name = nameOf(callee.type === 'MemberExpression' ? callee.property : callee);
  return name !== undefined && !KEEPING.has(name);
}
