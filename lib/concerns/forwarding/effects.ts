/** Pages that identify in an effect: what is sent as soon as somebody has come in goes before that. */
import { contains, enclosingFunction, isFunction, unwrap, walk } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';
import { isSaidByCallers } from '../shared/people.ts';
import { variableOf } from '../shared/variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Vendor } from '../../catalog/types.ts';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

/** What runs a function once the page has been drawn; a layout's effect and a watcher may run earlier. */
const effects = /^use(?:\w*[a-z])?Effect(?:Once)?$/;

/** The vendors whose clients of pages learn in effects alone who somebody is. */
const toldInEffects = acrossProject((calls, project: Project): ReadonlySet<Vendor> => {
  const told = new Map<Vendor, boolean>();
  for (const call of calls) {
    if (call.method !== 'identify' || call.identity !== 'ambient' || call.inTest || isSaidByCallers(call, project))
      continue;
    const isInEffect = project.running
      .around(call)
      .some(({ handedTo = '' }) => effects.test(handedTo) && !handedTo.includes('Layout'));
    told.set(call.vendor, isInEffect && told.get(call.vendor) !== false);
  }
  return new Set([...told].flatMap(([vendor, isAlone]) => (isAlone ? [vendor] : [])));
});

/**
 * Whether a node that runs when a log-in has succeeded does so before the effect by which somebody is identified: the
 * log-in is a package's, which sets no state and waits for nothing more, and nothing is waited for in between.
 */
export function isAheadOfEffect(
  { vendor }: AnalyticsCall,
  node: Node,
  logIn: Node,
  { project, file }: Pick<RuleReading, 'project' | 'file'>,
): boolean {
  const home = enclosingFunction(logIn);
  if (!home || !toldInEffects(project).has(vendor)) return false;
  const { functions, source } = project.running.called({ file, range: logIn.range });
  return source !== undefined && functions.length === 0 && runsWith(node, logIn, home) && !waits(home, logIn, node);
}

/** Whether all that a node is asked for is what the log-in gave: `const one = await signIn(); if (one) track('In');` */
export function asksForAnswer(node: Node, logIn: Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const home = enclosingFunction(logIn);
  let asks = false;
  for (let inner = node, outer = node.parent; outer && inner !== home; inner = outer, outer = outer.parent) {
    if (!/^(?:If|Switch|While)Statement$|^(?:Conditional|Logical)Expression$/.test(outer.type)) continue;
    const test = outer.type === 'IfStatement' && inner === outer.consequent ? unwrap(outer.test) : undefined;
    const [definition] = (test?.type === 'Identifier' && variableOf(test, sourceCode)?.defs) || [];
    const init = definition?.type === 'Variable' ? definition.node.init : undefined;
    if (!init || !contains(init.range, logIn.range)) return false;
    asks = true;
  }
  return asks;
}

/** In the function of the log-in, or in what is handed over to run when that has come to its end. */
function runsWith(node: Node, logIn: Node, home: Node): boolean {
  for (let fn = enclosingFunction(node); fn && fn !== home; fn = enclosingFunction(fn)) {
    let outer: Node | undefined = fn.parent;
    while (outer?.type === 'Property' || outer?.type === 'ObjectExpression') outer = outer.parent;
    if (outer?.type !== 'CallExpression' || !contains(outer.range, logIn.range)) return false;
  }
  return true;
}

function waits(home: Node, logIn: Node, node: Node): boolean {
  let found = false;
  walk(home, inner => {
    const isBetween = inner.range[0] > logIn.range[1] && inner.range[1] <= node.range[0];
    found ||= isBetween && inner.type === 'AwaitExpression';
    return !found && !(isFunction(inner) && inner !== home && !contains(inner.range, node.range));
  });
  return found;
}
