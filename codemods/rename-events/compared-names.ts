import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { contains, nodeAt, unwrap, walk } from '../../lib/edit/nodes.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Located } from './definitions.ts';
import { keyOf } from './definitions.ts';
import type { Sources } from './sources.ts';

/**
 * Where a wrapper compares the name that it is given with a text: `if (event === 'Order Placed')`, `switch (event)`,
 * `['Order Placed'].includes(event)`.
 */
export function comparedNames(sources: Sources, call: AnalyticsCall, name: string): Located[] {
  const { wrapper } = call;
  const event = call.parts.event?.range;
  const caller = sources.of(call.file);
  const source = wrapper && sources.of(wrapper.file);
  const node = caller && nodeAt(caller.program, call.range);
  const index = node?.type === 'CallExpression' && event ? node.arguments.findIndex((argument) => contains(argument.range, event)) : -1;
  if (!source || index < 0 || !textMentions(source.text, name)) {
    return [];
  }
  const argument = unwrap((node as TSESTree.CallExpression).arguments[index] as Node);
  const key = argument.type === 'ObjectExpression' ? argument.properties.flatMap((each) => (each.type === 'Property' && event && contains(each.value.range, event) ? (keyOf(each.key, each.computed) ?? []) : []))[0] : undefined;
  const found: Located[] = [];
  walk(source.program, (each) => {
    if ('params' in each && Array.isArray(each.params) && source.text.slice(0, each.range[0]).split('\n').length === wrapper.line) {
      const parameter = named(each.params[index] as Node | undefined, key);
      const variable = parameter && variableAt(source, parameter, parameter.name);
      for (const { identifier } of variable?.references ?? []) {
        found.push(...comparedWith(identifier as Node).filter((other) => textIn(other) === name).map((other) => ({ source, node: other })));
      }
    }
  });
  return found;
}

function textMentions(text: string, name: string): boolean {
  return text.includes(name) && /[=!]==?|\bcase\b|\bincludes\b/.test(text);
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

function comparedWith(node: Node): Node[] {
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
