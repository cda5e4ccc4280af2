/** Keys by which arguments show which SDK they are written for. */

/** What the one argument of the SDKs for servers can have. Sources: the types of the SDKs in the catalog. */
export const payloadKeys: ReadonlySet<string> = new Set([
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'event',
  'name',
  'category',
  'type',
  'properties',
  'traits',
  'timestamp',
  'originalTimestamp',
  'sentAt',
  'receivedAt',
  'context',
  'integrations',
  'messageId',
  'channel',
  'version',
  'options',
  'projectId',
]);

/** What stands around an event of the Track API. Source: Customer.io's OpenAPI file. */
export const eventKeys: ReadonlySet<string> = new Set(['name', 'data', 'timestamp', 'type', 'id', 'anonymous_id']);

/** Under which other SDKs take what the Track API takes as `name` and `data`. */
export const otherEventKeys: ReadonlyMap<string, string> = new Map([
  ['event', 'name'],
  ['eventName', 'name'],
  ['properties', 'data'],
  ['attributes', 'data'],
]);

/** Keys of another method of the SDKs for servers, by method, and under which key this one looks for the same. */
export const otherPayloadKeys: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'track',
    new Map([
      ['name', 'event'],
      ['traits', 'properties'],
    ]),
  ],
  [
    'page',
    new Map([
      ['event', 'name'],
      ['traits', 'properties'],
    ]),
  ],
  [
    'screen',
    new Map([
      ['event', 'name'],
      ['traits', 'properties'],
    ]),
  ],
  ['identify', new Map([['properties', 'traits']])],
  ['group', new Map([['properties', 'traits']])],
]);

/** What the one argument of `identify` of Customer.io's SDK for React Native can have. Source: its types, 4.x. */
export const appIdentifyKeys: ReadonlySet<string> = new Set(['userId', 'traits']);

/** The SDKs that throw on a call with neither `userId` nor `anonymousId`. Sources: their own checks of what they are given. */
export const refusingNobody: ReadonlySet<string> = new Set([
  '@segment/analytics-node',
  '@customerio/cdp-analytics-node',
  'analytics-node',
]);

/** What may stand beside the name of an event, and in no properties of one: by these an object shows what it is. */
export const keysAroundEvents: ReadonlySet<string> = new Set([...eventKeys, 'event', 'properties']);

/** What an id is called last, whosever it is. */
export const idWords: ReadonlySet<string> = new Set(['id', 'uid', 'uuid']);

/** What is called an id of a person whatever stands in front. */
export const personalIdWords: ReadonlySet<string> = new Set(['userid', 'email']);

/** Whose ids are those of people. */
export const peopleWords: ReadonlySet<string> = new Set([
  ...['user', 'users', 'person', 'people', 'customer', 'account', 'profile', 'member', 'contact', 'lead', 'subscriber'],
  ...[
    'visitor',
    'viewer',
    'student',
    'patient',
    'owner',
    'author',
    'admin',
    'me',
    'buyer',
    'seller',
    'session',
    'auth',
  ],
]);
