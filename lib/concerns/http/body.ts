/** The body of a raw request, where it is written at the call. */

import { isFunction, keyOf } from '../../edit/nodes.ts';
import { memberName } from '../shared/settlement.ts';
import { variableOf } from '../shared/variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** The keys of a body, and its literal `type`. */
export interface Body {
  readonly keys: ReadonlySet<string>;
  readonly type: string | undefined;
  readonly node: Node;
}

const optionKeys =
  /^(?:method|headers|body|json|searchParams|timeout|retry|responseType|signal|cache|keepalive|mode|credentials|throwHttpErrors)$/;

/** The body, if all of its keys are known. */
export function bodyOf(call: Node, sourceCode: SourceCode): Body | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const [first, second] = call.arguments;
  const options = objectOf(first, sourceCode) ?? objectOf(second, sourceCode);
  if (!options) return undefined;
  const isBody =
    options !== objectOf(first, sourceCode) &&
    isPosting(call) &&
    !options.properties.some(property => property.type === 'Property' && optionKeys.test(keyOf(property) ?? ''));
  const body = isBody ? options : sentBy(options, sourceCode);
  if (!body) return undefined;
  const keys = new Set<string>();
  let type: string | undefined;
  for (const property of body.properties) {
    const key = property.type === 'Property' ? keyOf(property) : undefined;
    if (property.type !== 'Property' || key === undefined) return undefined;
    keys.add(key);
    if (key === 'type' && property.value.type === 'Literal' && typeof property.value.value === 'string')
      type = property.value.value;
  }
  return { keys, type, node: body };
}

function isPosting(call: TSESTree.CallExpression): boolean {
  return /^(?:post|put|patch)$/.test(memberName(call.callee) ?? '');
}

function sentBy(options: TSESTree.ObjectExpression, sourceCode: SourceCode): TSESTree.ObjectExpression | undefined {
  for (const property of options.properties) {
    if (property.type !== 'Property' || !/^(?:body|data|json)$/.test(keyOf(property) ?? '')) continue;
    const { value } = property;
    const isJson = value.type === 'CallExpression' && memberName(value.callee) === 'stringify';
    return objectOf(isJson ? value.arguments[0] : value, sourceCode);
  }
  return undefined;
}

/** An object literal, also through a constant that nothing else touches. */
function objectOf(node: Node | undefined, sourceCode: SourceCode): TSESTree.ObjectExpression | undefined {
  if (node?.type === 'ObjectExpression') return node;
  if (node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression')
    return objectOf(node.expression, sourceCode);
  if (node?.type !== 'Identifier') return undefined;
  const variable = variableOf(node, sourceCode);
  const definition = variable?.defs[0];
  if (definition?.type !== 'Variable' || definition.parent.kind !== 'const' || isFunction(definition.node.init))
    return undefined;
  const isUntouched = variable?.references.filter(reference => reference.isRead()).length === 1;
  return isUntouched && definition.node.init?.type === 'ObjectExpression' ? definition.node.init : undefined;
}
