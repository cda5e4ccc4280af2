/** Who calls a log-out. */
import { frameworkPackages } from '../../catalog/platforms.ts';
import { enclosingFunction, pathOf, walk } from '../../edit/nodes.ts';
import { variableAt } from '../../edit/names.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { acrossProject } from '../../rule/across.ts';
import { logOutText } from '../shared/log-out-words.ts';
import { parsedFile, textIn } from '../shared/parsed.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';
import type { Project } from '../../project/project.ts';
import type { FunctionRef } from '../../reading.ts';

/** The files that can call a log-out beside a reset, or without one: those with analytics, and those that speak of logging out. */
export const filesAround = acrossProject((calls, project: Project): readonly string[] => {
  const sending = new Set(calls.map(({ file }) => file));
  return project
    .files()
    .map(({ file }) => file)
    .filter(file => !isTestPath(file) && (sending.has(file) || logOutText.test(textIn(project, file))));
});

/** The functions that call a log-out. */
export function callersOf(fn: FunctionRef, name: string, project: Project): readonly FunctionRef[] {
  if (name === '') return [];
  return filesAround(project)
    .filter(file => textIn(project, file).includes(name))
    .flatMap(file => project.running.callersIn(file, [fn]))
    .flatMap(call => project.running.around(call).slice(0, 1));
}

const frameworks: ReadonlySet<string> = new Set(frameworkPackages);

/** A function that calls something by the name of a log-out, and the words by which it gets that. */
interface UnfollowedCaller {
  readonly caller: FunctionRef;
  readonly words: string;
}

/** The functions that call what has the name of a log-out, and of which nothing tells what it is. */
export function unfollowedCallers(name: string, project: Project): readonly UnfollowedCaller[] {
  if (name === '') return [];
  return filesAround(project)
    .filter(file => textIn(project, file).includes(name))
    .flatMap(file => {
      const source = parsedFile(project, file)?.source;
      return source ? callsOf(source, name).flatMap(call => unfollowedAt(call, { source, file, project })) : [];
    });
}

function callsOf({ program }: Source, name: string): readonly TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(program, node => {
    if (node.type === 'CallExpression' && pathOf(node.callee)?.split('.').at(-1) === name) found.push(node);
  });
  return found;
}

function unfollowedAt(
  call: TSESTree.CallExpression,
  { source, file, project }: { readonly source: Source; readonly file: string; readonly project: Project },
): readonly UnfollowedCaller[] {
  const caller = enclosingFunction(call);
  const { functions, source: from } = project.running.called({ file, range: call.range });
  // What a framework hands on, by a context of it, is the project's.
  const isOwn = from === undefined || frameworks.has(from);
  return caller && functions.length === 0 && isOwn
    ? [{ caller: { file, range: caller.range }, words: wordsOf(call, source) }]
    : [];
}

/** `signOut of useSession()` */
function wordsOf({ callee }: TSESTree.CallExpression, source: Source): string {
  const words = pathOf(callee) ?? '';
  const definition = variableAt(source, callee, words.split('.')[0] ?? '')?.defs[0]?.node as TSESTree.Node | undefined;
  const init = definition?.type === 'VariableDeclarator' ? definition.init : undefined;
  return init ? `${words} of ${source.text.slice(...init.range)}` : words;
}
