/** Faults in attributes and properties, and in the shape of a call. */
import { atCalls } from '../operator.mjs';
import { addProperty, keyOf, propertiesOf, removeProperty, replace } from '../source.mjs';

/** @typedef {import('../operator.mjs').Operator} Operator */
/** @typedef {import('../operator.mjs').Common} Common */
/** @typedef {import('../source.mjs').Site} Site */
/** @typedef {import('../source.mjs').Node} Node */
/** @typedef {import('../source.mjs').Property} Property */

const TIME = /(?:_at|At|_date|Date)$/;
const AMOUNT = /^(?:price|total|amount|revenue|subtotal|tax|shipping)$/i;

/** What rules ask of traits and properties beside the fault itself. */
const OF_KEYS = ['match-tracking-plan', 'no-property-drift', 'no-unknown-event-property'];
/** A call in another shape has lost what it carried. */
const OF_SHAPES = [
  ...OF_KEYS,
  'consistent-user-id',
  'no-unstable-user-id',
  'no-unidentified-forward',
  'require-identify-email',
  'require-consent',
  'require-dedupe-key',
  'consistent-attribute-types',
  'require-anonymous-id',
  'no-track-before-identify',
];

/**
 * @param {string} rule
 * @param {string} name
 * @param {(key: string, site: Site) => boolean} fits
 * @param {(value: string, site: Site) => string | undefined} changed
 * @param {Omit<Parameters<typeof atCalls>[2], 'edit'>} given
 */
function atValues(rule, name, fits, changed, given) {
  return atCalls(rule, name, {
    ...given,
    edit(site) {
      for (const { value } of propertiesOf(site.data, key => fits(key, site))) {
        const text = changed(site.source.textOf(value), site);
        if (text !== undefined) return replace(site.source, value, text);
      }
      return undefined;
    },
  });
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {string} property `key: value`
 * @param {Omit<Parameters<typeof atCalls>[2], 'edit'>} given
 */
function withProperty(rule, name, property, given) {
  const key = property.slice(0, property.indexOf(':'));
  return atCalls(rule, name, {
    ...given,
    follows: [...OF_KEYS, ...(given.follows ?? [])],
    edit: ({ data }) =>
      data && propertiesOf(data, known => known === key).length === 0 ? addProperty(data, property) : undefined,
  });
}

/**
 * `Math.floor(x / 1000)` → `x`, where it is a value of the call.
 *
 * @param {Site} site
 */
function inMilliseconds({ source, node }) {
  const isDivision = (/** @type {Node} */ at) =>
    at.type === 'BinaryExpression' && at.operator === '/' && source.textOf(at.right).replace('_', '') === '1000';
  const [division] = source.within(node, isDivision);
  if (division?.type !== 'BinaryExpression') return undefined;
  // What is a time at all: other numbers are divided as well.
  if (!/Date\.now\(\)|getTime\(\)|valueOf\(\)|Date\.parse|\+\s*new Date/.test(source.textOf(division.left)))
    return undefined;
  const around = source.parentOf(division);
  const isRounded = around?.type === 'CallExpression' && /^Math\./.test(source.textOf(around.callee));
  return replace(source, isRounded ? around : division, source.textOf(division.left));
}

/**
 * What other places give for the same attribute or property, where all give the same; at least two of them, since of
 * two places that differ either may be the wrong one.
 *
 * @param {Site} site
 * @param {string} key
 */
function typeElsewhere({ source, call }, key) {
  const part = call.method === 'identify' ? 'traits' : 'properties';
  const types = source.projectCalls
    .filter(
      other =>
        other !== call &&
        other.vendor === call.vendor &&
        other.method === call.method &&
        !other.inTest &&
        !other.forwards &&
        (call.method === 'identify' || (call.events.length === 1 && call.events[0] === other.events[0])),
    )
    .flatMap(({ parts }) => {
      const data = parts[part]?.value;
      const value = data?.kind === 'object' && !isWrittenAt(data, key, { source, call }) ? data.get(key) : undefined;
      return value?.kind === 'literal' && value.value != null ? [typeof value.value] : [];
    });
  return types.length > 1 && types.every(type => type === types[0]) ? types[0] : undefined;
}

/**
 * Whether an attribute of another call is the one that is written here: who calls a function sends what it sends.
 *
 * @param {import('../../../lib/reading.ts').ObjectValue} value
 * @param {string} key
 * @param {Pick<Site, 'source' | 'call'>} site
 */
function isWrittenAt(value, key, { source, call: { range } }) {
  const origin = value.keyOrigin(key);
  return origin?.file === source.file && origin.range[0] >= range[0] && origin.range[1] <= range[1];
}

/** @type {Operator[]} */
export const data = [
  atCalls('no-millisecond-timestamps', 'seconds → milliseconds', { edit: inMilliseconds }),
  withProperty('no-millisecond-timestamps', 'an attribute in milliseconds', 'last_seen_at: Date.now()', {
    methods: ['identify'],
  }),
  withProperty('no-millisecond-timestamps', 'a property in milliseconds', 'opened_at: new Date().getTime()', {
    methods: ['track'],
  }),
  atValues(
    'no-millisecond-timestamps',
    'seconds → ISO 8601',
    key => TIME.test(key),
    // The other APIs convert texts.
    (value, { call }) =>
      /\/\s*1_?000/.test(value) && (call.client === 'track' || call.http?.api.includes('track'))
        ? 'new Date().toISOString()'
        : undefined,
    {
      vendors: ['customerio'],
      platforms: ['server'],
      methods: ['identify'],
      follows: ['consistent-attribute-types'],
    },
  ),

  atValues(
    'consistent-attribute-types',
    'amount → text',
    key => AMOUNT.test(key),
    value => `(${value}).toFixed(2)`,
    {
      methods: ['track'],
      follows: OF_KEYS,
    },
  ),
  atValues(
    'consistent-attribute-types',
    'number → text',
    (key, site) => typeElsewhere(site, key) === 'number',
    () => "'12'",
    { follows: OF_KEYS },
  ),
  atValues(
    'consistent-attribute-types',
    'text → number',
    (key, site) => !['id', 'email'].includes(key) && typeElsewhere(site, key) === 'string',
    () => '12',
    { follows: [...OF_KEYS, 'no-placeholder-traits'] },
  ),

  withProperty('valid-attributes', 'a reserved attribute', '_internal: true', {
    vendors: ['customerio'],
    methods: ['identify'],
  }),
  withProperty('valid-attributes', 'a property that addresses the message', 'recipient: friend.email', {
    vendors: ['customerio'],
    methods: ['track'],
  }),
  withProperty('valid-attributes', 'a name that is too long', `a_${'very_'.repeat(30)}long_name: true`, {
    vendors: ['customerio'],
    methods: ['identify'],
  }),

  ...["''", "'n/a'", "'unknown@example.com'"].map(blank =>
    atValues(
      'no-placeholder-traits',
      `e-mail → or ${blank}`,
      key => key === 'email',
      value => (/^[\w.?!]+$/.test(value) ? `${value} || ${blank}` : undefined),
      { methods: ['identify'] },
    ),
  ),
  atValues(
    'no-placeholder-traits',
    "e-mail → ''",
    key => key === 'email',
    () => "''",
    { methods: ['identify'] },
  ),

  atCalls('valid-arguments', 'properties → text', {
    methods: ['track'],
    follows: OF_SHAPES,
    edit({ source, call, data: properties }) {
      const isGiven = call.sdk !== 'http' && properties && properties.properties.length > 0;
      return isGiven ? replace(source, properties, `JSON.stringify(${source.textOf(properties)})`) : undefined;
    },
  }),
  atCalls('valid-arguments', 'properties → wrapped', {
    methods: ['track'],
    platforms: ['browser', 'mobile'],
    follows: OF_SHAPES,
    edit({ source, call, data: properties }) {
      const isGiven = call.via === 'direct' && properties && properties.properties.length > 0;
      return isGiven ? replace(source, properties, `{ properties: ${source.textOf(properties)} }`) : undefined;
    },
  }),
  atCalls('valid-arguments', 'the shape of a server', {
    methods: ['identify'],
    platforms: ['browser'],
    follows: OF_SHAPES,
    edit(site) {
      const [id, traits] = [site.part('userId'), site.object('traits')];
      if (site.call.via !== 'direct' || !id || !traits || id.range[1] > traits.range[0]) return undefined;
      const { source } = site;
      const text = `{ userId: ${source.textOf(id)}, traits: ${source.textOf(traits)} }`;
      return { range: [id.range[0], traits.range[1]], text };
    },
  }),
  atCalls('valid-arguments', 'values beside the data', {
    vendors: ['customerio'],
    platforms: ['server'],
    methods: ['track'],
    follows: OF_SHAPES,
    edit({ source, call, data: properties }) {
      const property = properties && source.parentOf(properties);
      if (property?.type !== 'Property' || keyOf(property) !== 'data') return undefined;
      if (call.via !== 'direct' || call.sdk === 'http' || properties?.properties.length === 0) return undefined;
      return { range: property.range, text: source.textOf(property.value).slice(1, -1).trim() };
    },
  }),

  withProperty('no-restricted-traits', 'a trait of another owner', "vip_tier: 'gold'", { methods: ['identify'] }),

  atCalls('require-consent', 'drop the consent', {
    methods: ['identify'],
    edit({ data: traits }) {
      const consents = propertiesOf(traits, key => /unsubscribed|consent|opt_?in|subscri/i.test(key));
      const [consent] = consents;
      // An update that makes nobody reachable needs none.
      const isReachable = propertiesOf(traits, key => /^(?:email|phone)$/.test(key)).length > 0;
      return traits && consent && consents.length === 1 && isReachable ? removeProperty(consent, traits) : undefined;
    },
  }),
];
