/**
 * What takes the place of TrackClient. Read from the packages: customerio-node 5.2.0 (whose TrackClient throws and
 * gives promises as its PipelinesClient does) and @customerio/cdp-analytics-node 0.5.9.
 */
export interface Target {
  readonly package: string;
  /** What is written to package.json. */
  readonly version: string;
  readonly exported: string;
  /** Calls give a promise of their own request. */
  readonly givesPromise: boolean;
  /** The client is given one object, key included. */
  readonly isOneObject: boolean;
}

/** Where TrackClient comes from. */
export const SOURCE = 'customerio-node';
export const CLASS = 'TrackClient';

export const targets: Readonly<Record<'customerio-node' | 'cdp-analytics-node', Target>> = {
  'customerio-node': {
    package: 'customerio-node',
    version: '^5.2.0',
    exported: 'PipelinesClient',
    givesPromise: true,
    isOneObject: false,
  },
  'cdp-analytics-node': {
    package: '@customerio/cdp-analytics-node',
    version: '^0.5.9',
    exported: 'Analytics',
    givesPromise: false,
    isOneObject: true,
  },
};

/** The Node.js that customerio-node 5 asks for. */
export const NODE_FLOOR = 22;
