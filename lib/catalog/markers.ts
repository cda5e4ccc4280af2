/**
 * Texts without which a file holds no direct use of an SDK or an HTTP API. They are compared with
 * the raw text, case and all, so a name put together at run time (`'customer' + '.io'`) is missed.
 * A file that gets its client, its host or its wrapper from another file has none of them.
 */
import { httpApis, sdks } from './index.ts';

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

/** A package whose name is an ordinary word is looked for as a specifier, in quotes. */
const specifiers = (name: string): readonly string[] =>
  /^[a-z]+$/.test(name) ? [`'${name}'`, `"${name}"`, `\`${name}\``] : [name];

/** Packages that are imported. */
export const packageMarkers: readonly string[] = unique(sdks.flatMap(({ packages }) => packages.flatMap(specifiers)));

/** Globals that prove the SDK by their name. */
export const globalMarkers: readonly string[] = unique(
  sdks.flatMap(({ globals = [] }) => globals.filter(({ needsEvidence }) => !needsEvidence).map(({ name }) => name)),
);

/** Globals that count only in a project which shows evidence of their SDK. */
export const ambiguousMarkers: readonly string[] = unique(
  sdks.flatMap(({ globals = [] }) => globals.filter(({ needsEvidence }) => needsEvidence).map(({ name }) => name)),
);

/** Ambient types and snippets: evidence for the ambiguous globals. */
export const evidenceMarkers: readonly string[] = unique(
  sdks.flatMap(({ evidence = [], snippets = [] }) => [...evidence, ...snippets]),
);

/** Hosts of the HTTP APIs. */
export const hostMarkers: readonly string[] = unique(httpApis.flatMap(({ hosts }) => [...hosts.us, ...hosts.eu]));

/** Leaves out every text that contains another: finding the shorter one is enough. */
function shortest(texts: readonly string[]): readonly string[] {
  return texts.filter(text => !texts.some(other => other !== text && text.includes(other)));
}

/** All of them, as few as possible, the ambiguous globals left out. */
export const directMarkers: readonly string[] = shortest(
  unique([...packageMarkers, ...globalMarkers, ...evidenceMarkers, ...hostMarkers]),
);

/** The same for a project with evidence of an ambiguous global. */
export const directMarkersWithGlobals: readonly string[] = shortest(unique([...directMarkers, ...ambiguousMarkers]));
