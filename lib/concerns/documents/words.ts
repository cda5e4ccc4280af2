/** Attributes that Customer.io has of every person, or keeps by itself: a template may read them though no call writes them. */
export const standardAttributes: ReadonlySet<string> = new Set([
  'id',
  'cio_id',
  'email',
  'phone',
  'created_at',
  'updated_at',
  'unsubscribed',
  'cio_subscription_preferences',
  'timezone',
  'language',
  'first_name',
  'last_name',
  'name',
  'anonymous_id',
  'devices',
  'geolocation',
  'relationships',
]);

/** What starts a campaign and is no event. */
export const otherTriggers: ReadonlySet<string> = new Set([
  'api',
  'attribute',
  'broadcast',
  'date',
  'event',
  'form',
  'manual',
  'object',
  'relationship',
  'schedule',
  'segment',
  'transactional',
  'webhook',
]);
