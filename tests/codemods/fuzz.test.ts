/**
 * The codemods over sources that somebody has broken: fixtures with a few words, lines and comments changed at random.
 * What parses before parses after, a second run changes nothing, and no run ends in an exception. Some hundred mutants
 * by default, `FUZZ=10000` makes more; a mutant is its number, and `FUZZ_FROM=417 FUZZ=1` makes that one alone, and shows it.
 */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

import { codemods } from '../../codemods/registry.ts';
import type { Start } from '../../codemods/registry.ts';
import { UsageError } from '../../codemods/shared/codemod.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import { walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { parseSource, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { Fixture } from './fixtures.ts';
import { filesBelow, fixturesOf, givenTo, layFixture } from './fixtures.ts';

const FROM = Number(process.env['FUZZ_FROM'] ?? 0);
const COUNT = Number(process.env['FUZZ'] ?? 300);
/** So many in a test, so that one that fails is near. */
const BATCH = 50;

const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/** Numbers that look like chance, and are the same for the same mutant. */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % sides;
  };
}

type Dice = ReturnType<typeof diceOf>;
type Mutation = (text: string, dice: Dice) => string;

const pick = <T>(values: readonly T[], dice: Dice): T => values[dice(values.length)] as T;

/** Changes one of the places that a pattern finds. */
function at(pattern: RegExp, change: (found: string, dice: Dice, all: readonly string[]) => string): Mutation {
  return (text, dice) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) {
      return text;
    }
    const one = pick(found, dice);
    const put = change(
      one[0],
      dice,
      found.map(([word]) => word),
    );
    return text.slice(0, one.index) + put + text.slice(one.index + one[0].length);
  };
}

const LINE = /^.*\n/gm;
const WORD = /\b[a-z_$][\w$]*\b/gi;
const TOKEN = /[^\s\w]|\w+/g;

const mutations: readonly Mutation[] = [
  at(LINE, () => ''),
  at(LINE, line => line + line),
  at(LINE, line => `if (ready) {\n${line}}\n`),
  at(LINE, line => `/* before */ ${line.trimEnd()} // behind\n`),
  at(LINE, (line, dice, lines) => line + pick(lines, dice)),
  at(WORD, (_, dice, words) => pick(words, dice)),
  at(WORD, word => `(${word})`),
  at(WORD, word => `${word}?.`),
  at(TOKEN, () => ''),
  at(TOKEN, (token, dice) => token + pick([' /* here */ ', '\n', ' // here\n', ';', ',', '\u2028'], dice)),
  at(/\(/g, (_, dice) => pick(['(await ', '(void ', '(...', '?.(', '((), '], dice)),
  at(/'[^'\n]*'/g, (text, dice) =>
    pick(['`x${name}`', "''", '"it\'s"', 'String(1)', `${text} as const`, 'null'], dice),
  ),
  at(/;\n/g, () => ' '),
  at(/ => /g, () => ' => async function named() { return this; } || '),
  text => text.replaceAll('\n', '\r\n'),
  text => text.replaceAll(';', ''),
];

function mutated(text: string, dice: Dice): string {
  return Array.from({ length: 1 + dice(3) }).reduce<string>(before => pick(mutations, dice)(before, dice), text);
}

/** `none` does not parse; `odd` parses and is no program, since it declares a name twice, say. */
type Standing = 'none' | 'odd' | 'program';

function standingOf(file: string, text: string): Standing {
  const bare = withoutByteOrderMark(text);
  try {
    const { scripts, program } = parseSource(file, bare);
    if (hasNestedImport(program)) {
      return 'odd';
    }
    const isComponent = /\.(?:vue|svelte|astro)$/.test(file);
    // The script of a component is a module, whatever stands in it.
    const code = isComponent ? scripts.map(range => bare.slice(...range)).join('\n') : bare;
    const { errors } = parseSync(isComponent ? 'component.ts' : file, code, {
      showSemanticErrors: true,
      ...(isComponent && { sourceType: 'module' }),
    });
    return errors.length > 0 ? 'odd' : 'program';
  } catch {
    return 'none';
  }
}

/** The parser lets one pass. */
function hasNestedImport(program: Source['program']): boolean {
  let found = false;
  walk(program, node => {
    found ||= node.type === 'ImportDeclaration' && node.parent.type !== 'Program';
  });
  return found;
}

/** What the runner does: a file that cannot be changed is left as it is. */
function runOver(root: string, start: Start, { options, settings }: ReturnType<typeof givenTo>): void {
  const view = openView(root, settings);
  let session: ReturnType<Start>;
  try {
    session = start(view, options);
  } catch (error) {
    if (error instanceof UsageError) {
      return;
    }
    throw error;
  }
  const failures = view.failures();
  for (const file of [...session.files].sort().filter(each => !failures.has(each))) {
    const before = readFileSync(file, 'utf8');
    const text = changeOf(session, file, before);
    if (text !== undefined) {
      if (standingOf(file, before) === 'program') {
        expect(standingOf(file, text), path.relative(root, file)).toBe('program');
      }
      writeFileSync(file, text);
    }
  }
  for (const { file, text } of session.newFiles ?? []) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  session.remarks?.();
}

/** @throws unless it is this file that cannot be read, which the runner reports */
function changeOf(session: ReturnType<Start>, file: string, before: string): string | undefined {
  try {
    return session.change(file, before).text;
  } catch (error) {
    if (standingOf(file, before) !== 'program') {
      return undefined;
    }
    throw error;
  }
}

/** All fixtures, in turn. */
const fixtures: readonly { readonly codemod: string; readonly fixture: Fixture }[] = Object.keys(codemods).flatMap(
  codemod => fixturesOf(codemod).map(fixture => ({ codemod, fixture })),
);

async function tryMutant(seed: number): Promise<void> {
  const dice = diceOf(seed);
  const { codemod, fixture } = pick(fixtures, dice);
  const { start } = await (codemods[codemod] as (typeof codemods)[string]).load();
  const given = givenTo(codemod, fixture.name);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'fuzz-')));
  try {
    layFixture(codemod, fixture, root);
    const sources = Object.entries(filesBelow(root)).filter(([file]) => SOURCE.test(file));
    const [name, text] = sources.length > 0 ? pick(sources, dice) : ['src/none.js', 'none();\n'];
    const mutant = mutated(text, dice);
    writeFileSync(path.join(root, name), mutant);
    if (COUNT === 1) {
      console.log(mutant);
    }
    const title = `mutant ${seed}: ${codemod}/${fixture.name}, ${name}`;
    try {
      runOver(root, start, given);
      const first = filesBelow(root);
      runOver(root, start, given);
      if (standingOf(path.join(root, name), mutant) !== 'odd') {
        expect(filesBelow(root), 'a second run changes nothing').toEqual(first);
      }
    } catch (error) {
      throw new Error(title, { cause: error });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('mutants', () => {
  it.each(Array.from({ length: Math.ceil(COUNT / BATCH) }, (_, index) => FROM + index * BATCH))(
    'from %i on',
    { timeout: 120_000 },
    async from => {
      const failed: string[] = [];
      for (let seed = from; seed < Math.min(from + BATCH, FROM + COUNT); seed++) {
        await tryMutant(seed).catch((error: Error) => {
          const { message, stack } = (error.cause as Error | undefined) ?? error;
          failed.push(`${error.message}: ${COUNT === 1 ? (stack ?? '') : message}`);
        });
      }
      expect(failed).toEqual([]);
    },
  );
});
