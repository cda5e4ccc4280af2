import type { UnknownReason } from '../reading.ts';

/** Why something is not known, for people. docs/audit.md has more on each. */
export const reasonTexts: Readonly<Record<UnknownReason, string>> = {
  parameter: 'It is a parameter, and who calls the function is not known.',
  'unresolved-import': 'It comes from a module that is not in this project.',
  'dynamic-call': 'It is what a call returns, and that is only known at run time.',
  'dynamic-member': 'It is a property of something that is only known at run time.',
  'dynamic-expression': 'It is worked out at run time.',
  reassigned: 'Its variable is written in ways that cannot be followed.',
  spread: 'A spread, or the rest of a list, hides which value is which.',
  missing: 'The call does not give it.',
  cycle: 'Its definition refers to itself.',
  'too-deep': 'It goes through more steps than are followed.',
  'cut-off': 'There are more of them than are read one by one.',
  'unknown-global': 'It is a global that nothing in this project defines.',
  unread: 'It stands in a file that is not parsed: a template, or another language than JavaScript.',
};

/** What is not known: the name of an event, the id of a person, or what a call is one of. */
export type Missing = 'event' | 'userId' | 'call';

const byConstant = {
  event: 'Take the name from a constant.',
  userId:
    'Take the id from a field with a name (`account.id`), or compare it by hand with the id that Customer.io has.',
  call: 'Take the client from an import.',
} as const;

/** What would tell, for people, by what is missing where that matters; names of settings stand between backticks. */
const help: Readonly<Record<UnknownReason, string | Readonly<Record<Missing, string>>>> = {
  parameter: 'Declare the function in `settings.customerio.wrappers`, if code that the audit does not read calls it.',
  'unresolved-import': 'Audit the workspace that holds it too, by a higher `--root`.',
  'dynamic-call': byConstant,
  'dynamic-member': { ...byConstant, event: 'Take the name from a constant, or from a table with few entries.' },
  'dynamic-expression': byConstant,
  reassigned: 'Declare the variable by `const`.',
  spread: 'Give the arguments one by one.',
  missing: 'Give the argument: the SDK refuses the call or drops it.',
  cycle: { ...byConstant, event: 'Take the name from what does not depend on itself.' },
  'too-deep': { ...byConstant, event: 'Take the name on a shorter way.' },
  'cut-off': { ...byConstant, event: 'Name the file in `settings.customerio.plan`, if it is a plan.' },
  'unknown-global': 'Name it in `settings.customerio.globals`, if it is a client of an SDK.',
  unread: 'Look it over by hand, or move the call to a script.',
};

/** What would tell what is missing. */
export function helpFor(what: Missing, reason: UnknownReason): string {
  const found = help[reason];
  return typeof found === 'string' ? found : found[what];
}
