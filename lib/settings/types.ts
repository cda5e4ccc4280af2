// Written by `npm run docs` from settings.schema.json. Do not edit.

/** A function of the project's own, or of a package, that sends. */
export interface DeclaredWrapper {
  /**
   * What is called. It begins with a global, with `this` (of components), or with an export of `module`, whatever
   * the importing file calls that; `Class#method` is a method of instances.
   */
  readonly callee: string;
  /** The module that exports the callee: as it is imported, or seen from the root. */
  readonly module?: string;
  /** To whom it sends. */
  readonly vendor: Vendor | readonly Vendor[];
  /** Default: `track`. */
  readonly method?: Method;
  /** Where the parts stand: the index of an argument, and property names; a fixed event as `{ "const": "name" }`. */
  readonly parts: Readonly<Partial<Record<PartName, string | FixedPart>>>;
}

/** An address of the project's own that takes analytics calls. */
export interface DeclaredEndpoint {
  /**
   * A path of the same site (`:name` stands for a segment), a whole address, or a `/pattern/` for either. A path
   * is met behind no host, behind one that only the run knows, behind the base of a client, and on `localhost`;
   * on another host that is written with it, it is somebody else's.
   */
  readonly url: string;
  /** Default: the one vendor whose SDKs the project depends on, else `customerio`. */
  readonly vendor?: Vendor;
  /** Default: `track`. */
  readonly method?: Method;
  /**
   * Where the parts stand in the body, by property names: `event`, `user.id`; the whole body is `""`; a fixed
   * event is `{ "const": "name" }`.
   */
  readonly parts: Readonly<Partial<Record<PartName, string | FixedPart>>>;
}

/**
 * A plan in the settings, alone or on top of files that cannot say as much. What is wrong with it is told by its
 * place, where it is read; a document of another format that is pasted here is taken as well.
 */
export interface InlinePlan {
  /** Files whose plan this one adds to, seen from the root. */
  readonly file?: string | readonly string[];
  /** The events that are planned. */
  readonly events?: unknown;
  /** Properties of every event: `{ "tracking_version": "number" }`. */
  readonly common?: unknown;
  /** Attributes of people: `{ "plan": "string" }`. */
  readonly traits?: unknown;
  /** Names and `/patterns/` of events by tier; 1 is money. */
  readonly tiers?: unknown;
  readonly [key: string]: unknown;
}

/** A value that is the same at every call. */
export interface FixedPart {
  /** The value. */
  readonly const: string;
}

export type Vendor = 'segment' | 'customerio' | 'rudderstack' | 'analytics';

export type Method =
  | 'identify'
  | 'track'
  | 'page'
  | 'screen'
  | 'group'
  | 'alias'
  | 'reset'
  | 'init'
  | 'flush'
  | 'trackAnonymous'
  | 'suppress'
  | 'unsuppress'
  | 'delete'
  | 'merge'
  | 'device'
  | 'batch'
  | 'setAttributes'
  | 'setAnonymousId'
  | 'trackLink'
  | 'sendMessage'
  | 'broadcast'
  | 'middleware'
  | 'unsubscribe'
  | 'subscribe'
  | 'request'
  | 'metric';

export type PartName =
  | 'event'
  | 'userId'
  | 'anonymousId'
  | 'previousId'
  | 'groupId'
  | 'properties'
  | 'traits'
  | 'timestamp'
  | 'integrations'
  | 'context'
  | 'options'
  | 'messageId'
  | 'name'
  | 'category'
  | 'callback'
  | 'items'
  | 'message'
  | 'writeKey'
  | 'siteId'
  | 'trackApiKey'
  | 'appApiKey'
  | 'region'
  | 'url'
  | 'storage';

/**
 * `customerio.config.json`, `customerio` in the root's package.json, and `settings.customerio` of an ESLint
 * configuration.
 */
export interface Settings {
  /** The address of this schema, for editors. */
  readonly $schema?: string;
  /**
   * The project's root, seen from the folder of the file that holds the settings; in a configuration of ESLint,
   * from where ESLint runs. Default: the folder of the file that holds the settings, else the root of the
   * workspace, else where the command runs.
   */
  readonly root?: string;
  /** Whether other files of the project are read. Default: true. */
  readonly project?: boolean;
  /** Functions that send, where the reading cannot reach. */
  readonly wrappers?: readonly DeclaredWrapper[];
  /** Addresses of the project's own that take analytics calls. */
  readonly endpoints?: readonly DeclaredEndpoint[];
  /** The project's own proxy: what takes what the vendor's own API takes. */
  readonly proxyHosts?: readonly string[];
  /** Globals that are SDK clients: `{ "analytics": "segment" }`. */
  readonly globals?: Readonly<Record<string, Vendor>>;
  /**
   * Which Segment events Segment forwards to Customer.io. It stands in Segment's dashboard, so that only the team
   * can say it.
   */
  readonly forwarded?: 'all' | 'none' | readonly string[];
  /** The guarded helper. */
  readonly helper?: {
    /** The module that exports it: as it is imported, or seen from the root. */
    readonly module: string;
    /** Its export. Default: `trackCioEvent`. */
    readonly name?: string;
  };
  /** The tracking plan: where it stands, seen from the root, or the plan itself. */
  readonly plan?: string | InlinePlan;
  /** What is left out of the reading, beside `.gitignore`. */
  readonly ignore?: readonly string[];
}
