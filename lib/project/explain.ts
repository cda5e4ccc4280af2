/** How the reading came to what it says of a line: what is called, through which modules, and why something is not known. */
import { keysOf } from '../calls/keys.ts';
import { namesOf } from '../calls/names.ts';
import { functionName } from '../effects/function-name.ts';
import { takerOf } from '../effects/handover.ts';
import { functionsIn } from '../effects/made.ts';
import { describe, isKeyLike } from '../evaluate/describe.ts';
import { alternatives } from '../evaluate/value.ts';
import { Lines } from '../syntax/lines.ts';

import type { Hindered } from '../effects/effects.ts';
import type { Concern } from '../effects/wrapper-policy.ts';
import type { Evaluated, Frame } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { AnalyticsCall, FileReading, UnknownReason } from '../reading.ts';
import type { Sources } from './sources.ts';
import type { Workings } from './workings.ts';

interface FileWords {
  /** Relative to the root. */
  readonly file: string;
  /** Why it could not be read, or not as a whole. */
  readonly failure?: string;
}

/** What an expression is taken for. */
export interface ExplainedValue {
  /** As it is written, shortened. */
  readonly text: string;
  readonly value: string;
  /** Why it is not known, or not whole. */
  readonly reasons: readonly UnknownReason[];
  /** Where it was found to be written, if not here: `src/events.ts:12`. */
  readonly written?: string;
  /** The files that were read for it, in the order in which it led to them. */
  readonly through: readonly FileWords[];
}

export interface ExplainedCall {
  readonly line: number;
  readonly column: number;
  readonly callee: ExplainedValue;
  readonly args: readonly ExplainedValue[];
  /** What it sends; empty where it is no analytics call. */
  readonly sends: readonly Sent[];
  /** How the call concerns the callers of the functions around it, from the inside out. */
  readonly concerns: readonly (FunctionWords & { readonly role: Concern })[];
  /** Functions around a call that sends, or called by one that does not, which send nothing for their callers. */
  readonly hindrances: readonly HindranceWords[];
  /** What it calls gives a function that sends. */
  readonly givesSender: boolean;
}

interface FunctionWords {
  /** Its name, or `line 3`. */
  readonly function: string;
  /** It is written as an argument: what it is handed to runs it. */
  readonly isCallback: boolean;
}

export interface HindranceWords extends FunctionWords {
  readonly why: Hindered['why'];
  /** The call that is the reason, and where it stands: `files.forEach`, `src/mail.ts:12`. */
  readonly by?: { readonly text: string; readonly at: string };
}

export interface Sent {
  readonly sdk: string;
  readonly method: string;
  /** The SDK's own call that it ends in. */
  readonly target: string;
  readonly wrapper?: string;
  readonly events: readonly string[];
  /** Names that callers elsewhere may say, by the type of what names it. */
  readonly typedEvents?: readonly string[];
  readonly unresolved?: UnknownReason;
  readonly parts: AnalyticsCall['parts'];
}

export interface Explanation extends FileWords {
  readonly line: number;
  readonly status: 'read' | 'unrelated' | 'failed' | 'absent';
  readonly calls: readonly ExplainedCall[];
  /** Where the call begins that the line is a part of, if none begins on it. */
  readonly within?: number;
  /** What is written on the line beside calls: values of names and of properties. */
  readonly values: readonly (ExplainedValue & { readonly name: string })[];
}

const MAX_TEXT = 60;

/**
 * Explains one line of a project.
 *
 * @param file - absolute, or relative to the root
 * @param line - from 1
 * @param reading - of the file
 */
export function explain(workings: Workings, file: string, line: number, reading: FileReading): Explanation {
  const { sources, discovery } = workings;
  // What is sent when others run what a call makes is said of that by itself; what an element sends is not.
  const ofElements = reading.deferred.filter(({ range, inside }) => inside?.range.join() !== range.join());
  const calls = [...reading.calls, ...ofElements];
  const absolute = sources.absolute(file);
  const module = sources.module(absolute);
  const words = fileWords(sources, absolute);
  if (!module)
    return { ...words, line, status: sources.files.includes(absolute) ? 'failed' : 'absent', calls: [], values: [] };
  const explainer = new Explainer(workings, module);
  const within = explainer.callAround(line);
  return {
    ...words,
    line,
    status: words.failure ? 'failed' : discovery.isCandidate(absolute) ? 'read' : 'unrelated',
    // What an object that is a message does is said of the call that takes it; in its own place, where somebody hears it.
    calls: module.facts.calls.flatMap((call, id) => {
      if (call.l !== line || (call.msg !== undefined && takerOf(module, id))) return [];
      const explained = explainer.call(call, id, calls);
      return call.msg === undefined || explained.sends.length > 0 ? [explained] : [];
    }),
    ...(within !== undefined && { within }),
    values: explainer.valuesOn(line),
  };
}

class Explainer {
  readonly #workings: Workings;
  readonly #module: Module;
  readonly #lines: Lines;

  constructor(workings: Workings, module: Module) {
    this.#workings = workings;
    this.#module = module;
    this.#lines = new Lines(module.text);
  }

  call(call: Call, id: number, calls: readonly AnalyticsCall[]): ExplainedCall {
    const sent = calls.filter(({ range }) => range[0] === call.s && range[1] === call.e);
    const concerns = this.#concerns(call, id);
    return {
      line: call.l,
      column: call.col,
      callee: this.#value(call.x),
      args: call.a.map(argument => this.#argument(argument)),
      sends: sent.map(sentBy),
      concerns,
      hindrances:
        sent.length > 0 ? (concerns.length > 0 ? [] : this.#hindrancesAround(call)) : this.#hindrancesOf(call),
      givesSender: sent.length === 0 && this.#givesSender(id),
    };
  }

  /** The line where the innermost call begins that goes on over a line on which none begins. */
  callAround(line: number): number | undefined {
    const { calls } = this.#module.facts;
    if (calls.some(({ l }) => l === line)) return undefined;
    const around = calls.filter(({ l, e }) => l < line && this.#lines.at(e).line >= line);
    return around.length > 0 ? Math.max(...around.map(({ l }) => l)) : undefined;
  }

  /** The names and properties whose values begin on a line. */
  valuesOn(line: number): (ExplainedValue & { name: string })[] {
    const { bindings, objs } = this.#module.facts;
    const found = new Map<string, ExplainedValue & { name: string }>();
    const add = (name: string, x: Expr): void => {
      if (x.k !== 'call' && this.#lines.at(x.s).line === line) found.set(`${name} ${x.s}`, { name, ...this.#value(x) });
    };
    for (const { n, v } of bindings) for (const x of v) add(n, x);
    for (const object of objs) if (object.k === 'obj') for (const { k, v } of object.p) if (k !== null) add(k, v);
    return [...found.values()];
  }

  /** A list that is spread is what it is, whatever its items are as arguments. */
  #argument(x: Expr): ExplainedValue {
    if (x.k !== 'spread') return this.#value(x);
    const { text, ...value } = this.#value(x.x);
    return { text: `...${text}`, ...value };
  }

  #value(x: Expr): ExplainedValue {
    const { evaluator, sources } = this.#workings;
    const module = this.#module;
    let value: Evaluated | undefined;
    const modules = evaluator.memo.modulesOf(() => {
      value = evaluator.open(() => evaluator.eval(module, x, null));
    });
    const known = value as Evaluated | undefined;
    const at = known?.at;
    const isHere = !at || (at.module === module && at.start === x.s);
    return {
      text: shortened(module.text.slice(x.s, x.e)),
      value: known ? this.#words(known) : 'nothing',
      reasons: known ? reasonsOf(known) : [],
      ...(!isHere && { written: `${sources.relative(at.module.path)}:${new Lines(at.module.text).at(at.start).line}` }),
      through: [...modules].map(({ path }) => fileWords(sources, path)),
    };
  }

  /** The value in words, with the keys of what is spread into it. */
  #words(value: Evaluated): string {
    const { evaluator } = this.#workings;
    const isSpread = value.kind === 'object' && value.expr.p.some(({ k, c }) => k === null && !c);
    const { keys, open } = isSpread ? evaluator.open(() => keysOf(evaluator, value)) : { keys: new Map(), open: true };
    return open ? describe(value) : `{ ${[...keys.keys()].join(', ')} }`;
  }

  #givesSender(id: number): boolean {
    const { effects, evaluator } = this.#workings;
    return evaluator.open(() =>
      functionsIn(evaluator, evaluator.callValue(this.#module, id, null)).some(
        made => made.kind === 'function' && effects.leads(made.module, made.id, made.frame),
      ),
    );
  }

  #hindrancesAround(call: Call): HindranceWords[] {
    const { fns } = this.#module.facts;
    const found: HindranceWords[] = [];
    for (let f = call.f; f >= 0; f = fns[f]?.up ?? -1) found.push(...this.#hindrance(this.#module, f, null));
    return found;
  }

  #hindrancesOf(call: Call): HindranceWords[] {
    const { effects } = this.#workings;
    return alternatives(effects.callee(this.#module, call, null)).flatMap(callee =>
      callee.kind === 'function' ? this.#hindrance(callee.module, callee.id, callee.frame) : [],
    );
  }

  #hindrance(module: Module, id: number, captured: Frame | null): HindranceWords[] {
    const { effects, evaluator, sources } = this.#workings;
    const hindered = evaluator.open(() => effects.hindered(module, id, captured));
    if (!hindered) return [];
    const { why, call } = hindered;
    const by = call && {
      text: shortened(module.text.slice(call.x.s, call.x.e)),
      at: `${sources.relative(module.path)}:${call.l}`,
    };
    return [{ ...functionWords(module, id), why, ...(by && { by }) }];
  }

  #concerns(call: Call, id: number): ExplainedCall['concerns'][number][] {
    const { effects } = this.#workings;
    const { fns } = this.#module.facts;
    const result: ExplainedCall['concerns'][number][] = [];
    for (let f = call.f; f >= 0; f = fns[f]?.up ?? -1) {
      const role = effects.concern(this.#module, f, id);
      if (role) result.push({ ...functionWords(this.#module, f), role });
    }
    return result;
  }
}

function fileWords(sources: Sources, path: string): FileWords {
  const failure = sources.failure(path);
  return { file: sources.relative(path), ...(failure !== undefined && { failure }) };
}

function functionWords(module: Module, id: number): FunctionWords {
  const { s = 0, cb } = module.facts.fns[id] ?? {};
  const name = functionName(module, id);
  return { function: name || `line ${new Lines(module.text).at(s).line}`, isCallback: !name && cb !== undefined };
}

function sentBy(call: AnalyticsCall): Sent {
  const { sdk, method, target, wrapper, events, patterns, typedEvents, unresolved, parts } = call;
  return {
    sdk,
    method,
    target: `${target.file}:${target.line}`,
    ...(wrapper && { wrapper: `${wrapper.name} (${wrapper.file}:${wrapper.line})` }),
    events: [...events, ...patterns],
    ...(typedEvents && { typedEvents }),
    ...(unresolved && { unresolved }),
    parts,
  };
}

/** Why a value, or one of its alternatives, is not known. */
function reasonsOf(value: Evaluated): UnknownReason[] {
  const isData = (one: Evaluated): boolean =>
    ['unknown', 'parameter', 'member', 'call', 'import', 'global'].includes(one.kind);
  const reasons = alternatives(value).map(one => (isData(one) ? namesOf(one).unresolved : undefined));
  return [...new Set(reasons)].filter(reason => reason !== undefined);
}

/** Source text on one line, without what may be a key. */
function shortened(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\w+/=-]{16,}/g, word => (isKeyLike(word) ? '…' : word));
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}
