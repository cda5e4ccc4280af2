import { describe, expect, it } from 'vitest';

import { appliesTo, type FileFacts, type RuleFiles } from '../../../lib/rule/applies-to.ts';

const unrelated: FileFacts = {
  file: 'src/a.ts',
  text: 'export {};',
  isCode: true,
  isRelated: false,
  hasCalls: false,
  makesClients: false,
  hasNames: false,
};
const naming: FileFacts = { ...unrelated, hasNames: true };
const related: FileFacts = { ...unrelated, isRelated: true };
const making: FileFacts = { ...related, makesClients: true };
const calling: FileFacts = { ...related, hasCalls: true };

describe('which files a rule applies to', () => {
  it.each<[RuleFiles, boolean[]]>([
    ['calls', [false, false, false, false, true]],
    ['clients', [false, false, false, true, true]],
    ['names', [false, true, false, false, true]],
    ['related', [false, true, true, true, true]],
    ['all', [true, true, true, true, true]],
    [/export/, [true, true, true, true, true]],
    [/^src\/a\.ts$/, [true, true, true, true, true]],
    [/import/, [false, false, false, false, false]],
  ])('%s', (files, expected) => {
    expect([unrelated, naming, related, making, calling].map(facts => appliesTo({ files }, facts))).toEqual(expected);
  });

  it.each<[RuleFiles, boolean]>([
    ['calls', false],
    ['related', false],
    ['names', false],
    ['all', false],
    [/export/, true],
    [/^src\//, true],
  ])('of another language: %s', (files, expected) => {
    expect(appliesTo({ files }, { ...calling, isCode: false })).toBe(expected);
  });

  it('does not ask whether a file is related where that does not matter', () => {
    const factsOf = (isCode: boolean): FileFacts => ({
      file: 'src/a.ts',
      text: 'export {};',
      isCode,
      get isRelated(): boolean {
        throw new Error('asked');
      },
      get hasCalls(): boolean {
        throw new Error('asked');
      },
      get makesClients(): boolean {
        throw new Error('asked');
      },
      get hasNames(): boolean {
        throw new Error('asked');
      },
    });
    expect(appliesTo({ files: /export/ }, factsOf(true))).toBe(true);
    expect(appliesTo({ files: 'all' }, factsOf(true))).toBe(true);
    expect(appliesTo({ files: 'calls' }, factsOf(false))).toBe(false);
  });
});
