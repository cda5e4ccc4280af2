/** What log-outs are called, and what ends a session. */
import { wordsOf } from '../../calls/values/names.ts';

const before: ReadonlySet<string> = new Set([
  ...[
    'use',
    'handle',
    'on',
    'do',
    'perform',
    'request',
    'confirm',
    'force',
    'submit',
    'trigger',
    'user',
    'auth',
    'app',
  ],
  ...['start', 'execute', 'process', 'complete', 'finish', 'begin', 'and', 'then'],
]);
const endings: readonly string[] = [
  ...[
    'logout',
    'log out',
    'logged out',
    'logoff',
    'log off',
    'signout',
    'sign out',
    'signed out',
    'signoff',
    'sign off',
  ],
];
const behind: ReadonlySet<string> = new Set([
  ...[
    '',
    'user',
    'handler',
    'action',
    'mutation',
    'callback',
    'request',
    'click',
    'press',
    'now',
    'here',
    'everywhere',
  ],
  ...['completely', 'current user', 'and redirect', 'and reload', 'of app', 'from app', 'flow'],
]);

/** Whether a function of this name logs somebody out, as far as its name tells. */
export function isLogOutName(name: string): boolean {
  const words = wordsOf(name);
  const start = words.findIndex(word => !before.has(word));
  const text = start < 0 ? '' : words.slice(start).join(' ');
  return endings.some(ending => text.startsWith(ending) && behind.has(text.slice(ending.length).trim()));
}

/** Whether a request to this address ends a session. */
export function isLogOutPath(text: string): boolean {
  return /(?:^|[/.:])(?:log-?_?out|log-?off|sign-?_?out|sign-?off|end-?session)(?:[/?#]|$)/i.test(text);
}

/** Whether an address is that of a session: to delete it is to end it. */
export function isSessionPath(text: string): boolean {
  return /(?:^|\/)(?:sessions?|auth|tokens?)(?:\/(?:current|me))?(?:[?#]|$)/i.test(text);
}

/** Whether a method of this name ends a session: of an authentication's client, of a library. */
export function endsByName(name: string): boolean {
  return /^(?:(?:log|sign) ?(?:out|off)(?: user| current user| redirect| popup| everywhere)?|end session|revoke (?:session|tokens?))$/.test(
    wordsOf(name).join(' '),
  );
}

/** Whether a method of this name ends a session that is called so: `session.invalidate()`, `authStore.clear()`. */
export function endsSession(method: string, holder: string): boolean {
  if (/auth_?store$/i.test(holder)) return method === 'clear';
  return /^(?:invalidate|destroy|terminate|end|close|revoke|unauthenticate)$/.test(method) && /session$/i.test(holder);
}

const takings: ReadonlySet<string> = new Set([
  ...['clear', 'remove', 'delete', 'destroy', 'revoke', 'invalidate', 'forget', 'reset', 'purge'],
]);
const taken: ReadonlySet<string> = new Set([
  ...['auth', 'token', 'tokens', 'session', 'cookie', 'cookies', 'user', 'account', 'credentials', 'item', 'storage'],
]);
const takingAlone: ReadonlySet<string> = new Set([
  'clear',
  'remove',
  'purge',
  'destroy',
  'delete item async',
  'remove item async',
  'multi remove',
  'remove many',
  'remove items',
]);

/** Whether a function of this name takes something of the session away. */
export function clearsByName(name: string): boolean {
  const words = wordsOf(name);
  return (
    takingAlone.has(words.join(' ')) ||
    (words.length > 1 && takings.has(words[0] ?? '') && taken.has(words.at(-1) ?? ''))
  );
}

/** Whether a state of this name is of the person: `setUser(null)` ends what the page knows of them. */
export function isPersonName(name: string): boolean {
  return wordsOf(name).some(word =>
    /^(?:user|account|session|token|tokens|auth|member|customer|profile|me|identity|authenticated|logged|signed|viewer|credentials|jwt)$/.test(
      word,
    ),
  );
}

/** Whether something of this name lets the app in, or remembers for whom: a token, a session, the user. */
export function isEntryName(name: string): boolean {
  return wordsOf(name).some(word =>
    /^(?:user|account|session|token|tokens|auth|me|authenticated|logged|credentials|jwt)$/.test(word),
  );
}

/** Whether something of this name lets the app in by itself: a token, a session. */
export function isTokenName(name: string): boolean {
  return wordsOf(name).some(word => /^(?:session|token|tokens|auth|credentials|jwt)$/.test(word));
}

/** Whether what is kept by this name is the person, and not what lets them in. */
export function isPersonKey(name: string): boolean {
  return (
    !isTokenName(name) && wordsOf(name).some(word => /^(?:user|account|me|member|profile|customer|viewer)$/.test(word))
  );
}

/** Whether a state of this name notes whom analytics knows, which is no session: `identifiedUserId`. */
export function isNoteOfIdentity(name: string): boolean {
  return wordsOf(name).some(word => /^(?:identified|known|tracked|last|previous|pending|queued)$/.test(word));
}

/** Providers that an app is connected with beside its own session, and SDKs that have sessions of their own. */
const others: ReadonlySet<string> = new Set([
  ...['github', 'gitlab', 'bitbucket', 'gitea', 'jira', 'atlassian', 'confluence', 'linear', 'trello', 'asana'],
  ...[
    'slack',
    'discord',
    'zoom',
    'notion',
    'figma',
    'dropbox',
    'onedrive',
    'gdrive',
    'evernote',
    'airtable',
    'zapier',
    'drive',
    'icloud',
  ],
  ...['hubspot', 'salesforce', 'shopify', 'stripe', 'paypal', 'spotify', 'twitch', 'youtube', 'gmail', 'outlook'],
  ...['intercom', 'onesignal', 'purchases', 'revenuecat', 'adapty', 'superwall', 'braze', 'freshchat', 'zendesk'],
  ...['strava', 'fitbit', 'garmin', 'oura', 'whoop', 'trakt', 'calendar', 'photos', 'lastfm', 'soundcloud'],
  ...['crisp', 'sendbird', 'wallet', 'metamask', 'phantom', 'walletconnect', 'openai', 'vercel', 'netlify', 'docker'],
]);

/** Whether a key, a receiver or a constant is called after one of them. */
export function isOfAnother(name: string): boolean {
  return wordsOf(name).some(word => others.has(word));
}

/** What stands in every file that logs out, or in its name. */
export const logOutText =
  /(?:log|logged|sign|signed)[-_ ]?(?:out|off)|end[-_]?session|auth_?store\.clear|\.invalidate\(|(?:storage|cookies)\.(?:clear|remove)|(?:clear|remove|delete)(?:items?|many|cookie|session|token|auth)|multiremove/i;
