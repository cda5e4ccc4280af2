import type { TSESTree } from '@typescript-eslint/utils';

import { hasComment, startOfComments, endWithComments } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { replace } from '../../edit/edit.ts';
import { textMoved } from '../../edit/indentation.ts';
import type { AtModuleLevel, Variable } from './module-level.ts';
import { atModuleLevel, declareBefore, isChanged, moduleScope, runsBefore } from './module-level.ts';
import { camelCase, freeName, variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import {
  ancestorsOf,
  contains,
  enclosingFunction,
  isFunction,
  pathOf,
  statementListOf,
  unwrap,
  walk,
  withCasts,
} from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';
import { isTypeScript } from '../../edit/source.ts';
import { indentationAt, isFirstOnLine, lineEnd, styleOf } from '../../edit/style.ts';

/** A client that is made again and again. */
export interface Construction {
  /** `new Client(…)` */
  readonly node: Node;
  /** The SDK refuses to make a client without a key, so that loading the module could fail. */
  readonly mayThrow: boolean;
  /** Its key is a secret: one that is written in the code is about to come from the environment, where it may be missing. */
  readonly hasSecret: boolean;
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

type Plan = Extract<AtModuleLevel, { refused?: undefined }> &
  Construction & { readonly use: Use; readonly isLazy: boolean };

/** Where the client goes: into a variable of its own, or straight into a call. */
type Use =
  | {
      readonly declarator: TSESTree.VariableDeclarator & { id: TSESTree.Identifier };
      readonly statement: TSESTree.VariableDeclaration;
      readonly variable: Variable;
    }
  | { readonly declarator?: undefined };

/** The client that equal constructions become. */
interface Shared {
  readonly name: string;
  readonly declaration: readonly Edit[];
  /** What it was made of: its comments go with it. */
  readonly giver: Node;
  /** Its name is that of a function. */
  readonly isLazy: boolean;
}

/**
 * Takes clients out of the functions in which they are made and has the module make them once: when it is loaded,
 * or at first use where loading could fail or the key may not be there yet.
 *
 * @param constructions all of the file, in its order, since equal ones share a client
 */
export function hoistClients(
  source: Source,
  constructions: readonly Construction[],
  { lazy = false } = {},
): HoistedClient[] {
  const names = new Set<string>();
  const made = new Map<string, Shared>();
  return constructions.map(construction => {
    const plan = planOf(source, construction, lazy);
    if (plan.refused !== undefined) {
      return plan;
    }
    const key = `${plan.isLazy} ${normalText(source, plan.node)}`;
    const known = made.get(key) ?? existing(source, plan);
    const client =
      known && isFree(source, known.name, plan.node, true) && isFreeInUses(source, known, plan)
        ? known
        : declare(source, plan, names);
    made.set(key, client);
    return { name: client.name, declaration: client.declaration, edits: useEdits(source, plan, client) };
  });
}

function planOf(source: Source, construction: Construction, lazy: boolean): Plan | { readonly refused: string } {
  const { node, mayThrow, hasSecret } = construction;
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
  const isChecked = whole.reads.some(read => isCheckedBefore(source, node, read));
  if (isChecked && isTypeScript(source) && whole.reads.some(read => withCasts(read) === read && !hasDefault(read))) {
    return {
      refused:
        'its key is checked in the function before: check it where the module is loaded, and make the client there',
    };
  }
  return {
    ...construction,
    ...whole,
    use,
    isLazy:
      lazy ||
      isChecked ||
      whole.calls ||
      whole.needs.some(isOwnModule) ||
      (whole.reads.length > 0 && isEnvironmentLate(source, node)) ||
      (mayThrow && (hasSecret || !isWritten(source, node, whole))),
  };
}

/** What another module of the project gives may come after this one is loaded: by a cycle of imports, or since it is filled later. */
function isOwnModule({ defs }: Variable): boolean {
  return defs.some(definition => {
    const { node, parent } = definition;
    const from =
      definition.type === 'ImportBinding' && parent?.type === 'ImportDeclaration'
        ? parent.source
        : node.type === 'VariableDeclarator' &&
            node.init?.type === 'CallExpression' &&
            pathOf(node.init.callee) === 'require'
          ? node.init.arguments[0]
          : undefined;
    return from?.type === 'Literal' && /^(?:\.|@\/|~|#|src\/)/.test(String(from.value));
  });
}

/** `dotenv.config()` in a function, or below what makes the client: when the module is loaded, the key is not there yet. */
function isEnvironmentLate(source: Source, node: Node): boolean {
  const [top] = ancestorsOf(node).slice(-2);
  let isLate = false;
  walk(source.program, each => {
    isLate ||=
      setsEnvironment(source, each) && (each.range[0] > (top as Node).range[0] || ancestorsOf(each).some(isFunction));
  });
  return isLate;
}

function setsEnvironment(source: Source, node: Node): boolean {
  if (node.type === 'AssignmentExpression') {
    return /^process\.env\b/.test(source.text.slice(...node.left.range));
  }
  if (node.type !== 'CallExpression') {
    return false;
  }
  const callee = source.text.slice(...node.callee.range);
  const [definition] = variableAt(source, node, callee)?.defs ?? [];
  const origin =
    definition?.type === 'ImportBinding' || definition?.type === 'Variable'
      ? source.text.slice(...(definition.parent?.range ?? definition.node.range))
      : '';
  return (
    /^(?:process\.)?loadEnv\w*$/i.test(callee) ||
    isMemberOfDotenv(callee) ||
    (callee === 'Object.assign' && pathOf(node.arguments[0] as Node) === 'process.env') ||
    /['"](?:@dotenvx\/)?dotenv/.test(origin)
  );
}

/** `dotenv.config`, `require('dotenv-flow').config`, `Dotenv.load`. */
function isMemberOfDotenv(callee: string): boolean {
  const dot = callee.lastIndexOf('.');
  if (dot === -1 || !/^\w+$/.test(callee.slice(dot + 1))) {
    return false;
  }
  const object = callee.slice(0, dot).replace(/['"]\)$/, '');
  return /\bdotenv/i.test(object.split(/[^\w-]/).at(-1) as string);
}

/** Whether all that the client is given is written in the module. */
function isWritten(
  source: Source,
  node: TSESTree.NewExpression | TSESTree.CallExpression,
  { reads, needs }: { readonly reads: readonly Node[]; readonly needs: readonly Variable[] },
): boolean {
  const root = (pathOf(node.callee) ?? '').split('.')[0] as string;
  const maker = variableAt(source, node, root);
  return (
    reads.every(read => hasDefault(read) || contains(node.callee.range, read.range)) &&
    needs.every(
      variable =>
        variable === maker ||
        variable.defs.some(
          ({ node: definition }) => definition.type === 'VariableDeclarator' && definition.init?.type === 'Literal',
        ),
    )
  );
}

function useOf(source: Source, node: Node): Use | { readonly refused: string } {
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) {
    return isListening(parent) ? { refused: 'it listens to its client each time' } : {};
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier') {
    return {
      refused:
        parent?.type === 'CallExpression' || parent?.type === 'AssignmentExpression'
          ? 'it is handed on where it is made; make one for the module and hand on that'
          : 'it is made on a condition',
    };
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
    if (isChanged(identifier as Node)) {
      return { refused: 'it changes its client, which others would share' };
    }
  }
  return { declarator: parent as TSESTree.VariableDeclarator & { id: TSESTree.Identifier }, statement, variable };
}

/** A listener for each request on a client for all would run for the requests of others too. */
function isListening({ property, computed, parent }: TSESTree.MemberExpression): boolean {
  return (
    !computed &&
    parent.type === 'CallExpression' &&
    property.type === 'Identifier' &&
    /^(?:on|once|addListener|prependListener|register|use)$/.test(property.name)
  );
}

/** Whether a condition around or before the construction asks for something that it reads. */
function isCheckedBefore(source: Source, node: Node, read: Node): boolean {
  const path = pathOf(read) as string;
  const asks = (test: Node): boolean => {
    let found = false;
    walk(test, inner => {
      found ||=
        pathOf(inner) === path ||
        (inner.type === 'Identifier' &&
          variableAt(source, inner, inner.name)?.defs.some(
            ({ node: definition }) =>
              definition.type === 'VariableDeclarator' && definition.init !== null && pathOf(definition.init) === path,
          ) === true);
    });
    return found;
  };
  return ancestorsOf(node).some(around => {
    if (around.type === 'IfStatement' || around.type === 'ConditionalExpression') {
      return asks(around.test);
    }
    if (around.type === 'LogicalExpression') {
      return !contains(around.left.range, node.range) && asks(around.left);
    }
    const before = statementListOf(around)?.filter(({ range }) => range[1] <= node.range[0]) ?? [];
    return (
      around.type !== 'Program' && before.some(statement => statement.type === 'IfStatement' && asks(statement.test))
    );
  });
}

/** `process.env.KEY ?? ''` */
function hasDefault(read: Node): boolean {
  const { parent } = withCasts(read);
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.left === withCasts(read);
}

/** The module makes the same client already. */
function existing(source: Source, { node, isLazy }: Plan): Shared | undefined {
  const wanted = normalText(source, node);
  for (const statement of source.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (
      declaration?.type === 'VariableDeclaration' &&
      declaration.kind === 'const' &&
      runsBefore(source, statement, node)
    ) {
      const same = declaration.declarations.find(({ init }) => init && normalText(source, unwrap(init)) === wanted);
      const isAsMade =
        same &&
        source.scopes
          .getDeclaredVariables(same)[0]
          ?.references.every(({ identifier }) => !isChanged(identifier as Node));
      if (same?.id.type === 'Identifier' && isAsMade) {
        return { name: same.id.name, declaration: [], giver: same, isLazy: false };
      }
    }
    if (
      isLazy &&
      declaration?.type === 'FunctionDeclaration' &&
      declaration.params.length === 0 &&
      !declaration.async &&
      declaration.body.body.length === 2
    ) {
      const [first] = declaration.body.body;
      const assignment = first?.type === 'ExpressionStatement' ? first.expression : undefined;
      if (
        assignment?.type === 'AssignmentExpression' &&
        assignment.operator === '??=' &&
        normalText(source, assignment.right) === wanted &&
        declaration.id
      ) {
        return { name: declaration.id.name, declaration: [], giver: declaration, isLazy };
      }
    }
  }
  return undefined;
}

function declare(source: Source, plan: Plan, taken: Set<string>): Shared {
  const { node, use, needs, isLazy } = plan;
  const { newline, semicolon, indent } = styleOf(source);
  const base = use.declarator?.id.name ?? nameFor(node);
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
    return { name, declaration: [declareBefore(source, node, needs, lines.join(newline))], giver: node, isLazy };
  }
  const isKept = use.declarator !== undefined && !taken.has(base) && isFree(source, base, node, false);
  const name = isKept ? base : freeName(source, source.program, nameFor(node), taken);
  taken.add(name);
  const [left, comments, behind] = use.declarator ? declarationText(source, use, indentation) : ['', '', ''];
  const value = textMoved(source, use.declarator ? (use.declarator.init as Node) : withCasts(node), indentation, '');
  const declaration = `${comments}const ${name}${left} = ${value}${semicolon}${behind}`;
  return { name, declaration: [declareBefore(source, node, needs, declaration)], giver: node, isLazy };
}

/** The declared type, the comments above and those behind: they speak of the client and go with it. */
function declarationText(
  source: Source,
  { declarator, statement }: Extract<Use, { declarator: object }>,
  indentation: string,
): [type: string, above: string, behind: string] {
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

function useEdits(source: Source, { node, use }: Plan, { name, giver, isLazy }: Shared): Edit[] {
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
function removal(
  source: Source,
  { declarator, statement }: Extract<Use, { declarator: object }>,
  withTheComments: boolean,
): Edit {
  const { text } = source;
  const { declarations } = statement;
  if (declarations.length > 1) {
    const index = declarations.findIndex(each => each === (declarator as Node));
    const [previous, next] = [declarations[index - 1], declarations[index + 1]];
    return replace(
      next ? [declarator.range[0], next.range[0]] : [(previous as Node).range[1], declarator.range[1]],
      '',
    );
  }
  const start = withTheComments ? startOfComments(source, statement.range[0]) : statement.range[0];
  const end = withTheComments ? endWithComments(source, statement.range[1]) : statement.range[1];
  if (isJoining(source, statement)) {
    return replace([start, end], ';');
  }
  const [isFirst, isLast] = [isFirstOnLine(text, start), text.slice(end, lineEnd(text, end)).trim() === ''];
  if (!isFirst || !isLast) {
    const from = isLast ? text.slice(0, start).trimEnd().length : start;
    return replace([from, end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0)], '');
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end) + 1;
  const gap = /^(?:[ \t]*\r?\n)*/.exec(text.slice(nextLine))?.[0] ?? '';
  const isParted =
    /(?:[{([]|=>|\n[ \t]*\r?)\n$/.test(text.slice(0, lineStart).replaceAll('\r', '')) ||
    /^\s*\}/.test(text.slice(nextLine));
  return replace([lineStart, nextLine + (isParted ? gap.length : 0)], '');
}

/** What stands around the statement would be one expression without it: `foo()` and `[1, 2].map(…)`. */
function isJoining({ text }: Source, statement: Node): boolean {
  const list = statementListOf(statement.parent as Node) ?? [];
  const index = list.indexOf(statement);
  const [before, after] = [list[index - 1], list[index + 1]];
  if (!before || !after || !/^(?:[([`/]|\+(?!\+)|-(?!-))/.test(text.slice(after.range[0]))) {
    return false;
  }
  const end = text[before.range[1] - 1];
  // The brace of a block ends a statement, that of an object does not.
  return end !== ';' && (end !== '}' || before.type === 'VariableDeclaration' || before.type === 'ExpressionStatement');
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
  if (
    !isDeclared &&
    (top.set.has(name) ||
      source.scopes.scopes.some(
        ({ through, upper }) => upper === null && through.some(({ identifier }) => identifier.name === name),
      ))
  ) {
    return false;
  }
  const fn = enclosingFunction(node);
  const around = fn?.parent && variableAt(source, fn.parent, name);
  const own = variableAt(source, node, name);
  const isOwn =
    own === undefined ||
    own.scope === top ||
    own.defs.some(
      ({ type, node: definition }) => type === 'Variable' && contains(definition.range as [number, number], node.range),
    );
  return isOwn && (around === undefined || around.scope === top || around.scope === source.scopes.globalScope);
}

/** Nothing within the function takes the name of the client that is shared. */
function isFreeInUses(source: Source, { name, isLazy }: Shared, { use }: Plan): boolean {
  const top = moduleScope(source);
  return (
    isLazy ||
    !use.declarator ||
    use.variable.references.every(({ identifier }) => {
      const meant = variableAt(source, identifier as Node, name);
      return meant === undefined || meant === use.variable || meant.scope === top;
    })
  );
}

function nameFor(node: Node): string {
  const callee = node.type === 'NewExpression' || node.type === 'CallExpression' ? pathOf(node.callee) : undefined;
  // `APIClient` is two words.
  const words = (callee?.split('.').at(-1) ?? '').replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})/u, capitals =>
    capitals.toLowerCase(),
  );
  return camelCase(words) ?? 'client';
}

function typeOf(source: Source, node: Node): string {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') {
    return 'unknown';
  }
  const callee = source.text.slice(...node.callee.range);
  const root = callee.split('.')[0] as string;
  const isImported = variableAt(source, node, root)?.defs.some(({ type }) => type === 'ImportBinding');
  return node.type === 'CallExpression'
    ? `ReturnType<typeof ${callee}>`
    : isImported
      ? callee
      : `InstanceType<typeof ${callee}>`;
}

/** The text without the blanks that mean nothing. */
function normalText(source: Source, node: Node): string {
  const { text } = source;
  // Comments are kept apart: a client with another comment is another one, so that none is lost.
  if (hasComment(source, node.range)) {
    return text.slice(...node.range);
  }
  const fixed: Node[] = [];
  walk(node, each => {
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
