import type { TSESTree } from '@typescript-eslint/utils';

import type { EnvironmentEdit } from '../../lib/concerns/credentials/mend.ts';
import { readFromEnvironment } from '../../lib/concerns/credentials/mend.ts';
import { importsOf } from '../../lib/edit/imports.ts';
import { contains, enclosingFunction } from '../../lib/edit/nodes.ts';
import { variableFor, whyNotFromEnvironment } from '../../lib/concerns/credentials/find.ts';
import { wholeWord } from '../../lib/text/escape.ts';
import { roleNames } from '../../lib/concerns/shared/credentials.ts';
import type { NewFile, Remark, Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { EnvironmentExamples } from './examples.ts';
import type { FoundKey } from '../shared/found-keys.ts';
import { keysIn, repeatedKeys } from '../shared/found-keys.ts';
import { masked } from './mask.ts';
import { Survey } from './survey.ts';

/** Replaces keys in the code by reads of the environment. No key leaves this session but in the text of a file. */
export function start(view: ProjectView, _options: RawOptions): Session {
  const examples = new EnvironmentExamples(view);
  const survey = new Survey(view, (file, key) => examples.nameFor(file, key.role) ?? variableFor(key));
  /** What each file reads from the environment now. The last look at a file is the one that counts. */
  const read = new Map<string, readonly string[]>();

  /** Names without which a module fails while it loads, by their files. */
  const needed = new Map<string, ReadonlySet<string>>();

  return fileSession(view, {
    get files() {
      return survey.filesWithRepeats;
    },
    find(at) {
      const keys = keysIn(at.source, at.reading, survey.distantIn(at.file));
      const atLoad = keys.filter(({ node }) => isNeededAtLoad(at, node)).map(key => survey.nameOf(at.file, key));
      needed.set(at.file, new Set([...(needed.get(at.file) ?? []), ...atLoad]));
      return [...keys, ...repeatedKeys(at.source, at.reading, survey.secretKeys, keys)].map(key =>
        foundOf(at, key, survey),
      );
    },
    get newFiles(): NewFile[] {
      return examples.completed(namesByExample(examples, read));
    },
    remarks: () => [...remarksOf(examples, read), ...neededAtLoad(view, read, needed)],
    redact: diff => masked(diff, survey.secrets()),
    done: (file, { sites }) =>
      read.set(
        file,
        sites.flatMap(({ status, what }) => (status === 'changed' ? [what] : [])),
      ),
  });
}

function foundOf(at: FileAtHand, key: FoundKey, survey: Survey): Found {
  const { node } = key;
  const name = survey.nameOf(at.file, key);
  const refuse = (skipped: string): Found => ({
    range: node.range,
    what: whatOf(key),
    becomes: { skipped, forPerson: true },
  });
  const why = whyNotFromEnvironment(at.reading.file, at.sourceCode);
  if (why !== undefined) {
    return refuse(why);
  }
  if (survey.isShipped(at.file)) {
    return refuse(
      'its package is a command or an extension that runs where nobody sets the variable: use a key that may be public, or send by a server of yours',
    );
  }
  if (key.key === undefined) {
    return refuse(
      'it stands there encoded: read the key from the environment, and encode it where the request is made',
    );
  }
  if (key.isDisputed) {
    return refuse('it is given to more than one API: each has a key of its own');
  }
  if (survey.isShared(name)) {
    return refuse(`several keys would be called ${name}: read each from a variable with a name of its own`);
  }
  const edit: EnvironmentEdit = readFromEnvironment(at.source, node, {
    value: key.key,
    name,
    isKnownTo: object => isKnownTo(at, object, name),
  });
  return edit.refused === undefined
    ? { range: node.range, what: edit.name, becomes: { edits: edit.edits } }
    : refuse(edit.refused);
}

/** Whether a client is made of the key while the module loads, by an SDK that makes none without one. */
function isNeededAtLoad({ calls }: FileAtHand, node: FoundKey['node']): boolean {
  return (
    enclosingFunction(node) === undefined &&
    calls.some(({ method, batches, range }) => method === 'init' && batches && contains(range, node.range))
  );
}

function neededAtLoad(
  view: ProjectView,
  read: ReadonlyMap<string, readonly string[]>,
  needed: ReadonlyMap<string, ReadonlySet<string>>,
): Remark[] {
  return [...read].flatMap(([file, names]) => {
    const own = names.filter(name => needed.get(file)?.has(name));
    return own.length === 0
      ? []
      : [
          {
            text: `${view.relative(file)} makes its client while it loads, and the SDK makes none without a key: where ${own.join(', ')} is not set, the program ends at its start. Set it first.`,
            forPerson: true,
          },
        ];
  });
}

function whatOf({ role }: FoundKey): string {
  return role === 'account'
    ? 'the token of a service account'
    : role === 'other'
      ? 'a write key'
      : role === undefined
        ? 'an API key'
        : roleNames[role];
}

/** Whether the module that an imported `env` comes from has the variable: one that checks its variables has no others. */
function isKnownTo(at: FileAtHand, object: TSESTree.Identifier, name: string): boolean {
  const declaration = importsOf(at.source).find(({ specifiers }) =>
    specifiers.some(({ local }) => local.name === object.name),
  );
  const file = declaration && at.view.resolve(at.file, declaration.source.value);
  const text = file === undefined ? undefined : at.view.text(file);
  return text !== undefined && new RegExp(wholeWord(name)).test(text);
}

function namesByExample(
  examples: EnvironmentExamples,
  read: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const [file, names] of read) {
    const example = names.length > 0 ? examples.of(file) : undefined;
    if (example !== undefined) {
      wanted.set(example, new Set([...(wanted.get(example) ?? []), ...names]));
    }
  }
  return wanted;
}

function remarksOf(examples: EnvironmentExamples, read: ReadonlyMap<string, readonly string[]>): Remark[] {
  const names = [...new Set([...read.values()].flat())].sort();
  if (names.length === 0) {
    return [];
  }
  const remarks: Remark[] = [
    {
      text: `Set ${names.join(', ')} wherever the project runs, to new keys: revoke the old ones, since the history of the repository keeps them.`,
      forPerson: true,
    },
  ];
  if ([...read].some(([file, own]) => own.length > 0 && examples.of(file) === undefined)) {
    remarks.push({ text: 'The project has no .env.example to which the names could be added.', forPerson: false });
  }
  return remarks;
}
