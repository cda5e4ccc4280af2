/**
 * What the reading gives to rules, codemods, audit and plan: analytics calls, and values
 * that are evaluated as far as the code allows.
 */
import type { Method, PartName, Platform, Returns, Vendor } from './catalog/types.ts';
import type { DeclaredWrapper } from './settings.ts';

/** Half-open UTF-16 offsets into the text of a file, as ESLint's `range`. */
export type Range = readonly [number, number];

export interface Place {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  readonly range: Range;
  /** Both count from 1, as in ESLint's messages. */
  readonly line: number;
  readonly column: number;
}

/** Why something could not be known. A closed list: each has a sentence in docs/audit.md. */
export type UnknownReason =
  /** The value is a parameter of the enclosing function: this call is a wrapper's own. */
  | 'parameter'
  /** An import that leads to no file of this project and to no known SDK. */
  | 'unresolved-import'
  /** A call whose result cannot be evaluated. */
  | 'dynamic-call'
  /** A property of something unknown. */
  | 'dynamic-member'
  /** Other expressions without a static value. */
  | 'dynamic-expression'
  /** A variable that is written in ways that cannot be followed. */
  | 'reassigned'
  /** A spread that hides which part is which. */
  | 'spread'
  /** The call has no such argument. */
  | 'missing'
  /** The definition refers to itself. */
  | 'cycle'
  /** The evaluation was given up for its depth. */
  | 'too-deep'
  /** A list of more alternatives than are read one by one: there are others beside those named. */
  | 'cut-off'
  /** A global that nothing in the project defines. */
  | 'unknown-global'
  /** It stands in a file of a kind that is not parsed. */
  | 'unread';

interface Located {
  /** Where the expression stands that this value was read from. */
  readonly origin?: Origin;
}
export interface Origin {
  /** Relative to the root. */
  readonly file: string;
  readonly range: Range;
}

/**
 * A value as far as it can be known without running the program. What cannot be reduced stays
 * as the expression it is (`member`, `call`, `operation`), so that a rule can still see that an
 * id went through a hash or that a time was divided by 1000.
 */
export type Value =
  | LiteralValue
  | TemplateValue
  | UnionValue
  | ObjectValue
  | ArrayValue
  | ParameterValue
  | MemberValue
  | CallValue
  | OperationValue
  | ImportValue
  | GlobalValue
  | FunctionValue
  | OpaqueValue
  | UnknownValue;

/** What an annotation says of a value that is not known: `price: number`, `createdAt: Date`. */
export type Primitive = 'string' | 'number' | 'boolean' | 'date';

interface Annotated {
  readonly type?: Primitive;
}

export interface LiteralValue extends Located {
  readonly kind: 'literal';
  readonly value: string | number | boolean | bigint | null | undefined;
}
/** A string with holes; `parts` alternate freely, literals are already joined. */
export interface TemplateValue extends Located {
  readonly kind: 'template';
  readonly parts: readonly (string | Value)[];
}
/** One of several: branches of a conditional or logical expression, several assignments. */
export interface UnionValue extends Located {
  readonly kind: 'union';
  readonly of: readonly Value[];
}
export interface ObjectValue extends Located {
  readonly kind: 'object';
  /** Own keys in source order, those of readable spreads included. */
  readonly keys: readonly string[];
  /** Of `keys`, those that are there on some ways through the code only: a conditional spread. */
  readonly sometimes?: ReadonlySet<string>;
  /** A spread or a computed key could not be read: there may be further keys. */
  readonly open: boolean;
  /** Evaluated on demand; undefined where the object has no such key. */
  get(key: string): Value | undefined;
  /** Where `key` is written, if it is written in an object literal. */
  keyOrigin(key: string): Origin | undefined;
}
export interface ArrayValue extends Located {
  readonly kind: 'array';
  readonly items: readonly Value[];
  /** There may be others. */
  readonly open: boolean;
  /** The lists spread into it of which the others are. */
  readonly spread?: readonly Value[];
}
/** A parameter (or a part of one) of a function that encloses the call. */
export interface ParameterValue extends Located, Annotated {
  readonly kind: 'parameter';
  readonly name: string;
  readonly path: readonly string[];
}
export interface MemberValue extends Located, Annotated {
  readonly kind: 'member';
  readonly object: Value;
  readonly property: string;
}
export interface CallValue extends Located, Annotated {
  readonly kind: 'call';
  readonly callee: Value;
  readonly args: readonly Value[];
  readonly isNew: boolean;
}
export interface OperationValue extends Located {
  readonly kind: 'operation';
  /** `/`, `*`, `!`, `typeof`, `===` … */
  readonly operator: string;
  readonly operands: readonly Value[];
}
/** An export of a module that is not part of the project. */
export interface ImportValue extends Located, Annotated {
  readonly kind: 'import';
  readonly source: string;
  /** `*` for the module itself. */
  readonly name: string;
}
export interface GlobalValue extends Located, Annotated {
  readonly kind: 'global';
  readonly name: string;
}
export interface FunctionValue extends Located {
  readonly kind: 'function';
  readonly name?: string;
  /** What it gives, whatever it is called with; evaluated on demand. */
  readonly returned?: () => Value;
}
/** A client, a class, an instance: known to the reading, no data to a rule. */
export interface OpaqueValue extends Located, Annotated {
  readonly kind: 'opaque';
  /** A helper of an SDK by the catalog's name for it, `region-eu`; else the kind of thing it is. */
  readonly what: string;
}
export interface UnknownValue extends Located, Annotated {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
}

/** A part of a call: what it is worth, and where it stands if it stands in the call's file. */
export interface Part {
  readonly value: Value;
  /**
   * The expression in the file of the call. Absent where the part is written elsewhere (inside
   * the wrapper): `value.origin` tells where.
   */
  readonly range?: Range;
  /** The whole `key: value` property in the call's file, if it is written as one. */
  readonly propertyRange?: Range;
}

export interface WrapperRef {
  /** As a reader would call it: `trackSegmentEvent`, `AnalyticsService.track`. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** A function, by where it is written. */
export interface FunctionRef {
  readonly file: string;
  readonly range: Range;
}

export interface AnalyticsCall extends Place {
  readonly vendor: Vendor;
  /** The SDK's id in the catalog, or `http` for requests made by hand. */
  readonly sdk: string;
  /** Which of the SDK's clients it is, by the catalog's name: `track` or `pipelines` of customerio-node. */
  readonly client?: string;
  readonly method: Method;
  readonly platform: Platform;
  readonly identity: 'ambient' | 'per-call';
  readonly batches: boolean;
  /** What the call expression here returns, as far as it is known. */
  readonly returns: Returns | 'unknown';
  readonly via: 'direct' | 'wrapper';
  /** The wrapper called here, for `via: 'wrapper'`. */
  readonly wrapper?: WrapperRef;
  /** The SDK call that this call ends in; the call itself for `via: 'direct'`. */
  readonly target: Place;
  /** The functions of the project that run on the way to it, the outermost first. */
  readonly through?: readonly FunctionRef[];
  /** The function of another process, or of another script of the page, that takes the message by which it gets there. */
  readonly heard?: FunctionRef;
  /** Where else it ends, by other functions that do the same; `through` has those as well. */
  readonly others?: readonly Place[];
  /** Event names that the call can send; both lists empty and `unresolved` set if unknown. */
  readonly events: readonly string[];
  /** Names with holes, `checkout_*_done`. */
  readonly patterns: readonly string[];
  readonly unresolved?: UnknownReason;
  /** Names that a type allows where the callers choose: what the call can send when nobody of the project calls. */
  readonly typedEvents?: readonly string[];
  /** The event or the person is a parameter of the enclosing function: plumbing of a wrapper. */
  readonly forwards: boolean;
  /** It makes a function that sends, for others to run, `onClick={tracked('Opened')}`: nothing is sent yet. */
  readonly isDeferred?: true;
  /** It makes a job, and whoever works that off sends: nobody here waits for the send. */
  readonly isQueued?: true;
  /** The wrapper that the call is a part of, also one of a fixed event: what it sends counts where that is called. */
  readonly inside?: FunctionRef;
  readonly parts: Readonly<Partial<Record<PartName, Part>>>;
  /** What the SDK's method gets in the end, argument by argument; absent for requests made by hand. */
  readonly given?: readonly Part[];
  /** A test, a story or a mock by its path. */
  readonly inTest: boolean;
  /** Which operation of a batch it is, where one call sends several, and of how many. */
  readonly item?: { readonly index: number; readonly count: number };
  /** The function that encloses the call, as its range; absent at module level. */
  readonly functionRange?: Range;
  /** For `sdk: 'http'`. */
  readonly http?: {
    readonly api: string;
    readonly region: 'us' | 'eu';
    readonly verb?: string;
    /** Its promise resolves where the API refuses it, with 401 or 500, as that of `fetch` does. */
    readonly resolvesRefusals?: boolean;
    readonly url: Value;
    readonly headers?: Value;
    /** What is sent, before it is made a text. */
    readonly body?: Value;
    /** Nothing makes a text of the body, which its client sends as it is given: as `[object Object]`. */
    readonly isObject?: boolean;
  };
}

/**
 * A call that looks like analytics and that cannot be followed.
 * No rule speaks of it; the audit lists it, so that a team can declare the wrapper in settings.
 */
export interface Suspect extends Place {
  /** As it is written, `getAnalytics().track`. */
  readonly callee: string;
  /** The module that the receiver is imported from, if it is. */
  readonly source?: string;
  readonly events: readonly string[];
  readonly patterns: readonly string[];
  readonly reason: UnknownReason;
  /** The entry of `settings.wrappers` that would tell; absent where none can. */
  readonly wrapper?: DeclaredWrapper;
}

/** What one file holds. */
export interface FileReading {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly calls: readonly AnalyticsCall[];
  /** Calls that send nothing themselves: they make a function that does, for others to run. */
  readonly deferred: readonly AnalyticsCall[];
  /** Set where the file could not be read; the other fields are empty then. */
  readonly error?: string;
}
