import { GENERATED, isGenerated } from '../../lib/edit/generated.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { contains, nodeAt, sameRange, unwrap } from '../../lib/edit/nodes.ts';
import { escaped, textIn, withText } from '../../lib/edit/string-literal.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall, Origin } from '../../lib/reading.ts';
import { sendsEvent } from '../../lib/calls/values/methods.ts';
import { alternativesOf } from '../../lib/calls/values/walk.ts';
import type { NamePart } from './built-names.ts';
import { candidatesFor, completedBy, partsOf, textsFor } from './built-names.ts';
import { comparedNames } from './compared-names.ts';
import type { Decision } from './decided-names.ts';
import { decidedNames } from './decided-names.ts';
import type { Located } from './definitions.ts';
import type { Accepts } from './reads.ts';
import { isEventOf, otherUse, takesFrom } from './reads.ts';
import type { Sources } from './sources.ts';
import { inMarkup, isMarkup } from './sources.ts';
import { assertedNames } from './asserted-names.ts';
import { typedNames } from './typed-names.ts';

/** A text in the code that becomes another. */
export interface Change extends Located {
  /** What stands there then, quotes included. */
  readonly text: string;
  /** The old names that change with it. */
  readonly events: Set<string>;
  readonly inTest: boolean;
}

/** A place that somebody has to look at first. */
export interface Obstacle extends Located {
  readonly event: string;
  readonly reason: string;
}

export interface Plan {
  readonly changes: readonly Change[];
  readonly obstacles: readonly Obstacle[];
  /** Where the event stays as it is because of another place of it: that place. */
  readonly waiting: ReadonlyMap<string, string>;
  /** Of these, the events that have places which could have been changed. */
  readonly held: ReadonlySet<string>;
}

/** A name that is put together of constants. */
interface Built extends Located {
  readonly event: string;
  readonly parts: readonly NamePart[];
}

/** Combinations of constants that are tried for one group of names. */
const MAX_TRIES = 500;

const UNREACHABLE = 'its name is written where it cannot be edited';

/** Finds every text that must change for events to have new names. An event changes everywhere or nowhere. */
export function planRenames(
  sources: Sources,
  calls: readonly AnalyticsCall[],
  renames: ReadonlyMap<string, string>,
  force: boolean,
): Plan {
  return new Planner(sources, calls, renames, force).plan();
}

class Planner {
  readonly #sources: Sources;
  readonly #calls: readonly AnalyticsCall[];
  readonly #renames: ReadonlyMap<string, string>;
  readonly #force: boolean;
  readonly #changes = new Map<string, Change>();
  readonly #obstacles: Obstacle[] = [];
  readonly #built: Built[] = [];
  readonly #decisions: (Decision & { readonly event: string; readonly to: string })[] = [];
  readonly #seen = new Set<string>();
  readonly #serving = new Map<Node, boolean>();

  /** Events that a function sends beside others, at the calls of the function. */
  readonly #within: { readonly call: AnalyticsCall; readonly event: string }[] = [];
  /** Events whose names some call says. */
  readonly #placed = new Set<string>();

  /** Events that are sent in a file which cannot be edited, with the place. */
  readonly #unread = new Map<string, string>();

  constructor(sources: Sources, calls: readonly AnalyticsCall[], renames: ReadonlyMap<string, string>, force: boolean) {
    this.#sources = sources;
    this.#calls = calls;
    this.#renames = renames;
    this.#force = force;
  }

  plan(): Plan {
    for (const call of this.#calls) {
      for (const event of sendsEvent(call) ? call.events : []) {
        if (this.#renames.has(event)) {
          this.#call(call, event);
        }
      }
    }
    this.#unplacedEvents();
    this.#buildNames();
    for (const { event, to, text, ...located } of this.#decisions) {
      const isKnown =
        text &&
        (this.#changes.has(`${text.source.file} ${text.node.range[0]}`) ||
          this.#obstacles.some(other => other.event === event && other.node === text.node));
      if (!isKnown) {
        this.#obstacle(
          located,
          event,
          `what sends it goes by the old name here; write what is right for "${to}" first`,
        );
      }
    }
    this.#leaveGenerated();
    const waiting = this.#waiting();
    for (const [event, name] of this.#renames) {
      if (!waiting.has(event)) {
        assertedNames(this.#sources, this.#calls, event).forEach(located =>
          this.#change(located, textFor(located, name), event, true),
        );
      }
    }
    const isHeld = ({ events }: Change): boolean => [...events].some(event => waiting.has(event));
    const all = [...this.#changes.values()];
    const held = new Set(all.filter(isHeld).flatMap(({ events }) => [...events]));
    return { changes: all.filter(change => !isHeld(change)), obstacles: this.#obstacles, waiting, held };
  }

  /** A tool would write the old name again. */
  #leaveGenerated(): void {
    for (const [key, { source, node, events }] of this.#changes) {
      if (isGenerated(source.text)) {
        this.#changes.delete(key);
        events.forEach(event => this.#obstacle({ source, node }, event, GENERATED));
      }
    }
  }

  #call(call: AnalyticsCall, event: string): void {
    if (!this.#sources.of(call.file)) {
      // The reading forgives more than what is edited may hold: the event waits for that file.
      this.#unread.set(event, `${call.file}:${call.line}`);
      return;
    }
    const named = (call.parts.event ? alternativesOf(call.parts.event.value) : []).filter(
      value => value.kind === 'literal' && value.value === event,
    );
    if (named.length === 0) {
      // One of several events of a function that is called here: its name stands where that function sends it.
      this.#within.push({ call, event });
      return;
    }
    const origins = named.flatMap(value => (value.kind === 'literal' ? (value.origin ?? []) : []));
    if (origins.length === 0) {
      this.#obstacle(this.#callAt(call), event, UNREACHABLE);
    }
    this.#placed.add(event);
    origins.forEach(origin => this.#origin(call, event, origin));
  }

  /** What no call says the name of cannot be renamed. */
  #unplacedEvents(): void {
    for (const { call, event } of this.#within) {
      if (!this.#placed.has(event)) {
        this.#obstacle(this.#callAt(call), event, UNREACHABLE);
      }
    }
  }

  #origin(call: AnalyticsCall, event: string, origin: Origin): void {
    const source = this.#sources.of(origin.file);
    const node = source && writtenAt(source, origin);
    if (!source || !node) {
      this.#obstacle(this.#callAt(call), event, UNREACHABLE);
      return;
    }
    if (!this.#sources.isOurs(source.file)) {
      this.#foreign(this.#callAt(call), event, source);
      return;
    }
    const located: Located = { source, node };
    const completed = textIn(node) === undefined && completedBy(located);
    if (completed) {
      this.#completed(call, event, located, completed);
      return;
    }
    const key = `${source.file} ${node.range[0]} ${event}`;
    const isFirst = !this.#seen.has(key);
    this.#seen.add(key);
    if (textIn(node) !== undefined) {
      if (isFirst) {
        this.#literal(call, event, located, origin);
      }
      this.#around(call, event, located, event, this.#renames.get(event) as string);
      return;
    }
    if (isFirst) {
      const parts = partsOf(this.#sources, located);
      const other = parts && this.#otherUse(located, origin);
      if (!parts || other !== undefined) {
        this.#obstacle(
          located,
          event,
          other === undefined
            ? 'its name is put together in a way that cannot be followed'
            : readElsewhere(other, this.#placeOf(located)),
        );
        return;
      }
      this.#built.push({ ...located, event, parts });
    }
  }

  /** What says a name, or the part of it that a wrapper is given, on its way to where it is sent. */
  #around(call: AnalyticsCall, event: string, located: Located, from: string, to: string): void {
    for (const other of [
      ...typedNames(this.#sources, call, located, from),
      ...comparedNames(this.#sources, call, from),
    ]) {
      this.#change(other, textFor(other, to), event, call.inTest, this.#callAt(call));
    }
    for (const decision of decidedNames(this.#sources, call, from, to)) {
      const at = this.#sources.isOurs(decision.source.file) ? decision : this.#callAt(call);
      this.#decisions.push({ ...at, ...(decision.text && { text: decision.text }), event, to });
    }
  }

  #literal(call: AnalyticsCall, event: string, located: Located, origin: Origin): void {
    if (isMarkup(located.source, located.node.range) && /['"`\\&<>]/.test(this.#renames.get(event) as string)) {
      this.#obstacle(located, event, 'it stands in markup, where the new name cannot be written as it is');
      return;
    }
    const other = this.#otherUse(located, origin);
    if (other !== undefined) {
      this.#obstacle(located, event, readElsewhere(other, this.#placeOf(located)));
      return;
    }
    this.#change(located, textFor(located, this.#renames.get(event) as string), event, call.inTest);
  }

  #otherUse({ source, node }: Located, origin: Origin): string | undefined {
    const isDirect = this.#sources
      .callsIn(source.file)
      .some(
        ({ range, parts, ...call }) =>
          takesFrom({ ...call, range, parts }, origin) &&
          parts.event?.range &&
          contains(parts.event.range, node.range) &&
          contains(range, parts.event.range),
      );
    return isDirect || this.#force
      ? undefined
      : otherUse(this.#sources, { source, node }, isEventOf(this.#sources, origin));
  }

  /** `app_${event}`: what the caller gives is a part of the name. */
  #completed(
    call: AnalyticsCall,
    event: string,
    template: Located,
    { owner, index, before, after }: NonNullable<ReturnType<typeof completedBy>>,
  ): void {
    const { source, node } = this.#callAt(call);
    const name = this.#renames.get(event) as string;
    const argument =
      node.type === 'CallExpression' && call.wrapper && this.#isOwner(call, template, owner)
        ? node.arguments[index]
        : undefined;
    const literal = argument && unwrap(argument);
    if (!literal || textIn(literal) !== event.slice(before.length, event.length - after.length)) {
      this.#obstacle(
        { source, node },
        event,
        `the function that it calls puts "${before || after}" to what it is given, and that is not written here; change it where it is`,
      );
    } else if (!name.startsWith(before) || !name.endsWith(after) || name.length <= before.length + after.length) {
      this.#obstacle({ source, node }, event, `the function that it calls puts "${before || after}" to every name`);
    } else {
      const located = { source, node: literal };
      const part = name.slice(before.length, name.length - after.length);
      this.#change(located, textFor(located, part), event, call.inTest);
      const given: AnalyticsCall = {
        ...call,
        parts: { ...call.parts, ...(call.parts.event && { event: { ...call.parts.event, range: literal.range } }) },
      };
      this.#around(given, event, located, event.slice(before.length, event.length - after.length), part);
    }
  }

  #isOwner({ wrapper }: AnalyticsCall, { source }: Located, owner: Node): boolean {
    return (
      wrapper?.file === this.#sources.view.relative(source.file) &&
      source.text.slice(0, owner.range[0]).split('\n').length === wrapper.line
    );
  }

  #callAt(call: AnalyticsCall): Located {
    const source = this.#sources.of(call.file) as Source;
    return { source, node: nodeAt(source.program, call.range) ?? inMarkup(source, call.range) };
  }

  /** Names that are put together change by their fixed texts, or by a constant that serves such names alone. */
  #buildNames(): void {
    const put = new Map<Node, string>();
    for (const group of groupsOf(this.#built)) {
      const found = this.#solve(group, new Map(), { left: MAX_TRIES });
      for (const [node, text] of found ?? []) {
        put.set(node, text);
      }
    }
    for (const built of this.#built) {
      const texts = this.#textsOf(built, put);
      if (!texts) {
        this.#obstacle(built, built.event, 'its name is put together of constants that the new name does not have');
        continue;
      }
      for (const [index, part] of built.parts.entries()) {
        const text = texts[index] as string;
        const constant = part.constant;
        if (part.isFixed && text !== part.text) {
          this.#change(
            { source: built.source, node: part.node },
            textFor({ source: built.source, node: part.node }, text),
            built.event,
            false,
          );
        } else if (constant && text !== part.text) {
          this.#change(constant, textFor(constant, text), built.event, false, built);
        }
      }
    }
  }

  #textsOf({ event, parts }: Built, put: ReadonlyMap<Node, string>): readonly string[] | undefined {
    return textsFor(
      parts,
      this.#renames.get(event) as string,
      part => (part.constant && put.get(part.constant.node)) ?? part.text,
    );
  }

  /** Texts for constants by which all names of a group come out right, the fewest that will do. */
  #solve(
    group: readonly Built[],
    put: ReadonlyMap<Node, string>,
    tries: { left: number },
  ): ReadonlyMap<Node, string> | undefined {
    const open = group.find(built => this.#textsOf(built, put) === undefined);
    if (!open || tries.left-- <= 0) {
      return open ? undefined : put;
    }
    for (const { constant } of open.parts) {
      if (!constant || put.has(constant.node) || !this.#servesNamesAlone(constant)) {
        continue;
      }
      for (const text of candidatesFor(open.parts, constant, this.#renames.get(open.event) as string)) {
        const found = this.#solve(group, new Map([...put, [constant.node, text]]), tries);
        if (found) {
          return found;
        }
      }
    }
    return undefined;
  }

  #servesNamesAlone(constant: Located): boolean {
    const known = this.#serving.get(constant.node);
    if (known !== undefined) {
      return known;
    }
    const users = this.#built.filter(({ parts }) => parts.some(part => part.constant?.node === constant.node));
    const accepts: Accepts = ({ source, node }) =>
      users.some(user => user.source.file === source.file && contains(user.node.range, node.range));
    const serves = otherUse(this.#sources, constant, accepts) === undefined;
    this.#serving.set(constant.node, serves);
    return serves;
  }

  #placeOf({ source, node }: Located): string {
    return `${this.#sources.view.relative(source.file)}:${source.text.slice(0, node.range[0]).split('\n').length}`;
  }

  #foreign(at: Located, event: string, { file }: Source): void {
    this.#obstacle(
      at,
      event,
      `its name is written in ${this.#sources.view.relative(file)} too, which is not among the files that are edited`,
    );
  }

  /** @param at where it is said that a file is not to be edited */
  #change(
    { source, node }: Located,
    text: string,
    event: string,
    inTest: boolean,
    at: Located = { source, node },
  ): void {
    if (!this.#sources.isOurs(source.file)) {
      this.#foreign(at, event, source);
      return;
    }
    const key = `${source.file} ${node.range[0]}`;
    const known = this.#changes.get(key);
    if (!known) {
      this.#changes.set(key, { source, node, text, events: new Set([event]), inTest });
    } else if (known.text === text) {
      known.events.add(event);
    } else {
      this.#obstacle({ source, node }, event, 'the same text would have to become two');
    }
  }

  #obstacle({ source, node }: Located, event: string, reason: string): void {
    if (
      !this.#obstacles.some(
        other => other.event === event && other.source.file === source.file && sameRange(other.node.range, node.range),
      )
    ) {
      this.#obstacles.push({ source, node, event, reason });
    }
  }

  /** Which events stay as they are: one that meets an obstacle, and all that share a text with it. */
  #waiting(): Map<string, string> {
    const waiting = new Map(this.#unread);
    for (const { source, node, event } of this.#obstacles) {
      waiting.set(event, waiting.get(event) ?? this.#placeOf({ source, node }));
    }
    for (let isGrowing = true; isGrowing;) {
      isGrowing = false;
      for (const [event, name] of this.#renames) {
        // What is to take a name that another event keeps would become one with it.
        const why = waiting.get(name);
        isGrowing ||= why !== undefined && !waiting.has(event);
        if (why !== undefined) waiting.set(event, waiting.get(event) ?? why);
      }
      for (const { events } of this.#changes.values()) {
        const why = [...events].map(event => waiting.get(event)).find(place => place !== undefined);
        for (const event of why === undefined ? [] : events) {
          isGrowing ||= !waiting.has(event);
          waiting.set(event, waiting.get(event) ?? (why as string));
        }
      }
    }
    return waiting;
  }
}

/** Names that share constants, together. */
function groupsOf(all: readonly Built[]): Built[][] {
  const groups: { readonly members: Built[]; readonly constants: Set<Node> }[] = [];
  for (const built of all) {
    const own = new Set(built.parts.flatMap(({ constant }) => (constant ? [constant.node] : [])));
    const near = groups.filter(({ constants }) => [...own].some(node => constants.has(node)));
    const joined = {
      members: [...near.flatMap(({ members }) => members), built],
      constants: new Set([...near.flatMap(({ constants }) => [...constants]), ...own]),
    };
    groups.splice(0, groups.length, ...groups.filter(group => !near.includes(group)), joined);
  }
  return groups.map(({ members }) => members);
}

function readElsewhere(place: string, own: string): string {
  if (place === own) {
    return 'what it is used for cannot be followed from here; give the event a text of its own, or say --force';
  }
  return `the same constant is read at ${place}, which may not mean the event; give that a text of its own, or say --force`;
}

/** The expression that a value was read from. */
function writtenAt(source: Source, { range }: Origin): Node | undefined {
  const { program, text } = source;
  if (isMarkup(source, range)) {
    return /^(['"`])[^'"`\\]*\1$/.test(text.slice(...range)) ? inMarkup(source, range) : undefined;
  }
  const node = nodeAt(program, range);
  // The text of a template without holes covers as much as the template.
  const whole = node?.type === 'TemplateElement' ? node.parent : node;
  const bare = whole && unwrap(whole);
  return bare && (textIn(bare) !== undefined || bare.type === 'TemplateLiteral' || bare.type === 'BinaryExpression')
    ? bare
    : undefined;
}

/** What a literal, a template's text or a key is written as when it says another text. */
function textFor({ source, node }: Located, text: string): string {
  if (node.type === 'TemplateElement') {
    const own = source.text.slice(...node.range);
    return (/^[`}]/.exec(own)?.[0] ?? '') + escaped(text, '`') + (/(?:\$\{|`)$/.exec(own)?.[0] ?? '');
  }
  if (node.type === 'Identifier') {
    const { quote } = styleOf(source);
    return /^[A-Za-z_$][\w$]*$/.test(text) ? text : quote + escaped(text, quote) + quote;
  }
  return withText(node as Parameters<typeof withText>[0], text);
}
