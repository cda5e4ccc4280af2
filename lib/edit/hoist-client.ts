import type { TSESTree } from '@typescript-eslint/utils';

import { hasComment, startOfComments, endWithComments } from './comments.ts';
import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { textMoved } from './indentation.ts';
import type { AtModuleLevel, Variable } from './module-level.ts';
import { atModuleLevel, declareBefore, moduleScope } from './module-level.ts';
import { camelCase, freeName, variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { ancestorsOf, contains, isFunction, pathOf, statementListOf, unwrap, walk, withCasts } from './nodes.ts';
import type { Source } from './source.ts';
import { indentationAt, isFirstOnLine, lineEnd, styleOf } from './style.ts';

/** A client that is made again and again. */
export interface Construction {
  /** `new Client(…)` */
  readonly node: Node;
  /** The SDK refuses to make a client without a key, so that loading the module could fail. */
  readonly mayThrow: boolean;
}

export type HoistedClient =
  | {
      readonly refused?: undefined;
      /** At the place where the client was made. */
      readonly edits: readonly Edit[];
      /** The client at module level: one for all equal constructions; none where the module has it already. */
      readonly declaration: readonly Edit[];
      readonly name: string;
    }
  | { readonly refused: string };

type Plan = Extract<AtModuleLevel, { refused?: undefined }> & Construction & { readonly use: Use; readonly isLazy: boolean };

/** Where the client goes: into a variable of its own, or straight into a call. */
type Use =
  | { readonly declarator: TSESTree.VariableDeclarator & { id: TSESTree.Identifier }; readonly statement: TSESTree.VariableDeclaration; readonly variable: Variable }
  | { readonly declarator?: undefined };

/**
 * Takes clients out of the functions in which they are made and has the module make them once: when it is loaded,
 * or at first use where loading could fail or the key may not be there yet.
 *
 * @param constructions all of the file, in its order, since equal ones share a client
 */
export function hoistClients(source: Source, constructions: readonly Construction[], { lazy = false } = {}): HoistedClient[] {
  const names = new Set<string>();
  const made = new Map<string, { readonly name: string; readonly declaration: readonly Edit[]; readonly giver: Node }>();
  return constructions.map((construction) => {
    const plan = planOf(source, construction, lazy);
    if (plan.refused !== undefined) {
      return plan;
    }
    const key = `${plan.isLazy} ${normalText(source, plan.node)}`;
    const known = made.get(key) ?? existing(source, plan);
    const client = known && isFree(source, known.name, plan.node, true) ? known : declare(source, plan, names);
    made.set(key, client);
    return { name: client.name, declaration: client.declaration, edits: useEdits(source, plan, client) };
  });
}

function planOf(source: Source, construction: Construction, lazy: boolean): Plan | { readonly refused: string } {
  const { node, mayThrow } = construction;
  if (/\.(?:vue|svelte|astro|html?)$/i.test(source.file)) {
    return { refused: 'the script of a component runs for each of them: make the client in a module of its own' };
  }
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') {
    return { refused: 'what makes the client is not seen' };
  }
  const use = useOf(source, node);
  if ('refused' in use) {
    return use;
  }
  const whole = atModuleLevel(source, node);
  if (whole.refused !== undefined) {
    return whole;
  }
  const isChecked = whole.reads.some((read) => isCheckedBefore(source, node, read));
  if (isChecked && isTypeScript(source) && whole.reads.some((read) => withCasts(read) === read && !hasDefault(read))) {
    return { refused: 'its key is checked in the function before: check it where the module is loaded, and make the client there' };
  }
  return { ...construction, ...whole, use, isLazy: lazy || isChecked || whole.calls || (mayThrow && !isWritten(source, node, whole)) };
}

/** Whether all that the client is given is written in the module. */
function isWritten(source: Source, node: TSESTree.NewExpression | TSESTree.CallExpression, { reads, needs }: { readonly reads: readonly Node[]; readonly needs: readonly Variable[] }): boolean {
  const root = (pathOf(node.callee) ?? '').split('.')[0] as string;
  const maker = variableAt(source, node, root);
  return (
    reads.every((read) => hasDefault(read) || contains(node.callee.range, read.range)) &&
    needs.every((variable) => variable === maker || variable.defs.some(({ node: definition }) => definition.type === 'VariableDeclarator' && definition.init?.type === 'Literal'))
  );
}

function useOf(source: Source, node: Node): Use | { readonly refused: string } {
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) {
    return isListening(parent) ? { refused: 'it listens to its client each time' } : {};
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier') {
    return { refused: 'it is made on a condition' };
  }
  const statement = parent.parent;
  const variable = source.scopes.getDeclaredVariables(parent)[0];
  if (!variable || !statementListOf(statement.parent as Node)) {
    return { refused: 'it is declared where no statement of its own stands' };
  }
  for (const { identifier, init } of variable.references) {
    const member = (identifier as Node).parent;
    if (init === true) {
      continue;
    }
    if (member?.type !== 'MemberExpression' || member.object !== identifier) {
      return { refused: 'its variable gets other values' };
    }
    if (isListening(member)) {
      return { refused: 'it listens to its client each time' };
    }
    if (isAssigned(member)) {
      return { refused: 'it changes its client, which others would share' };
    }
  }
  return { declarator: parent as TSESTree.VariableDeclarator & { id: TSESTree.Identifier }, statement, variable };
}

/** A listener for each request on a client for all would run for the requests of others too. */
function isListening({ property, computed, parent }: TSESTree.MemberExpression): boolean {
  return !computed && parent.type === 'CallExpression' && property.type === 'Identifier' && /^(?:on|once|addListener|prependListener|register|use)$/.test(property.name);
}

function isAssigned(member: Node): boolean {
  const { parent } = member;
  return (parent?.type === 'AssignmentExpression' && parent.left === member) || parent?.type === 'UpdateExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** Whether a condition around or before the construction asks for something that it reads. */
function isCheckedBefore(source: Source, node: Node, read: Node): boolean {
  const path = pathOf(read) as string;
  const asks = (test: Node): boolean => {
    let found = false;
    walk(test, (inner) => {
      found ||= pathOf(inner) === path || (inner.type === 'Identifier' && variableAt(source, inner, inner.name)?.defs.some(({ node: definition }) => definition.type === 'VariableDeclarator' && definition.init !== null && pathOf(definition.init) === path) === true);
    });
    return found;
  };
  return ancestorsOf(node).some((around) => {
    if (around.type === 'IfStatement' || around.type === 'ConditionalExpression') {
      return asks(around.test);
    }
    if (around.type === 'LogicalExpression') {
      return !contains(around.left.range, node.range) && asks(around.left);
    }
    const before = statementListOf(around)?.filter(({ range }) => range[1] <= node.range[0]) ?? [];
    return around.type !== 'Program' && before.some((statement) => statement.type === 'IfStatement' && asks(statement.test));
  });
}

/** `process.env.KEY ?? ''` */
function hasDefault(read: Node): boolean {
  const { parent } = withCasts(read);
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.left === withCasts(read);
}

/** The module makes the same client already. */
function existing(source: Source, { node, isLazy }: Plan): { readonly name: string; readonly declaration: readonly Edit[]; readonly giver: Node } | undefined {
  const wanted = normalText(source, node);
  for (const statement of source.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (!isLazy && declaration?.type === 'VariableDeclaration' && declaration.kind === 'const') {
      const same = declaration.declarations.find(({ init }) => init && normalText(source, unwrap(init)) === wanted);
      if (same?.id.type === 'Identifier') {
        return { name: same.id.name, declaration: [], giver: same };
      }
    }
    if (isLazy && declaration?.type === 'FunctionDeclaration' && declaration.params.length === 0 && !declaration.async && declaration.body.body.length === 2) {
      const [first] = declaration.body.body;
      const assignment = first?.type === 'ExpressionStatement' ? first.expression : undefined;
      if (assignment?.type === 'AssignmentExpression' && assignment.operator === '??=' && normalText(source, assignment.right) === wanted && declaration.id) {
        return { name: declaration.id.name, declaration: [], giver: declaration };
      }
    }
  }
  return undefined;
}

function declare(source: Source, plan: Plan, taken: Set<string>): { readonly name: string; readonly declaration: readonly Edit[]; readonly giver: Node } {
  const { node, use, needs, isLazy } = plan;
  const { newline, semicolon, indent } = styleOf(source);
  const base = use.declarator?.id.name ?? nameOf(node);
  const indentation = indentationAt(source.text, node.range[0]);
  if (isLazy) {
    const variable = freeName(source, source.program, camelCase(`shared ${base}`) ?? 'sharedClient', taken);
    const name = freeName(source, source.program, camelCase(`get ${base}`) ?? 'getClient', taken);
    taken.add(variable).add(name);
    const type = isTypeScript(source) ? `: ${typeOf(source, node)} | undefined` : '';
    const lines = [
      `let ${variable}${type}${semicolon}`,
      '',
      `function ${name}() {`,
      `${indent}${variable} ??= ${textMoved(source, node, indentation, indent)}${semicolon}`,
      `${indent}return ${variable}${semicolon}`,
      '}',
    ];
    return { name, declaration: [declareBefore(source, node, needs, lines.join(newline))], giver: node };
  }
  const isKept = use.declarator !== undefined && !taken.has(base) && isFree(source, base, node, false);
  const name = isKept ? base : freeName(source, source.program, nameOf(node), taken);
  taken.add(name);
  const [left, comments, behind] = use.declarator ? declarationText(source, use, indentation) : ['', '', ''];
  const value = textMoved(source, use.declarator ? (use.declarator.init as Node) : withCasts(node), indentation, '');
  const declaration = `${comments}const ${name}${left} = ${value}${semicolon}${behind}`;
  return { name, declaration: [declareBefore(source, node, needs, declaration)], giver: node };
}

/** The declared type, the comments above and those behind: they speak of the client and go with it. */
function declarationText(source: Source, { declarator, statement }: Extract<Use, { declarator: object }>, indentation: string): [type: string, above: string, behind: string] {
  const { text } = source;
  const { typeAnnotation } = declarator.id;
  const type = typeAnnotation ? text.slice(...typeAnnotation.range) : '';
  if (statement.declarations.length > 1) {
    return [type, '', ''];
  }
  const start = startOfComments(source, statement.range[0]);
  const above = text.slice(start, statement.range[0]).replaceAll(`\n${indentation}`, '\n');
  return [type, above, text.slice(statement.range[1], endWithComments(source, statement.range[1]))];
}

function useEdits(source: Source, { node, use, isLazy }: Plan, { name, giver }: { readonly name: string; readonly giver: Node }): Edit[] {
  if (isLazy) {
    return [replace(node.range, `${name}()`)];
  }
  if (!use.declarator) {
    return [replace(withParentheses(source, withCasts(node)), name)];
  }
  const renames = use.variable.references
    .filter(({ init, identifier }) => init !== true && identifier.name !== name)
    .map(({ identifier }) => replace(identifier.range as [number, number], name));
  return [removal(source, use, giver === node), ...renames];
}

/** The declaration taken out: with its comments if they went with it, and with the line that it leaves empty. */
function removal(source: Source, { declarator, statement }: Extract<Use, { declarator: object }>, withTheComments: boolean): Edit {
  const { text } = source;
  const { declarations } = statement;
  if (declarations.length > 1) {
    const index = declarations.findIndex((each) => each === (declarator as Node));
    const [previous, next] = [declarations[index - 1], declarations[index + 1]];
    return replace(next ? [declarator.range[0], next.range[0]] : [(previous as Node).range[1], declarator.range[1]], '');
  }
  const start = withTheComments ? startOfComments(source, statement.range[0]) : statement.range[0];
  const end = withTheComments ? endWithComments(source, statement.range[1]) : statement.range[1];
  if (!isFirstOnLine(text, start) || text.slice(end, lineEnd(text, end)).trim() !== '') {
    return replace([start, end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0)], '');
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end) + 1;
  const gap = /^(?:[ \t]*\r?\n)*/.exec(text.slice(nextLine))?.[0] ?? '';
  const isParted = /(?:[{([]|=>|\n[ \t]*\r?)\n$/.test(text.slice(0, lineStart).replaceAll('\r', '')) || /^\s*\}/.test(text.slice(nextLine));
  return replace([lineStart, nextLine + (isParted ? gap.length : 0)], '');
}

/** `(new Client()).track()`: the parentheses go with what they hold. */
function withParentheses({ text }: Source, { range: [start, end] }: Node): [number, number] {
  const before = /\(\s*$/.exec(text.slice(0, start));
  const after = /^\s*\)/.exec(text.slice(end));
  return before && after ? [start - before[0].length, end + after[0].length] : [start, end];
}

/**
 * Whether the module can declare `name` so that it means the client where `node` stands, and nothing else in the
 * file comes to mean it.
 *
 * @param isDeclared the module declares it already
 */
function isFree(source: Source, name: string, node: Node, isDeclared: boolean): boolean {
  const top = moduleScope(source);
  if (!isDeclared && (top.set.has(name) || source.scopes.scopes.some(({ through, upper }) => upper === null && through.some(({ identifier }) => identifier.name === name)))) {
    return false;
  }
  const fn = ancestorsOf(node).find(isFunction);
  const around = fn?.parent && variableAt(source, fn.parent, name);
  const own = variableAt(source, node, name);
  const isOwn = own === undefined || own.scope === top || own.defs.some(({ type, node: definition }) => type === 'Variable' && contains(definition.range as [number, number], node.range));
  return isOwn && (around === undefined || around.scope === top || around.scope === source.scopes.globalScope);
}

function nameOf(node: Node): string {
  const callee = node.type === 'NewExpression' || node.type === 'CallExpression' ? pathOf(node.callee) : undefined;
  // `APIClient` is two words.
  const words = (callee?.split('.').at(-1) ?? '').replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})/u, (capitals) => capitals.toLowerCase());
  return camelCase(words) ?? 'client';
}

function typeOf(source: Source, node: Node): string {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') {
    return 'unknown';
  }
  const callee = source.text.slice(...node.callee.range);
  const root = callee.split('.')[0] as string;
  const isImported = variableAt(source, node, root)?.defs.some(({ type }) => type === 'ImportBinding');
  return node.type === 'CallExpression' ? `ReturnType<typeof ${callee}>` : isImported ? callee : `InstanceType<typeof ${callee}>`;
}

function isTypeScript({ file }: Source): boolean {
  return /\.[cm]?tsx?$/.test(file);
}

/** The text without the blanks that mean nothing. */
function normalText(source: Source, node: Node): string {
  const { text } = source;
  // Comments are kept apart: a client with another comment is another one, so that none is lost.
  if (hasComment(source, node.range)) {
    return text.slice(...node.range);
  }
  const fixed: Node[] = [];
  walk(node, (each) => {
    if (each.type === 'Literal' || each.type === 'TemplateElement') {
      fixed.push(each);
    }
  });
  let result = '';
  let from = node.range[0];
  for (const { range } of fixed) {
    result += text.slice(from, range[0]).replace(/\s+/g, '') + text.slice(...range);
    from = range[1];
  }
  return result + text.slice(from, node.range[1]).replace(/\s+/g, '');
}
