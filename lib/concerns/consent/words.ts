import { wordsOf } from '../../calls/values/names.ts';

const telling: ReadonlySet<string> = new Set([
  'consent',
  'consented',
  'consents',
  'gdpr',
  'newsletter',
  'optin',
  'optout',
  'opted',
  'subscribed',
  'unsubscribed',
  'unsubscribe',
]);
const runs =
  /\b(?:opt (?:in|out)|accepts? \w+|accepted (?:marketing|emails?|messages|terms)|subscription preferences|(?:email|marketing|notification|communication) (?:preferences?|settings?|permissions?|allowed|enabled)|allows? (?:emails?|marketing|messages|notifications))\b/;

/** Whether a trait says by its name that a person agreed to messages, or did not. */
export function isConsentName(name: string): boolean {
  const words = wordsOf(name);
  return words.some(word => telling.has(word)) || runs.test(words.join(' '));
}
