/** Right projects that run on a server, in the wirings that real ones have. */

/** @typedef {import('../projects.mjs').Project} Project */

/**
 * How an SDK is set up and called.
 *
 * @typedef {object} Wiring
 * @property {string} name
 * @property {'ts' | 'js' | 'cjs'} language
 * @property {string} client the module that owns the client, which is called `cio`
 * @property {(id: string, traits: string, anonymousId?: string) => string} identify an expression
 * @property {(id: string, name: string, properties: string) => string} track an expression
 * @property {boolean} isPromise
 * @property {boolean} isSegment whose names are in Title Case
 * @property {string} [imported] what other modules import instead of `cio`
 */

/**
 * @param {string} traits
 * @param {string} [anonymousId]
 */
const withAnonymousId = (traits, anonymousId) =>
  anonymousId ? traits.replace(/ }$/, `, anonymous_id: ${anonymousId} }`) : traits;

const TRACK_KEYS = 'process.env.CIO_SITE_ID, process.env.CIO_TRACK_API_KEY';

/** @type {Wiring['identify']} */
const identifyById = (id, traits, anonymousId) => `cio.identify(${id}, ${withAnonymousId(traits, anonymousId)})`;
/** @type {(id: string, name: string, properties: string) => string} */
const trackById = (id, name, properties) => `cio.track(${id}, { name: '${name}', data: ${properties} })`;
/** @type {Wiring['identify']} */
const identifyByObject = (id, traits, anonymousId) =>
  `cio.identify({ userId: ${id}, ${anonymousId ? `anonymousId: ${anonymousId}, ` : ''}traits: ${traits} })`;
/** @type {(id: string, name: string, properties: string) => string} */
const trackByObject = (id, name, properties) =>
  `cio.track({ userId: ${id}, event: '${name}', properties: ${properties} })`;

/** @type {readonly Wiring[]} */
const wirings = [
  {
    name: 'track-api',
    language: 'ts',
    client: `import { TrackClient } from 'customerio-node';\n\nexport const cio = new TrackClient(${TRACK_KEYS});\n`,
    identify: identifyById,
    track: trackById,
    isPromise: true,
    isSegment: false,
  },
  {
    name: 'track-api-commonjs',
    language: 'cjs',
    client: `const { TrackClient } = require('customerio-node');\n\nexports.cio = new TrackClient(${TRACK_KEYS});\n`,
    identify: identifyById,
    track: trackById,
    isPromise: true,
    isSegment: false,
  },
  {
    name: 'track-api-lazy',
    language: 'ts',
    client: `import { TrackClient } from 'customerio-node';\n\nlet client: TrackClient | undefined;\n\nexport function getCio(): TrackClient {\n  client ??= new TrackClient(${TRACK_KEYS});\n  return client;\n}\n`,
    identify: (id, traits, anonymousId) => `getCio().identify(${id}, ${withAnonymousId(traits, anonymousId)})`,
    track: (id, name, properties) => `getCio().track(${id}, { name: '${name}', data: ${properties} })`,
    isPromise: true,
    isSegment: false,
    imported: 'getCio',
  },
  {
    name: 'track-api-service',
    language: 'ts',
    client: `import { TrackClient } from 'customerio-node';

class Messaging {
  private readonly client = new TrackClient(${TRACK_KEYS});

  know(id: string, attributes: Record<string, unknown>) {
    return this.client.identify(id, attributes);
  }

  tell(id: string, name: string, data: Record<string, unknown>) {
    return this.client.track(id, { name, data });
  }
}

export const messaging = new Messaging();
`,
    identify: (id, traits, anonymousId) => `messaging.know(${id}, ${withAnonymousId(traits, anonymousId)})`,
    track: (id, name, properties) => `messaging.tell(${id}, '${name}', ${properties})`,
    isPromise: true,
    isSegment: false,
    imported: 'messaging',
  },
  {
    name: 'track-api-wrapper',
    language: 'js',
    client: `import { TrackClient } from 'customerio-node';

const client = new TrackClient(${TRACK_KEYS});

export const emit = {
  person: (id, attributes) => client.identify(id, attributes),
  event: (id, name, data) => client.track(id, { name, data }),
};
`,
    identify: (id, traits, anonymousId) => `emit.person(${id}, ${withAnonymousId(traits, anonymousId)})`,
    track: (id, name, properties) => `emit.event(${id}, '${name}', ${properties})`,
    isPromise: true,
    isSegment: false,
    imported: 'emit',
  },
  {
    name: 'pipelines',
    language: 'ts',
    client: `import { PipelinesClient } from 'customerio-node';\n\nexport const cio = new PipelinesClient(process.env.CIO_CDP_WRITE_KEY);\n`,
    identify: identifyByObject,
    track: trackByObject,
    isPromise: true,
    isSegment: false,
  },
  {
    name: 'pipelines-batched',
    language: 'js',
    client: `import { Analytics } from '@customerio/cdp-analytics-node';\n\nexport const cio = new Analytics({ writeKey: process.env.CIO_CDP_WRITE_KEY });\n`,
    identify: identifyByObject,
    track: trackByObject,
    isPromise: false,
    isSegment: false,
  },
  {
    name: 'segment-node',
    language: 'ts',
    client: `import { Analytics } from '@segment/analytics-node';\n\nexport const cio = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });\n`,
    identify: identifyByObject,
    track: trackByObject,
    isPromise: false,
    isSegment: true,
  },
  {
    name: 'segment-node-commonjs',
    language: 'cjs',
    client: `const { Analytics } = require('@segment/analytics-node');\n\nexports.cio = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });\n`,
    identify: identifyByObject,
    track: trackByObject,
    isPromise: false,
    isSegment: true,
  },
  {
    name: 'segment-legacy',
    language: 'js',
    client: `import Analytics from 'analytics-node';\n\nexport const cio = new Analytics(process.env.SEGMENT_WRITE_KEY, { errorHandler: console.error });\n`,
    identify: identifyByObject,
    track: trackByObject,
    isPromise: false,
    isSegment: true,
  },
  {
    name: 'rudderstack-node',
    language: 'js',
    client: `import RudderAnalytics from '@rudderstack/rudder-sdk-node';\n\nexport const cio = new RudderAnalytics(process.env.RUDDER_WRITE_KEY, { dataPlaneUrl: process.env.RUDDER_URL });\n`,
    identify: identifyByObject,
    track: trackByObject,
    isPromise: false,
    isSegment: true,
  },
];

/** What pages send of whoever comes. */
const VISITS = {
  customerio: "window._cio.page('/pricing', { plan_count: 3 });\n",
  segment:
    "import { AnalyticsBrowser } from '@segment/analytics-next';\n\nAnalyticsBrowser.load({ writeKey: 'public' }).page('Pricing');\n",
  rudderstack:
    "import { RudderAnalytics } from '@rudderstack/analytics-js';\n\nconst analytics = new RudderAnalytics();\nanalytics.load('public', 'https://data.example.org');\nanalytics.page('Pricing');\n",
};

/** @type {(name: string) => string} */
const titled = name =>
  name
    .split('_')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/**
 * @param {Wiring} wiring
 * @returns {Project}
 */
function projectOf(wiring) {
  const { name, language, client, isPromise, isSegment, imported = 'cio' } = wiring;
  const isCommonJs = language === 'cjs';
  const extension = isCommonJs ? 'js' : language;
  const header = isCommonJs
    ? `const { ${imported} } = require('./messaging');\n`
    : `import { ${imported} } from './messaging${language === 'js' ? '.js' : ''}';\n`;
  const named = isSegment ? titled : (/** @type {string} */ event) => event;
  /** @param {string} expression */
  const waited = expression => (isPromise ? `await ${expression};` : `${expression};`);
  /** @type {(id: string, event: string, properties: string) => string} */
  const track = (id, event, properties) => wiring.track(id, named(event), properties);
  /** @type {(name: string, parameters: string, body: string) => string} */
  const exported = (fn, parameters, body) => {
    const asynchronous = isPromise ? 'async ' : '';
    return isCommonJs
      ? `exports.${fn} = ${asynchronous}function (${parameters}) {\n${body}\n};\n`
      : `export ${asynchronous}function ${fn}(${parameters}) {\n${body}\n}\n`;
  };
  const cart = (/** @type {number} */ total) => `{ cart_id: cart.id, cart_total: ${total}, item_count: ${total / 10} }`;
  return {
    name: `server-${name}`,
    isLocked: name === 'track-api-commonjs' || name === 'segment-node' || name === 'track-api-wrapper',
    files: {
      'package.json': manifest(name, isCommonJs),
      [`src/messaging.${extension}`]: client,
      [`src/people.${extension}`]: [
        header,
        exported(
          'signUp',
          'user, body',
          [
            `  ${waited(wiring.identify('user.id', '{ email: user.email, created_at: Math.floor(Date.now() / 1000), plan_tier: 1, locale: user.locale, unsubscribed: false }', 'body.anonymousId'))}`,
            `  ${waited(track('user.id', 'signed_up', "{ plan_name: 'free', seat_count: 3 }"))}`,
          ].join('\n'),
        ),
        exported(
          'changeAddress',
          'user',
          `  ${waited(wiring.identify('user.id', '{ email: user.email, unsubscribed: false }'))}`,
        ),
        exported(
          'changePlan',
          'user, tier',
          `  ${waited(wiring.identify('user.id', '{ plan_tier: 2, seat_limit: 12 }'))}`,
        ),
        exported(
          'addSeats',
          'user',
          `  ${waited(wiring.identify('user.id', '{ seat_limit: 24, plan_tier: 3 }'))}\n  ${waited(track('user.id', 'seats_added', '{ seat_count: 12 }'))}`,
        ),
      ].join('\n'),
      [`src/cart.${extension}`]: [
        header,
        exported('addToCart', 'user, cart', `  ${waited(track('user.id', 'cart_updated', cart(80)))}`),
        exported('takeFromCart', 'user, cart', `  ${waited(track('user.id', 'cart_updated', cart(60)))}`),
        exported('emptyCart', 'user, cart', `  ${waited(track('user.id', 'cart_updated', cart(20)))}`),
      ].join('\n'),
      // Somebody was a visitor first.
      [`web/pricing.${extension === 'js' ? 'mjs' : extension}`]:
        VISITS[isSegment ? (name.startsWith('rudder') ? 'rudderstack' : 'segment') : 'customerio'],
      [`src/orders.${extension}`]: [
        header,
        exported(
          'onPaid',
          'order',
          `  ${waited(track('order.userId', 'order_completed', "{ order_id: order.id, total: order.total, currency: 'EUR' }"))}`,
        ),
        exported(
          'onRefund',
          'order',
          `  ${waited(track('order.userId', 'payment_received', '{ payment_id: order.paymentId, amount: order.amount }'))}`,
        ),
      ].join('\n'),
    },
  };
}

/**
 * @param {string} name
 * @param {boolean} isCommonJs
 */
function manifest(name, isCommonJs) {
  return `${JSON.stringify({ name, private: true, ...(!isCommonJs && { type: 'module' }) }, null, 2)}\n`;
}

/**
 * A request by hand.
 *
 * @typedef {{ url: string, method: string, key: string, body: string }} Request
 */

const SITE_KEY =
  "`Basic ${Buffer.from(`${process.env.CIO_SITE_ID}:${process.env.CIO_TRACK_API_KEY}`).toString('base64')}`";
const WRITE_KEY = '`Basic ${btoa(`${process.env.CIO_CDP_WRITE_KEY}:`)}`';

/** @type {Readonly<Record<string, readonly Request[]>>} */
const requests = {
  'track-api': [
    {
      url: '`https://track.customer.io/api/v1/customers/${user.id}`',
      method: 'PUT',
      key: SITE_KEY,
      body: '{ email: user.email, created_at: Math.floor(Date.now() / 1000), unsubscribed: false }',
    },
    {
      url: '`https://track.customer.io/api/v1/customers/${user.id}/events`',
      method: 'POST',
      key: SITE_KEY,
      body: "{ name: 'trip_booked', data: { trip_id: user.tripId } }",
    },
  ],
  pipelines: [
    {
      url: "'https://cdp.customer.io/v1/identify'",
      method: 'POST',
      key: WRITE_KEY,
      body: '{ userId: user.id, traits: { email: user.email, created_at: Math.floor(Date.now() / 1000), unsubscribed: false } }',
    },
    {
      url: "'https://cdp.customer.io/v1/track'",
      method: 'POST',
      key: WRITE_KEY,
      body: "{ userId: user.id, event: 'trip_booked', properties: { trip_id: user.tripId } }",
    },
  ],
};

/** @type {Readonly<Record<string, { imports: string, send: (request: Request) => string }>>} */
const requesters = {
  fetch: {
    imports: '',
    send: ({ url, method, key, body }) => `  const answer = await fetch(${url}, {
    method: '${method}',
    headers: { Authorization: ${key}, 'Content-Type': 'application/json' },
    body: JSON.stringify(${body}),
  });
  if (!answer.ok) throw new Error(\`Customer.io answered \${answer.status}\`);`,
  },
  axios: {
    imports: "import axios from 'axios';\n\n",
    send: ({ url, method, key, body }) => `  await axios({
    url: ${url},
    method: '${method}',
    headers: { Authorization: ${key} },
    data: ${body},
  });`,
  },
};

/** @type {readonly Project[]} */
const byHand = Object.entries(requests).flatMap(([api, list]) =>
  Object.entries(requesters).map(([requester, { imports, send }]) => ({
    name: `http-${api}-${requester}`,
    files: {
      'package.json': manifest('by-hand', false),
      'src/server/people.js': `${imports}${list
        .map((request, index) => `export async function ${['know', 'tell'][index]}(user) {\n${send(request)}\n}\n`)
        .join('\n')}`,
    },
  })),
);

/** Requests to a host of one's own, and a client of the browser that sends there. */
/** @type {readonly Project[]} */
const byProxy = [
  ...['/v1/track', '/v1/identify'].flatMap(route =>
    ['ts', 'js', 'mjs'].map(language => ({
      name: `proxy-${route.slice(4)}-${language}`,
      modes: /** @type {const} */ (['proxy']),
      files: {
        'package.json': manifest('proxied', false),
        [`src/send.${language}`]: `export async function send(user) {
  const answer = await fetch('https://data.example.com${route}', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId: user.id${route === '/v1/track' ? ", event: 'trip_booked'" : ''}${route === '/v1/identify' ? ', traits: { email: user.email, unsubscribed: false }' : ''} }),
  });
  if (!answer.ok) throw new Error(String(answer.status));
}
`,
      },
    })),
  ),
  ...['ts', 'js', 'tsx', 'jsx'].map(language => ({
    name: `proxy-browser-${language}`,
    modes: /** @type {const} */ (['proxy']),
    files: {
      'package.json': manifest('proxied', false),
      [`src/cio.${language}`]: `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';

export const cio = AnalyticsBrowser.load({ writeKey: 'public' }, { integrations: { 'Customer.io Data Pipelines': { apiHost: 'data.example.com/v1' } } });
`,
    },
  })),
];

/** Three clients of one region, so that one that is elsewhere stands out. */
/** @type {readonly Project[]} */
const byRegion = ['ts', 'js', 'cjs'].map(language => {
  const isCommonJs = language === 'cjs';
  const extension = isCommonJs ? 'js' : language;
  const start = isCommonJs
    ? "const { APIClient, RegionEU, TrackClient } = require('customerio-node');\n"
    : "import { APIClient, RegionEU, TrackClient } from 'customerio-node';\n";
  const owned = (/** @type {string} */ name, /** @type {string} */ made) =>
    `${start}\n${isCommonJs ? `exports.${name}` : `export const ${name}`} = ${made};\n`;
  return {
    name: `region-${language}`,
    files: {
      'package.json': manifest('region', isCommonJs),
      [`src/track.${extension}`]: owned('cio', `new TrackClient(${TRACK_KEYS}, { region: RegionEU })`),
      [`src/jobs.${extension}`]: owned('jobs', `new TrackClient(${TRACK_KEYS}, { region: RegionEU })`),
      [`src/mail.${extension}`]: owned('api', 'new APIClient(process.env.CIO_APP_API_KEY, { region: RegionEU })'),
    },
  };
});

export const servers = [...wirings.map(projectOf), ...byHand, ...byProxy, ...byRegion];
