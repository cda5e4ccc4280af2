/** What the package says of an analytics call to rules and codemods of somebody else: stable, by semantic versioning. */
import type { Method, PartName, Vendor } from '../catalog/types.ts';
import type { AnalyticsCall, Range, UnknownReason } from '../reading.ts';

export interface FoundCall {
  readonly vendor: Vendor;
  /** The SDK's id, or `http` for a request made by hand. */
  readonly sdk: string;
  readonly method: Method;
  /** `wrapper` for a call of a function of the project that ends in the SDK. */
  readonly via: 'direct' | 'wrapper';
  /** That function, for `via: 'wrapper'`. */
  readonly wrapper?: { readonly name: string; readonly file: string; readonly line: number };
  /** Every name that the call can send; with `patterns` and `unresolved` all that is known of it. */
  readonly events: readonly string[];
  /** Names with holes, `checkout_*_done`. */
  readonly patterns: readonly string[];
  /** Why the name is not known, if it is not. */
  readonly unresolved?: UnknownReason;
  /** The call passes on what its function is given: it is the inside of a wrapper. */
  readonly isPlumbing: boolean;
  readonly isInTest: boolean;
}

/** Which calls are asked for; what is left out fits all. */
export interface CallFilter {
  readonly vendor?: Vendor;
  readonly method?: Method;
  /** A name that the call can send. */
  readonly event?: string | RegExp;
  readonly via?: 'direct' | 'wrapper';
  /** Also the insides of wrappers; their callers are what sends. Default: false. */
  readonly plumbing?: boolean;
}

/** The parts of a call that stand in its own file. */
export const partNames = [
  'event',
  'userId',
  'properties',
  'traits',
  'timestamp',
] as const satisfies readonly PartName[];
export type FoundPart = (typeof partNames)[number];

export function foundCall(call: AnalyticsCall): FoundCall {
  const { vendor, sdk, method, via, wrapper, events, patterns, unresolved, forwards, inTest } = call;
  return {
    vendor,
    sdk,
    method,
    via,
    ...(wrapper && { wrapper }),
    events,
    patterns,
    ...(unresolved && { unresolved }),
    isPlumbing: forwards,
    isInTest: inTest,
  };
}

export function fits(call: AnalyticsCall, { vendor, method, event, via, plumbing = false }: CallFilter): boolean {
  return (
    (vendor === undefined || call.vendor === vendor) &&
    (method === undefined || call.method === method) &&
    (via === undefined || call.via === via) &&
    (plumbing || !call.forwards) &&
    (event === undefined || call.events.some(name => (typeof event === 'string' ? name === event : event.test(name))))
  );
}

/** Where a part stands, if it stands in the file of the call. */
export function rangeOfPart({ parts }: AnalyticsCall, part: FoundPart): Range | undefined {
  return parts[part]?.range;
}
