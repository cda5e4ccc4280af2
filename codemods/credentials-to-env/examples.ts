import path from 'node:path';

import { exactTextOf } from '../../lib/files/text.ts';
import type { WrittenRole } from '../../lib/concerns/shared/credentials.ts';
import { isCustomerioName, publicPrefixOf, roleOfName } from '../../lib/concerns/shared/credentials.ts';
import type { NewFile } from '../shared/codemod.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** Files that name the variables of the environment for whoever sets the project up, in the order of preference. */
const exampleNames = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  '.env.local.example',
  '.env.defaults',
  'example.env',
];
const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm;

/** The `.env.example` files of a project. */
export class EnvironmentExamples {
  readonly #view: ProjectView;
  readonly #texts = new Map<string, string | undefined>();

  constructor(view: ProjectView) {
    this.#view = view;
  }

  /** The one nearest above a file. */
  of(file: string): string | undefined {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const found = exampleNames.map(name => path.join(folder, name)).find(each => this.#textOf(each) !== undefined);
      if (found !== undefined || folder === this.#view.root || !folder.startsWith(this.#view.root)) {
        return found;
      }
    }
  }

  /** The name that it has for such a key, if it has one only. */
  nameFor(file: string, role: WrittenRole | undefined): string | undefined {
    const example = this.of(file);
    if (example === undefined || role === undefined || role === 'account' || role === 'other') {
      return undefined;
    }
    const names = this.#namesIn(example).filter(
      name =>
        publicPrefixOf(name) === undefined &&
        roleOfName(name) === role &&
        (role === 'segment' || isCustomerioName(name)),
    );
    return names.length === 1 ? names[0] : undefined;
  }

  /** The files with the names that they lack, without values. */
  completed(wanted: ReadonlyMap<string, ReadonlySet<string>>): NewFile[] {
    return [...wanted].flatMap(([file, names]) => {
      const before = this.#textOf(file) as string;
      const known = new Set(this.#namesIn(file));
      const missing = [...names].filter(name => !known.has(name)).sort();
      if (missing.length === 0) {
        return [];
      }
      const newline = before.includes('\r\n') ? '\r\n' : '\n';
      const head = before === '' || before.endsWith('\n') ? before : before + newline;
      const line = head.split('\n').length;
      const site = { file: this.#view.relative(file), column: 1, status: 'changed', forPerson: false } as const;
      return [
        {
          file,
          before,
          text: head + missing.map(name => `${name}=${newline}`).join(''),
          sites: missing.map((name, index) => ({ ...site, line: line + index, what: name })),
        },
      ];
    });
  }

  #namesIn(file: string): string[] {
    return [...(this.#textOf(file) ?? '').matchAll(assignment)].map(match => match[1] as string);
  }

  #textOf(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      this.#texts.set(file, exactTextOf(file));
    }
    return this.#texts.get(file);
  }
}
