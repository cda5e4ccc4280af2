/** The words by which a call looks like analytics, and those of other vendors. */
import { customerioWord } from './way.ts';

/** Methods by which SDKs send; those of the second list are words that other things have as well. */
export const telling: ReadonlySet<string> = new Set(
  'track trackWithProperties trackAnonymous trackLink trackClick trackForm trackSubmit identify identifyWithTraits'.split(
    ' ',
  ),
);
export const common: ReadonlySet<string> = new Set([
  'page',
  'pageview',
  'screen',
  'screenWithProperties',
  'group',
  'alias',
  'reset',
]);
/** Those that need no argument. */
export const bare: ReadonlySet<string> = new Set(['page', 'pageview', 'reset']);

const otherVendor = /[Ss]egment|SEGMENT|[Rr]udder|RUDDER/;
const analyticsWord = /[Aa]nalytics|ANALYTICS/;
/** Vendors and kinds of analytics that are none of ours. */
const others =
  /mixpanel|posthog|amplitude|firebase|vercel|plausible|umami|google|gtag|(?<![a-z])ga4?\b|fathom|matomo|datadog|sentry|appsflyer|braze(?!n)|intercom|hotjar|fullstory|gleap|launchdarkly|statsig|smartlook|logrocket|appcues|userpilot|userflow|kissmetrics|woopra|snowplow|countly|onesignal|clevertap|moengage|pendo|web-vitals|expo-firebase/i;
/** Of those the names that are words of their own; `branch_analytics` speaks of a branch. */
const otherWord = /(?<![a-z])(?:heap|adjust|branch|june|koala|sift)(?![a-z])/gi;
/** The same in the name of a function: `sendTrackEvent`, `trackPurchase`. */
const tellingWord = /^(?:track|identify)(?![a-z])|(?:Track|Identify)(?!ing|[a-z])/;
/** Functions that make something ready, or tell something: they send nothing. */
export const preparing =
  /^(?:use|create|make|get|init|initialize|set|setup|configure|is|has|with|provide|register|define|load|parse|format|to|from)(?![a-z])|^[A-Z]|(?:[Pp]lugin|[Pp]rovider|[Mm]iddleware|[Cc]onfig|[Oo]ptions|[Cc]lient|Url|Key|Id|(?<![A-Za-z])(?:url|key|id))$/;

/** Whether a method is named by what it tells, and makes nothing ready. */
export function tells(method: string): boolean {
  return tellingWord.test(method) && !preparing.test(method);
}

export function isOfOthers(text: string): boolean {
  if (others.test(text)) return true;
  return [...text.matchAll(otherWord)].some(({ 0: word, index }) => {
    const [rest = ''] = text.slice(index + word.length).split(/\W/, 1);
    return !/analytics/i.test(rest);
  });
}

export function namesVendor(text: string): boolean {
  return otherVendor.test(text) || customerioWord.test(text);
}

/**
 * Whether a file of this text can hold a suspect at all. Others can where a client is near: what reads SDKs, or names
 * what leads to one.
 */
export function canHoldSuspects(text: string): boolean {
  return saysAnalytics(text);
}

/** Whether a module that is imported is a package for analytics, and none of those that are known to be another's. */
export function isForeignAnalytics(specifier: string): boolean {
  return !/^[./]/.test(specifier) && saysAnalytics(specifier) && !isOfOthers(specifier);
}

export function saysAnalytics(text: string): boolean {
  return analyticsWord.test(text) || namesVendor(text);
}
