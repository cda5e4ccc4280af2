/** What the catalog says of an SDK. Data only: nothing here looks at code. */

export type Vendor = 'segment' | 'customerio' | 'rudderstack' | 'analytics';

/** Where a client runs. `http` stands for requests made without an SDK. */
export type Platform = 'browser' | 'server' | 'mobile';

/** The canonical methods. An SDK's own names map onto these. */
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
  /** Hands over a function that changes what is sent before it goes out. */
  | 'middleware'
  | 'unsubscribe'
  | 'subscribe'
  /** A request whose path does not tell what it does. */
  | 'request'
  /** Tells what became of a message (opened, bounced); no event of the team's own. */
  | 'metric';

/** The named parts of a call that the rules reason about. */
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
  // parts of `init`
  | 'writeKey'
  | 'siteId'
  | 'trackApiKey'
  | 'appApiKey'
  | 'region'
  | 'url'
  | 'storage';

/** A way into the arguments: the index of the argument, then property names. */
export type PartPath = readonly [number, ...string[]];

export type ArgumentKind = 'object' | 'string' | 'function' | 'absent';

/**
 * One accepted argument list. The first form whose `when` holds is taken; a form
 * without `when` always holds. `when` speaks of the shape of arguments as far as it
 * is known; an argument of unknown shape fulfils no condition.
 */
export interface Form {
  readonly when?: Readonly<Record<number, ArgumentKind>>;
  readonly parts: Partial<Readonly<Record<PartName, PartPath>>>;
  /** With these arguments the method reads and sends nothing: `analytics.group()`. */
  readonly sends?: false;
}

/**
 * What one item of a batch does. Ways into the item, by property names, `*` for any element of a list; the first that
 * leads anywhere counts.
 */
export interface Operation {
  readonly method: Method;
  readonly parts: Partial<Readonly<Record<PartName, readonly (readonly string[])[]>>>;
}

/** What items say of themselves. */
export interface Operations {
  /** The properties whose values name the operation, joined by a blank. */
  readonly by: readonly string[];
  readonly of: Readonly<Record<string, Operation>>;
}

export interface MethodSpec {
  readonly method: Method;
  readonly forms: readonly Form[];
  /** What each item does that stands in the part `items`. */
  readonly operations?: Operations;
  /** What the call returns; the client's own `returns` unless said. */
  readonly returns?: Returns;
}

/**
 * `promise`: settles when this request is done. `void`: fire and forget, batched.
 * `this`: chainable.
 */
export type Returns = 'promise' | 'void' | 'this';

/** A kind of client object: what an SDK's constructor, factory or global gives. */
export interface ClientSpec {
  readonly platform: Platform;
  readonly returns: Returns;
  /** Sends are queued and lost when the process ends without a flush. */
  readonly batches: boolean;
  /** One identity for the whole client (browser, mobile) or one per call (server). */
  readonly identity: 'ambient' | 'per-call';
  /** Methods by the SDK's own name. */
  readonly methods: Readonly<Record<string, MethodSpec>>;
  /** `client.push(['track', …])` is accepted as well. */
  readonly arrayPush?: boolean;
  /** Own methods that give a client again, such as `analytics.load()`. */
  readonly chain?: readonly string[];
  /** The client's own means of sending raw requests: `client.request.post(`${client.<root>}/…`)`. */
  readonly http?: { readonly root: string; readonly url: string };
  /** Where it takes another address than its vendor's to send to. */
  readonly address?: ClientAddress;
  /** Awaiting the client gives `[client, context]`: `const [analytics] = await AnalyticsBrowser.load(…)`. */
  readonly awaits?: 'pair';
  /** It sends what actions of a store carry for it. */
  readonly carried?: ActionsSpec;
}

/** How an action of a store carries a call. */
export interface ActionsSpec {
  /** The way into the action, by property names. */
  readonly at: readonly string[];
  /** The property that names the method; a text in the place of the object does the same. */
  readonly method: string;
  /** The property that holds the arguments. */
  readonly payload: string;
  /** The property of these that names an event; without it the event is called like the action. */
  readonly name: string;
  /** The option that says by types of actions what those do that carry nothing. */
  readonly mapper: string;
}

export interface ClientAddress {
  readonly at: PartPath;
  /** `url`: with the scheme. `origin`: the same, and a path in it would be dropped. `host`: without the scheme. */
  readonly form: 'url' | 'origin' | 'host';
  /** What the vendor's own address has there behind the host. */
  readonly path: string;
  /** The first major of the package that heeds it. Absent: all do. */
  readonly since?: number;
}

/** What an exported name is. */
export interface ExportSpec {
  /** `new X(…)` or, where the SDK allows it, `X(…)` gives this client. */
  readonly construct?: string;
  /** Calling it gives this client (factories and hooks). */
  readonly call?: string;
  /** The export itself is this client (static classes, ready singletons). */
  readonly is?: string;
  /** Static members that give a client when called, such as `AnalyticsBrowser.load`. */
  readonly statics?: Readonly<Record<string, string>>;
  /** Where the arguments of construction hold what `init` needs. */
  readonly init?: Partial<Readonly<Record<PartName, PartPath>>>;
  /** The same for static factories and methods named `load`, where they differ. */
  readonly staticInit?: Partial<Readonly<Record<PartName, PartPath>>>;
  /** A decorator of Nest's whose parameter or field is this client. */
  readonly injects?: string;
  /** It is a helper function of the SDK that rules ask for, such as `verifyRequestSignature`. */
  readonly helper?: string;
  /** It is an object of these texts. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A global under which an SDK can be reached in a page. */
export interface GlobalSpec {
  readonly name: string;
  readonly client: string;
  /** The name alone proves nothing: the project must show that this SDK is in use. */
  readonly needsEvidence: boolean;
  /** Only the page snippet shows it, and of that the one in which this text does not stand: a later one, of another name. */
  readonly unless?: string;
}

export interface Sdk {
  /** The package's name, or a name in words for snippets. */
  readonly id: string;
  readonly vendor: Vendor;
  /** Module specifiers that give this SDK, subpaths included where `subpaths` is set. */
  readonly packages: readonly string[];
  /** Deep imports such as `customerio-node/track` give the same exports. */
  readonly subpaths?: boolean;
  readonly clients: Readonly<Record<string, ClientSpec>>;
  /** Exports by name; `default` for the default export, `*` for the value of `require()`. */
  readonly exports: Readonly<Record<string, ExportSpec>>;
  readonly globals?: readonly GlobalSpec[];
  /** What a plugin for Vue or Nuxt hangs on every component, with the client that it is: `$segment`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Type names (of the package or of ambient types) that denote a client. */
  readonly types?: Readonly<Record<string, string>>;
  /** Ambient type packages and namespaces that are evidence of this SDK's global. */
  readonly evidence?: readonly string[];
  /** Parts of the script addresses of this SDK's page snippet: evidence as well. */
  readonly snippets?: readonly string[];
}

/** An HTTP host that takes analytics calls, and what its paths mean. */
export interface HttpApi {
  readonly id: 'customerio-track' | 'customerio-pipelines' | 'customerio-app' | 'segment';
  readonly vendor: Vendor;
  readonly hosts: { readonly us: readonly string[]; readonly eu: readonly string[] };
  readonly auth: readonly ('basic' | 'bearer' | 'body')[];
  readonly routes: readonly HttpRoute[];
}

export interface HttpRoute {
  readonly verbs: readonly string[];
  /** `{name}` stands for one path segment. Matched from the end of the host. */
  readonly path: string;
  readonly method: Method;
  /** Way into the JSON body, by property names; `{name}` refers to the path segment. */
  readonly parts: Partial<Readonly<Record<PartName, readonly string[]>>>;
  /** What each item does that stands in the part `items`. */
  readonly operations?: Operations;
}
