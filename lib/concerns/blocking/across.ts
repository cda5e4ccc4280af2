/** Sends in functions that handlers of other files wait for: a service that a controller asks. */
import { keyOf } from '../../edit/nodes.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { acrossProject } from '../../rule/across.ts';
import { sourceCodeOf } from '../../rule/outside-eslint.ts';
import {
  answersBehind,
  commonJsName,
  isUnhurried,
  nameNode,
  waitingFunctions,
  waitingHandler,
} from '../shared/handlers.ts';
import { parsedFile, textIn } from '../shared/parsed.ts';
import { isNeeded } from './needed.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Project } from '../../project/project.ts';
import type { WaitingFunction } from '../shared/handlers.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

const MAX_FILES = 3;

/** Where every analytics call of the project stands. */
const placesOf = acrossProject(calls => new Set(calls.map(({ file, range }) => `${file} ${range.join()}`)));

const filesOf = acrossProject((_calls, project: Project): readonly string[] =>
  project
    .files()
    .map(({ file }) => file)
    .filter(file => !isTestPath(file) && !isUnhurried(file)),
);

/**
 * Whether a handler of another file waits for what a function of this file waits for. The call of a function that does
 * nothing but send is an analytics call itself, and told there.
 *
 * @param node a send that is waited for
 */
export function isWaitedForElsewhere(node: Node, sourceCode: SourceCode, file: string, project: Project): boolean {
  if (isUnhurried(file)) return false;
  const seen = new Set<string>();
  let open = waitingFunctions(node, sourceCode).map(waits => ({ waits, file }));
  for (let hops = 0; hops < MAX_FILES && open.length > 0; hops++) {
    const next: typeof open = [];
    for (const { waits, file: from } of open) {
      for (const caller of callersOf(waits, from, project)) {
        const key = `${caller.file} ${caller.node.range.join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (isHandlerBehind(caller, waits.isAwaited)) return true;
        const waiting = waitingFunctions(caller.node, caller.sourceCode, waits.isAwaited);
        next.push(...waiting.map(each => ({ waits: each, file: caller.file })));
      }
    }
    open = next;
  }
  return false;
}

interface Caller {
  readonly file: string;
  readonly node: Node;
  readonly sourceCode: SourceCode;
}

function isHandlerBehind({ file, node, sourceCode }: Caller, isAwaited: boolean): boolean {
  // What the function gives hangs on the send only where it is the promise of it.
  if (isAwaited && answersBehind(node, sourceCode, file)) return true;
  const isWaited = waitingHandler(node, sourceCode, file) !== undefined;
  return isWaited && (isAwaited || !isNeeded(node, each => each === node, sourceCode));
}

/** The calls in other files by which a function is run, without those that are analytics calls themselves. */
function callersOf({ fn }: WaitingFunction, file: string, project: Project): readonly Caller[] {
  const name = nameOf(fn);
  if (name === undefined) return [];
  const functions = [{ file, range: fn.range }];
  // By its name a function of the same file was followed there; a member is called by way of what holds it.
  const isMember = nameNode(fn) === undefined;
  return filesOf(project)
    .filter(other => (isMember || other !== file) && textIn(project, other).includes(name))
    .flatMap(other =>
      project.running
        .callersIn(other, functions, name)
        .filter(({ range }) => !placesOf(project).has(`${other} ${range.join()}`))
        .flatMap((call): Caller[] => {
          const parsed = parsedFile(project, other);
          const node = parsed?.nodeAt(call.range);
          return parsed && node ? [{ file: other, node, sourceCode: sourceCodeOf(parsed.source) }] : [];
        }),
    );
}

/** By what others call a function: its own name, its variable's, or that of the member it is. */
function nameOf(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  switch (parent.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return keyOf(parent);
    default:
      return nameNode(fn)?.name ?? commonJsName(fn);
  }
}
