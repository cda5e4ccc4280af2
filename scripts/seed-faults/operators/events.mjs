/** Faults in the name of an event, and in what goes with it. */
import { atCalls } from '../operator.mjs';
import { addProperty, keyOf, propertiesOf, removeProperty, replace } from '../source.mjs';

/** @typedef {import('../operator.mjs').Operator} Operator */
/** @typedef {import('../source.mjs').Site} Site */

/** Another name is unplanned, and may be written in another style than the others or in the same words. */
const OF_NAMES = [
  'event-name-case',
  'no-event-name-drift',
  'match-tracking-plan',
  'no-property-drift',
  'no-breaking-event-change',
  'no-unknown-trigger',
];

/** What a property is called matters to these as well. */
const OF_PROPERTIES = ['match-tracking-plan', 'no-property-drift', 'require-dedupe-key', 'no-unknown-event-property'];

const KEY_OF_A_TRANSACTION = /(?:order|transaction|payment|invoice|charge|session).*id|_id$|Id$/;

/** @param {string} name */
const wordsOf = name => name.split(/[_\s-]+/);
/** @param {string} word */
const capital = word => word.charAt(0).toUpperCase() + word.slice(1);
/** @param {string} name */
const inTitleCase = name => wordsOf(name).map(capital).join(' ');
/** @param {string} name */
const inCamelCase = name =>
  wordsOf(name)
    .map(word => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : capital(word)))
    .join('');

/**
 * Other calls of the project that send the event to the same receiver.
 *
 * @param {Site} site
 * @param {string} name
 */
function othersOf({ source, call }, name) {
  return source.projectCalls.filter(
    other =>
      other !== call &&
      other.vendor === call.vendor &&
      !other.inTest &&
      !other.forwards &&
      other.events.includes(name) &&
      !isWrittenAt(other.parts.event?.value.origin, { source, call }),
  );
}

/**
 * Whether a name is the one that is written here: who calls a function sends what it sends.
 *
 * @param {import('../../../lib/reading.ts').Origin | undefined} origin
 * @param {Pick<Site, 'source' | 'call'>} site
 */
function isWrittenAt(origin, { source, call: { range } }) {
  return origin?.file === source.file && origin.range[0] >= range[0] && origin.range[1] <= range[1];
}

/**
 * @param {Site} site
 * @param {string} name
 */
function isSharedByVendors({ source, call }, name) {
  return source.projectCalls.some(other => other.vendor !== call.vendor && other.events.includes(name));
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {(literal: string, site: Site) => string | undefined} changed the source of another name
 * @param {Omit<Parameters<typeof atCalls>[2], 'edit'>} given
 */
function atNames(rule, name, changed, given = {}) {
  return atCalls(rule, name, {
    methods: ['track'],
    ...given,
    follows: [...OF_NAMES, ...(given.follows ?? [])],
    edit(site) {
      const literal = site.nameLiteral;
      const text = literal && changed(String(literal.value), site);
      return literal && text !== undefined ? replace(site.source, literal, text) : undefined;
    },
  });
}

/** @param {string} text */
const quoted = text => `'${text.replaceAll("'", String.raw`\'`)}'`;
/** @param {string} name */
const isSnake = name => /^[a-z]+(?:_[a-z]+)+$/.test(name);
/** @param {string} name */
const inTemplate = name => name.replaceAll(/[`$\\]/g, '');

/**
 * The properties of an event of which several places are known.
 *
 * @param {Site} site
 * @param {number} count of the other places
 */
function commonProperties(site, count) {
  const [name, ...more] = site.call.events;
  if (name === undefined || more.length > 0 || site.call.unresolved) return [];
  const others = othersOf(site, name).map(({ parts }) => parts.properties?.value);
  if (others.length < count || others.some(value => value?.kind !== 'object' || value.open)) return [];
  return propertiesOf(site.data, key =>
    others.every(value => value?.kind === 'object' && value.keys.includes(key) && !value.sometimes?.has(key)),
  );
}

/** @type {Operator[]} */
export const events = [
  atNames(
    'event-name-case',
    'name → Title Case',
    (name, site) => (isSnake(name) && !isSharedByVendors(site, name) ? quoted(inTitleCase(name)) : undefined),
    { vendors: ['customerio'] },
  ),
  atNames(
    'event-name-case',
    'name → camelCase',
    (name, site) => (isSnake(name) && !isSharedByVendors(site, name) ? quoted(inCamelCase(name)) : undefined),
    { vendors: ['customerio'] },
  ),

  atNames('no-dynamic-event-name', 'name → template with an id', name => `\`${inTemplate(name)}_\${product.id}\``),
  atNames('no-dynamic-event-name', 'name → joined with an id', name => `${quoted(`${name}_`)} + product.id`),

  atNames('no-pii-in-event-name', 'name → template with an e-mail', name => `\`${inTemplate(name)}_\${user.email}\``, {
    follows: ['no-dynamic-event-name'],
  }),
  atNames('no-pii-in-event-name', 'name → joined with a name', name => `${quoted(`${name} `)} + user.firstName`, {
    follows: ['no-dynamic-event-name'],
  }),

  atNames('valid-event-name', 'name → too long', name =>
    quoted(`${name}${`${name.includes(' ') ? ' and' : '_and'}${name.includes(' ') ? ' more' : '_more'}`.repeat(12)}`),
  ),
  atNames('valid-event-name', 'name → untrimmed', name => quoted(`${name} `)),
  atNames('valid-event-name', 'name → one that acts', () => "'User Deleted'", {
    vendors: ['segment'],
    mode: 'forwarded',
  }),
  atNames('valid-event-name', 'name → empty', () => "''"),

  atNames('no-event-name-drift', 'name → another spelling', (name, site) => {
    const other = isSnake(name) ? inCamelCase(name) : name.toLowerCase().replaceAll(/\s+/g, '_');
    return othersOf(site, name).length >= 2 && wordsOf(name).length > 1 && other !== name ? quoted(other) : undefined;
  }),

  atNames(
    'match-tracking-plan',
    'name → unplanned',
    name => quoted(`${name}${name.includes(' ') ? ' Today' : '_today'}`),
    {
      mode: 'plan',
    },
  ),
  atCalls('match-tracking-plan', 'drop a required property', {
    methods: ['track'],
    mode: 'plan',
    follows: OF_PROPERTIES,
    edit(site) {
      const [property] = commonProperties(site, 0);
      return property && site.data ? removeProperty(property, site.data) : undefined;
    },
  }),
  atCalls('match-tracking-plan', 'an unplanned property', {
    methods: ['track'],
    mode: 'plan',
    follows: OF_PROPERTIES,
    edit: ({ data, call: { events: names, patterns, unresolved } }) =>
      data && data.properties.length > 0 && names.length > 0 && patterns.length === 0 && !unresolved
        ? addProperty(data, 'weather_outside: true')
        : undefined,
  }),

  atNames(
    'no-breaking-event-change',
    'rename an event of the lock file',
    (name, site) =>
      othersOf(site, name).length === 0 && wordsOf(name).length > 1
        ? quoted(name.includes(' ') ? `${name} Again` : `${name}_again`)
        : undefined,
    { generated: true, within: 'project', needsLock: true },
  ),

  atCalls('require-dedupe-key', 'drop the key of the payment', {
    methods: ['track'],
    follows: OF_PROPERTIES,
    edit(site) {
      if (!site.data || !isMoney(site)) return undefined;
      const keys = propertiesOf(site.data, key => KEY_OF_A_TRANSACTION.test(key));
      return keys.length === 1 && keys[0] ? removeProperty(keys[0], site.data) : undefined;
    },
  }),
  atCalls('require-dedupe-key', 'make the key of the payment up', {
    methods: ['track'],
    follows: OF_PROPERTIES,
    edit(site) {
      if (!site.data || !isMoney(site)) return undefined;
      const keys = propertiesOf(site.data, key => KEY_OF_A_TRANSACTION.test(key));
      return keys.length === 1 && keys[0] ? replace(site.source, keys[0].value, 'crypto.randomUUID()') : undefined;
    },
  }),

  atCalls('no-property-drift', 'another spelling of a property', {
    methods: ['track'],
    follows: OF_PROPERTIES,
    edit(site) {
      const property = commonProperties(site, 1).find(({ shorthand }) => !shorthand);
      const key = property && (keyOf(property) ?? '');
      if (!property || !key || wordsOf(key).length < 2) return undefined;
      return { range: property.key.range, text: inCamelCase(key) };
    },
  }),
  atCalls('no-property-drift', 'a property of all other places away', {
    methods: ['track'],
    follows: OF_PROPERTIES,
    edit(site) {
      const [property] = commonProperties(site, 2);
      return property && site.data ? removeProperty(property, site.data) : undefined;
    },
  }),

  atNames(
    'no-client-side-purchase',
    'name → that of a purchase',
    name => (isSnake(name) ? "'order_completed'" : "'Order Completed'"),
    { platforms: ['browser'], follows: ['require-dedupe-key', 'consistent-attribute-types'] },
  ),
];

/** @param {Site} site */
function isMoney({ call }) {
  return call.events.some(name =>
    /^(?:order|purchase|payment)[_ ](?:completed|paid|made|received|succeeded)$/i.test(name),
  );
}
