/** What beginning a session is called, and what is given for it. */
import { wordsOf } from '../../calls/values/names.ts';

/** Words that stand before. */
const before: ReadonlySet<string> = new Set([
  ...['handle', 'on', 'do', 'perform', 'submit', 'try', 'attempt', 'send', 'request', 'user', 'auth'],
]);
const beginning =
  /^(?:log ?in|sign ?in|sign ?up|authenticate|register|create user with email and password|(?:verify|confirm|submit) (?:otp|code|sms code|login code|phone|sign ?up|sign ?in|log ?in)|(?:forgot|reset|recover|request|send)(?: \w+)? password(?: reset)?)(?: |$)/;
/** What may follow, again and again. */
const further =
  /^(?:user|account|customer|member|with \w+(?: and password)?|and (?:log|sign) ?in|by \w+|request|mutation|email|mail|link|code|async|action|thunk)(?: |$)/;

/** Whether a function of this name begins a session, makes an account, or helps somebody who cannot come in. */
export function beginsByName(name: string): boolean {
  const words = wordsOf(name);
  for (const [index, word] of words.entries()) {
    const text = words.slice(index).join(' ');
    const begun = beginning.exec(text);
    if (begun && isFurther(text.slice(begun[0].length))) return true;
    if (!before.has(word)) return false;
  }
  return false;
}

function isFurther(text: string): boolean {
  let rest = text;
  for (let found = further.exec(rest); found; found = further.exec(rest)) rest = rest.slice(found[0].length);
  return rest === '';
}

/** Whether a request to this address does. */
export function isLogInPath(text: string): boolean {
  return /(?:^|[/.:])(?:log-?_?in|sign-?_?in|sign-?_?up|register|registration|forgot-?_?password|reset-?_?password|password-?_?reset|magic-?link|otp)(?:[/?#]|$)/i.test(
    text,
  );
}

/** Whether something of this name is what people show to come in, or the form that holds it. */
export function isCredential(name: string): boolean {
  return wordsOf(name).some(word =>
    /^(?:password|passwd|passcode|passphrase|pin|otp|code|email|mail|phone|mobile|credential|credentials|username|form|values|input|inputs|payload|fields)$/.test(
      word,
    ),
  );
}

/** What a state is called that is true only for somebody who has come in, and for somebody who has not. */
const inside = /^(?:(?:is|are|has|user|currently|already) )*(?:(?:logged|signed) in|authenticated|authed|identified)$/;
const outside =
  /^(?:(?:is|are|has|user|currently|not) )*(?:(?:logged|signed) out|not (?:logged|signed) in|anonymous|guest|unauthenticated)$/;
const persons =
  /^(?:(?:current|auth|authenticated|logged in|signed in|active|my|session) )?(?:user|account|member|viewer|session|customer|me)(?: (?:id|uid))?$/;

/** What a state of this name says when it is true: that somebody has come in, that nobody has, or nothing. */
export function saysOfSession(name: string): 'inside' | 'outside' | undefined {
  const text = wordsOf(name).join(' ');
  if (outside.test(text)) return 'outside';
  return inside.test(text) ? 'inside' : undefined;
}

/** Whether something of this name is the person who has come in, or their id. */
export function isPersonInside(name: string): boolean {
  return persons.test(wordsOf(name).join(' '));
}
