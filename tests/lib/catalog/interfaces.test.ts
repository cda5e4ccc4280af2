/** The catalog against the interfaces of the SDKs: what sends is in it, and nothing is invented. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { sdks } from '../../../lib/catalog/index.ts';
import type { ClientSpec } from '../../../lib/catalog/types.ts';

const require = createRequire(import.meta.url);

/** The public methods of a class or an interface in a file of an installed package. */
function membersOf(packageJson: string, file: string, declaration: string): string[] {
  const root = path.dirname(packageJson);
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const names = source.statements.flatMap(statement => {
    if (
      !(ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) ||
      statement.name?.text !== declaration
    ) {
      return [];
    }
    return [...statement.members].filter(isCallable).map(({ name }) => (name as ts.Identifier).text);
  });
  expect(names, `${declaration} in ${file}`).not.toEqual([]);
  return [...new Set(names)];
}

function isCallable(member: ts.ClassElement | ts.TypeElement): boolean {
  if (
    ts.canHaveModifiers(member) &&
    ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
  ) {
    return false;
  }
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
    return true;
  }
  const type = ts.isPropertyDeclaration(member) || ts.isPropertySignature(member) ? member.type : undefined;
  return type !== undefined && (ts.isFunctionTypeNode(type) || ts.isTypeLiteralNode(type));
}

const words = (text: string): string[] => text.trim().split(/\s+/);

interface Interface {
  readonly sdk: string;
  readonly client: string;
  /** Public methods: read from the installed package, or written down from the one named. */
  readonly members: () => readonly string[];
  /** Members that send nothing about a person; a trailing `*` stands for any ending. */
  readonly silent: string;
}

const BROWSER_SILENT = `user deregister ready debug timeout queryString use noConflict normalize initialize init on once off then catch finally push inbox pageView emit`;

const browser = (sdk: string, packageJson: string): Interface => ({
  sdk,
  client: 'browser',
  members: () => [
    ...membersOf(packageJson, 'dist/types/core/analytics/index.d.ts', 'Analytics'),
    ...membersOf(packageJson, 'dist/types/core/buffer/index.d.ts', 'AnalyticsBuffered'),
    ...membersOf(packageJson, 'dist/types/browser/index.d.ts', 'AnalyticsBrowser'),
  ],
  silent: `${BROWSER_SILENT} standalone`,
});

const INTERFACES: readonly Interface[] = [
  {
    sdk: 'customerio-node',
    client: 'track',
    members: () => [
      ...membersOf(require.resolve('customerio-node/package.json'), 'dist/lib/track.d.ts', 'TrackClient'),
      // 5.2.0
      ...words(`batch getAccountRegion entity addCustomersToSegment removeCustomersFromSegment submitForm
        reportMetric unsubscribe`),
      // 1.1.0
      'triggerBroadcast',
    ],
    // A form is answered by the person; membership of a segment is no attribute.
    silent: 'getAccountRegion addCustomersToSegment removeCustomersFromSegment submitForm',
  },
  {
    sdk: 'customerio-node',
    client: 'api',
    members: () => [
      ...membersOf(require.resolve('customerio-node/package.json'), 'dist/lib/api.d.ts', 'APIClient'),
      // 5.2.0, those that are not plain management
      ...words('sendWhatsApp sendNewsletter scheduleNewsletter createSuppression deleteSuppression'),
    ],
    // Suppression here is of an address at the mail provider, not of a person.
    silent: 'get* list* create* delete* download*',
  },
  {
    sdk: 'customerio-node',
    client: 'pipelines',
    // 5.2.0
    members: () => words('identify track page screen group alias batch'),
    silent: '',
  },
  browser('@customerio/cdp-analytics-browser', require.resolve('@customerio/cdp-analytics-browser/package.json')),
  browser('@segment/analytics-next', require.resolve('@segment/analytics-next/package.json')),
  { ...browser('@segment/analytics-next', require.resolve('@segment/analytics-next/package.json')), client: 'node' },
  ...[
    'vue-segment-analytics',
    '@dansmaculotte/vue-segment',
    '@dansmaculotte/nuxt-segment',
    '@segment/analytics-react',
    '@segment/analytics.js-core',
    '@segment/analytics.js-core/build/analytics',
    '@segment/snippet',
    'analytics.js-loader',
    'react-segment',
  ].map(sdk => browser(sdk, require.resolve('@segment/analytics-next/package.json'))),
  {
    sdk: '@customerio/cdp-analytics-node',
    client: 'node',
    members: () =>
      membersOf(
        require.resolve('@customerio/cdp-analytics-node/package.json'),
        'dist/types/app/analytics-node.d.ts',
        'Analytics',
      ),
    silent: 'register deregister',
  },
  ...['@segment/analytics-node', 'nestjs-segment-analytics'].map(sdk => ({
    sdk,
    client: 'node',
    members: () =>
      membersOf(
        require.resolve('@segment/analytics-node/package.json'),
        'dist/types/app/analytics-node.d.ts',
        'Analytics',
      ),
    silent: 'deregister',
  })),
  {
    sdk: 'analytics-node',
    client: 'node',
    // 6.2.0
    members: () => words('identify group track page screen alias enqueue flush'),
    silent: 'enqueue',
  },
  {
    sdk: 'customerio-reactnative',
    client: 'mobile',
    // 6.12.0
    members: () =>
      words(`initialize setDeepLinkRoutingReady setDeepLinkHandler identify clearIdentify track screen
        setProfileAttributes setDeviceAttributes registerDeviceToken deleteDeviceToken trackMetric isInitialized`),
    silent: 'setDeepLink* isInitialized',
  },
  {
    sdk: 'customerio-classic',
    client: 'classic',
    members: () => words('load identify sidentify track page on off reset'),
    silent: 'on off',
  },
  {
    sdk: '@segment/analytics-react-native',
    client: 'mobile',
    members: () => [
      // 2.24.1, ClientMethods
      ...words('screen track identify flush group alias reset'),
      // 1.5.3, Analytics.Client
      ...words(`catch setIDFA middleware useNativeConfiguration setup track screen identify group alias reset
        flush enable disable getAnonymousId`),
    ],
    silent: 'catch setIDFA middleware useNativeConfiguration enable disable getAnonymousId',
  },
  {
    sdk: '@rudderstack/analytics-js',
    client: 'browser',
    // 3.34.1
    members: () =>
      words(`createSafeAnalyticsInstance setDefaultInstanceKey getAnalyticsInstance load trackPageLifecycleEvents
        setupPageUnloadTracking triggerBufferedLoadEvent ready page track identify alias group reset getAnonymousId
        setAnonymousId getUserId getUserTraits getGroupId getGroupTraits setCustomContext getCustomContext
        clearCustomContext startSession endSession getSessionId setAuthToken consent addCustomIntegration`),
    silent: `create* setDefaultInstanceKey get* trackPageLifecycleEvents setup* trigger* ready setCustomContext
      clearCustomContext startSession endSession setAuthToken consent addCustomIntegration`,
  },
  {
    sdk: 'rudder-sdk-js',
    client: 'browser',
    // 2.x
    members: () =>
      words(`load ready page track identify alias group getAnonymousId setAnonymousId reset getUserId getUserTraits
        getGroupId getGroupTraits startSession endSession getSessionId setAuthToken`),
    silent: 'ready get* startSession endSession setAuthToken',
  },
  {
    sdk: '@rudderstack/rudder-sdk-node',
    client: 'node',
    // 3.0.13
    members: () => words('createPersistenceQueue identify group track page screen alias flush'),
    silent: 'createPersistenceQueue',
  },
  {
    sdk: '@rudderstack/analytics-js-service-worker',
    client: 'node',
    // 3.3.13
    members: () => words('identify group track page screen alias enqueue flush'),
    silent: 'enqueue',
  },
  {
    sdk: '@rudderstack/rudder-sdk-react-native',
    client: 'mobile',
    // 3.1.1
    members: () =>
      words(`setup track screen identify group alias reset flush optOut putDeviceToken putAdvertisingId
        setAdvertisingId clearAdvertisingId putAnonymousId setAnonymousId registerCallback getRudderContext
        startSession endSession getSessionId`),
    silent: `optOut putAdvertisingId setAdvertisingId clearAdvertisingId registerCallback get* startSession
      endSession`,
  },
  {
    sdk: 'ngx-segment-analytics',
    client: 'service',
    // 18.0.1
    members: () =>
      words(`load identify track page group alias ready user id setAnonymousId traits reset debug on trackLink
        trackForm addSourceMiddleware addDestinationMiddleware register`),
    silent: 'ready user id traits debug on',
  },
  {
    sdk: 'ember-cli-segment',
    client: 'service',
    // 0.4.0
    members: () =>
      words(`hasAnalytics pageTrackEnabled pageTrackDisabled identifyUserEnabled identifyUserDisabled log trackPageView
        trackEvent identifyUser reset group aliasUser`),
    silent: 'hasAnalytics pageTrackEnabled pageTrackDisabled identifyUserEnabled identifyUserDisabled log',
  },
  {
    sdk: 'ember-metrics',
    client: 'service',
    // 2.0.0
    members: () => words('activateAdapters identify alias trackEvent trackPage invoke willDestroy context enabled'),
    silent: 'activateAdapters invoke willDestroy context enabled',
  },
  {
    sdk: 'redux-segment',
    client: 'actions',
    // 1.6.2
    members: () => words('identify page track alias group reset'),
    silent: '',
  },
  {
    sdk: '@edx/frontend-platform/analytics',
    client: 'service',
    // 8.4.0
    members: () =>
      words(`configure getService resetAnalyticsService sendTrackingLogEvent identifyAuthenticatedUser
        identifyAnonymousUser sendTrackEvent sendPageEvent`),
    silent: 'configure getService resetAnalyticsService sendTrackingLogEvent',
  },
  {
    sdk: 'expo-analytics-segment',
    client: 'expo',
    // 11.2.1
    members: () =>
      words(`initialize identify identifyWithTraits group groupWithTraits alias reset track trackWithProperties
        screen screenWithProperties flush getEnabledAsync setEnabledAsync`),
    silent: 'getEnabledAsync setEnabledAsync',
  },
  {
    sdk: 'analytics-react-native',
    client: 'client',
    // 1.2.0
    members: () => words('identify group track page screen alias flush enqueue'),
    silent: 'enqueue',
  },
  {
    sdk: '@expo/rudder-sdk-node',
    client: 'node',
    // 1.1.1
    members: () => words('identify group track page screen alias flush'),
    silent: '',
  },
  {
    sdk: 'analytics',
    client: 'client',
    // 0.8.19
    members: () => words('identify track page user reset ready on once getState'),
    silent: 'user ready on once getState',
  },
  {
    sdk: 'use-analytics',
    client: 'client',
    // 1.1.0: the hook gives the instance of `analytics`.
    members: () => words('identify track page user reset ready on once getState'),
    silent: 'user ready on once getState',
  },
];

const isSilent = (name: string, silent: readonly string[]): boolean =>
  silent.some(pattern => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));

function clientOf({ sdk, client }: Interface): ClientSpec {
  const spec = sdks.find(({ id }) => id === sdk)?.clients[client];
  if (!spec) {
    throw new Error(`${sdk} has no client ${client}.`);
  }
  return spec;
}

describe.each(INTERFACES)('$sdk, $client', entry => {
  const silent = entry.silent === '' ? [] : words(entry.silent);

  it('has every method that sends', () => {
    const { methods } = clientOf(entry);
    expect(entry.members().filter(name => !(name in methods) && !isSilent(name, silent))).toEqual([]);
  });

  it('has no method that the SDK does not have, and none that is called silent', () => {
    const names = Object.keys(clientOf(entry).methods);
    const members = entry.members();
    expect(names.filter(name => !members.includes(name))).toEqual([]);
    expect(names.filter(name => isSilent(name, silent))).toEqual([]);
  });
});

describe('the interfaces', () => {
  it('cover every client of the catalog', () => {
    const clients = sdks.flatMap(({ id, clients }) => Object.keys(clients).map(client => `${id} ${client}`));
    expect(INTERFACES.map(({ sdk, client }) => `${sdk} ${client}`).sort()).toEqual(clients.sort());
  });
});
