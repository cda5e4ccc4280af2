/** Calls in files that are not parsed: pages that a server fills in, and languages that become JavaScript elsewhere. */
import { isTestPath } from '../files/test-paths.ts';
import { Lines } from '../syntax/lines.ts';
import { blanked, blankEnclosed } from '../text/blank.ts';
import { Interest } from './interest.ts';

import type { Suspect } from '../reading.ts';
import type { Workings } from './workings.ts';

/** Methods that send, of all SDKs that a page has as a global. */
const sending: ReadonlySet<string> = new Set(
  'track trackAnonymous trackLink trackClick trackForm trackSubmit identify page pageview screen group alias reset suppress'.split(
    ' ',
  ),
);
const windows: ReadonlySet<string> = new Set(['window', 'self', 'globalThis', 'top']);
/** Languages whose modules import others; all else are pages, which have globals. */
const language = /\.(?:mdx|coffee|litcoffee|gjs|gts|marko|riot)$/i;
/** A name with what is asked of it, and whatever stands at it. */
const chain = /[\w$.?@-]+/g;
/** `import { track as send } from './x'`, `import track from './x'`, `{ track } = require './x'`: from where. */
const origin = /\b(?:from|require)[\s(]*['"]([^'"\n]+)['"]/g;
const beginning = /^[ \t]*(?:import\b|const\b|let\b|var\b|\{|[\w$]+[ \t]*=)/;
const comment = /<!--/g;
const endOfComment = /-->/;
const called = /^\s*\(/;
/** A call without parentheses, of a text or of anything. */
const spoken = /^[ \t]+['"@]/;
const spokenOfAny = /^[ \t]+['"@{\w]/;
const firstText = /^[\s(]*(?:'([^'\n]*)'|"([^"\n]*)")/;
/** How far what is imported may stand from a client. */
const DEPTH = 2;
/** How much is looked at before the origin of an import, and behind a name. */
const NEAR = 400;

/** What may stand before the name that is imported. */
const keywords: ReadonlySet<string> = new Set(['import', 'type', 'const', 'let', 'var']);

/** What is called in a text, by the names in front of the call. */
interface Callee {
  readonly names: readonly string[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Whether a call is one of interest, by what stands behind its callee. */
type Test = (names: readonly string[], behind: string) => boolean;

/** By file and place. */
export function unparsedCalls(workings: Workings): readonly Suspect[] {
  const { sources, evidence } = workings;
  const globals = new Set(evidence.globalNames);
  const isOfGlobal: Test = (names, behind) => {
    const own = windows.has(names[0] ?? '') ? names.slice(1) : names;
    return sending.has(own.at(-1) ?? '') && globals.has(own.slice(0, -1).join('.')) && called.test(behind);
  };
  const interest = new Interest(workings.evaluator, workings.effects, workings.registry);
  return sources.templates.flatMap(path => {
    const file = sources.relative(path);
    const text = isTestPath(file) ? undefined : sources.text(path);
    if (text === undefined) return [];
    const imports = language.test(path) ? importsIn(text) : [];
    const isOfImport = importedIn(workings, interest, path, imports);
    return callsIn(file, text, imports, (names, behind) => isOfGlobal(names, behind) || isOfImport(names, behind));
  });
}

/** Whether something that is called is imported, as far as that leads to a client. */
function importedIn(
  { imports: resolving, evaluator }: Workings,
  interest: Interest,
  path: string,
  imports: readonly Import[],
): Test {
  const leading = new Set<string>();
  let hasSdk = false;
  for (const { clause, specifier } of imports) {
    const resolution = resolving.resolve(path, specifier, false);
    hasSdk ||= 'sdk' in resolution;
    if (!('module' in resolution)) continue;
    for (const [name, local] of namesIn(clause))
      if (interest.leads(evaluator.exported(resolution.module, name), DEPTH)) leading.add(local);
  }
  return (names, behind) => {
    const [first = '', ...members] = names;
    if (leading.has(first)) return called.test(behind) || spoken.test(behind);
    const last = hasSdk ? members.at(-1) : undefined;
    return (last === 'track' || last === 'identify') && (called.test(behind) || spokenOfAny.test(behind));
  };
}

interface Import {
  /** What is written before the origin. */
  readonly clause: string;
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
}

function importsIn(text: string): readonly Import[] {
  let last = 0;
  return [...text.matchAll(origin)].flatMap(({ 0: found, 1: specifier = '', index }) => {
    const from = Math.max(last, index - NEAR);
    const before = text.slice(from, index);
    const bare = before.trimEnd().replace(/=$/, '').trimEnd();
    const line = before.lastIndexOf('\n', (bare.endsWith('}') ? before.lastIndexOf('{') : before.length) - 1) + 1;
    const clause = before.slice(line);
    // What a page says is none: `<p>Learn from 'us'</p>`.
    if (!beginning.test(clause)) return [];
    last = index + found.length;
    return [{ clause, specifier, start: from + line, end: last }];
  });
}

/** What is imported, and what it is called here. */
function namesIn(clause: string): readonly (readonly [name: string, local: string])[] {
  const [before = '', list] = clause.split('{');
  const words = before.split(/[^\w$*]+/).filter(word => word !== '' && !keywords.has(word));
  const whole = words.length === 1 && words[0] !== '*' ? [['default', words[0] as string] as const] : [];
  const named = (list?.split('}')[0] ?? '').split(',').flatMap(part => {
    const own = part.split(/[\s:]+/).filter(word => word !== '' && word !== 'type');
    const [name, local] = [own[0], own.at(-1)];
    return name !== undefined && local !== undefined ? [[name, local] as const] : [];
  });
  return [...whole, ...named];
}

function callsIn(file: string, text: string, imports: readonly Import[], isOne: Test): readonly Suspect[] {
  const code = blankEnclosed(withoutImports(text, imports), comment, () => endOfComment);
  const lines = new Lines(text);
  return calleesIn(code).flatMap(({ names, text: callee, start, end }) => {
    const behind = code.slice(end, end + NEAR);
    if (!isOne(names, behind)) return [];
    const [, single, double] = firstText.exec(behind) ?? [];
    const event = names.at(-1) === 'identify' ? undefined : (single ?? double);
    const { line, column } = lines.at(start);
    return {
      file,
      line,
      column: column - 1,
      range: [start, end] as const,
      callee,
      events: event === undefined ? [] : [event],
      patterns: [],
      reason: 'unread' as const,
    };
  });
}

/** What is imported is not called there. */
function withoutImports(text: string, imports: readonly Import[]): string {
  let code = '';
  let at = 0;
  for (const { start, end } of imports) {
    code += text.slice(at, start) + blanked(text.slice(start, end));
    at = end;
  }
  return code + text.slice(at);
}

function calleesIn(code: string): readonly Callee[] {
  const found: Callee[] = [];
  for (const { 0: text, index } of code.matchAll(chain)) {
    const before = found.at(-1);
    const isMore = /^\??\./.test(text) && before && code.slice(before.end, index).trim() === '';
    if (isMore) found.pop();
    // `ready?analytics.track(…)` asks, `first?.track(…)` does not.
    const asked = isMore ? -1 : lastQuestion(text);
    const own = text.slice(asked + 1);
    const whole = isMore ? before.text + own : own;
    found.push({
      names: /[@-]|^\.|\.\./.test(whole) ? [] : whole.replaceAll('?.', '.').split('.'),
      text: whole,
      start: isMore ? before.start : index + asked + 1,
      end: index + text.length,
    });
  }
  return found;
}

function lastQuestion(text: string): number {
  for (let at = text.lastIndexOf('?'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('?', at - 1))
    if (text.charAt(at + 1) !== '.') return at;
  return -1;
}
