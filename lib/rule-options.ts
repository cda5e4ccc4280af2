// Written by `npm run docs` from the rules' schemas. Do not edit.

/** What each rule takes behind its severity. */
export interface RuleOptions {
  /** Require an attribute to have one type wherever it is sent. */
  readonly 'customerio/consistent-attribute-types': [
    options?: {
      /** Attributes and properties that may have several types. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Require all clients and requests to use one region. */
  readonly 'customerio/consistent-region': [];
  /** Require one kind of id for people in all calls to the same receiver. */
  readonly 'customerio/consistent-user-id': [];
  /** Enforce one way to write the names of events, for each receiver. */
  readonly 'customerio/event-name-case': [
    options?: {
      /** How names sent to Customer.io are written; `any` for no style. */
      readonly customerio?:
        | 'snake_case'
        | 'Title Case'
        | 'Sentence case'
        | 'lower case'
        | 'camelCase'
        | 'PascalCase'
        | 'kebab-case'
        | 'CONSTANT_CASE'
        | 'any';
      /** How names sent to Segment are written; `any` for no style. Segment itself recommends `Title Case`. */
      readonly segment?:
        | 'snake_case'
        | 'Title Case'
        | 'Sentence case'
        | 'lower case'
        | 'camelCase'
        | 'PascalCase'
        | 'kebab-case'
        | 'CONSTANT_CASE'
        | 'any';
      /** How names sent to RudderStack are written; `any` for no style. */
      readonly rudderstack?:
        | 'snake_case'
        | 'Title Case'
        | 'Sentence case'
        | 'lower case'
        | 'camelCase'
        | 'PascalCase'
        | 'kebab-case'
        | 'CONSTANT_CASE'
        | 'any';
      /** How names sent to Analytics are written; `any` for no style. */
      readonly analytics?:
        | 'snake_case'
        | 'Title Case'
        | 'Sentence case'
        | 'lower case'
        | 'camelCase'
        | 'PascalCase'
        | 'kebab-case'
        | 'CONSTANT_CASE'
        | 'any';
      /** Names that stay as they are, and `/patterns/`. */
      readonly allow?: readonly string[];
      /**
       * Rename by `--fix` where it is offered as a suggestion otherwise. Campaigns and reports that use the old name
       * must change with it.
       */
      readonly fix?: boolean;
    },
  ];
  /** Enforce that events and their properties are those of the tracking plan. */
  readonly 'customerio/match-tracking-plan': [
    options?: {
      /** Report events of these tiers alone. */
      readonly tiers?: readonly number[];
      /** Leave events of these tiers out. */
      readonly exceptTiers?: readonly number[];
      /** The vendors whose events the plan is for; all of them if left out. */
      readonly vendors?: readonly ('segment' | 'customerio' | 'rudderstack' | 'analytics')[];
      /** Report events that are not in the plan. */
      readonly unplannedEvents?: boolean;
      /**
       * Report properties that are not in the plan: unless the plan allows further ones (`always`), only where it
       * forbids them (`closed`), or `never`.
       */
      readonly unplannedProperties?: 'always' | 'closed' | 'never';
    },
  ];
  /** Disallow awaiting analytics in a request handler. */
  readonly 'customerio/no-blocking-analytics': [];
  /** Disallow that an event of the lock file is no longer sent, or sent under another name. */
  readonly 'customerio/no-breaking-event-change': [];
  /** Disallow making a client for each request. */
  readonly 'customerio/no-client-per-request': [];
  /** Disallow events about purchases sent from the browser or an app. */
  readonly 'customerio/no-client-side-purchase': [
    options?: {
      /**
       * Names and `/patterns/` of the events that must come from a server; left out: those whose names say that money
       * was paid, and those about a payment that carry `revenue`.
       */
      readonly events?: readonly string[];
      /** Names and `/patterns/` of events that may come from the browser. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow sends past the project's proxy. */
  readonly 'customerio/no-direct-ingestion': [
    options?: {
      /** Hold SDK clients on servers to the proxy as well, beside those of browsers and apps. */
      readonly servers?: boolean;
      /** Parts of the paths of files that may send directly, such as the proxy itself. */
      readonly allow?: readonly string[];
    },
  ];
  /** Disallow event names that are put together at run time. */
  readonly 'customerio/no-dynamic-event-name': [
    options?: {
      /** Names that may be put together, as they are reported (`viewed_*`), and `/patterns/`. */
      readonly allow?: readonly string[];
      /** Allow names that are put together from parts of which all are known. */
      readonly allowFinite?: boolean;
      /** Report as well each name that cannot be read from the code at all. */
      readonly reportUnknown?: boolean;
    },
  ];
  /** Disallow e-mail addresses as the id of a person. */
  readonly 'customerio/no-email-as-user-id': [
    options?: {
      /**
       * Files (globs, as in `.gitignore`) that may identify by address, such as those that take leads who have no
       * account yet.
       */
      readonly allow?: readonly string[];
    },
  ];
  /** Disallow several names for one event across the project. */
  readonly 'customerio/no-event-name-drift': [
    options?: {
      /** Other names of an event, by the name that it is to have. */
      readonly aliases?: Readonly<Record<string, readonly string[]>>;
      /** Whether an event is to have one name for all receivers, Segment and Customer.io alike. */
      readonly acrossVendors?: boolean;
      /** Names that are right as they are. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow secret keys in the code. */
  readonly 'customerio/no-hardcoded-credentials': [];
  /** Disallow campaigns that every identify call or attribute update starts. */
  readonly 'customerio/no-identify-trigger': [
    options?: {
      /** Further triggers that every identify call sets off, such as an event that is sent beside it. */
      readonly names?: readonly string[];
    },
  ];
  /** Disallow sends whose failure nobody hears of. */
  readonly 'customerio/no-ignored-failure': [];
  /** Disallow times in milliseconds where seconds are read, and texts where numbers are. */
  readonly 'customerio/no-millisecond-timestamps': [
    options?: {
      /** Attributes and properties that are meant to be as they are, by name or `/pattern/`. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow giving a client the key of another API. */
  readonly 'customerio/no-mismatched-api-key': [];
  /** Disallow personal data in the names of events and pages. */
  readonly 'customerio/no-pii-in-event-name': [
    options?: {
      /** Further names of variables and properties that hold personal data. */
      readonly also?: readonly string[];
      /** Names of variables and properties that look personal and are not. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow blanks and stand-ins as attributes of people. */
  readonly 'customerio/no-placeholder-traits': [
    options?: {
      /** Attributes that may hold such a value. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow several names for one property of an event, and properties that some places leave out. */
  readonly 'customerio/no-property-drift': [
    options?: {
      /** Properties that may be there or not, and be called as they are. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow secret keys and server clients where browsers get them. */
  readonly 'customerio/no-public-secret': [];
  /** Disallow writing critical traits outside the modules that own them. */
  readonly 'customerio/no-restricted-traits': [
    options?: {
      /** The files that may write a trait, as globs relative to the root, by the name of the trait. */
      readonly traits?: Readonly<Record<string, readonly string[]>>;
    },
  ];
  /** Disallow Segment's and Customer.io's browser SDKs on one page with the same storage keys. */
  readonly 'customerio/no-shared-client-storage': [];
  /** Disallow events that are sent before the identify of the same person. */
  readonly 'customerio/no-track-before-identify': [];
  /** Disallow handlers that send on what anybody asks them to. */
  readonly 'customerio/no-unchecked-relay': [];
  /** Disallow sends whose failure nobody handles. */
  readonly 'customerio/no-unhandled-rejection': [];
  /** Disallow events that Segment or RudderStack forwards to Customer.io without a person whom Customer.io knows. */
  readonly 'customerio/no-unidentified-forward': [
    options?: {
      /**
       * `identify` of Segment or RudderStack is called for the same people by another code base, such as a web app
       * beside this server.
       */
      readonly identifiedElsewhere?: boolean;
      /**
       * The name of the Customer.io destination that the suggestion writes into `integrations`. Left out:
       * `Customer.io (Actions)`, and RudderStack's `Customer IO`.
       */
      readonly destination?: string;
    },
  ];
  /** Disallow templates that read a property or an attribute which no call sends. */
  readonly 'customerio/no-unknown-event-property': [
    options?: {
      /** Properties and attributes that come from elsewhere: an import, a form, another repository. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow campaigns that start on an event which nothing sends. */
  readonly 'customerio/no-unknown-trigger': [
    options?: {
      /** Events that come from elsewhere: another repository, a form, a reverse ETL. */
      readonly ignore?: readonly string[];
    },
  ];
  /** Disallow ids of people that are empty, the same for everybody, made up at each call, or of a device. */
  readonly 'customerio/no-unstable-user-id': [];
  /** Require the anonymous id where a server identifies somebody who has just signed up. */
  readonly 'customerio/require-anonymous-id': [];
  /** Require the consent to messages wherever a person becomes reachable. */
  readonly 'customerio/require-consent': [
    options?: {
      /** Traits of which one must be there; left out: all whose names speak of consent, opting in or subscribing. */
      readonly traits?: readonly string[];
      /** Traits that make a person reachable. */
      readonly contacts?: readonly string[];
    },
  ];
  /** Require a key that tells repetitions apart on events about money. */
  readonly 'customerio/require-dedupe-key': [
    options?: {
      /**
       * Names and `/patterns/` of the events that need a key; left out: those whose names say that money was paid or
       * given back, and those of tier 1 of the plan.
       */
      readonly events?: readonly string[];
      /** Names of further properties that are such a key. */
      readonly keys?: readonly string[];
    },
  ];
  /** Require sends to be made before their process ends. */
  readonly 'customerio/require-flush': [];
  /** Require a check that somebody is identified before events are sent by Customer.io's browser and mobile SDKs. */
  readonly 'customerio/require-guarded-track': [];
  /** Require the e-mail address where an identify can create a profile. */
  readonly 'customerio/require-identify-email': [
    options?: {
      /** The traits that an identify which can create a profile has to carry. */
      readonly traits?: readonly string[];
    },
  ];
  /** Require a limit on sends in a loop without bound. */
  readonly 'customerio/require-rate-limit': [];
  /** Require a log-out to end the identity that analytics keeps. */
  readonly 'customerio/require-reset-on-logout': [];
  /** Require an unsubscribe link in e-mail templates, by the tag that renders it. */
  readonly 'customerio/require-unsubscribe-link': [
    options?: {
      /** Links of your own that count as well: a part of the text, or an expression between slashes. */
      readonly links?: readonly string[];
      /** Globs of transactional templates, relative to the root, which need no link. */
      readonly transactional?: readonly string[];
      /** Whether files without `<html>`, `<body>` or `<mjml>` need a link of their own. */
      readonly parts?: boolean;
    },
  ];
  /** Require handlers of reporting webhooks to act on bounces and spam complaints. */
  readonly 'customerio/require-webhook-handling': [
    options?: {
      /** The metrics that every handler must act on. */
      readonly metrics?: readonly ('bounced' | 'spammed')[];
      /** Whether somebody must be told of a complaint, beside what is stored. */
      readonly complaintAlert?: boolean;
    },
  ];
  /** Require handlers of reporting webhooks to verify `X-CIO-Signature` over the raw body. */
  readonly 'customerio/require-webhook-signature': [];
  /** Require arguments in the shape that the SDK takes. */
  readonly 'customerio/valid-arguments': [];
  /** Disallow attributes with reserved names or beyond Customer.io's limits. */
  readonly 'customerio/valid-attributes': [
    options?: {
      /** Reserved names that are sent for what they do. */
      readonly allow?: readonly string[];
    },
  ];
  /** Disallow event names that are empty, too long or untrimmed, or that do something when they arrive. */
  readonly 'customerio/valid-event-name': [
    options?: {
      /** The longest name in bytes of UTF-8. Customer.io takes 100. */
      readonly maxBytes?: number;
      /** Names that act on arrival and are sent for what they do. */
      readonly allow?: readonly string[];
    },
  ];
  /** Require raw requests to be such as the API takes. */
  readonly 'customerio/valid-http-request': [];
}
