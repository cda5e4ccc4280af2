/** What to do where that hangs on the whole project: a rule's message is about one call. */
import { forwarderNames } from './reach.ts';

import type { AuditCall, AuditCause } from './report.ts';

const FORWARD = 'customerio/no-unidentified-forward';

/** Rules about templates and campaigns, which other people write than the code. */
const documentRules: ReadonlySet<string> = new Set([
  'customerio/no-identify-trigger',
  'customerio/no-unknown-event-property',
  'customerio/no-unknown-trigger',
  'customerio/require-unsubscribe-link',
]);

/** Where people are identified: in an app or page by Customer.io's client, at least somewhere, or not at all. */
type Identified = 'in-app' | 'somewhere' | 'nowhere';

function identifiedIn(sites: readonly AuditCall[]): Identified {
  const all = sites.filter(({ method }) => method === 'identify');
  if (all.some(({ vendor, platform }) => vendor === 'customerio' && platform !== 'server')) return 'in-app';
  return all.length > 0 ? 'somewhere' : 'nowhere';
}

/** Whether a cause is that events are forwarded, so that ending the forwarding is a part of the mend. */
export function isOfForwarded({ ruleId, events }: AuditCause): boolean {
  return ruleId === FORWARD && events.length > 0;
}

/** Who mends a cause, as a sentence begins. */
export function menderOf({ ruleId }: AuditCause): string {
  return documentRules.has(ruleId) ? 'Whoever edits the file' : 'An engineer';
}

/**
 * The cause with what mends it in this project. A helper that waits until somebody is identified mends nothing where
 * nobody ever is: it would only make all events silent, and the command does not make it there.
 */
export function withAdvice(cause: AuditCause, sites: readonly AuditCall[]): AuditCause {
  const { command, ...rest } = cause;
  if (command === undefined || !isOfForwarded(cause)) return cause;
  const events = cause.events.length === 1 ? 'this event' : 'these events';
  switch (identifiedIn(sites)) {
    case 'in-app':
      return {
        ...cause,
        remedy: `Send ${events} to Customer.io directly as well, beside the call that is there, through a helper that sends nothing until somebody is identified; when that is released, stop the forwarding. What people do before they are identified no longer gets there. If no campaign or segment uses ${events}, stopping the forwarding is enough.`,
      };
    case 'somewhere':
      return {
        ...rest,
        remedy: `Send ${events} with the id by which people are identified, and leave Customer.io out by \`integrations\` where nobody is. If no campaign or segment uses ${events}, stopping the forwarding is enough.`,
      };
    case 'nowhere':
      return {
        ...rest,
        remedy: `Identify people when they log in, in Customer.io or in ${forwarderNames(new Set(sites.map(({ vendor }) => vendor)))}, by one id and with their e-mail address. This code identifies nobody, so there is nobody yet whom ${events} could belong to. Then audit again: it says what is left.`,
      };
  }
}
