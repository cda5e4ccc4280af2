import path from 'node:path';

import { walk } from '../../lib/edit/nodes.ts';
import { keysOfCalls } from '../../lib/concerns/credentials/find.ts';
import { sourceCodeOf } from '../../lib/rule/outside-eslint.ts';
import type { WrittenRole } from '../../lib/concerns/shared/credentials.ts';
import { isObject } from '../../lib/files/json.ts';
import { readManifest } from '../../lib/files/manifest.ts';
import type { Manifest } from '../../lib/files/manifest.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { FoundKey } from '../shared/found-keys.ts';
import { keysIn } from '../shared/found-keys.ts';

/** A text that may be a key, or end in one, and a word without which the rule does not look at a file. */
const keyLike = /['"`:\s][\w+/-]{16,}={0,2}['"`]|sa_(?:live|sandbox)_|(?<![\w-])[\w-]{16,}:?['"`]/;
const related = /customer_?\.?io|\bcio|_cio|segment|analytics|rudder|sa_(?:live|sandbox)_/i;

/** By the key's text: what calls take it for. */
type Roles = Map<string, Set<WrittenRole | undefined>>;

/** What can be said of keys only when all files were seen: which stand in another file, and which share a name. */
export class Survey {
  readonly #view: ProjectView;
  readonly #proposeName: (file: string, key: FoundKey) => string;
  #files: readonly string[] | undefined;
  #distant: Map<string, Roles> | undefined;
  #byName: Map<string, Set<string>> | undefined;
  /** One name for a key, wherever it is written. */
  readonly #nameByKey = new Map<string, string>();
  readonly #secrets = new Set<string>();
  /** Write keys left out: browsers may have the same. */
  readonly #secretKeys = new Map<string, FoundKey>();

  constructor(view: ProjectView, proposeName: (file: string, key: FoundKey) => string) {
    this.#view = view;
    this.#proposeName = proposeName;
  }

  /** The files in which a key can stand. */
  get files(): readonly string[] {
    return (this.#files ??= this.#view.files.filter(file => {
      if (isTestPath(this.#view.relative(file))) {
        return false;
      }
      const text = this.#view.text(file);
      return text !== undefined && keyLike.test(text) && (related.test(text) || this.#distantKeys().has(file));
    }));
  }

  /** With those in which a secret is written once more. */
  get filesWithRepeats(): readonly string[] {
    const keys = [...this.secretKeys.keys()];
    const files = new Set(this.files);
    return keys.length === 0
      ? this.files
      : this.#view.files.filter(
          file =>
            files.has(file) ||
            (!isTestPath(this.#view.relative(file)) && keys.some(key => this.#view.text(file)?.includes(key))),
        );
  }

  /** What is known of each secret, by its text. */
  get secretKeys(): ReadonlyMap<string, FoundKey> {
    this.#names();
    return this.#secretKeys;
  }

  /** The keys in a file that calls of other files are given. */
  distantIn(file: string): ReadonlyMap<string, ReadonlySet<WrittenRole | undefined>> {
    return this.#distantKeys().get(file) ?? new Map();
  }

  /** How the variable for a key is called. */
  nameOf(file: string, found: FoundKey): string {
    this.#names();
    return (found.key === undefined ? undefined : this.#nameByKey.get(found.key)) ?? this.#proposeName(file, found);
  }

  /** Whether keys that differ would be read from the same variable. */
  isShared(name: string): boolean {
    return (this.#names().get(name)?.size ?? 0) > 1;
  }

  /** Whether the package of a file is made to be run by others: a command that is published, an editor's extension. */
  isShipped(file: string): boolean {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const manifest = readManifest(path.join(folder, 'package.json'));
      if (manifest) {
        return isShippedBy(manifest);
      }
      if (folder === this.#view.root || folder === path.dirname(folder)) {
        return false;
      }
    }
  }

  /** Every text that must not be shown, the longest first. */
  secrets(): string[] {
    this.#names();
    return [...this.#secrets].filter(Boolean).sort((a, b) => b.length - a.length);
  }

  #distantKeys(): ReadonlyMap<string, Roles> {
    if (this.#distant) {
      return this.#distant;
    }
    const distant = (this.#distant = new Map<string, Roles>());
    const files = new Set(
      this.#view
        .calls()
        .filter(({ method, sdk }) => method === 'init' || sdk === 'http')
        .map(({ file }) => this.#view.absolute(file)),
    );
    for (const file of files) {
      const looked = this.#look(file);
      for (const { key, role, origin } of looked
        ? keysOfCalls(looked.reading, sourceCodeOf(looked.source)).elsewhere
        : []) {
        const target = this.#view.absolute(origin.file);
        const keys = distant.get(target) ?? (new Map() as Roles);
        distant.set(target, keys.set(key, (keys.get(key) ?? new Set()).add(role)));
      }
    }
    return distant;
  }

  #names(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#byName) {
      return this.#byName;
    }
    const names = (this.#byName = new Map<string, Set<string>>());
    const all = this.files.flatMap(file => {
      const looked = this.#look(file);
      return looked ? keysIn(looked.source, looked.reading, this.distantIn(file)).map(found => ({ file, found })) : [];
    });
    // What the code itself calls a key goes before what it is for.
    for (const { file, found } of [...all.filter(({ found }) => found.variable !== undefined), ...all]) {
      this.#keepSecret(found);
      if (found.key !== undefined) {
        const name = this.#nameByKey.get(found.key) ?? this.#proposeName(file, found);
        this.#nameByKey.set(found.key, name);
        if (!found.isWriteKey) {
          this.#secretKeys.set(found.key, found);
        }
        names.set(name, (names.get(name) ?? new Set()).add(found.key));
      }
    }
    return names;
  }

  /** The key, and how it is written: with escapes, in pieces, encoded. */
  #keepSecret({ key, node }: FoundKey): void {
    if (key !== undefined) {
      this.#secrets.add(key);
    }
    walk(node, piece => {
      const raw =
        piece.type === 'Literal' ? piece.raw.slice(1, -1) : piece.type === 'TemplateElement' ? piece.value.raw : '';
      if (key === undefined || !raw.includes(key)) {
        raw
          .split(/[\s:]+/)
          .filter(text => text.length >= 4 && !/^(?:basic|bearer)$/i.test(text))
          .forEach(text => this.#secrets.add(text));
      }
    });
  }

  /** A file as it is on the disk; undefined if it cannot be read, which the runner reports. */
  #look(
    file: string,
  ): { source: ReturnType<ProjectView['parse']>; reading: ReturnType<ProjectView['ruleReading']> } | undefined {
    const text = this.#view.text(file);
    if (text === undefined) {
      return undefined;
    }
    try {
      const source = this.#view.parse(file, text);
      return { source, reading: this.#view.ruleReading(source, this.#view.read(file, text).calls) };
    } catch {
      return undefined;
    }
  }
}

function isShippedBy({ data: { bin, private: isPrivate, engines } }: Manifest): boolean {
  return (bin !== undefined && isPrivate !== true) || (isObject(engines) && engines['vscode'] !== undefined);
}
