import { endWithComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { pathOf } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';

/** The edit by which a CommonJS module exports more of its names. */
export function commonJsExport(source: Source, names: readonly string[]): Edit {
  const { program, text } = source;
  const { newline, semicolon } = styleOf(source);
  for (const statement of program.body) {
    const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (
      expression?.type === 'AssignmentExpression' &&
      pathOf(expression.left) === 'module.exports' &&
      expression.right.type === 'ObjectExpression'
    ) {
      const last = expression.right.properties.at(-1);
      if (!last) {
        return replace(expression.right.range, `{ ${names.join(', ')} }`);
      }
      const gap = isFirstOnLine(text, last.range[0]) ? newline + indentationAt(text, last.range[0]) : ' ';
      return insertAt(last.range[1], names.map(name => `,${gap}${name}`).join(''));
    }
  }
  const last = program.body.at(-1);
  const end = last ? endWithComments(source, last.range[1]) : text.length;
  // `exports` is not what others get any more where the module exports another value.
  const target = program.body.some(isWholeExport) ? 'module.exports' : 'exports';
  const lines = names.map(name => `${target}.${name} = ${name}${semicolon}`);
  return insertAt(end, newline + newline + lines.join(newline));
}

/** `module.exports = value` */
function isWholeExport(statement: Node): boolean {
  return (
    statement.type === 'ExpressionStatement' &&
    statement.expression.type === 'AssignmentExpression' &&
    pathOf(statement.expression.left) === 'module.exports'
  );
}
