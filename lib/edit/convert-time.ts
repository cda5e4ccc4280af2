import type { TSESTree } from '@typescript-eslint/utils';

/** What a time is in the code, and what it is to become. */
export interface TimeConversion {
  readonly is: 'milliseconds' | 'iso' | 'date';
  readonly wanted: 'seconds' | 'iso' | 'date';
}

/** An expression for the same time in another form; undefined if there is none that is certainly right. */
export function convertTime(node: TSESTree.Node, text: string, { is, wanted }: TimeConversion): string | undefined {
  if (wanted !== 'seconds') return is === 'date' ? undefined : `new Date(${text})`;
  if (node.type === 'Literal' && typeof node.value === 'number') return String(Math.floor(node.value / 1000));
  if (is === 'milliseconds') return inSeconds(isTight(node) ? text : `(${text})`);
  if (is === 'iso') return inSeconds(`Date.parse(${text})`);
  if (node.type === 'NewExpression') return node.arguments.length === 0 ? inSeconds('Date.now()') : inSeconds(`${text}.getTime()`);
  return inSeconds(`${isTight(node) ? text : `(${text})`}.getTime()`);
}

/** The names of globals that a conversion uses, so that one of the file's own is not used instead. */
export const conversionGlobals = ['Math', 'Date'] as const;

function inSeconds(milliseconds: string): string {
  return `Math.floor(${milliseconds} / 1000)`;
}

/** Whether `node / 1000` and `node.x` mean what they say, without brackets. */
function isTight({ type }: TSESTree.Node): boolean {
  return type === 'CallExpression' || type === 'MemberExpression' || type === 'Identifier' || type === 'UnaryExpression' || type === 'NewExpression' || type === 'Literal' || type === 'TemplateLiteral' || type === 'TSNonNullExpression';
}
