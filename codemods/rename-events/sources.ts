import path from 'node:path';

import type { Node } from '../../lib/edit/nodes.ts';
import { contains, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** The project's files as trees, each parsed once; and their calls as they were before any edit. */
export class Sources {
  readonly view: ProjectView;
  readonly #sources = new Map<string, Source | undefined>();
  readonly #texts = new Map<string, string>();
  readonly #naming = new Map<string, readonly string[]>();
  #calls: Map<string, AnalyticsCall[]> | undefined;
  #ours: ReadonlySet<string> | undefined;

  constructor(view: ProjectView) {
    this.view = view;
  }

  /** Undefined if the file cannot be read or parsed. */
  of(file: string): Source | undefined {
    const absolute = this.view.absolute(file);
    if (!this.#sources.has(absolute)) {
      const text = this.view.text(absolute);
      let source: Source | undefined;
      try {
        source = text === undefined ? undefined : this.view.parse(absolute, text);
      } catch {
        // The runner reports it.
      }
      this.#sources.set(absolute, source);
    }
    return this.#sources.get(absolute);
  }

  /** Whether a file is the project's to edit: what is built or ignored is read too, where it is imported. */
  isOurs(file: string): boolean {
    this.#ours ??= new Set(this.view.files);
    return this.#ours.has(file);
  }

  /** The other files whose text can name an export: by its name, by that of its module, or by handing on all. */
  filesNaming(file: string, exported: string): readonly string[] {
    const key = `${exported === 'default' ? file : ''} ${exported}`;
    let files = this.#naming.get(key);
    if (!files) {
      const base = path.basename(file).replace(/\.[^.]+$/, '');
      const word = base === 'index' ? path.basename(path.dirname(file)) : base;
      const isNear = /['"]\.{1,2}\/?['"]/;
      files = this.view.files.filter(each => {
        const text = this.textOf(each);
        return exported === 'default'
          ? text.includes(word) || (base === 'index' && isNear.test(text))
          : text.includes(exported) || /\bexport\s*\*/.test(text);
      });
      this.#naming.set(key, files);
    }
    return files.filter(each => each !== file);
  }

  /** The files whose text holds a name as it is written, without escapes. */
  filesWith(name: string): readonly string[] {
    return this.view.files.filter(file => this.textOf(file).includes(name));
  }

  textOf(file: string): string {
    let text = this.#texts.get(file);
    if (text === undefined) {
      text = this.view.text(file) ?? '';
      this.#texts.set(file, text);
    }
    return text;
  }

  callsIn(file: string): readonly AnalyticsCall[] {
    if (!this.#calls) {
      this.#calls = new Map();
      for (const call of this.view.calls()) {
        const list = this.#calls.get(call.file);
        if (list) list.push(call);
        else this.#calls.set(call.file, [call]);
      }
    }
    return this.#calls.get(this.view.relative(this.view.absolute(file))) ?? [];
  }
}

/**
 * A node by what it is and the how-manieth of its kind it is: comments that are added move none of that, and
 * neither do the calls that `--finish` takes away.
 */
export interface Address {
  readonly kind: string;
  readonly text: string;
  readonly ordinal: number;
}

const MARKUP = 'in markup';

/** What stands for a literal in the markup of a component or a page, of which there is no tree. */
export function inMarkup({ text }: Source, [start, end]: Range): Node {
  const raw = text.slice(start, end);
  return { type: 'Literal', value: raw.slice(1, -1), raw, range: [start, end], parent: undefined } as unknown as Node;
}

export function isMarkup({ scripts }: Source, range: Range): boolean {
  return !scripts.some(script => contains(script, range));
}

export function addressOf(source: Source, node: Node): Address {
  const kind = isMarkup(source, node.range) ? MARKUP : kindOf(node);
  const text = source.text.slice(...node.range);
  return { kind, text, ordinal: sameNodes(source, kind, text).findIndex(each => each.range[0] === node.range[0]) };
}

export function nodeOf(source: Source, { kind, text, ordinal }: Address): Node | undefined {
  return sameNodes(source, kind, text)[ordinal];
}

function sameNodes(source: Source, kind: string, own: string): Node[] {
  const { program, text } = source;
  const found: Node[] = [];
  if (kind === MARKUP) {
    for (let at = text.indexOf(own); at !== -1; at = text.indexOf(own, at + own.length)) {
      if (isMarkup(source, [at, at + own.length])) {
        found.push(inMarkup(source, [at, at + own.length]));
      }
    }
    return found;
  }
  walk(program, each => {
    if (each.range[1] - each.range[0] === own.length && kindOf(each) === kind && text.slice(...each.range) === own) {
      found.push(each);
    }
  });
  return found.sort((a, b) => a.range[0] - b.range[0]);
}

/** What a value is passed off as is no place of a name: `--dual` writes it, and `--finish` takes it away. */
function kindOf({ type, parent }: Node): string {
  return parent?.type === 'TSLiteralType' && parent.parent.type === 'TSAsExpression' ? `${type} of a cast` : type;
}
