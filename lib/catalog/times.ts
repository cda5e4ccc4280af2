/** In which form the APIs take times. Sources: the packages' types and Customer.io's OpenAPI files. */

/** Unix seconds, an ISO 8601 text or a `Date`, a `Date` alone, or (by the types; a `Date` becomes one on its way) a text. */
export type TimeForm = 'seconds' | 'iso' | 'date' | 'text';

/**
 * The form of a call's own time, by client (`sdk/client`) or by HTTP API. Whoever is not listed speaks the shapes of
 * Segment, whose envelope takes ISO 8601. In the clients of `seconds` the attributes of people are taken as they
 * come, so that a text stays a text; the others have texts of that form turned into times on their way.
 */
export const timeForms: Readonly<Record<string, TimeForm>> = {
  'customerio-node/track': 'seconds',
  'customerio-node/api': 'seconds',
  'customerio-classic/classic': 'seconds',
  'analytics-node/node': 'date',
  'customerio-node/pipelines': 'text',
  'customerio-track': 'seconds',
  'customerio-app': 'seconds',
};

/** `send_at` of a message. */
export const messageTimes = ['send_at'] as const;
