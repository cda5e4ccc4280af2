/** Why a bundle counts as unread that is no larger than a source may be. */
export const BUNDLE = 'minified or made by a bundler, no source';

/** What is shorter is read whatever it looks like: that costs little. */
const MIN_SIZE = 50_000;
/** Of a text whose lines are on average longer than anybody writes it is known that it was minified. */
const MAX_LINE_LENGTH = 1_000;
/** A source that holds an image, or another large text, has lines of code beside it. */
const written = /^[ \t]*(?:import|export|const|let|var|function|return|if|\})/;
const MAX_WRITTEN_LENGTH = 220;
const MIN_WRITTEN = 2;
/** By what a bundle holds its modules together: of webpack, ncc, esbuild, Rollup (of CommonJS) and Parcel. */
const runtimes: readonly string[] = [
  'function __webpack_require__(',
  'function __nccwpck_require__(',
  'var __commonJS = (',
  'var commonjsGlobal = ',
  'parcelRequire = (function',
  'function $parcel$',
];

/**
 * Whether a text was put together of many modules: a copy of the project's sources and of its packages. To follow the
 * code of all packages at once costs more than all sources of a project, and finds what the sources have shown.
 */
export function isBundle(text: string): boolean {
  if (text.length < MIN_SIZE) return false;
  return isMinified(text) || runtimes.some(runtime => holdsCode(text, runtime));
}

function isMinified(text: string): boolean {
  let lines = 1;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines++;
  return text.length / lines > MAX_LINE_LENGTH && !hasWrittenLines(text);
}

function hasWrittenLines(text: string): boolean {
  const own = text.split('\n').filter(line => line.length <= MAX_WRITTEN_LENGTH && written.test(line));
  return own.length >= MIN_WRITTEN;
}

/** A text that names a runtime, as a tool of builds does, is none. */
function holdsCode(text: string, runtime: string): boolean {
  for (let at = text.indexOf(runtime); at >= 0; at = text.indexOf(runtime, at + 1))
    if (!/['"`]/.test(text.charAt(at - 1))) return true;
  return false;
}
