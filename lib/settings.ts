/** `settings.customerio`, typed. Read and validated here and nowhere else. */
import { ownValue } from './text/own-value.ts';
import { readPattern } from './patterns.ts';

import type { Method, PartName, Vendor } from './catalog/types.ts';

export interface DeclaredWrapper {
  /**
   * What is called: `window.main.trackSegmentEvent`, `useAnalytics().track`, `Class#method` (of its
   * instances), `Class.staticMethod`, a function's name. Without `module` it begins with a global;
   * with `module`, with an export of it, whatever the importing file calls that.
   */
  readonly callee: string;
  /** Specifier or path (relative to the root) of the module that exports the callee. */
  readonly module?: string;
  readonly vendor: Vendor | readonly Vendor[];
  /** Default `track`. */
  readonly method?: Method;
  /** Where the parts stand: `0`, `0.event`, `1.userId`; a fixed event as `{const: 'name'}`. */
  readonly parts: Partial<Record<PartName, string | { readonly const: string }>>;
}

/** An address of the project's own that takes analytics calls. */
export interface DeclaredEndpoint {
  /** A path of the same site, `/api/track`; a whole address; or a `/pattern/` for either. */
  readonly url: string;
  /** Default: the one vendor that the project uses, else `customerio`. */
  readonly vendor?: Vendor;
  /** Default `track`. */
  readonly method?: Method;
  /** Where the parts stand in the body: `event`, `user.id`; a fixed event as `{const: 'name'}`. */
  readonly parts: Partial<Record<PartName, string | { readonly const: string }>>;
}

/**
 * A plan in the settings, alone or on top of files that cannot say as much. lib/plan/ reads it, and tells
 * what is wrong with it by its place; a document of another format pasted here is taken as well.
 */
export interface InlinePlan {
  /** Files whose plan this one adds to, relative to the root. */
  readonly file?: string | readonly string[];
  /** Events by name, or their names alone. */
  readonly events?: readonly string[] | Readonly<Record<string, unknown>>;
  /** Properties of every event: `{ tracking_version: 'number' }`. */
  readonly common?: Readonly<Record<string, unknown>>;
  /** Attributes of people: `{ plan: 'string' }`. */
  readonly traits?: Readonly<Record<string, unknown>>;
  /** Names and `/patterns/` of events by tier; 1 is money. */
  readonly tiers?: Readonly<Record<string, readonly string[]>>;
  readonly [key: string]: unknown;
}

export interface Settings {
  /** The project's root; default: ESLint's `cwd`. */
  readonly root?: string;
  /** Read other files of the project. `false`: this file alone. Default true. */
  readonly project?: boolean;
  readonly wrappers?: readonly DeclaredWrapper[];
  /** Globals that are SDK clients: `{ analytics: 'segment' }`. */
  readonly globals?: Readonly<Record<string, Vendor>>;
  /**
   * Which Segment events Segment forwards to Customer.io: `all`, `none`, or names and
   * `/patterns/`. It lives in Segment's dashboard, so only the team can say.
   */
  readonly forwarded?: 'all' | 'none' | readonly string[];
  /** The guarded helper: module specifier and export. */
  readonly helper?: { readonly module: string; readonly name?: string };
  /** Addresses of the project's own that take analytics calls. */
  readonly endpoints?: readonly DeclaredEndpoint[];
  /** Hosts, or paths, of the project's own proxy: they take what the vendor's own API takes. */
  readonly proxyHosts?: readonly string[];
  /** The tracking plan: its path, relative to the root, or the plan itself. */
  readonly plan?: string | InlinePlan;
  /** Globs left out of the reading, beside `.gitignore`. */
  readonly ignore?: readonly string[];
}

const vendors: readonly Vendor[] = ['segment', 'customerio', 'rudderstack', 'analytics'];
const validated = new WeakMap<object, Settings>();

/**
 * Checks `settings.customerio`.
 *
 * @returns the settings, empty where there are none
 * @throws an error that names the key and says what it takes
 */
export function readSettings(value: unknown): Settings {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail('', 'an object', value);
  const known = validated.get(value);
  if (known) return known;
  const settings = value as Record<string, unknown>;
  for (const key of Object.keys(settings)) {
    const check = ownValue(checks, key);
    if (!check)
      throw new Error(
        `settings.customerio.${key} is not a setting. Known settings: ${Object.keys(checks).join(', ')}.`,
      );
    check(settings[key], `.${key}`);
  }
  validated.set(value, settings as Settings);
  return settings as Settings;
}

type Check = (value: unknown, key: string) => void;

function fail(key: string, wanted: string, value: unknown): never {
  throw new Error(
    `settings.customerio${key} must be ${wanted}, not ${value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value}.`,
  );
}

const string: Check = (value, key) => {
  if (typeof value !== 'string') fail(key, 'a string', value);
};
const boolean: Check = (value, key) => {
  if (typeof value !== 'boolean') fail(key, 'true or false', value);
};
const strings: Check = (value, key) => {
  if (!Array.isArray(value)) fail(key, 'an array of strings', value);
  value.forEach((item, index) => string(item, `${key}[${index}]`));
};
/** Names, and `/patterns/` between them. */
const names: Check = (value, key) => {
  strings(value, key);
  (value as string[]).forEach((item, index) => readPattern(item, `settings.customerio${key}[${index}]`));
};
const vendor: Check = (value, key) => {
  if (!vendors.includes(value as Vendor))
    throw new Error(`settings.customerio${key} must be one of ${vendors.join(', ')}, not ${JSON.stringify(value)}.`);
};

function record(value: unknown, key: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(key, 'an object', value);
  return value as Record<string, unknown>;
}

const calleePattern = /^[\w$]+(?:\.[\w$]+|\(\)|#[\w$]+)*$/;

const wrapper: Check = (value, key) => {
  const item = record(value, key);
  string(item['callee'], `${key}.callee`);
  if (!calleePattern.test(item['callee'] as string))
    throw new Error(
      `settings.customerio${key}.callee must be a name with members, calls and methods of instances, such as "window.main.track", "useAnalytics().track" or "Tracker#track", not "${item['callee'] as string}".`,
    );
  if (item['module'] !== undefined) string(item['module'], `${key}.module`);
  if (item['method'] !== undefined) string(item['method'], `${key}.method`);
  if (Array.isArray(item['vendor'])) item['vendor'].forEach((one, index) => vendor(one, `${key}.vendor[${index}]`));
  else vendor(item['vendor'], `${key}.vendor`);
  for (const [part, where] of Object.entries(record(item['parts'], `${key}.parts`))) {
    if (typeof where === 'string') {
      if (!/^\d+(?:\.[\w$-]+)*$/.test(where))
        throw new Error(
          `settings.customerio${key}.parts.${part} must be the index of an argument and property names, such as "0.event", not "${where}".`,
        );
    } else string(record(where, `${key}.parts.${part}`)['const'], `${key}.parts.${part}.const`);
  }
};

const endpoint: Check = (value, key) => {
  const item = record(value, key);
  const known = ['url', 'vendor', 'method', 'parts'];
  for (const name of Object.keys(item))
    if (!known.includes(name))
      throw new Error(`settings.customerio${key}.${name} is not known. An endpoint takes ${known.join(', ')}.`);
  address(item['url'], `${key}.url`);
  if (item['vendor'] !== undefined) vendor(item['vendor'], `${key}.vendor`);
  if (item['method'] !== undefined) string(item['method'], `${key}.method`);
  for (const [part, where] of Object.entries(record(item['parts'], `${key}.parts`))) {
    if (typeof where !== 'string') string(record(where, `${key}.parts.${part}`)['const'], `${key}.parts.${part}.const`);
    else if (!/^(?:[\w$-]+(?:\.[\w$-]+)*|\{\w+\})?$/.test(where))
      throw new Error(
        `settings.customerio${key}.parts.${part} must be property names of the body, such as "user.id", not "${where}".`,
      );
  }
};

/** A path, a host, a whole address or a pattern. */
const address: Check = (value, key) => {
  string(value, key);
  const text = value as string;
  if (readPattern(text, `settings.customerio${key}`)) return;
  if (!/^(?:\/[^\s/]|(?:https?:)?\/\/[^\s/]|[\w-]+\.[\w-])\S*$/.test(text))
    throw new Error(
      `settings.customerio${key} must be a path such as "/api/track", an address such as "https://events.example.com/track" or a /pattern/, not "${text}".`,
    );
};

const checks: Readonly<Record<string, Check>> = {
  root: string,
  project: boolean,
  wrappers: (value, key) => {
    if (!Array.isArray(value)) fail(key, 'an array', value);
    value.forEach((item, index) => wrapper(item, `${key}[${index}]`));
  },
  globals: (value, key) => {
    for (const [name, item] of Object.entries(record(value, key))) vendor(item, `${key}.${name}`);
  },
  forwarded: (value, key) => {
    if (value !== 'all' && value !== 'none') names(value, key);
  },
  helper: (value, key) => {
    const item = record(value, key);
    string(item['module'], `${key}.module`);
    if (item['name'] !== undefined) string(item['name'], `${key}.name`);
  },
  endpoints: (value, key) => {
    if (!Array.isArray(value)) fail(key, 'an array', value);
    value.forEach((item, index) => endpoint(item, `${key}[${index}]`));
  },
  proxyHosts: (value, key) => {
    strings(value, key);
    (value as string[]).forEach((item, index) => address(item, `${key}[${index}]`));
  },
  plan: (value, key) => {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null || Array.isArray(value)))
      fail(key, 'a path or a plan', value);
  },
  ignore: strings,
};
