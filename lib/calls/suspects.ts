import { calleeText } from './calls.ts';
import { namesOf } from './public-values.ts';

import type { Call } from '../facts/facts.ts';
import type { Suspect } from '../reading.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluated } from '../evaluate/value.ts';

/** Without both of these in its text a file holds no suspect. */
export const suspectText = /analytics|segment|customer_?io|\bcio\b/i;
export const suspectCall = /\.\s*(?:track|identify|page|screen|alias)\s*(?:\?\.\s*)?\(/;

const methods = new Set(['track', 'identify', 'page', 'screen', 'alias', 'group', 'trackAnonymous']);
const name = /analytics|segment|customer_?io|(?:^|[^a-z])cio(?:$|[^a-z])/i;
/** Vendors and kinds of analytics that are none of ours. */
const others =
  /mixpanel|posthog|amplitude|firebase|vercel|plausible|umami|google|gtag|ga4?\b|heap|fathom|matomo|datadog|sentry|appsflyer|adjust|branch|braze|intercom|hotjar|fullstory|gleap|launchdarkly|statsig|clevertap|moengage|pendo|june|koala|sift|web-vitals|expo-firebase/i;

/**
 * A call that looks like analytics and whose receiver comes from where the reading cannot see:
 * a package that is not in the catalog. It is listed, so that a team can declare it in settings.
 */
export function suspectOf(evaluator: Evaluator, m: Module, call: Call, file: string): Suspect | undefined {
  if (call.x.k !== 'mem' || !methods.has(call.x.p)) return undefined;
  const callee = evaluator.eval(m, call.x, null);
  const root = callee.kind === 'member' ? rootOf(callee.object) : undefined;
  if (!root || root.kind !== 'import') return undefined;
  const text = calleeText(m, call.x);
  if (
    others.test(root.source) ||
    others.test(root.name) ||
    !(name.test(root.source) || name.test(root.name) || name.test(text))
  )
    return undefined;
  if (call.a.length === 0 && call.x.p !== 'page') return undefined;
  const first = call.a[0];
  const names =
    call.x.p === 'track' && first
      ? namesOf(evaluator.open(() => evaluator.eval(m, first, null)))
      : { events: [], patterns: [] };
  return {
    file,
    line: call.l,
    column: call.col,
    range: [call.s, call.e],
    callee: text,
    source: root.source,
    events: names.events,
    patterns: names.patterns,
    reason: 'unresolved-import',
  };
}

function rootOf(value: Evaluated): Evaluated {
  let root = value;
  for (;;) {
    if (root.kind === 'member') root = root.object;
    else if (root.kind === 'call') root = root.callee;
    else return root;
  }
}
