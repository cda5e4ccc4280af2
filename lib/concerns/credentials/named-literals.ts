/** Keys written into the code, told by the names around them. */
import { nameOf } from '../../edit/nodes.ts';
import { looksLikeKey, publicPrefixOf, roleOfName, isSecretName, type KeyRole } from '../shared/credentials.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { memberName } from '../shared/settlement.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

const endsAsKey = /(?:key|token|secret)(?:_?(?:prod|production|live|stage|staging|dev|development))?$/i;

export interface NamedLiteral {
  readonly role: KeyRole | undefined;
  /** How the variable of the environment is called. */
  readonly variable: string | undefined;
}

/** What the names around a literal say it is, if that is a secret. */
export function namedLiteral(node: Node, text: string, reading: RuleReading): NamedLiteral | undefined {
  if (!looksLikeKey(text)) return undefined;
  const names = namesAround(node);
  if (names.length === 0) return undefined;
  const name = names.join('_');
  const own = names.at(-1) as string;
  // A secret under a public prefix would be put into what browsers get.
  const variable = /^[A-Z][A-Z\d_]*$/.test(own) && publicPrefixOf(own) === undefined ? own : undefined;
  if (isSecretName(name) && endsAsKey.test(own)) return { role: roleOfName(name), variable };
  // A write key is a secret only where no browser has it.
  const words = wordsOf(own);
  const isSegmentKey =
    words.includes('segment') &&
    words.includes('key') &&
    !words.some(word =>
      /^(?:web|browser|client|frontend|public|site|app|page|js|next|vite|cache|query|id)$/.test(word),
    );
  if (!isSegmentKey) return undefined;
  const inits = reading.project
    .calls()
    .filter(call => call.vendor === 'segment' && call.method === 'init' && !call.inTest);
  const isOfServers = inits.some(call => call.platform === 'server') && inits.every(call => call.platform === 'server');
  return isOfServers ? { role: 'segment', variable } : undefined;
}

/** The names of the variable and of the keys in which a literal stands, outermost first. */
function namesAround(node: Node): string[] {
  const names: string[] = [];
  let inner: Node = node;
  for (let parent = inner.parent; parent; inner = parent, parent = inner.parent) {
    switch (parent.type) {
      case 'TemplateLiteral':
        if (parent.quasis.length > 1) return [];
        break;
      case 'Property':
        if (parent.value !== inner) return [];
        names.unshift(nameOf(parent.key) ?? '');
        break;
      case 'PropertyDefinition':
        if (parent.value === inner) names.unshift(nameOf(parent.key) ?? '');
        return names;
      case 'VariableDeclarator':
        if (parent.id.type === 'Identifier') names.unshift(parent.id.name);
        return names;
      case 'AssignmentExpression':
        names.unshift((parent.left.type === 'Identifier' ? parent.left.name : memberName(parent.left)) ?? '');
        return names;
      case 'TSEnumMember':
        return [nameOf(parent.id) ?? ''];
      case 'LogicalExpression':
        // `process.env.CIO_API_KEY || '…'`
        if (parent.right !== inner) return [];
        if (names.length === 0 && parent.left.type === 'MemberExpression') names.unshift(memberName(parent.left) ?? '');
        break;
      case 'ObjectExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        break;
      default:
        return names;
    }
  }
  return names;
}
