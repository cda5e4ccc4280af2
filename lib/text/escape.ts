/** A text as an expression that matches nothing but this text; to stand outside of brackets. */
export function escapeExpression(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** An expression for a name of code as a whole word, `$` being a letter of names. */
export function wholeWord(name: string): string {
  return String.raw`(?<![\w$])${escapeExpression(name)}(?![\w$])`;
}
