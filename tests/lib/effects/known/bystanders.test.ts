import { describe, expect, it } from 'vitest';

import { knownPurpose } from '../../../../lib/effects/known/bystanders.ts';
import { evaluation } from '../../../support/evaluate.ts';

import type { Purpose } from '../../../../lib/effects/wrapper-policy.ts';

/** What the last call of a module is for by its callee. */
function purposeOf(code: string): Purpose | undefined {
  const { evaluator, module } = evaluation({ 'a.ts': code });
  const m = module('a.ts');
  const call = m.facts.calls.toSorted((one, other) => one.e - other.e || other.s - one.s).at(-1);
  if (!call) throw new Error('There is no call.');
  return evaluator.open(() => knownPurpose(evaluator.eval(m, call.x, null), call.x));
}

const globals: Readonly<Record<'supply' | 'timing' | 'analytics' | 'log', readonly string[]>> = {
  supply: [
    ...['Array', 'BigInt', 'Blob', 'Boolean', 'Date', 'Error', 'FormData', 'Headers', 'Intl', 'JSON', 'Map', 'Math'],
    ...['Number', 'Object', 'RegExp', 'Set', 'String', 'Symbol', 'TextEncoder', 'TypeError', 'URL', 'URLSearchParams'],
    ...['WeakMap', 'WeakSet', 'atob', 'btoa', 'crypto', 'decodeURIComponent', 'encodeURIComponent', 'isNaN'],
    ...['parseFloat', 'parseInt', 'performance', 'require', 'structuredClone'],
  ],
  timing: [
    ...['AbortController', 'AbortSignal', 'Promise', 'clearImmediate', 'clearInterval', 'clearTimeout'],
    ...['queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'setImmediate', 'setInterval', 'setTimeout'],
  ],
  analytics: [
    ...['_paq', 'amplitude', 'clarity', 'dataLayer', 'fbq', 'ga', 'gtag', 'heap', 'hj', 'Intercom', 'lintrk'],
    ...['mixpanel', 'pendo', 'posthog', 'ttq', 'twq', '_hsq', 'Appcues', 'FS', 'pintrk', 'plausible', 'rdt', 'snaptr'],
    'umami',
  ],
  log: ['Bugsnag', 'DD_LOGS', 'Raven', 'Rollbar', 'Sentry', 'console', 'newrelic'],
};

const modules: Readonly<Record<'log' | 'analytics' | 'timing' | 'supply', readonly string[]>> = {
  log: [
    ...['@datadog/browser-logs', '@google-cloud/logging', '@sentry/node', 'bunyan', 'consola', 'debug', 'electron-log'],
    ...['firebase-functions/logger', 'log4js', 'loglevel', 'npmlog', 'pino', 'roarr', 'signale', 'tslog', 'winston'],
    ...['@airbrake/node', '@appsignal/javascript', '@axiomhq/js', '@bugsnag/js', '@elastic/apm-rum'],
    ...['@honeybadger-io/js', '@logtail/node', '@react-native-firebase/crashlytics', 'bugsnag-js'],
    ...['bugsnag-react-native', 'elastic-apm-node', 'newrelic', 'next-axiom', 'raven', 'raven-js'],
    ...['react-native-logs', 'rollbar', 'sentry-expo'],
  ],
  analytics: [
    ...['@amplitude/analytics-browser', '@braze/web-sdk', '@datadog/browser-rum', '@firebase/analytics'],
    ...['@fullstory/browser', '@hotjar/browser', '@intercom/messenger-js-sdk', '@mixpanel/node', '@posthog/node'],
    ...['@react-native-firebase/analytics', '@vercel/analytics', 'amplitude-js', 'firebase/analytics', 'gleap'],
    ...['launchdarkly-js-client-sdk', 'launchdarkly-react-client-sdk', 'logrocket', 'mixpanel', 'mixpanel-browser'],
    ...['posthog-js', 'posthog-node', 'posthog-react-native', 'react-facebook-pixel', 'react-ga', 'react-ga4'],
    ...['react-gtm-module', 'react-use-intercom', 'universal-analytics', 'clevertap-react-native'],
    ...['expo-firebase-analytics', 'mixpanel-react-native', 'react-hotjar', 'react-native-appsflyer'],
    ...['react-native-branch', 'react-native-fbsdk', 'react-native-fbsdk-next', 'react-native-onesignal'],
    'react-native-ux-cam',
  ],
  timing: ['timers', 'node:timers', 'timers/promises', 'node:timers/promises', '@vercel/functions', 'delay'],
  supply: ['crypto', 'node:crypto', 'uuid', 'nanoid', 'ulid'],
};

const rows = (table: Readonly<Record<string, readonly string[]>>): [string, string][] =>
  Object.entries(table).flatMap(([purpose, names]) => names.map((name): [string, string] => [name, purpose]));

describe('a function that is known', () => {
  it.each(rows(globals))('the global %s, for %s', (name, purpose) => {
    expect(purposeOf(`${name}(1);`)).toBe(purpose);
    expect(purposeOf(`${name}.member(1);`)).toBe(purpose);
  });

  it.each(rows(modules))('an export of %s, for %s', (name, purpose) => {
    expect(purposeOf(`import { run } from '${name}';\nrun(1);`)).toBe(purpose);
  });

  it.each([
    ['@nestjs/common', 'Logger', 'log'],
    ['next/server', 'after', 'timing'],
    ['react', 'startTransition', 'timing'],
    ['vue', 'nextTick', 'timing'],
  ])('of %s, %s alone', (source, name, purpose) => {
    expect(purposeOf(`import { ${name} } from '${source}';\n${name}(1);`)).toBe(purpose);
    expect(purposeOf(`import { another } from '${source}';\nanother(1);`)).toBeUndefined();
  });

  it.each(['trace', 'debug', 'verbose', 'info', 'log', 'warn', 'error', 'fatal'])('a logger by its level %s', level => {
    expect(purposeOf(`import { x } from '@acme/kit';\nx.${level}(1);`)).toBe('log');
    expect(purposeOf(`import { ${level} } from '@acme/kit';\n${level}(1);`)).toBeUndefined();
  });

  it.each(['then', 'catch', 'finally', 'waitUntil'])('a promise by %s', method => {
    expect(purposeOf(`import { x } from '@acme/kit';\nx.${method}(1);`)).toBe('timing');
  });

  it.each([
    ['a text', "'a b'.split(' ');"],
    ['a template', 'import { x } from "@acme/kit"; `a ${x}`.trim();'],
    ['a list', '[1, 2].map(String);'],
    ['something reckoned', 'import { x } from "@acme/kit"; (x + 1).toFixed();'],
    ['what something reckoned gives', 'new Date().toISOString().slice(1);'],
    ['what something that waits gives', 'Promise.all([]).size();'],
  ])('a method of %s reckons', (_about, code) => {
    expect(purposeOf(code)).toBe('supply');
  });
});

describe('a function that may work', () => {
  it.each([
    ['of a module', "import { run } from '@acme/kit';\nrun(1);"],
    ['of a module whose name begins like a known one', "import { run } from 'debugger';\nrun(1);"],
    ['of another package of no known scope', "import { run } from '@acme/sentry';\nrun(1);"],
    ['of a global that is not known', 'run(1);'],
    ['by a member of a module', "import kit from '@acme/kit';\nkit.db.save(1);"],
    ['by a name that a level is called', "import kit from '@acme/kit';\nkit.information(1);"],
    ['that is one of two', "import { run } from '@acme/kit';\nconst either = flag ? run : setTimeout;\neither(1);"],
    ['that is an element of a list', "import { useState } from 'react-ga';\nconst [, set] = useState(1);\nset(2);"],
  ])('%s', (_about, code) => {
    expect(purposeOf(code)).toBeUndefined();
  });

  it('is known all the same where both of two are', () => {
    expect(purposeOf('const either = flag ? setTimeout : setImmediate;\neither(1);')).toBe('timing');
  });
});
