/** Calls in files that are not parsed: pages that a server fills in, and languages that become JavaScript elsewhere. */
import { isTestPath } from '../files/test-paths.ts';
import { blankEnclosed } from '../text/blank.ts';
import { escapeExpression } from '../text/escape.ts';
import { Interest } from './interest.ts';

import type { Suspect } from '../reading.ts';
import type { Workings } from './workings.ts';

/** Methods that send, of all SDKs that a page has as a global. */
const sending = 'track|trackAnonymous|trackLink|trackForm|identify|page|screen|group|alias|reset|suppress';
/** Languages whose modules import others; all else are pages, which have globals. */
const language = /\.(?:mdx|coffee|litcoffee|gjs|gts|marko|riot)$/i;
/** `import { track as send } from './x'`, `import track from './x'`, `{ track } = require './x'`. */
const imports =
  /^[ \t]*(?:import[ \t]+(?:type[ \t]+)?|(?:const|let|var)?[ \t]*)([\w$]+|(?:[\w$]+[ \t]*,[ \t]*)?\{[^{}'"]*\})[ \t]*(?:from|=[ \t]*require)[ \t]*\(?[ \t]*['"]([^'"\n]+)['"].*$/gm;
const comment = /<!--/g;
const endOfComment = /-->/;
const firstText = /^[ \t]*\(?\s*(?:'([^'\n]*)'|"([^"\n]*)")/;
/** How far what is imported may stand from a client. */
const DEPTH = 2;

/** By file and place. */
export function unparsedCalls(workings: Workings): readonly Suspect[] {
  const { sources, evidence } = workings;
  const names = evidence.globalNames;
  const ofGlobals =
    names.length > 0
      ? `(?:(?:window|self|globalThis|top)\\s*\\??\\.\\s*)?(?:${anyOf(names)})\\s*\\??\\.\\s*(?:${sending})(?=\\s*\\()`
      : undefined;
  const interest = new Interest(workings.evaluator, workings.effects, workings.registry);
  return sources.templates.flatMap(path => {
    const file = sources.relative(path);
    const text = isTestPath(file) ? undefined : sources.text(path);
    if (text === undefined) return [];
    const ways = [ofGlobals, language.test(path) ? importedCalls(workings, interest, path, text) : undefined];
    const patterns = ways.filter(way => way !== undefined);
    return patterns.length > 0 ? callsIn(file, text, new RegExp(`(?<![\\w$.@-])(?:${patterns.join('|')})`, 'g')) : [];
  });
}

/** How what a text imports is called there, as far as that leads to a client. */
function importedCalls(
  { imports: resolving, evaluator }: Workings,
  interest: Interest,
  path: string,
  text: string,
): string | undefined {
  const names: string[] = [];
  let hasSdk = false;
  for (const [, clause = '', specifier = ''] of text.matchAll(imports)) {
    const resolution = resolving.resolve(path, specifier, false);
    hasSdk ||= 'sdk' in resolution;
    if (!('module' in resolution)) continue;
    for (const [name, local] of namesIn(clause))
      if (interest.leads(evaluator.exported(resolution.module, name), DEPTH)) names.push(local);
  }
  const ways = [
    ...(names.length > 0 ? [`(?:${anyOf(names)})(?:\\s*\\??\\.\\s*[\\w$]+)*(?=\\s*\\(|[ \\t]+['"@])`] : []),
    ...(hasSdk ? [`[\\w$]+(?:\\.[\\w$]+)*\\.(?:track|identify)(?=\\s*\\(|[ \\t]+['"@{\\w])`] : []),
  ];
  return ways.length > 0 ? ways.join('|') : undefined;
}

/** What is imported, and what it is called here. */
function namesIn(clause: string): readonly (readonly [name: string, local: string])[] {
  const [, whole, list = ''] = /^([\w$]+)?[^{]*(?:\{([^}]*)\})?/.exec(clause) ?? [];
  const named = list.split(',').flatMap(part => {
    const [name = '', local = name] = part.trim().split(/\s+as\s+|\s*:\s*/);
    return name ? [[name, local] as const] : [];
  });
  return [...(whole ? [['default', whole] as const] : []), ...named];
}

function anyOf(names: readonly string[]): string {
  return names.map(escapeExpression).join('|');
}

function callsIn(file: string, text: string, pattern: RegExp): readonly Suspect[] {
  // What is imported is not called there.
  const code = blankEnclosed(text, comment, () => endOfComment).replace(imports, line => ' '.repeat(line.length));
  return [...code.matchAll(pattern)].map(({ 0: callee, index }) => {
    const [, single, double] = firstText.exec(code.slice(index + callee.length)) ?? [];
    const event = /identify$/.test(callee) ? undefined : (single ?? double);
    const before = code.slice(0, index).split('\n');
    return {
      file,
      line: before.length,
      column: (before.at(-1) ?? '').length,
      range: [index, index + callee.length],
      callee: callee.replaceAll(/\s/g, ''),
      events: event === undefined ? [] : [event],
      patterns: [],
      reason: 'unread',
    };
  });
}
