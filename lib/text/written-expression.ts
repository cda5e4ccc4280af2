/** A name that is longer says no more: nobody reads it, and Customer.io takes names of a hundred bytes. */
const MAX_LENGTH = 1_000;

/** Whether a name is one of those that somebody means. */
export type Matcher = (name: string) => boolean;

/**
 * The expression that `/^Checkout /i` stands for, as teams write it where names and texts stand: in options, in plans
 * and on command lines.
 *
 * @returns undefined for a text that is no expression between slashes
 * @throws SyntaxError for an expression that cannot be read
 */
export function parseExpression(text: string): RegExp | undefined {
  // One letter behind the slashes is a flag that is mistyped; more are the end of a path.
  const [, source, flags = ''] = /^\/(.+)\/([dgimsuvy]*|[a-z])$/s.exec(text) ?? [];
  // `g` and `y` would make the answer depend on what was asked before.
  return source === undefined ? undefined : new RegExp(source, flags.replace(/[gy]/g, ''));
}

/**
 * Whether a name is meant by an expression between slashes; see `parseExpression`.
 *
 * @returns undefined for a text that is no expression
 * @throws SyntaxError for an expression that cannot be read
 */
export function parseMatcher(text: string): Matcher | undefined {
  const expression = parseExpression(text);
  return expression && matcherOf(expression);
}

/** Asks an expression that somebody else wrote, which may take very long over a long name: it gets no more of it. */
export function matcherOf(expression: RegExp): Matcher {
  return name => expression.test(name.slice(0, MAX_LENGTH));
}
