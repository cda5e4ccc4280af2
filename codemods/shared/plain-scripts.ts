import type { Source } from '../../lib/edit/source.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { isFunction, unwrap } from '../../lib/edit/nodes.ts';

/** Why a plain script is left alone; a sentence without a full stop. */
export const PLAIN_SCRIPT =
  'a page loads it as a plain script, which can neither import nor export the helper: load it with type="module" first';

const SCRIPT = /<script\b([^<>]*)>/gi;
const SRC = /\bsrc\s*=\s*["']?([^"'\s>]+)/i;

/** The addresses of the scripts that a page loads as no modules, without what comes before their folders. */
export function plainScriptsOf(html: string): string[] {
  return [...html.matchAll(SCRIPT)].flatMap(([, attributes = '']) => {
    const src = SRC.exec(attributes)?.[1];
    return src === undefined || isTypeModule(attributes)
      ? []
      : [(src.split(/[?#]/)[0] ?? '').replace(/^(?:\.{0,2}\/)+/, '')];
  });
}

function isTypeModule(attributes: string): boolean {
  return /\btype\s*=\s*["']?module/i.test(attributes);
}

/** Whether a page has one script of its own, and that is a module: only into such a one something can be imported. */
export function isOneModule({ text, scripts }: Pick<Source, 'text' | 'scripts'>): boolean {
  const own = scripts.filter(([start, end]) => text.slice(start, end).trim() !== '');
  const [start = 0] = own[0] ?? [];
  return own.length === 1 && isTypeModule(text.slice(text.lastIndexOf('<', start - 1), start));
}

/** Whether a module's syntax stands nowhere in a file: only then it can be a plain script. */
export function hasModuleSyntax({ file, program, text }: Source): boolean {
  return (
    !/\.js$/.test(file) ||
    program.body.some(({ type }) => type === 'ImportDeclaration' || type.startsWith('Export')) ||
    /\brequire\s*\(|\bmodule\.exports\b|\bexports\.|\bimport\s*[(.]/.test(text)
  );
}

/** `(function () { … })();` and nothing else: what hides its names from other scripts knows of no modules. */
export function isSelfContained({ program }: Source): boolean {
  const statements = program.body.filter(
    statement => !(statement.type === 'ExpressionStatement' && typeof statement.directive === 'string'),
  );
  return statements.length > 0 && statements.every(isCalledAtOnce);
}

function isCalledAtOnce(statement: Node): boolean {
  let expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : statement;
  if (expression.type === 'UnaryExpression') {
    expression = unwrap(expression.argument);
  }
  return expression.type === 'CallExpression' && isFunction(unwrap(expression.callee));
}
