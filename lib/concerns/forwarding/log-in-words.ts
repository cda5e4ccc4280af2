/** What beginning a session is called, and what is given for it. */
import { wordsOf } from '../../calls/values/names.ts';

/** Words that stand before. */
const before: ReadonlySet<string> = new Set([
  ...['handle', 'on', 'do', 'perform', 'submit', 'try', 'attempt', 'send', 'request', 'user', 'auth'],
]);
const asking =
  /^(?:otp|(?:forgot|reset|recover|request|send)(?: \w+)? password(?: reset)?|(?:send|resend|request|get) (?:otp|magic link|sms code|(?:sign ?in|log ?in) (?:link|email|code)))(?: |$)/;
const beginning =
  /^(?:log ?in|sign ?in|sign ?up|authenticate|register|create user with email and password|(?:verify|confirm|submit) (?:otp|code|sms code|login code|phone|sign ?up|sign ?in|log ?in))(?: |$)/;
/** Names that say by what somebody comes in, so that nothing has to be given: `signInWithPopup()`, `loginWithGoogle()`. */
const byMeans = /^(?:log ?in|sign ?in|sign ?up) with \w+(?: \w+)?$/;
/** What may follow, again and again. */
const further =
  /^(?:user|account|customer|member|with \w+(?: and password)?|and (?:log|sign) ?in|by \w+|request|mutation|email|mail|link|code|async|action|thunk)(?: |$)/;

/** Whether a function of this name begins a session, makes an account, or helps somebody who cannot come in. */
export function beginsByName(name: string): boolean {
  const words = wordsOf(name);
  return isOneOf(words, text => isBegunBy(beginning, text) || isBegunBy(asking, text) || byMeans.test(text));
}

/** Whether a function of this name only asks for what one comes in with: a code, a link, a new password. */
export function asksByName(name: string): boolean {
  return isOneOf(wordsOf(name), text => isBegunBy(asking, text));
}

/** Whether a function of this name begins a session by a means that the name tells. */
export function beginsByMeans(name: string): boolean {
  return isOneOf(wordsOf(name), text => byMeans.test(text));
}

/** Whether the function that has this name is where somebody comes in: who is there when it begins, nobody knows. */
export function isComingIn(name: string): boolean {
  return isOneOf(wordsOf(name), text => /^(?:log ?in|sign ?in|sign ?up)(?: with \w+(?: \w+)?| user)?$/.test(text));
}

/** Whether a screen of this name is for people who come in, or cannot: `SignInWithGoogle` as well. */
export function isScreenOfLogIn(name: string): boolean {
  const words = wordsOf(name);
  const means = words.indexOf('with');
  const rest = means < 0 ? words : words.filter((_word, index) => index < means || index > means + 1);
  return /^(?:auth |user )?(?:log ?in|sign ?in|sign ?up|register|registration|(?:forgot|forgotten|reset) password)(?: (?:page|screen|view|form|modal|dialog|button|container|component))*$/.test(
    rest.join(' '),
  );
}

/** Whether the words of a name are such, after those that stand before. */
function isOneOf(words: readonly string[], isSuch: (text: string) => boolean): boolean {
  for (const [index, word] of words.entries()) {
    if (isSuch(words.slice(index).join(' '))) return true;
    if (!before.has(word)) return false;
  }
  return false;
}

function isBegunBy(pattern: RegExp, text: string): boolean {
  const begun = pattern.exec(text);
  return begun !== null && isFurther(text.slice(begun[0].length));
}

function isFurther(text: string): boolean {
  let rest = text;
  for (let found = further.exec(rest); found; found = further.exec(rest)) rest = rest.slice(found[0].length);
  return rest === '';
}

/** Whether a request to this address does. */
export function isLogInPath(text: string): boolean {
  return (
    isAskingPath(text) || /(?:^|[/.:])(?:log-?_?in|sign-?_?in|sign-?_?up|register|registration)(?:[/?#]|$)/i.test(text)
  );
}

/** Whether a request to this address only asks for what one comes in with. */
export function isAskingPath(text: string): boolean {
  return /(?:^|[/.:])(?:forgot-?_?password|reset-?_?password|password-?_?reset|magic-?link|otp)(?:[/?#]|$)/i.test(text);
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
