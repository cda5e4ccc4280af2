import { escaped } from '../../edit/string-literal.ts';
import { isInTemplate } from '../../edit/template.ts';
import { destinationNames } from './integrations.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../../reading.ts';

/**
 * The edit that keeps one event from Customer.io by `integrations`, at a call of the SDK whose message or options are
 * written out there; undefined elsewhere, and where `integrations` are given already.
 */
export function excludeDestination(
  call: AnalyticsCall,
  node: TSESTree.Node | undefined,
  destination = destinationNames(call.vendor)[0],
): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix) | undefined {
  if (destination === undefined || call.via !== 'direct' || node?.type !== 'CallExpression' || call.parts.integrations)
    return undefined;
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  const quote = quoteIn(node.arguments) ?? (isInTemplate(node) ? undefined : "'");
  if (quote === undefined) return undefined;
  const property = `integrations: { ${quote}${escaped(destination, quote)}${quote}: false }`;
  if (call.identity === 'per-call') {
    const [message] = node.arguments;
    return message?.type === 'ObjectExpression' ? fixer => addProperty(fixer, message, property) : undefined;
  }
  const [event, , options] = node.arguments;
  if (call.method !== 'track' || event?.type === 'ObjectExpression' || call.parts.callback) return undefined;
  if (options?.type === 'ObjectExpression') return fixer => addProperty(fixer, options, property);
  const last = node.arguments.at(-1);
  if (!last || node.arguments.length > 2) return undefined;
  const missing = node.arguments.length === 1 ? ', {}' : '';
  return fixer => fixer.insertTextAfter(last, `${missing}, { ${property} }`);
}

function addProperty(fixer: TSESLint.RuleFixer, object: TSESTree.ObjectExpression, property: string): TSESLint.RuleFix {
  const last = object.properties.at(-1);
  if (!last) return fixer.replaceText(object, `{ ${property} }`);
  const isOnOwnLine = last.loc.start.line > object.loc.start.line;
  return fixer.insertTextAfter(
    last,
    isOnOwnLine ? `,\n${' '.repeat(last.loc.start.column)}${property}` : `, ${property}`,
  );
}

/** The quotes of the arguments as they are written: others could end the attribute of a template. */
function quoteIn(args: readonly TSESTree.Node[]): string | undefined {
  const literal = args
    .flatMap(argument => (argument.type === 'ObjectExpression' ? argument.properties : argument))
    .map(part => (part.type === 'Property' ? part.value : part))
    .find(part => part.type === 'Literal' && typeof part.value === 'string');
  return literal?.type === 'Literal' ? literal.raw[0] : undefined;
}
