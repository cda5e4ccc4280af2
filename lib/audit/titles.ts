/** What goes wrong, in a few plain words: the heading of a cause, for people who read no code. */
import { ownValue } from '../text/own-value.ts';

/** By the name of a rule, or of a check that is none. */
export const titles: Readonly<Record<string, string>> = {
  'consistent-attribute-types': 'One attribute arrives in several types',
  'consistent-region': 'Data goes to two regions',
  'consistent-user-id': 'One person goes by two ids',
  'event-name-case': 'Event names are not written as agreed',
  'match-tracking-plan': 'What is sent is not what is planned',
  'no-blocking-analytics': 'Visitors wait for analytics',
  'no-breaking-event-change': 'An event that others rely on has changed',
  'no-client-per-request': 'A client is made again and again',
  'no-client-side-purchase': 'Purchases are sent by the browser, which may not',
  'no-direct-ingestion': 'Data goes past the proxy',
  'no-dynamic-event-name': 'Event names are made up while the program runs',
  'no-email-as-user-id': 'People go by an e-mail address, which can change',
  'no-event-name-drift': 'One event goes by several names',
  'no-hardcoded-credentials': 'A secret key stands in the code',
  'no-identify-trigger': 'A campaign starts again and again',
  'no-ignored-failure': 'Nobody hears of what is not sent',
  'no-millisecond-timestamps': 'Times are read wrongly',
  'no-mismatched-api-key': 'A key is used where another belongs',
  'no-pii-in-event-name': 'Event names hold personal data',
  'no-placeholder-traits': 'Stand-ins take the place of what is known of people',
  'no-property-drift': 'One property goes by several names, or is left out',
  'no-public-secret': 'A secret key is given to browsers',
  'no-restricted-traits': 'A critical attribute is written by whoever should not',
  'no-shared-client-storage': 'Segment and Customer.io overwrite who a visitor is',
  'no-track-before-identify': 'Events are sent before the person is known',
  'no-unchecked-relay': "Anybody can write anybody's profile",
  'no-unhandled-rejection': 'A failed send can end the program',
  'no-unidentified-forward': 'Events can create people whom nobody can write to',
  'no-unknown-event-property': 'A template reads what is never sent',
  'no-unknown-trigger': 'A campaign waits for an event that is never sent',
  'no-unstable-user-id': "People go by ids that are nobody's",
  'require-anonymous-id': 'What people did before they signed up is lost',
  'require-consent': 'People become reachable without their consent',
  'require-dedupe-key': 'Events about money can count twice',
  'require-flush': 'Events are lost when the program ends',
  'require-guarded-track': 'Events are sent while nobody is known',
  'require-identify-email': 'People are created without an e-mail address',
  'require-rate-limit': 'Sends go out faster than is taken',
  'require-reset-on-logout': 'Whoever logs in next is taken for the last person',
  'require-unsubscribe-link': 'An e-mail cannot be unsubscribed from',
  'require-webhook-handling': 'Bounces and complaints go unheard',
  'require-webhook-signature': 'Reports of deliveries can be forged',
  'valid-arguments': 'Calls are made in a shape that is not understood',
  'valid-attributes': 'Attributes go beyond what Customer.io takes',
  'valid-event-name': 'Event names are refused, or do something else',
  'valid-http-request': 'Requests are refused',
  'shared-environment-key': 'A test reaches real people',
  'unknown-identity': 'The code does not tell who people are',
};

/** @param ruleId with its namespace */
export function titleOf(ruleId: string): string {
  return ownValue(titles, ruleId.slice(ruleId.indexOf('/') + 1)) ?? ruleId;
}
