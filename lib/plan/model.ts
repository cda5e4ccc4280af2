/** A tracking plan, whatever file it came from. */

export const jsonTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** Where something of a plan stands. */
export interface PlanPlace {
  /** Relative to the root, with `/`; `settings.customerio.plan` for what stands in the settings. */
  readonly file: string;
  /** JSON pointer (RFC 6901) into the file; empty for the whole of it. */
  readonly pointer: string;
  /** From 1; absent for what stands in the settings. */
  readonly line?: number;
}

/** What is wrong with a plan: where it is, what it is, and what to do. Both are whole sentences. */
export interface PlanProblem extends PlanPlace {
  readonly what: string;
  readonly mend: string;
  /** Events may be planned there that could not be read: no event can be called unplanned then. */
  readonly losesEvents?: true;
}

/** What a plan says of values beside their type, by the words of JSON Schema. */
export interface PlannedLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: RegExp;
}

export interface PlannedProperty {
  readonly name: string;
  /** Absent where the plan allows every type. */
  readonly types?: ReadonlySet<JsonType>;
  /** The only values that the plan allows. */
  readonly values?: readonly unknown[];
  readonly limits?: PlannedLimits;
  /** Of an object: the properties in it. */
  readonly shape?: PlannedShape;
  /** Of a list: what each item is. */
  readonly items?: PlannedProperty;
  readonly required: boolean;
  /** The plan calls it personal data. */
  readonly pii?: boolean;
  readonly description?: string;
  readonly place: PlanPlace;
}

/** Whether properties beside the planned ones are fine; `unsaid` where the plan does not tell. */
export type Additional = 'allowed' | 'forbidden' | 'unsaid';

/** What is planned for the properties of an event; absent where a plan gives no more than the name. */
export interface PlannedShape {
  readonly properties: ReadonlyMap<string, PlannedProperty>;
  readonly additional: Additional;
  /** Keys that patterns allow (`patternProperties`). */
  readonly patterns: readonly RegExp[];
}

export interface PlannedEvent {
  readonly name: string;
  readonly description?: string;
  /** 1 is money. Absent where the plan gives none. */
  readonly tier?: number;
  readonly shape?: PlannedShape;
  readonly place: PlanPlace;
}

/** Where the name of an event is written. */
export interface NamePlace {
  /** Relative to the root, with `/`; `settings.customerio.plan` for what stands in the settings. */
  readonly file: string;
  /** The steps into the file's data. */
  readonly pointer: readonly (string | number)[];
  /** `key`: the last step itself is the name. `file`: nothing in the file says it, so that its own name does. */
  readonly as: 'value' | 'key' | 'file';
}

export type PlanFormat = 'segment' | 'segment-v7' | 'rudder' | 'avo' | 'json-schema' | 'inline';

export interface Plan {
  readonly events: ReadonlyMap<string, PlannedEvent>;
  /** Every place that names an event: of all versions of it, and of lists such as tiers. */
  readonly names: ReadonlyMap<string, readonly NamePlace[]>;
  /** Properties that every event has, such as `tracking_version`. */
  readonly common: PlannedShape;
  /** Attributes of people; absent where nothing is planned for them. */
  readonly traits?: PlannedShape;
  readonly formats: readonly PlanFormat[];
  /** The plan's files, relative to the root. */
  readonly files: readonly string[];
  readonly problems: readonly PlanProblem[];
  /** No event was lost to a fault of the plan. */
  readonly isComplete: boolean;
  /** The tier of an event, planned or not: a pattern can hold for names that are not. */
  tierOf(event: string): number | undefined;
}

export const noShape: PlannedShape = { properties: new Map(), additional: 'unsaid', patterns: [] };

/** A place of a plan as messages show it: file and line. */
export function lineText({ file, line }: Pick<PlanPlace, 'file' | 'line'>): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** The same, with the pointer. */
export function placeText(place: PlanPlace): string {
  return `${lineText(place)}${place.pointer && ` (${place.pointer})`}`;
}

/** The problem in one line, as messages and reports show it. */
export function problemText(problem: PlanProblem): string {
  return `${placeText(problem)}: ${problem.what} ${problem.mend}`;
}
