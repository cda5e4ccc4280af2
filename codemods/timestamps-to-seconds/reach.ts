import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import { contains, isFunction, unwrap } from '../../lib/edit/nodes.ts';
import type { FileAtHand } from '../shared/file-session.ts';

/**
 * Whether the object that an expression is part of is made for analytics calls and nothing else: it is in a variable,
 * or is what a function gives, that only such calls of this file use.
 */
export function isForCallsAlone(at: FileAtHand, node: TSESTree.Node): boolean {
  const owner = ownerOf(node);
  const variable = owner && variableAt(at.source, owner, owner.name);
  if (!variable || isExported(variable.defs[0]?.node)) {
    return false;
  }
  return variable.references.every(
    ({ identifier, init }) => init === true || at.calls.some(({ range, inTest }) => !inTest && contains(range, identifier.range)) || isAddedTo(identifier),
  );
}

/** The name by which the object around a node is known, or the function that gives it. */
function ownerOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  let current = node;
  for (let parent = node.parent; parent; current = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.init === current && parent.id.type === 'Identifier' ? parent.id : undefined;
      case 'FunctionDeclaration':
        return parent.id ?? undefined;
      case 'Property':
        if (parent.value !== current) {
          return undefined;
        }
        break;
      case 'ObjectExpression':
      case 'SpreadElement':
      case 'ReturnStatement':
      case 'BlockStatement':
        break;
      default:
        if (unwrap(parent) === parent && !isFunction(parent)) {
          return undefined;
        }
    }
  }
  return undefined;
}

function isExported(definition: TSESTree.Node | undefined): boolean {
  const statement = definition?.type === 'VariableDeclarator' ? definition.parent : definition;
  return /^Export/.test(statement?.parent?.type ?? '');
}

/** `traits.plan = …` */
function isAddedTo(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  return parent?.type === 'MemberExpression' && parent.object === identifier && parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent;
}
