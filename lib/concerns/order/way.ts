/** The functions of the project that a call runs before it sends, and where each of them goes on to the next. */
import path from 'node:path';

import { contains, enclosingFunction, unwrap } from '../../edit/nodes.ts';
import { sourceCodeOf } from '../../rule/outside-eslint.ts';
import { nodeIn, parsedFile } from '../shared/parsed.ts';
import { personStatesIn } from '../shared/person-state.ts';
import { memberName } from '../shared/settlement.ts';
import { targetOf } from '../shared/people.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall, FunctionRef, Place } from '../../reading.ts';
import type { PersonState } from '../shared/person-state.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface SendOnTheWay {
  /** The call in a function that goes on: of the next function, or of the client. */
  readonly node: Node;
  /** The names of what its function is given. */
  readonly given: ReadonlySet<string>;
  /** What its file keeps of the person. */
  readonly states: readonly PersonState[];
  /** Of its file. */
  readonly code: SourceCode | undefined;
}

/** Undefined where another function stands in between, which may run later, or never. */
export function sendsOnTheWay(
  call: AnalyticsCall,
  reading: RuleReading,
  sourceCode: SourceCode,
): readonly SendOnTheWay[] | undefined {
  const { through = [] } = call;
  const steps = through.map((fn, index) => {
    const place = index === through.length - 1 ? call.target : nextIn(fn, call, reading);
    const node = place && nodeIn(place.file, place.range, reading);
    const own = node && runningFunction(node);
    return node && own && own.range[0] === fn.range[0] && own.range[1] === fn.range[1]
      ? { node, given: namesOf(own), ...statesOf(fn.file, reading, sourceCode) }
      : undefined;
  });
  return steps.length > 0 && steps.every(step => step !== undefined) ? steps : undefined;
}

/** The call of a function on the way that leads on to where the whole ends. */
function nextIn({ file, range }: FunctionRef, call: AnalyticsCall, { project }: RuleReading): Place | undefined {
  return project
    .read(path.join(project.root, file))
    .calls.find(other => targetOf(other) === targetOf(call) && contains(range, other.range));
}

/** The function in which a node runs; what is handed over to a `catch` or a `finally` runs with it. */
function runningFunction(node: Node): FunctionNode | undefined {
  const fn = enclosingFunction(node);
  const outer = fn?.parent;
  return outer?.type === 'CallExpression' && /^(?:catch|finally)$/.test(memberName(unwrap(outer.callee)) ?? '')
    ? runningFunction(outer)
    : fn;
}

function namesOf({ params }: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (node: Node): void => {
    if (node.type === 'Identifier') names.add(node.name);
    else if (node.type === 'AssignmentPattern') add(node.left);
    else if (node.type === 'RestElement') add(node.argument);
    else if (node.type === 'ObjectPattern')
      node.properties.forEach(property => add(property.type === 'Property' ? property.value : property));
  };
  params.forEach(add);
  return names;
}

function statesOf(file: string, reading: RuleReading, own: SourceCode): Pick<SendOnTheWay, 'states' | 'code'> {
  const parsed = file === reading.file ? undefined : parsedFile(reading.project, file);
  const code = parsed ? sourceCodeOf(parsed.source) : file === reading.file ? own : undefined;
  if (!code) return { states: [], code };
  const { calls } = parsed ? reading.project.read(path.join(reading.project.root, file)) : reading;
  const identifies = calls
    .filter(({ method, inTest }) => method === 'identify' && !inTest)
    .flatMap(({ range }) => nodeIn(file, range, reading) ?? []);
  return { states: personStatesIn(code.ast, code, identifies), code };
}
