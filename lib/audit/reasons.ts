import type { UnknownReason } from '../reading.ts';

/** Why something is not known, for people. docs/audit.md has more on each. */
export const reasonTexts: Readonly<Record<UnknownReason, string>> = {
  parameter: 'It is a parameter, and who calls the function is not known.',
  'unresolved-import': 'It comes from a module that is not in this project.',
  'dynamic-call': 'It is what a call returns, and that is only known at run time.',
  'dynamic-member': 'It is a property of something that is only known at run time.',
  'dynamic-expression': 'It is worked out at run time.',
  reassigned: 'Its variable is written in ways that cannot be followed.',
  spread: 'A spread hides which argument is which.',
  missing: 'The call does not give it.',
  cycle: 'Its definition refers to itself.',
  'too-deep': 'It goes through more steps than are followed.',
  'cut-off': 'There are more of them than are read one by one.',
  'unknown-global': 'It is a global that nothing in this project defines.',
};
