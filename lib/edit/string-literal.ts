import type { TSESTree } from '@typescript-eslint/utils';

/**
 * A string literal with another text, in the quotes it had. The attribute of an element knows no escapes, so that
 * an expression takes its place where the text holds the quote.
 */
export function withText(literal: TSESTree.StringLiteral | TSESTree.TemplateLiteral, text: string): string {
  const quote = literal.type === 'Literal' ? (literal.raw[0] as string) : '`';
  if (literal.parent?.type === 'JSXAttribute') {
    return text.includes(quote) || /[\\\n\r&]/.test(text) ? `{${JSON.stringify(text)}}` : quote + text + quote;
  }
  return quote + escaped(text, quote) + quote;
}

/** As it stands between these quotes. */
export function escaped(text: string, quote: string): string {
  const special = quote === '`' ? /[\\`]|\$(?=\{)/g : new RegExp(`[\\\\${quote}]`, 'g');
  return text
    .replace(special, String.raw`\$&`)
    .replace(/\n/g, String.raw`\n`)
    .replace(/\r/g, String.raw`\r`);
}

/** The text of an expression that is nothing but a text: a literal, or a template without holes. */
export function textIn(node: TSESTree.Node | null | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0
    ? (node.quasis[0]?.value.cooked ?? undefined)
    : undefined;
}
