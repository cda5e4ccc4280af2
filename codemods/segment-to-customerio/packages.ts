/**
 * What becomes of each of Segment's SDKs. Read from the packages' types and code: @segment/analytics-next 1.84.3
 * against @customerio/cdp-analytics-browser 0.5.11, @segment/analytics-node 3.1.0 against
 * @customerio/cdp-analytics-node 0.5.9, @segment/analytics-react-native 2.24.1 against customerio-reactnative 6.12.0.
 */
export interface Move {
  /** The package, which is also the catalog's name for the SDK. */
  readonly from: string;
  readonly to: string;
  /** What is written to package.json: the line that was read. */
  readonly version: string;
  /** Exports that the other package has not. */
  readonly lostExports: ReadonlySet<string>;
  /** Settings and options of the client that have no equivalent. */
  readonly lostSettings: ReadonlySet<string>;
  /** Settings that are called otherwise. */
  readonly renamedSettings: Readonly<Record<string, string>>;
  /** The setting for where data goes, and Customer.io's values of it. */
  readonly address?: { readonly key: string; readonly us: string; readonly eu: string };
}

const browser: Move = {
  from: '@segment/analytics-next',
  to: '@customerio/cdp-analytics-browser',
  version: '^0.5.11',
  lostExports: new Set([
    'NullAnalytics',
    'CDNSettings',
    'RemoteIntegrationSettings',
    'MiddlewareFunction',
    'Store',
    'StorageObject',
    'segmentio',
    'resolveAliasArguments',
    'resolveArguments',
    'resolvePageArguments',
    'resolveUserArguments',
    'SegmentEvent',
    'InternalPluginWithAddMiddleware',
    'InternalDestinationPluginWithAddMiddleware',
    'isDestinationPluginWithAddMiddleware',
    'WithId',
  ]),
  // `cdnSettings`, plug-ins and classic integrations are there, but what is put into them is Segment's.
  lostSettings: new Set([
    'cdnSettings',
    'plugins',
    'classicIntegrations',
    'storage',
    'updateCDNSettings',
    'highEntropyValuesClientHints',
    'disable',
    'integrations',
  ]),
  renamedSettings: {},
  address: { key: 'cdnURL', us: 'https://cdp.customer.io', eu: 'https://cdp-eu.customer.io' },
};

const node: Move = {
  from: '@segment/analytics-node',
  to: '@customerio/cdp-analytics-node',
  version: '^0.5.9',
  lostExports: new Set([
    'HTTPClient',
    'FetchHTTPClient',
    'HTTPFetchRequest',
    'HTTPResponse',
    'HTTPFetchFn',
    'HTTPClientRequest',
    'OAuthSettings',
  ]),
  lostSettings: new Set([
    'path',
    'disable',
    'httpClient',
    'oauthSettings',
    'maxTotalBackoffDuration',
    'maxRateLimitDuration',
  ]),
  // Both were `flushAt ?? maxEventsInBatch ?? 15`.
  renamedSettings: { flushAt: 'maxEventsInBatch' },
  address: { key: 'host', us: 'https://cdp.customer.io', eu: 'https://cdp-eu.customer.io' },
};

/** Apps: one static class that is initialised apart, so calls move and the client does not. */
export const mobile = {
  from: '@segment/analytics-react-native',
  to: 'customerio-reactnative',
  version: '^6.12.0',
  client: 'CustomerIO',
};

export const moves: readonly Move[] = [browser, node];
