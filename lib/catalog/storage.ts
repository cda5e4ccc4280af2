/** The SDKs that keep the person and the visitor under the storage keys of analytics.js. Source: the packages' own code. */
export const sharedStorageSdks = ['@segment/analytics-next', '@customerio/cdp-analytics-browser'] as const;
