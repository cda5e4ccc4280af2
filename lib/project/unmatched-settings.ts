import { Endpoints } from '../effects/endpoints.ts';
import { nearest } from './nearest.ts';
import { readPattern } from '../patterns.ts';

import type { AnalyticsCall } from '../reading.ts';
import type { DeclaredWrapper, Settings } from '../settings.ts';
import type { Sources } from './sources.ts';

/** What there is to compare settings with. */
interface Read {
  readonly sources: Sources;
  readonly settings: Settings;
  readonly calls: readonly AnalyticsCall[];
}

/** Entries of the settings that meet nothing in the project, each in a sentence with what may have been meant. */
export function unmatchedSettings(read: Read): string[] {
  return [...wrappers(read), ...globals(read), ...hosts(read), ...endpoints(read), ...events(read)];
}

function wrappers({ sources, settings, calls }: Read): string[] {
  const met = new Set(
    calls.flatMap(({ sdk, wrapper }) => (sdk.startsWith('declared:') && wrapper ? wrapper.name : [])),
  );
  return (settings.wrappers ?? []).flatMap((wrapper, index) =>
    met.has(wrapper.callee)
      ? []
      : told(`wrappers[${index}]`, `calls \`${wrapper.callee}\`${ofModule(wrapper)}`, nearWrapper(sources, wrapper)),
  );
}

function ofModule({ module }: DeclaredWrapper): string {
  return module === undefined ? '' : ` of ${module}`;
}

/** Where its module is there, an export may be meant; else a module, or a word that stands before a bracket. */
function nearWrapper(sources: Sources, { callee, module }: DeclaredWrapper): string | undefined {
  const name = callee.split('.').at(-1) ?? callee;
  if (module === undefined) return nearest(callee, calleesIn(sources, name));
  const specifiers = new Set<string>();
  const names = new Set<string>();
  for (const file of sources.files) {
    const facts = sources.module(file)?.facts;
    for (const { imp } of facts?.bindings ?? []) {
      if (!imp) continue;
      specifiers.add(imp.m);
      if (imp.m === module) names.add(imp.n);
    }
    if (isModule(sources.relative(file), module))
      for (const exported of Object.keys(facts?.exports ?? {})) names.add(exported);
  }
  return names.size > 0 ? nearest(callee, names) : nearest(module, specifiers);
}

function isModule(file: string, module: string): boolean {
  return file.replace(/\.[^./]+$/, '').replace(/\/index$/, '') === module.replace(/^\.\//, '').replace(/\.[^./]+$/, '');
}

/** What is called in files that name something like it, as it is written. */
function calleesIn(sources: Sources, name: string): Set<string> {
  const found = new Set<string>();
  const start = name.slice(0, 3).toLowerCase();
  for (const file of sources.files) {
    const text = sources.text(file) ?? '';
    if (!text.toLowerCase().includes(start)) continue;
    for (const { 0: callee, index } of text.matchAll(/[\w$]+(?:\.[\w$]+)*/g))
      if (text[index + callee.length] === '(') found.add(callee.replace(/^window\./, ''));
  }
  return found;
}

function globals({ sources, settings }: Read): string[] {
  return Object.keys(settings.globals ?? {}).flatMap(name =>
    isNamed(sources, name) ? [] : told(`globals.${name}`, `names \`${name}\``, nearest(name, calleesIn(sources, name))),
  );
}

function hosts({ sources, settings }: Read): string[] {
  return (settings.proxyHosts ?? []).flatMap((host, index) => unnamed(sources, `proxyHosts[${index}]`, host));
}

function endpoints({ sources, settings }: Read): string[] {
  return (settings.endpoints ?? []).flatMap(({ url }, index) => unnamed(sources, `endpoints[${index}]`, url));
}

/** An address of which no file names a piece that it cannot be put together without. */
function unnamed(sources: Sources, key: string, address: string): string[] {
  const { markers } = new Endpoints({ proxyHosts: [address] }, () => 'customerio');
  return markers.some(marker => isNamed(sources, marker)) ? [] : told(key, `names ${address}`, undefined);
}

function events({ settings, calls }: Read): string[] {
  const { forwarded } = settings;
  if (!Array.isArray(forwarded)) return [];
  const sent = [...new Set(calls.flatMap(call => call.events))];
  const hasOpen = calls.some(({ unresolved, patterns }) => unresolved !== undefined || patterns.length > 0);
  return (forwarded as readonly string[]).flatMap((entry, index) => {
    const key = `forwarded[${index}]`;
    const pattern = readPattern(entry, `settings.customerio.${key}`);
    const isSent = pattern ? sent.some(name => pattern.test(name)) : sent.includes(entry);
    return isSent || hasOpen
      ? []
      : told(key, `sends ${pattern ? `an event that ${entry} matches` : `"${entry}"`}`, nearest(entry, sent));
  });
}

function isNamed(sources: Sources, text: string): boolean {
  return sources.files.some(file => sources.text(file)?.includes(text));
}

/** One sentence: nothing does what an entry speaks of. */
function told(key: string, does: string, meant: string | undefined): string[] {
  return [
    `\`settings.customerio.${key}\` meets nothing: no file here ${does}.${meant === undefined ? '' : ` Is \`${meant}\` meant?`}`,
  ];
}
