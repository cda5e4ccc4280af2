/**
 * What an audit says: the content of `--format json`, from which all other formats are made. Every place is
 * counted from 1; every file is relative to the root, with `/`. docs/audit.schema.json holds the same as JSON Schema.
 */
import type { Method, Platform, Vendor } from '../catalog/types.ts';
import type { UnknownReason } from '../reading.ts';
import type { DeclaredWrapper } from '../settings.ts';
import type { IdKind } from '../calls/values/identity.ts';

export const REPORT_VERSION = 2;

export interface AuditReport {
  readonly version: typeof REPORT_VERSION;
  /** Absolute, with `/`. */
  readonly root: string;
  /** By file and place; one for each vendor that a call reaches. */
  readonly calls: readonly AuditCall[];
  /** By file and place. */
  readonly findings: readonly AuditFinding[];
  readonly summary: AuditSummary;
  /** 0 to 100; null where nothing is found to be sent, or as much again cannot be followed. */
  readonly score: number | null;
}

export interface AuditPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface AuditCall extends AuditPlace {
  readonly vendor: Vendor;
  /** The package, or `http` for requests made by hand. */
  readonly sdk: string;
  readonly method: Method;
  readonly platform: Platform;
  readonly via: 'direct' | 'wrapper';
  /** The name of the wrapper that is called. */
  readonly wrapper?: string;
  /** Where the call of the SDK stands that this call ends in, for `via: 'wrapper'`. */
  readonly target?: AuditPlace;
  /** All names that it can send. */
  readonly events: readonly string[];
  /** Names with holes: `checkout_*_done`. */
  readonly patterns: readonly string[];
  /** Why the name is not known, or not all names. */
  readonly unresolved?: UnknownReason;
  /** How the id of the person is come by, `session.accountId` say; several where the code branches. */
  readonly userId?: readonly AuditDerivation[];
  /** The names of the properties or traits, with the types of their values. */
  readonly properties?: AuditProperties;
  /** What `integrations` say of Customer.io, of the call or of its client; absent where they keep it in. */
  readonly destination?: 'excluded' | 'unknown';
  /** A part of a wrapper: what it sends is counted where the wrapper is called. */
  readonly plumbing: boolean;
  /** A test, a story or a mock, by its path. */
  readonly inTest: boolean;
}

/** How an event gets to Customer.io: sent there, passed on by Segment or RudderStack, perhaps passed on, or not. */
export type Reach = 'direct' | 'forwarded' | 'not-said' | 'no';

/** Whether the person whom an event is about is one whom Customer.io knows. */
export type Known = 'yes' | 'sometimes' | 'no' | 'not-said';

export interface AuditDerivation {
  readonly kind: IdKind;
  /** In words: `SHA-256 of session.accountId`. */
  readonly text: string;
  /** Why it is not known, for `unknown`. */
  readonly reason?: UnknownReason;
}

export interface AuditProperties {
  readonly types: Readonly<Record<string, readonly string[]>>;
  /** There can be further ones that are not known. */
  readonly open: boolean;
}

export interface AuditFinding extends AuditPlace {
  /** A rule's name with its namespace, or `audit/` and the name of a check that is no rule. */
  readonly ruleId: string;
  readonly severity: 'error' | 'warning';
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly message: string;
  /** The events that it is about, where it is about some. */
  readonly events?: readonly string[];
  /** Other places that the message names. */
  readonly related?: readonly { readonly file: string; readonly line: number }[];
  /** It stands in the report that was given for a baseline. */
  readonly isKnown?: true;
}

/** Findings that are mended together. */
export interface AuditCause {
  readonly ruleId: string;
  readonly severity: AuditFinding['severity'];
  /** What is wrong and what comes of it, for all of its events; and what to do. Both are whole sentences. */
  readonly harm: string;
  readonly remedy: string;
  /** The command that mends it, where there is one. */
  readonly command?: string;
  /** Where the harm comes from, if that is one module beside the places at which it shows; the most frequent first. */
  readonly origins: readonly AuditPlace[];
  readonly events: readonly string[];
  /** Indexes of `findings`. */
  readonly findings: readonly number[];
}

export interface AuditSummary {
  /** `total` is the sum of the others. */
  readonly files: {
    readonly total: number;
    readonly read: number;
    readonly unrelated: number;
    readonly failed: number;
    readonly skipped: number;
    /** Each file that failed or was skipped. */
    readonly problems: readonly {
      readonly file: string;
      readonly status: 'failed' | 'skipped';
      readonly reason: string;
    }[];
  };
  readonly calls: {
    readonly total: number;
    /** `total` without plumbing and tests. All that follows counts these. */
    readonly sites: number;
    readonly plumbing: number;
    readonly inTests: number;
    readonly byVendor: Readonly<Record<string, number>>;
    readonly byMethod: Readonly<Record<string, number>>;
    readonly bySdk: Readonly<Record<string, number>>;
  };
  /** Which events Segment and RudderStack forward to Customer.io, as the settings say; null where they do not. */
  readonly forwarded: 'all' | 'none' | readonly string[] | null;
  readonly events: readonly AuditEvent[];
  /** The attributes of people that the sites write, by name. */
  readonly traits: readonly AuditTrait[];
  /** Names that differ in case and separators only. */
  readonly drift: readonly (readonly string[])[];
  readonly identities: readonly AuditIdentity[];
  readonly unresolved: readonly AuditUnresolved[];
  /** Packages, hosts and globals of analytics without a call that was found. */
  readonly silent: readonly AuditSilence[];
  /** Findings by cause, errors first. */
  readonly causes: readonly AuditCause[];
  /** The rules and checks with findings, by name. */
  readonly rules: readonly AuditRule[];
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** What the score is 100 without; empty where there is none. */
  readonly costs: readonly AuditCost[];
  /** With a baseline: how many findings it knows, and how many of its findings are gone. */
  readonly baseline?: { readonly known: number; readonly gone: number };
  /** What the reading had to leave out, what may be missing, and settings that meet nothing. */
  readonly notes: readonly AuditNote[];
}

/** Something that speaks of analytics in a project in which no call of it was found. */
export interface AuditSilence {
  readonly what: 'package' | 'host' | 'global';
  readonly name: string;
  readonly vendor: Vendor;
  /** The first that names it. */
  readonly file: string;
}

export interface AuditNote {
  /** The file that it is about, if it is one: a manifest, a configuration. */
  readonly file?: string;
  /** A sentence, without the file's name. */
  readonly message: string;
}

export interface AuditEvent {
  readonly name: string;
  /** The name has holes. */
  readonly isPattern: boolean;
  readonly vendors: readonly Vendor[];
  /** One for each way that some site goes. */
  readonly reaches: readonly Reach[];
  readonly person: Known;
  readonly sites: readonly (AuditPlace & { readonly vendor: Vendor })[];
  readonly properties: Readonly<
    Record<string, { readonly types: readonly string[]; /** Sites that send it. */ readonly sites: number }>
  >;
  /** Some site can send further properties. */
  readonly open: boolean;
  /** How many findings are about it. */
  readonly findings: number;
  /** Campaign files of the project that start on it. */
  readonly campaigns: readonly string[];
  /** Templates of the project whose properties of an event are all among those of this one. */
  readonly templates: readonly string[];
  /** Absent where the project has no plan, and for a pattern. */
  readonly plan?: { readonly isPlanned: boolean; readonly tier?: number };
}

/** Who writes an attribute of people. */
export interface AuditTrait {
  readonly name: string;
  readonly types: readonly string[];
  readonly vendors: readonly Vendor[];
  readonly sites: readonly (AuditPlace & { readonly vendor: Vendor })[];
}

/** What takes points away. */
export interface AuditCost {
  readonly what: 'rule' | 'unresolved' | 'failed';
  /** For `rule`, and how its worst finding is marked. */
  readonly ruleId?: string;
  readonly severity?: AuditFinding['severity'];
  /** How many places or files are concerned, out of how many that could be. */
  readonly places: number;
  readonly of: number;
  /** With one decimal. */
  readonly points: number;
}

/** One way in which one vendor learns who a person is. */
export interface AuditIdentity {
  readonly kind: IdKind;
  readonly text: string;
  readonly vendor: Vendor;
  readonly methods: readonly Method[];
  readonly sites: readonly AuditPlace[];
}

export interface AuditUnresolved extends AuditPlace {
  /** Both absent for `call`: nobody knows what it is a call of. */
  readonly vendor?: Vendor;
  readonly method?: Method;
  /** `call`: it looks like analytics, and cannot be followed. */
  readonly what: 'event' | 'userId' | 'call';
  /** As it is written and where its receiver is imported from, for `call`. */
  readonly callee?: string;
  readonly source?: string;
  /** What `settings.customerio.wrappers` takes to tell of it, for `call`; absent where no setting can. */
  readonly wrapper?: DeclaredWrapper;
  readonly reason: UnknownReason;
  /** The reason as a sentence. */
  readonly text: string;
}

export interface AuditRule {
  readonly ruleId: string;
  readonly description: string;
  readonly url?: string;
  readonly errors: number;
  readonly warnings: number;
}
