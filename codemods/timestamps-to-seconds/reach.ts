import type { TSESTree } from '@typescript-eslint/utils';

import { isInTemplate, variableAt } from '../../lib/edit/names.ts';
import { isFunction, keyOf, unwrap, walk } from '../../lib/edit/nodes.ts';
import { areResultsUsedElsewhere, isUsedElsewhere } from '../../lib/concerns/shared/wrapper-use.ts';
import type { FileAtHand } from '../shared/file-session.ts';

/**
 * Whether the object that an expression is part of is made for analytics calls and nothing else: it is in a variable,
 * or is what a function gives, that only such calls of this file use.
 */
export function isForCallsAlone(at: FileAtHand, node: TSESTree.Node): boolean {
  const owner = ownerOf(node);
  if (owner && 'method' in owner) {
    const calls = callsOfMethod(owner.method);
    return calls !== undefined && !areResultsUsedElsewhere(calls, owner.keys, at.source, at.reading);
  }
  const variable = owner && variableAt(at.source, owner.name, owner.name.name);
  if (!owner || !variable || isExported(variable.defs[0]?.node) || isInTemplate(at.source, variable.name)) {
    return false;
  }
  return !isUsedElsewhere(owner.name, owner.keys, owner.isGiven, at.source, at.reading);
}

interface Owner {
  readonly name: TSESTree.Identifier;
  /** Where in its object the expression stands. */
  readonly keys: readonly string[];
  /** A function gives the object. */
  readonly isGiven: boolean;
}

/** A method that gives the object, and that nobody but its class can call. */
interface OwningMethod extends Pick<Owner, 'keys'> {
  readonly method: TSESTree.MethodDefinition;
}

/** The name by which the object around a node is known, or the function or the method that gives it. */
function ownerOf(node: TSESTree.Node): Owner | OwningMethod | undefined {
  const keys: string[] = [];
  let isGiven = false;
  let current = node;
  for (let parent = node.parent; parent; current = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.init === current && parent.id.type === 'Identifier'
          ? { name: parent.id, keys, isGiven }
          : undefined;
      case 'FunctionDeclaration':
        return parent.id ? { name: parent.id, keys, isGiven: true } : undefined;
      case 'MethodDefinition':
        return isPrivate(parent) ? { method: parent, keys } : undefined;
      case 'Property': {
        const key = parent.value === current ? keyOf(parent) : undefined;
        if (key === undefined) {
          return undefined;
        }
        keys.unshift(key);
        break;
      }
      case 'ObjectExpression':
      case 'SpreadElement':
      case 'ReturnStatement':
      case 'BlockStatement':
        break;
      default:
        isGiven ||= isFunction(parent);
        if (unwrap(parent) === parent && !isFunction(parent)) {
          return undefined;
        }
    }
  }
  return undefined;
}

function isPrivate({ key, kind, accessibility }: TSESTree.MethodDefinition): boolean {
  return kind === 'method' && (key.type === 'PrivateIdentifier' || accessibility === 'private');
}

/** The calls of a method in its class; undefined where it is also handed on. */
function callsOfMethod({ key, parent }: TSESTree.MethodDefinition): TSESTree.CallExpression[] | undefined {
  const calls: TSESTree.CallExpression[] = [];
  let isHandedOn = false;
  walk(parent, node => {
    if (node.type !== 'MemberExpression' || !isSameKey(node.property, key)) {
      return;
    }
    const call = node.parent;
    if (node.object.type === 'ThisExpression' && call.type === 'CallExpression' && call.callee === node) {
      calls.push(call);
    } else {
      isHandedOn = true;
    }
  });
  return isHandedOn ? undefined : calls;
}

function isSameKey(a: TSESTree.Node, b: TSESTree.Node): boolean {
  return (
    a.type === b.type && (a.type === 'Identifier' || a.type === 'PrivateIdentifier') && 'name' in b && a.name === b.name
  );
}

function isExported(definition: TSESTree.Node | undefined): boolean {
  const statement = definition?.type === 'VariableDeclarator' ? definition.parent : definition;
  return /^Export/.test(statement?.parent?.type ?? '');
}
