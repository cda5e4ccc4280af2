/** Ids that are numbers: the old SDK turned them into texts, the new one throws. */
import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nameOf, unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';

export interface NumberId {
  /** It may be missing as well, and a text made of nothing would be an id. */
  readonly mayBeNothing: boolean;
}

/** Set where the code shows that an id is a number, or may be one: by what makes it, or by the type that is written for it. */
export function numberIdOf(source: Source, node: Node): NumberId | undefined {
  const bare = unwrap(node);
  if (makesNumber(bare)) {
    return { mayBeNothing: false };
  }
  const declared = declarationOf(source, bare);
  const kinds = declared?.typeAnnotation ? kindsOf(declared.typeAnnotation.typeAnnotation) : [];
  return kinds.includes('TSNumberKeyword')
    ? {
        mayBeNothing:
          declared?.optional === true || kinds.includes('TSUndefinedKeyword') || kinds.includes('TSNullKeyword'),
      }
    : undefined;
}

function makesNumber(node: Node): boolean {
  if (node.type === 'UnaryExpression') {
    return node.operator === '+';
  }
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    /^(?:Number|parseInt|parseFloat)$/.test(node.callee.name)
  );
}

type Declared = Pick<TSESTree.Identifier, 'typeAnnotation' | 'optional'>;

/** Where a variable, a parameter or a field of the class around is declared. */
function declarationOf(source: Source, node: Node): Declared | undefined {
  if (node.type === 'Identifier') {
    const name = variableAt(source, node, node.name)?.defs[0]?.name;
    return name?.type === 'Identifier' ? name : undefined;
  }
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && !node.computed
    ? fieldOf(node, nameOf(node.property))
    : undefined;
}

function fieldOf(node: Node, name: string | undefined): Declared | undefined {
  let outer: Node | undefined = node;
  while (outer && outer.type !== 'ClassBody') {
    outer = outer.parent;
  }
  for (const member of outer?.body ?? []) {
    if (member.type === 'PropertyDefinition' && nameOf(member.key) === name) {
      return member;
    }
    const params = member.type === 'MethodDefinition' && member.kind === 'constructor' ? member.value.params : [];
    for (const param of params) {
      const own = param.type === 'TSParameterProperty' ? param.parameter : undefined;
      const declared = own?.type === 'AssignmentPattern' ? own.left : own;
      if (declared?.type === 'Identifier' && declared.name === name) {
        return declared;
      }
    }
  }
  return undefined;
}

function kindsOf(type: TSESTree.TypeNode): string[] {
  return type.type === 'TSUnionType' ? type.types.flatMap(kindsOf) : [type.type];
}
