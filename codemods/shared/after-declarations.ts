import type { TSESTree } from '@typescript-eslint/utils';

import { endWithComments, startOfComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { importsOf } from '../../lib/edit/imports.ts';
import { unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';

/**
 * Puts a text behind the client and the variables that stand with it, or behind the imports.
 *
 * @param declaredBy - the statement that declares the client, if one of the module does
 */
export function afterDeclarations(
  source: Source,
  declaredBy: TSESTree.ProgramStatement | undefined,
  text: string,
): Edit {
  const { program } = source;
  const { newline } = styleOf(source);
  const anchor =
    declaredBy && declaredBy.type !== 'ImportDeclaration'
      ? lastOfRun(program.body, declaredBy)
      : (importsOf(source).at(-1) ?? lastDirectiveOrRequire(program));
  if (!anchor) {
    const [first] = program.body;
    // What is said right above the first statement is said of it.
    return insertAt(first ? startOfComments(source, first.range[0]) : 0, `${text}${newline}${newline}`);
  }
  // Variables stand together; what follows a function, an import or a `require` needs air.
  const isRun = anchor.type === 'VariableDeclaration' && declaredBy !== undefined && !isRequire(anchor);
  const gap = isRun && !/^\/\*\*|^(?:export )?function /.test(text) ? newline : newline + newline;
  const end = endWithComments(source, anchor.range[1]);
  const rest = source.text.slice(end);
  return insertAt(end, gap + text + (/^[ \t]*\r?\n[ \t]*\S/.test(rest) ? newline : ''));
}

/** The last of the plain variables that follow the client's declaration without a break. */
function lastOfRun(
  body: readonly TSESTree.ProgramStatement[],
  first: TSESTree.ProgramStatement,
): TSESTree.ProgramStatement {
  let last = first;
  for (const statement of body.slice(body.indexOf(first) + 1)) {
    if (statement.type !== 'VariableDeclaration' || !statement.declarations.every(holdsPlainValue)) {
      break;
    }
    last = statement;
  }
  return last;
}

function holdsPlainValue({ init }: TSESTree.VariableDeclarator): boolean {
  return !init || /^(?:Literal|Identifier|ArrayExpression|NewExpression)$/.test(unwrap(init).type);
}

function lastDirectiveOrRequire({ body }: TSESTree.Program): TSESTree.ProgramStatement | undefined {
  return body.findLast(
    statement =>
      (statement.type === 'ExpressionStatement' &&
        typeof (statement as { directive?: unknown }).directive === 'string') ||
      (statement.type === 'VariableDeclaration' && isRequire(statement)),
  );
}

function isRequire({ declarations }: TSESTree.VariableDeclaration): boolean {
  return declarations.some(
    ({ init }) =>
      init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require',
  );
}
