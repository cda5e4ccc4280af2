/** Right projects that run in a browser or in an app. */

/** @typedef {import('../projects.mjs').Project} Project */

/** @param {string} name */
const manifest = name => `${JSON.stringify({ name, private: true, type: 'module' }, null, 2)}\n`;

/** A module that owns the client, and sends events only while somebody is identified. */
const guarded = (
  /** @type {string} */ start,
  /** @type {{ identify: string, track: string, reset: string }} */ calls,
) => `${start}
let identifiedUserId: string | null = null;

export function know(user: User) {
  ${calls.identify};
  identifiedUserId = user.id;
}

export function trackCioEvent(event: string, properties?: Record<string, unknown>) {
  if (!identifiedUserId) {
    return;
  }
  ${calls.track};
}

export function forget() {
  identifiedUserId = null;
  ${calls.reset};
}
`;

const TRAITS = '{ email: user.email, plan_tier: 2, unsubscribed: false }';

/** @type {readonly { name: string, file: string, client: string, isTyped?: boolean }[]} */
const clients = [
  {
    name: 'cio-browser',
    file: 'src/cio.ts',
    client: guarded(
      "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\n\nconst cio = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_CIO_WRITE_KEY });",
      { identify: `cio.identify(user.id, ${TRAITS})`, track: 'cio.track(event, properties)', reset: 'cio.reset()' },
    ),
  },
  {
    name: 'cio-browser-instance',
    file: 'src/cio.ts',
    client: guarded(
      "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\n\nconst client = new AnalyticsBrowser();\nclient.load({ writeKey: import.meta.env.VITE_CIO_WRITE_KEY });",
      {
        identify: `client.identify(user.id, ${TRAITS})`,
        track: 'client.track(event, properties)',
        reset: 'client.reset()',
      },
    ),
  },
  {
    name: 'react-native',
    file: 'src/cio.ts',
    client: guarded("import { CustomerIO } from 'customerio-reactnative';", {
      identify: `CustomerIO.identify({ userId: user.id, traits: ${TRAITS} })`,
      track: 'CustomerIO.track(event, properties)',
      reset: 'CustomerIO.clearIdentify()',
    }),
  },
  {
    name: 'react-native-old',
    file: 'src/cio.ts',
    client: guarded("import { CustomerIO } from 'customerio-reactnative';", {
      identify: `CustomerIO.identify(user.id, ${TRAITS})`,
      track: 'CustomerIO.track(event, properties)',
      reset: 'CustomerIO.clearIdentify()',
    }),
  },
  {
    name: 'cio-class',
    file: 'src/cio.ts',
    client: `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';

class Messaging {
  private readonly cio = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_CIO_WRITE_KEY });
  private personId: string | null = null;

  know(user: User) {
    this.cio.identify(user.id, ${TRAITS});
    this.personId = user.id;
  }

  track(event: string, properties?: Record<string, unknown>) {
    if (!this.personId) {
      return;
    }
    this.cio.track(event, properties);
  }

  forget() {
    this.personId = null;
    this.cio.reset();
  }
}

const messaging = new Messaging();

export const know = (user: User) => messaging.know(user);
export const trackCioEvent = (event: string, properties?: Record<string, unknown>) => messaging.track(event, properties);
export const forget = () => messaging.forget();
`,
  },
  {
    name: 'cio-snippet',
    file: 'src/cio.ts',
    client: guarded('', {
      identify: `window.cioanalytics.identify(user.id, ${TRAITS})`,
      track: 'window.cioanalytics.track(event, properties)',
      reset: 'window.cioanalytics.reset()',
    }),
  },
];

/** @type {readonly Project[]} */
const customerio = clients.map(({ name, file, client }) => ({
  name: `page-${name}`,
  files: {
    'package.json': manifest(name),
    [file]: client,
    'src/session.ts': `import { forget, know } from './cio';

export async function logIn(form: Form) {
  const user = await auth.signIn(form);
  know(user);
  return user;
}

export async function logOut() {
  forget();
  await auth.signOut();
}
`,
    'src/menu.ts': `import { trackCioEvent } from './cio';

export function onOpen() {
  trackCioEvent('menu_opened', { item_count: 3, opened_from: 'toolbar' });
}

export function onShortcut() {
  trackCioEvent('menu_opened', { item_count: 3, opened_from: 'keyboard' });
}

export function onClose() {
  trackCioEvent('menu_closed', { item_count: 3 });
}

export function onGesture() {
  trackCioEvent('menu_opened', { item_count: 5, opened_from: 'gesture' });
}
`,
  },
}));

/** @type {readonly { name: string, start: string, reset: string, extension: string }[]} */
const segments = [
  {
    name: 'segment-browser',
    start:
      "import { AnalyticsBrowser } from '@segment/analytics-next';\n\nexport const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_SEGMENT_KEY });\n",
    reset: 'analytics.reset()',
    extension: 'ts',
  },
  {
    name: 'segment-react-native',
    start:
      "import { createClient } from '@segment/analytics-react-native';\n\nexport const analytics = createClient({ writeKey: 'public' });\n",
    reset: 'analytics.reset()',
    extension: 'ts',
  },
  {
    name: 'rudderstack-browser',
    start:
      "import { RudderAnalytics } from '@rudderstack/analytics-js';\n\nexport const analytics = new RudderAnalytics();\nanalytics.load('public', 'https://data.example.org');\n",
    reset: 'analytics.reset()',
    extension: 'js',
  },
];

/** @type {readonly Project[]} */
const segment = segments.map(({ name, start, reset, extension }) => ({
  name: `page-${name}`,
  files: {
    'package.json': manifest(name),
    [`src/analytics.${extension}`]: start,
    [`src/session.${extension}`]: `import { analytics } from './analytics${extension === 'js' ? '.js' : ''}';

export async function logIn(form) {
  const user = await auth.signIn(form);
  analytics.identify(user.id, { email: user.email, plan_tier: 2, unsubscribed: false });
  analytics.track('Logged In', { login_method: 'password' });
  return user;
}

export async function logOut() {
  ${reset};
  await auth.signOut();
}
`,
    [`src/search.${extension}`]: `import { analytics } from './analytics${extension === 'js' ? '.js' : ''}';

export const onSearch = results => analytics.track('Products Searched', { result_count: results.length, sort_order: 'price' });
export const onSort = results => analytics.track('Products Searched', { result_count: results.length, sort_order: 'date' });
export const onFilter = results => analytics.track('Products Searched', { result_count: results.length, sort_order: 'name' });
export const onOpen = product => analytics.track('Product Viewed', { product_id: product.id, price: product.price });
`,
  },
}));

/** @type {readonly Project[]} */
const hooks = [
  {
    name: 'page-segment-hook',
    files: {
      'package.json': manifest('hook'),
      'src/analytics.tsx': `import { AnalyticsBrowser } from '@segment/analytics-next';
import { createContext, useContext } from 'react';

const client = AnalyticsBrowser.load({ writeKey: 'public' });
const AnalyticsContext = createContext(client);

export const useAnalytics = () => useContext(AnalyticsContext);
`,
      'src/account.tsx': `import { useAnalytics } from './analytics';

export function Account({ user }) {
  const analytics = useAnalytics();
  const onSave = () => {
    analytics.identify(user.id, { email: user.email, plan_tier: 2, unsubscribed: false });
    analytics.track('Account Saved', { field_count: 4 });
  };
  const logOut = async () => {
    analytics.reset();
    await auth.signOut();
  };
  return <form onSubmit={onSave}><button onClick={logOut}>Log out</button></form>;
}
`,
    },
  },
];

const STORAGE = `{
    user: { cookie: { key: 'cio_user_id' }, localStorage: { key: 'cio_user_traits' } },
    group: { cookie: { key: 'cio_group_id' }, localStorage: { key: 'cio_group_properties' } },
  }`;

/** Segment's and Customer.io's clients on one page, apart from one another. */
const together = ['ts', 'tsx', 'js', 'jsx', 'mjs'].flatMap(extension =>
  [
    `export const cio = AnalyticsBrowser.load({ writeKey: 'public' }, ${STORAGE});`,
    `export const cio = new AnalyticsBrowser();\ncio.load({ writeKey: 'public' }, ${STORAGE});`,
  ].map((made, index) => ({
    name: `storage-${extension}-${index + 1}`,
    files: {
      'package.json': manifest('storage'),
      [`src/segment.${extension}`]:
        "import { AnalyticsBrowser } from '@segment/analytics-next';\n\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'public' });\n",
      [`src/cio.${extension}`]: `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\n\n${made}\n`,
    },
  })),
);

/** @type {readonly Project[]} */
export const pages = [...customerio, ...segment, ...hooks, ...together];
