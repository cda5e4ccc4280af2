import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { userIdOf } from '../../lib/audit/calls.ts';
import { openProject } from '../../lib/project/project.ts';
import { idsSaid, isIdRight } from '../../scripts/blind/figures.mjs';
import { describe as wordsOf, score } from '../../scripts/score.mjs';

import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Settings } from '../../lib/settings.ts';

type Id = 'plain' | 'email' | 'hash' | 'anonymous' | 'literal' | 'empty' | 'unknown';

interface Row extends Pick<AnalyticsCall, 'file' | 'line' | 'vendor' | 'method' | 'via'> {
  readonly events?: readonly string[];
  readonly patterns?: readonly string[];
  readonly unresolved?: string;
  readonly id?: Id | readonly Id[];
  readonly plumbing?: true;
  readonly inTest?: true;
  readonly optional?: string;
}

interface Expected {
  readonly about: string;
  readonly settings?: Settings;
  readonly calls: readonly Row[];
  readonly traps: readonly { readonly file: string; readonly line: number; readonly why: string }[];
}

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(entry => entry.isDirectory());

function read(name: string): { root: string; expected: Expected; calls: AnalyticsCall[] } {
  const root = path.join(import.meta.dirname, name);
  const expected = JSON.parse(readFileSync(path.join(root, 'expected.json'), 'utf8')) as Expected;
  return { root, expected, calls: openProject({ root, settings: expected.settings ?? {} }).calls() };
}

const placed = (call: { file: string; line: number }): string =>
  `${call.file}:${call.line} ${wordsOf(call as AnalyticsCall)}`;

describe.each(folders.map(entry => entry.name))('%s', name => {
  it('says what to expect', () => {
    expect(existsSync(path.join(import.meta.dirname, name, 'expected.json'))).toBe(true);
  });

  const { root, expected, calls } = read(name);
  const result = score(expected, calls);

  it.each(expected.calls.filter(row => !row.optional).map(row => [placed(row), row] as const))('%s', (_, row) => {
    const call = result.paired.find(pair => pair.row === row)?.call as AnalyticsCall | undefined;
    expect(call).toMatchObject({
      vendor: row.vendor,
      via: row.via,
      inTest: row.inTest ?? false,
      // Plumbing that sends an event of its own is one that rules may speak of: it forwards nothing unnamed.
      ...(row.plumbing && !row.events && !row.patterns && { forwards: true }),
      ...(row.method !== 'any' && { method: row.method }),
      ...(row.unresolved && { unresolved: row.unresolved }),
    });
    const userId = call && userIdOf(call);
    const said = userId ? { userId } : {};
    if (row.id) expect(isIdRight(row, said), [...idsSaid(said)].join(', ')).toBe(true);
    if (row.events || row.patterns) {
      expect([...call!.events].sort()).toEqual([...(row.events ?? [])].sort());
      expect([...call!.patterns].sort()).toEqual([...(row.patterns ?? [])].sort());
    }
  });

  if (expected.traps.length > 0) {
    it.each(expected.traps.map(trap => [`${trap.file}:${trap.line} ${trap.why}`, trap] as const))(
      'silent at %s',
      (_, trap) => {
        expect(calls.filter(call => call.file === trap.file && call.line === trap.line).map(placed)).toEqual([]);
      },
    );
  }

  it('finds no call that is not labelled', () => {
    expect(result.extra.map((call: AnalyticsCall) => placed(call))).toEqual([]);
  });

  it('gives ranges that hold the calls as they are written', () => {
    for (const call of calls) {
      const text = readFileSync(path.join(root, call.file), 'utf8').replace(/^\uFEFF/, '');
      expect(text.slice(0, call.range[0]).split(/\r\n|\n/).length).toBe(call.line);
      expect(text.slice(...call.range)).toMatch(/^[\s\S]*\)$|^new |^\{[\s\S]*\}$|^<[\s\S]*>$|^use:|^v-/);
    }
  });
});
