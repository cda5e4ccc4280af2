import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { contains, nodeAt, sameRange, unwrap, walk, withCasts } from '../../lib/edit/nodes.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Located } from './definitions.ts';
import { keyOf } from './definitions.ts';
import type { Sources } from './sources.ts';

const MAX_DEPTH = 5;

/**
 * Where a wrapper compares the name that it is given with a text: `if (event === 'Order Placed')`, `switch (event)`,
 * `['Order Placed'].includes(event)`.
 */
export function comparedNames(sources: Sources, call: AnalyticsCall, name: string): Located[] {
  return readsOfName(sources, call).flatMap(({ source, node }) =>
    comparedWith(node).filter((other) => textIn(other) === name).map((other) => ({ source, node: other })),
  );
}

/** Where a wrapper, and a wrapper that it calls, reads the parameter that takes the name. */
export function readsOfName(sources: Sources, call: AnalyticsCall, depth = 0): Located[] {
  const { wrapper } = call;
  const event = call.parts.event?.range;
  const caller = sources.of(call.file);
  const source = wrapper && sources.of(wrapper.file);
  const node = caller && nodeAt(caller.program, call.range);
  const index = node?.type === 'CallExpression' && event ? node.arguments.findIndex((argument) => contains(argument.range, event)) : -1;
  if (!source || index < 0 || depth > MAX_DEPTH) {
    return [];
  }
  const argument = unwrap((node as TSESTree.CallExpression).arguments[index] as Node);
  const key = argument.type === 'ObjectExpression' ? argument.properties.flatMap((each) => (each.type === 'Property' && event && contains(each.value.range, event) ? (keyOf(each.key, each.computed) ?? []) : []))[0] : undefined;
  const found: Located[] = [];
  walk(source.program, (each) => {
    if ('params' in each && Array.isArray(each.params) && source.text.slice(0, each.range[0]).split('\n').length === wrapper.line) {
      const parameter = named(each.params[index] as Node | undefined, key);
      const variable = parameter && variableAt(source, parameter, parameter.name);
      const reads = (variable?.references ?? []).map(({ identifier }) => withCasts(identifier as Node));
      found.push(...reads.map((read) => ({ source, node: read })));
      const inner = sources.callsIn(source.file).filter(({ parts }) => reads.some(({ range }) => parts.event?.range && sameRange(parts.event.range, range)));
      found.push(...inner.flatMap((other) => readsOfName(sources, other, depth + 1)));
    }
  });
  return found;
}

function named(parameter: Node | undefined, key: string | undefined): TSESTree.Identifier | undefined {
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (target?.type === 'Identifier') {
    return key === undefined ? target : undefined;
  }
  const property = target?.type === 'ObjectPattern' ? target.properties.find((each) => each.type === 'Property' && keyOf(each.key, each.computed) === key) : undefined;
  const value = property?.type === 'Property' && property.value.type === 'AssignmentPattern' ? property.value.left : property?.value;
  return value?.type === 'Identifier' ? value : undefined;
}

/** What a read is compared with. */
export function comparedWith(node: Node): Node[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'BinaryExpression':
      return /^[=!]==?$/.test(parent.operator) ? [unwrap(parent.left === node ? parent.right : parent.left)] : [];
    case 'SwitchStatement':
      return parent.cases.flatMap(({ test }) => (test ? [unwrap(test)] : []));
    case 'CallExpression': {
      const callee = parent.callee;
      const list = callee.type === 'MemberExpression' && keyOf(callee.property, callee.computed) === 'includes' ? unwrap(callee.object) : undefined;
      return list?.type === 'ArrayExpression' ? list.elements.flatMap((element) => (element ? [unwrap(element)] : [])) : [];
    }
    default:
      return [];
  }
}
