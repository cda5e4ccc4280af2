/** Texts that stand for somebody who is not known. */
const strangers =
  /^(?:anon(?:ymous)?|guest|unknown|nobody|none|null|undefined|n\/a|visitor|stranger|unidentified|unauthenticated|logged[-_ ]?out|no[-_ ]?(?:user|id|one)|not[-_ ]?(?:logged[-_ ]?in|set|available)|default)(?:[-_ ]?(?:user|visitor|id|session|customer))?$/i;

export function isStranger(text: string): boolean {
  return strangers.test(text.trim());
}
