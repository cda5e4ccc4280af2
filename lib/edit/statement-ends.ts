/** What may stand next to a statement without a semicolon between the two. */
import type { Node } from './nodes.ts';
import { statementListOf } from './nodes.ts';
import type { Source } from './source.ts';
import { styleOf } from './style.ts';

const goesOn = /^[([`+\-/]/;

/** A semicolon in front of the statement that begins with `node`, where the line above would else go on with `first`. */
export function semicolonBefore(source: Source, node: Node, first: string): string {
  let statement = node;
  while (statement.parent && !statementListOf(statement.parent)?.includes(statement)) {
    if (statement.parent.range[0] !== node.range[0]) {
      return '';
    }
    statement = statement.parent;
  }
  const list = statement.parent && statementListOf(statement.parent);
  const previous = list?.[list.indexOf(statement) - 1];
  if (!previous || statement.range[0] !== node.range[0] || !goesOn.test(first)) {
    return '';
  }
  return source.text[previous.range[1] - 1] === ';' || endsInBlock(previous) ? '' : ';';
}

/** What ends a statement that takes the place of `statement`: by habit, or since the one behind it would go on with it. */
export function semicolonAfter(source: Source, statement: Node): string {
  const list = statement.parent && statementListOf(statement.parent);
  const next = list?.[list.indexOf(statement) + 1];
  return styleOf(source).semicolon || (next && goesOn.test(source.text.slice(...next.range)) ? ';' : '');
}

/** Whether a statement ends by a brace that no expression can go on from. */
function endsInBlock(statement: Node): boolean {
  switch (statement.type) {
    case 'IfStatement':
      return endsInBlock(statement.alternate ?? statement.consequent);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'LabeledStatement':
      return endsInBlock(statement.body);
    case 'BlockStatement':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return true;
    default:
      return false;
  }
}
