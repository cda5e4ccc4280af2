/** What stands above all code: blanks, comments, a hashbang and directives. */
const head = /^\uFEFF?(?:#!.*)?(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(['"])use [\w ]+\1;?)*/;

const signs = [
  /@generated\b/,
  /\b(?:is|was|been|file|code|client|module)\s+(?:\w+\s+)?auto(?:matically)?[- ]?generated\b/i,
  /\bauto-?generated\s+(?:file|code|client|module|by|from|with|using)\b/i,
  /\bgenerated\b[\s\S]{0,200}?\b(?:do\s+not|don't|never)\s+(?:edit|modify|change|touch|alter)\b/i,
  /\b(?:do\s+not|don't|never)\s+(?:edit|modify|change|touch|alter)\b[\s\S]{0,200}?\bgenerated\b/i,
];

/** Why nothing is changed in such a file; a clause without a full stop. */
export const GENERATED =
  'a tool writes this file, by the comment at its head, and would undo the change: change what it is made from, and make it anew';

/** Whether the comments above the code say that a tool writes the file. */
export function isGenerated(text: string): boolean {
  const above = head.exec(text)?.[0] ?? '';
  return signs.some(sign => sign.test(above));
}
