import { wordsOf } from '../../calls/values/names.ts';

/** The ways in which teams write the names of events. */
export const caseStyles = [
  'snake_case',
  'Title Case',
  'Sentence case',
  'lower case',
  'camelCase',
  'PascalCase',
  'kebab-case',
  'CONSTANT_CASE',
] as const;

export type CaseStyle = (typeof caseStyles)[number];

/** Words that titles leave in lower case. */
const small = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'into',
  'of',
  'on',
  'or',
  'per',
  'the',
  'to',
  'via',
  'with',
  'vs',
]);

const shapes: Readonly<Record<Exclude<CaseStyle, 'Title Case'>, RegExp>> = {
  snake_case: /^[\p{Ll}\p{Lo}\d]+(?:_[\p{Ll}\p{Lo}\d]+)*$/u,
  'Sentence case': /^[\p{Lu}\p{Lo}\d][\p{L}\d'’-]*(?: (?:[\p{Ll}\p{Lo}\d][\p{Ll}\p{Lo}\d'’-]*|\p{Lu}[\p{Lu}\d]+))*$/u,
  'lower case': /^[\p{Ll}\p{Lo}\d'’-]+(?: [\p{Ll}\p{Lo}\d'’-]+)*$/u,
  camelCase: /^[\p{Ll}\p{Lo}][\p{L}\d]*$/u,
  PascalCase: /^[\p{Lu}\p{Lo}](?=.*[\p{Ll}\p{Lo}\d]|.?$)[\p{L}\d]*$/u,
  'kebab-case': /^[\p{Ll}\p{Lo}\d]+(?:-[\p{Ll}\p{Lo}\d]+)*$/u,
  CONSTANT_CASE: /^[\p{Lu}\p{Lo}\d]+(?:_[\p{Lu}\p{Lo}\d]+)*$/u,
};

/** Whether a name is written in a style. Acronyms may stand in capitals in titles and sentences. */
export function isInStyle(name: string, style: CaseStyle): boolean {
  return style === 'Title Case' ? isTitle(name) : shapes[style].test(name);
}

function isTitle(name: string): boolean {
  return name
    .split(' ')
    .every(
      (word, index) =>
        /^[\p{Lu}\p{Lo}\d][\p{L}\d'’/&.-]*$/u.test(word) ||
        (index > 0 && (small.has(word) || word === '&' || word === '-')),
    );
}

/** A name in a style; undefined where its words cannot be told apart. */
export function toStyle(name: string, style: CaseStyle): string | undefined {
  if (/[^\p{ASCII}\p{P}\p{S}\s]/u.test(name)) return undefined;
  const words = wordsOf(name.replace(/['’]/g, ''));
  if (words.length === 0) return undefined;
  switch (style) {
    case 'snake_case':
      return words.join('_');
    case 'CONSTANT_CASE':
      return words.join('_').toUpperCase();
    case 'kebab-case':
      return words.join('-');
    case 'lower case':
      return words.join(' ');
    case 'Sentence case':
      return capital(words.join(' '));
    case 'Title Case':
      return words.map((word, index) => (index > 0 && small.has(word) ? word : capital(word))).join(' ');
    case 'PascalCase':
      return words.map(capital).join('');
    case 'camelCase':
      return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
