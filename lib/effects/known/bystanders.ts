/** Functions that do no work of their own beside a send: they reckon, wait, log, or tell another vendor the same. */
import { alternatives, isGated, rootOf } from '../../evaluate/value.ts';

import type { Evaluated } from '../../evaluate/value.ts';
import type { Expr } from '../../facts/facts.ts';
import type { Purpose } from '../wrapper-policy.ts';

const reckoning = [
  'Array',
  'BigInt',
  'Blob',
  'Boolean',
  'Date',
  'Error',
  'FormData',
  'Headers',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'TextEncoder',
  'TypeError',
  'URL',
  'URLSearchParams',
  'WeakMap',
  'WeakSet',
  'atob',
  'btoa',
  'crypto',
  'decodeURIComponent',
  'encodeURIComponent',
  'isNaN',
  'parseFloat',
  'parseInt',
  'performance',
  'require',
  'structuredClone',
];

const timing = [
  'AbortController',
  'AbortSignal',
  'Promise',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'setImmediate',
  'setInterval',
  'setTimeout',
];

/** What pages get from the scripts of other vendors. */
const analytics = [
  '_hsq',
  '_paq',
  'Appcues',
  'FS',
  'Intercom',
  'amplitude',
  'clarity',
  'dataLayer',
  'fbq',
  'ga',
  'gtag',
  'heap',
  'hj',
  'lintrk',
  'mixpanel',
  'pendo',
  'pintrk',
  'plausible',
  'posthog',
  'rdt',
  'snaptr',
  'ttq',
  'twq',
  'umami',
];

/** What keeps what went wrong. */
const reports = ['Bugsnag', 'DD_LOGS', 'Raven', 'Rollbar', 'Sentry', 'console', 'newrelic'];

/** By the global that the callee begins at. */
const globals = tableOf({ supply: reckoning, timing, analytics, log: reports });

const loggers = [
  '@airbrake/*',
  '@appsignal/*',
  '@axiomhq/*',
  '@bugsnag/*',
  '@datadog/browser-logs',
  '@elastic/apm-rum',
  '@google-cloud/logging',
  '@honeybadger-io/*',
  '@logtail/*',
  '@react-native-firebase/crashlytics',
  '@sentry/*',
  'bugsnag-js',
  'bugsnag-react-native',
  'bunyan',
  'consola',
  'debug',
  'elastic-apm-node',
  'electron-log',
  'firebase-functions/logger',
  'log4js',
  'loglevel',
  'newrelic',
  'next-axiom',
  'npmlog',
  'pino',
  'raven',
  'raven-js',
  'react-native-logs',
  'roarr',
  'rollbar',
  'sentry-expo',
  'signale',
  'tslog',
  'winston',
];

const otherVendors = [
  '@amplitude/*',
  '@braze/*',
  '@datadog/browser-rum',
  '@firebase/analytics',
  '@fullstory/*',
  '@hotjar/*',
  '@intercom/*',
  '@mixpanel/*',
  '@posthog/*',
  '@react-native-firebase/analytics',
  '@vercel/analytics',
  'amplitude-js',
  'clevertap-react-native',
  'expo-firebase-analytics',
  'firebase/analytics',
  'gleap',
  'launchdarkly-js-client-sdk',
  'launchdarkly-react-client-sdk',
  'logrocket',
  'mixpanel',
  'mixpanel-browser',
  'mixpanel-react-native',
  'posthog-js',
  'posthog-node',
  'posthog-react-native',
  'react-facebook-pixel',
  'react-ga',
  'react-ga4',
  'react-gtm-module',
  'react-hotjar',
  'react-native-appsflyer',
  'react-native-branch',
  'react-native-fbsdk',
  'react-native-fbsdk-next',
  'react-native-onesignal',
  'react-native-ux-cam',
  'react-use-intercom',
  'universal-analytics',
];

/** They run what they are given, by and by. */
const queues = ['p-debounce', 'p-limit', 'p-queue', 'p-retry', 'p-throttle'];

const timers = [
  'timers',
  'node:timers',
  'timers/promises',
  'node:timers/promises',
  '@vercel/functions',
  'delay',
  ...queues,
];

const ids = ['crypto', 'node:crypto', 'uuid', 'nanoid', 'ulid'];

/** By the module that the callee comes from; `scope/*` stands for all packages of a scope. */
const modules = tableOf({ log: loggers, analytics: otherVendors, timing: timers, supply: ids });

/** Exports of modules that hold much else. */
const exported = tableOf({
  log: ['@nestjs/common Logger'],
  timing: ['next/server after', 'react startTransition', 'vue nextTick'],
});

/** A method for each level is what loggers have in common, whoever makes them. */
const levels: ReadonlySet<string> = new Set(['trace', 'debug', 'verbose', 'info', 'log', 'warn', 'error', 'fatal']);

/** Methods that the clients of analytics have in common, whoever makes them. */
const telling: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);

/** What something is that is not written in the project. */
const foreign: ReadonlySet<Evaluated['kind']> = new Set<Evaluated['kind']>(['global', 'import', 'interface']);

/** Methods of promises, and of what keeps a worker alive until they are settled. */
const waiting: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'waitUntil']);

function tableOf(names: Partial<Record<Purpose, readonly string[]>>): ReadonlyMap<string, Purpose> {
  const table = new Map<string, Purpose>();
  for (const [purpose, list] of Object.entries(names) as [Purpose, readonly string[]][])
    for (const name of list) table.set(name, purpose);
  return table;
}

/**
 * What a call is for, as far as its callee alone tells; undefined where it may be work.
 *
 * @param callee - what is called
 * @param written - how the callee is written
 */
export function knownPurpose(callee: Evaluated, written: Expr): Purpose | undefined {
  if (written.k === 'mem') {
    if (waiting.has(written.p)) return 'timing';
    if (levels.has(written.p)) return 'log';
    if (telling.has(written.p) && alternatives(callee).every(isForeign)) return 'analytics';
  }
  if (isToldToPage(callee, written)) return 'analytics';
  const [first, ...others] = alternatives(callee).map(byRoot);
  return others.every(other => other === first) ? first : undefined;
}

/**
 * `window._queue = window._queue || []; window._queue.push(…)`: a list that only a global holds is read by whatever
 * script of the page it belongs to.
 */
function isToldToPage(callee: Evaluated, written: Expr): boolean {
  if (written.k !== 'mem' || written.p !== 'push') return false;
  const lists = alternatives(callee).flatMap(one => (one.kind === 'member' ? alternatives(one.object) : [one]));
  return lists.some(({ kind }) => kind === 'global') && lists.every(isBlankOrGlobal);
}

function isBlankOrGlobal(list: Evaluated): boolean {
  return list.kind === 'global' || (list.kind === 'array' && list.items.length === 0 && !list.open);
}

function byRoot(callee: Evaluated): Purpose | undefined {
  // An element of a list, such as what sets a state: what it does is not known.
  if (callee.kind === 'member' && /^\d+$/.test(callee.property)) return undefined;
  const purpose = purposeOfRoot(rootOf(callee));
  // `setTimeout(…)` waits; what is called on the result of something that waits does not.
  const isResult = callee.kind === 'call' || (callee.kind === 'member' && callee.object.kind === 'call');
  return purpose === 'timing' && isResult ? 'supply' : purpose;
}

function purposeOfRoot(root: Evaluated): Purpose | undefined {
  switch (root.kind) {
    case 'global':
      return globals.get(root.name);
    case 'import':
      return byModule(root.source, root.name);
    // What is written here as data is reckoned with.
    case 'literal':
    case 'template':
    case 'array':
    case 'operation':
      return 'supply';
    default:
      return undefined;
  }
}

/** Of what the project has from elsewhere: a page's scripts, a package, what nothing here implements. */
function isForeign(callee: Evaluated): boolean {
  return foreign.has(rootOf(callee).kind) && !isGated(callee);
}

function byModule(source: string, name: string): Purpose | undefined {
  const scope = /^@[^/]+\//.exec(source)?.[0];
  return exported.get(`${source} ${name}`) ?? modules.get(source) ?? (scope ? modules.get(`${scope}*`) : undefined);
}
