/** A module that is made anew reads like those beside it: their quotes, indentation and line ends, and their kind of modules. */
import path from 'node:path';

import { isCommonJs } from '../../lib/edit/imports.ts';
import type { Style } from '../../lib/edit/style.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { ProjectView } from '../shared/project-view.ts';

export interface Manner {
  readonly style: Style;
  /** It gives by `module.exports` and takes by `require`. */
  readonly isCommonJs: boolean;
}

/**
 * How the modules are written that send something, those of the same folder first, and the long ones, which show most;
 * undefined where none can be read.
 */
export function mannerAt(view: ProjectView, file: string): Manner | undefined {
  const lengthOf = (other: string): number => view.text(other)?.length ?? 0;
  const senders = [...new Set(view.calls().flatMap(call => (call.inTest ? [] : [view.absolute(call.file)])))]
    .filter(other => CODE.test(other) && other !== file && view.packageOf(other) === view.packageOf(file))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const beside = senders.filter(other => path.dirname(other) === path.dirname(file));
  for (const other of [...beside, ...senders]) {
    const source = view.parsed(other);
    if (source) {
      return { style: styleOf(source), isCommonJs: isNodeModule(file) && (isAlways(file) || isCommonJs(source)) };
    }
  }
  return undefined;
}

const CODE = /\.[cm]?[jt]sx?$/;

function isAlways(file: string): boolean {
  return file.endsWith('.cjs');
}

/** TypeScript makes of imports what its settings ask for. */
function isNodeModule(file: string): boolean {
  return /\.c?jsx?$/.test(file);
}

/**
 * The text of a new module, rewritten.
 *
 * @param text with imports and exports at the beginnings of its lines, two blanks a step, single quotes and semicolons
 */
export function inManner(text: string, manner: Manner | undefined): string {
  if (!manner) {
    return text;
  }
  const { style } = manner;
  const lines = text.trimEnd().split('\n');
  const written = (manner.isCommonJs ? requiring(lines) : lines).map(line => inStyle(line, style));
  return [...written, ''].join(style.newline);
}

const IMPORT = /^import \{ (\w+) \} from ('[^']+');$/;
const EXPORTED = 'export function ';

function requiring(lines: readonly string[]): readonly string[] {
  const names = lines.flatMap(line =>
    line.startsWith(EXPORTED) ? [line.slice(EXPORTED.length, line.indexOf('(')).trim()] : [],
  );
  return [
    ...lines.map(line =>
      line.startsWith(EXPORTED) ? line.slice('export '.length) : line.replace(IMPORT, 'const { $1 } = require($2);'),
    ),
    '',
    `module.exports = { ${names.join(', ')} };`,
  ];
}

/** Comments stay as they are, but for their indentation. */
function inStyle(line: string, { indent, quote, semicolon }: Style): string {
  const code = line.trimStart();
  const steps = (line.length - code.length) / 2;
  if (code.startsWith('//') || code.startsWith('*') || code.startsWith('/*')) {
    return indent.repeat(Math.floor(steps)) + (steps % 1 === 0 ? code : ` ${code}`);
  }
  const ended = semicolon === '' && code.endsWith(';') ? code.slice(0, -1) : code;
  return indent.repeat(Math.floor(steps)) + ended.replaceAll("'", quote);
}
