/** Words that a name cannot end with when what came after them is gone: `signed_up_with_google`. */
export const dangling: readonly string[] = [
  'with',
  'from',
  'to',
  'into',
  'onto',
  'for',
  'by',
  'via',
  'of',
  'as',
  'per',
  'than',
  'and',
  'or',
  'the',
];
