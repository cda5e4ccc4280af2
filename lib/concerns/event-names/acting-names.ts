import { ownValue } from '../../text/own-value.ts';

import type { AnalyticsCall } from '../../reading.ts';

/**
 * Events that Customer.io's Pipelines API and Segment's Customer.io destination take as an order. Source: the API's
 * specification and the destination's presets. Left out are `Application Installed`, `Opened` and `Uninstalled`: they
 * act as well, and Segment's own specification asks mobile apps to send them.
 */
const deeds: Readonly<Record<string, string>> = {
  'Device Created or Updated': 'adds a device to the person',
  'Device Deleted': 'removes a device from the person',
  'User Deleted': 'deletes the person',
  'User Suppressed': 'deletes the person and blocks the identifier',
  'User Unsuppressed': 'lifts the block of the identifier',
  'Relationship Deleted': 'removes a relationship of the person',
  'Object Deleted': 'deletes an object and its relationships',
  'Report Delivery Event': 'records what became of a message',
  'Report Content Event': 'records what became of a message',
};

/** What an event of this name does on arrival instead of being recorded, by whichever way this call takes. */
export function actsOn(call: AnalyticsCall, name: string): string | undefined {
  return isMapped(call) ? ownValue(deeds, name) : undefined;
}

/** Whoever speaks the Pipelines API by these SDKs of the catalog does so with all calls. */
const pipelinesSdks: ReadonlySet<string> = new Set([
  '@customerio/cdp-analytics-browser',
  '@customerio/cdp-analytics-node',
]);

/** The Track API records an event of any name; only what comes in by Segment's shapes is mapped. */
function isMapped({ vendor, sdk, http, parts }: AnalyticsCall): boolean {
  if (vendor !== 'customerio') return vendor === 'segment';
  if (http) return http.api === 'customerio-pipelines';
  // One package has clients of both APIs, and only the envelope of Pipelines has these parts.
  return pipelinesSdks.has(sdk) || parts.context !== undefined || parts.integrations !== undefined;
}
