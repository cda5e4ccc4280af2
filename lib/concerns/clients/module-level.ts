import type { Scope } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';

import { endWithComments, startOfComments } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { insertAt } from '../../edit/edit.ts';
import { variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import { childrenInOrder, contains, isFunction, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';
import { isFirstOnLine, styleOf } from '../../edit/style.ts';

export type Variable = Scope['variables'][number];

/** What it takes to evaluate an expression at module level instead of where it stands. */
export type AtModuleLevel =
  | {
      readonly refused?: undefined;
      /** Variables and imports of the module that must have their values first. */
      readonly needs: readonly Variable[];
      /** Something runs that need not be the same, or there, when the module is loaded. */
      readonly calls: boolean;
      /** What it reads: `process.env.KEY`, `config.region`. */
      readonly reads: readonly TSESTree.MemberExpression[];
    }
  | { readonly refused: string };

/** Whether the expression has the same value at module level, as far as the code tells. */
export function atModuleLevel(source: Source, expression: Node): AtModuleLevel {
  const needs = new Set<Variable>();
  const reads: TSESTree.MemberExpression[] = [];
  let calls = false;
  let refused: string | undefined;

  const visit = (node: Node, isRun: boolean): void => {
    if (refused !== undefined || isType(node)) {
      return;
    }
    switch (node.type) {
      case 'ThisExpression':
      case 'Super':
        if (isRun || node.type === 'Super' || !isBelowFunction(node, expression)) {
          refused = 'what it is given belongs to the object around it';
        }
        return;
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
      case 'ImportExpression':
        if (isRun && node !== expression) {
          refused = 'what it is given is made anew each time';
          return;
        }
        break;
      case 'CallExpression':
        if (isRun && node !== expression) {
          // `config.get('key')` gives the same each time; `now()` need not.
          if (node.arguments.length === 0 || !node.arguments.every(({ type }) => type === 'Literal')) {
            refused = 'what it is given is made anew each time';
            return;
          }
          calls = true;
        }
        break;
      case 'MemberExpression':
        if (pathOf(node) !== undefined) {
          reads.push(node);
          // `process` and `process.env` are no reads of their own.
          visit(rootOf(node), isRun);
          return;
        }
        break;
      case 'Identifier':
        refused = whyNotKnown(source, node, expression, needs);
        return;
      default:
    }
    const runs = isRun && !isFunction(node);
    for (const child of evaluated(node)) {
      visit(child, runs);
    }
  };
  visit(expression, true);
  return refused === undefined ? { needs: [...needs], calls, reads } : { refused };
}

function whyNotKnown(
  source: Source,
  name: TSESTree.Identifier,
  expression: Node,
  needs: Set<Variable>,
): string | undefined {
  if (name.name === 'arguments') {
    return 'what it is given comes from the function around it';
  }
  const variable = variableAt(source, name, name.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition || contains(expression.range, definition.name.range as [number, number])) {
    return undefined;
  }
  if (variable.scope !== moduleScope(source)) {
    return `what it is given comes from the ${aroundIn(variable.scope)} around it (\`${name.name}\`)`;
  }
  if (definition.type === 'FunctionName') {
    return undefined;
  }
  if (variable.references.some(reference => reference.isWrite() && reference.init !== true)) {
    return `\`${name.name}\` gets its value later`;
  }
  if (variable.references.some(({ identifier }) => isChanged(identifier as Node))) {
    return `something of \`${name.name}\` is set elsewhere`;
  }
  needs.add(variable);
  return undefined;
}

function aroundIn({ type }: Scope): string {
  return type === 'class' ? 'class' : type === 'tsModule' ? 'namespace' : 'function';
}

/** Whether something of an object is set here: `client.defaults.timeout = 1`. */
export function isChanged(object: Node): boolean {
  const { parent } = object;
  if (parent?.type === 'MemberExpression' && parent.object === object) {
    return isSet(parent) || isChanged(parent);
  }
  return (
    parent?.type === 'CallExpression' && pathOf(parent.callee) === 'Object.assign' && parent.arguments[0] === object
  );
}

function isSet(member: Node): boolean {
  const { parent } = member;
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === member) ||
    parent?.type === 'UpdateExpression' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

function rootOf(member: TSESTree.MemberExpression): Node {
  let root: Node = member;
  while (root.type === 'MemberExpression') {
    root = unwrap(root.object);
  }
  return root;
}

/** The scope of the names that a module declares at its top. */
export function moduleScope({ scopes, program }: Source): Scope {
  return scopes.acquire(program, true) ?? (scopes.globalScope as Scope);
}

function isType({ type }: Node): boolean {
  return type.startsWith('TSType') || type.endsWith('Keyword') || type === 'TSQualifiedName';
}

function isBelowFunction(node: Node, limit: Node): boolean {
  for (let current = node.parent; current && current !== limit; current = current.parent) {
    if (current.type === 'FunctionExpression' || current.type === 'FunctionDeclaration') {
      return true;
    }
  }
  return false;
}

/** Without the names of members and properties, which no variable is meant by. */
function evaluated(node: Node): Node[] {
  const children = childrenInOrder(node);
  if (node.type === 'MemberExpression' && !node.computed) {
    return children.filter(child => child !== node.property);
  }
  if (node.type === 'Property' && !node.computed) {
    return [node.value];
  }
  // `import.meta` is no variable.
  return node.type === 'MetaProperty' ? [] : children;
}

/** The edit that puts a declaration at the module's top level, before `node` can run and after what it needs. */
export function declareBefore(source: Source, node: Node, needs: readonly Variable[], declaration: string): Edit {
  const { text, program } = source;
  const { newline } = styleOf(source);
  const index = Math.max(
    firstUse(source, topStatementOf(node)),
    ...needs.map(variable => indexOf(program, variable) + 1),
  );
  const next = program.body[index];
  if (!next) {
    const last = program.body.at(-1) as Node;
    return insertAt(endWithComments(source, last.range[1]), `${newline}${newline}${declaration}`);
  }
  const start = startOfComments(source, startOf(next));
  const previous = program.body[index - 1];
  const isClose = previous && isImport(previous) && !/\n[ \t]*\r?\n/.test(text.slice(previous.range[1], start));
  return insertAt(
    start,
    `${isClose ? newline : ''}${declaration}${newline}${isFirstOnLine(text, start) ? newline : ''}`,
  );
}

/** Whether a top-level statement has run whenever `node` does. */
export function runsBefore(source: Source, statement: Node, node: Node): boolean {
  return source.program.body.indexOf(statement as TSESTree.ProgramStatement) < firstUse(source, topStatementOf(node));
}

function topStatementOf(node: Node): Node {
  let top = node;
  while (top.parent && top.parent.type !== 'Program') {
    top = top.parent;
  }
  return top;
}

/** The first statement that may run what the given one declares, or that statement itself. */
function firstUse(source: Source, statement: Node): number {
  const { body } = source.program;
  const own = body.indexOf(statement as TSESTree.ProgramStatement);
  const reached = new Set(variablesOf(source, statement));
  let first = own;
  for (let hasGrown = true; hasGrown;) {
    hasGrown = false;
    for (const [index, earlier] of body.slice(0, own).entries()) {
      const mentions = [...reached].some(({ references }) =>
        references.some(({ identifier }) => contains(earlier.range, identifier.range as [number, number])),
      );
      if (!mentions || isImport(earlier)) {
        continue;
      }
      if (!definesFunctions(earlier)) {
        first = Math.min(first, index);
        continue;
      }
      for (const variable of variablesOf(source, earlier)) {
        hasGrown ||= !reached.has(variable);
        reached.add(variable);
      }
    }
  }
  return first;
}

function variablesOf(source: Source, statement: Node): Variable[] {
  return moduleScope(source).variables.filter(({ defs }) =>
    defs.some(({ name }) => contains(statement.range, name.range as [number, number])),
  );
}

function isImport({ type }: Node): boolean {
  return type === 'ImportDeclaration' || type === 'TSImportEqualsDeclaration';
}

/** Whether a statement only says what functions and classes there are, and runs none. */
function definesFunctions(statement: Node): boolean {
  switch (statement.type) {
    case 'FunctionDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return true;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return statement.declaration ? definesFunctions(statement.declaration) : true;
    case 'VariableDeclaration':
      return statement.declarations.every(({ init }) => init && isFunction(unwrap(init)));
    default:
      return false;
  }
}

function indexOf(program: TSESTree.Program, { defs }: Variable): number {
  return program.body.findIndex(({ range }) =>
    defs.some(({ name }) => contains(range, name.range as [number, number])),
  );
}

/** Decorators stand before the class that they belong to. */
function startOf(statement: Node): number {
  let start = statement.range[0];
  walk(statement, node => {
    start = Math.min(start, node.range[0]);
    return !isFunction(node);
  });
  return start;
}
