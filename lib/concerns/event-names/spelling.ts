import { wordsOf } from '../../calls/values/names.ts';
import { articles, irregular } from './words.ts';

/**
 * Keys of an event's name, to find names that mean the same event. Equal `letters`: the same words, whatever
 * the case and the separators. Equal `stem`: the same words in another tense. Undefined where the name is written
 * in letters that these keys do not know.
 */
export interface Spelling {
  readonly letters: string;
  readonly stem: string;
  /** The words with what was done last: `Product Viewed` and `Viewed Product`, but not who does what to whom. */
  readonly order: string;
}

export function spellingOf(name: string): Spelling | undefined {
  if (/[^\p{ASCII}\p{P}\p{S}]/u.test(name)) return undefined;
  const words = wordsOf(name);
  const told = words.filter(word => !articles.has(word));
  if (told.length === 0) return undefined;
  return { letters: words.join(''), stem: told.map(stemOf).join(''), order: inOrder(told).join(' ') };
}

/**
 * The names that are spelled most like one: of the same letters, else of the same stems, else of the same words with
 * the verb at the other end. Empty where none is.
 */
export function spelledLike(name: string, names: readonly string[]): readonly string[] {
  const own = spellingOf(name);
  if (!own) return [];
  for (const key of ['letters', 'stem', 'order'] as const) {
    const same = names.filter(other => spellingOf(other)?.[key] === own[key]);
    if (same.length > 0) return same;
  }
  return [];
}

/** Of two words either may be the verb; of more, one in the past at the beginning is put to the end. */
function inOrder(words: readonly string[]): readonly string[] {
  if (words.length === 2) return [...words].sort();
  const [first, ...rest] = words as [string, ...string[]];
  return isPast(first) && !isPast(rest.at(-1) ?? '') ? [...rest, first] : words;
}

function isPast(word: string): boolean {
  return irregular.has(word) || (word.length > 3 && word.endsWith('ed') && !word.endsWith('eed'));
}

/** `viewed` as `view`, `created` as `create`, `stopped` as `stop`; rough, and the same for both of a pair. */
function stemOf(word: string): string {
  let stem = irregular.get(word) ?? word;
  if (stem.length > 4 && stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length >= 4 && stem.endsWith('ed') && !stem.endsWith('eed')) stem = stem.slice(0, -2);
  if (stem.length > 2 && stem.endsWith('e')) stem = stem.slice(0, -1);
  // `canceled` is `cancelled`, and `filed` is not `filled`: these four a word of one syllable doubles by itself.
  return /^[^aeiouy]*[aeiouy]+(?:ll|ss|ff|zz)$/.test(stem) ? stem : stem.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}
