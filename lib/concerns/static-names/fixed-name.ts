/** The fixed words of a name that is put together, and names for what varies in it. */
import { toStyle } from '../shared/case-style.ts';
import { dangling } from './words.ts';

/** Stands for what varies. */
export const HOLE = '\u0000';

const separator = String.raw`[\s_\-:./|>,#=&+~@]`;
const quoted = new RegExp(
  [
    `"${HOLE}"`,
    `'${HOLE}'`,
    `“${HOLE}”`,
    `«${HOLE}»`,
    String.raw`\(${HOLE}\)`,
    String.raw`\[${HOLE}\]`,
    String.raw`\{${HOLE}\}`,
    `<${HOLE}>`,
  ].join('|'),
  'g',
);
const holes = new RegExp(`(?<!${separator})(${separator}*)${HOLE}(?:${separator}*${HOLE})*(${separator}*)`, 'g');

/**
 * A name without its holes and the separators and brackets around them: `checkout_*_done` is `checkout_done`.
 *
 * @param name - the holes as `HOLE`
 * @returns undefined where too little remains, or where two words would run together
 */
export function withoutHoles(name: string): string | undefined {
  let isJoined = true;
  const fixed = name
    .replace(quoted, HOLE)
    .replace(holes, (match: string, left: string, right: string, at: number, whole: string) => {
      const [before, after] = [whole.slice(0, at), whole.slice(at + match.length)];
      if (before === '' || after === '') return '';
      if (left === '' && right === '' && /\p{L}$/u.test(before) && /^\p{Ll}/u.test(after)) isJoined = false;
      return left || right;
    });
  const ended = name.replace(quoted, HOLE).endsWith(HOLE) ? withoutDangling(fixed) : fixed;
  return isJoined && /\p{L}{2}/u.test(ended) ? ended : undefined;
}

/** `signed_up_with`, `Signed Up With` and `signedUpWith` end with a word that needs another one. */
function withoutDangling(name: string): string {
  for (const word of dangling) {
    const head = name.slice(0, -word.length);
    const end = name.slice(-word.length);
    const isOwnWord = isSeparator(head.at(-1)) || (end.charAt(0) !== word.charAt(0) && /[\p{Ll}\d]$/u.test(head));
    const shorter = withoutSeparators(head);
    if (end.toLowerCase() === word && isOwnWord && shorter !== '') return withoutDangling(shorter);
  }
  return name;
}

function withoutSeparators(name: string): string {
  let end = name.length;
  while (end > 0 && isSeparator(name[end - 1])) end--;
  return name.slice(0, end);
}

const separators = ' \t_-:./|>,#=&+~@';

function isSeparator(sign: string | undefined): boolean {
  return sign !== undefined && separators.includes(sign);
}

/** The style of the keys beside which a new one is to stand. */
export function keyStyle(keys: readonly string[]): 'snake_case' | 'camelCase' {
  return keys.some(key => /[a-z\d][A-Z]/.test(key)) && !keys.some(key => key.includes('_'))
    ? 'camelCase'
    : 'snake_case';
}

/** A key of these words that none of the others is; the first of the choices that is free, else one with a number. */
export function freeKey(
  choices: readonly (readonly string[])[],
  style: 'snake_case' | 'camelCase',
  taken: ReadonlySet<string>,
): string {
  const keys = choices.flatMap(words => toStyle(words.join(' '), style) ?? []).filter(key => /^[a-z]/.test(key));
  const [base = 'value'] = keys;
  const free = [base, ...keys].find(key => !taken.has(key));
  if (free !== undefined) return free;
  for (let count = 2; ; count++) {
    const key = style === 'camelCase' ? `${base}${count}` : `${base}_${count}`;
    if (!taken.has(key)) return key;
  }
}
