import { calleeText } from './callee.ts';
import { namesOf } from './names.ts';
import { rangeOf } from './range.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Call } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Suspect } from '../reading.ts';
import type { Names } from './names.ts';

/** Without both of these in its text a file holds no suspect. */
const analyticsWord = /analytics|segment|customer_?io|\bcio\b/i;
const analyticsCall = /\.\s*(?:track|identify|page|screen|alias)\s*(?:\?\.\s*)?\(/;

const methods = new Set(['track', 'identify', 'page', 'screen', 'alias', 'group', 'trackAnonymous']);
const ours = /analytics|segment|customer_?io|(?:^|[^a-z])cio(?:$|[^a-z])/i;
/** Vendors and kinds of analytics that are none of ours. */
const others =
  /mixpanel|posthog|amplitude|firebase|vercel|plausible|umami|google|gtag|ga4?\b|heap|fathom|matomo|datadog|sentry|appsflyer|adjust|branch|braze|intercom|hotjar|fullstory|gleap|launchdarkly|statsig|clevertap|moengage|pendo|june|koala|sift|web-vitals|expo-firebase/i;

/** Whether a file of this text can hold a suspect at all. */
export function canHoldSuspects(text: string): boolean {
  return analyticsWord.test(text) && analyticsCall.test(text);
}

/**
 * A call that looks like analytics and whose receiver comes from where the reading cannot see:
 * a package that is not in the catalog. It is listed, so that a team can declare it in settings.
 */
export function suspectOf(evaluator: Evaluator, m: Module, call: Call, file: string): Suspect | undefined {
  if (call.x.k !== 'mem' || !methods.has(call.x.p)) return undefined;
  const { p: method } = call.x;
  const receiver = receiverOf(evaluator.eval(m, call.x, null));
  if (!receiver) return undefined;
  const callee = calleeText(m, call.x);
  if (!isByName(receiver, callee) || (call.a.length === 0 && method !== 'page')) return undefined;
  const { events, patterns } = method === 'track' ? firstNames(evaluator, m, call) : noNames;
  return {
    file,
    line: call.l,
    column: call.col,
    range: rangeOf(call),
    callee,
    source: receiver.source,
    events,
    patterns,
    reason: 'unresolved-import',
  };
}

/** Analytics by what the receiver is called, and none that is known to be somebody else's. */
function isByName({ source, name }: EvaluatedOf<'import'>, callee: string): boolean {
  return !others.test(source) && !others.test(name) && [source, name, callee].some(text => ours.test(text));
}

const noNames: Names = { events: [], patterns: [] };

function firstNames(evaluator: Evaluator, m: Module, { a: [first] }: Call): Names {
  return first ? namesOf(evaluator.open(() => evaluator.eval(m, first, null))) : noNames;
}

/** The import that a method is called on, or on what a call or a member of it gives. */
function receiverOf(callee: Evaluated): EvaluatedOf<'import'> | undefined {
  if (callee.kind !== 'member') return undefined;
  let root = callee.object;
  while (root.kind === 'member' || root.kind === 'call') root = root.kind === 'member' ? root.object : root.callee;
  return root.kind === 'import' ? root : undefined;
}
