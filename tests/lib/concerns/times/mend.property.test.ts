import fc from 'fast-check';
import { expect, it } from 'vitest';

import { applyEdits } from '../../../../lib/edit/edit.ts';
import { convertTime } from '../../../../lib/concerns/times/mend.ts';
import { walk } from '../../../../lib/edit/nodes.ts';
import { parseSource } from '../../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Expressions of times are generated, converted and run: each must give the same time in seconds, nothing where it
 * gave nothing, and do everything else as often and in the same order as before.
 */

const NOW = 1_700_000_000_999;
const time = fc.constantFrom(
  'Date.now()',
  'day.getTime()',
  "(note('a'), Date.now())",
  "note('b') && day.getTime()",
  'now',
  'some',
  'none',
  'box.now',
  'later()',
  '+day',
  '1700000000999',
  '`${now}`',
);
const chain = fc.constantFrom(
  'day?.getTime()',
  'missing?.getTime()',
  'box?.day?.getTime()',
  'box.missing?.getTime()',
  'gone?.day.getTime()',
  "note('c', day)?.getTime()",
);
const nothing = fc.constantFrom('null', 'undefined');
const { expression } = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    time,
    chain,
    fc
      .tuple(fc.constantFrom('yes', 'no', "note('t', yes)"), tie('expression'), fc.oneof(nothing, tie('expression')))
      .map(([test, a, b]) => `(${test} ? ${a} : ${b})`),
    fc.tuple(fc.constantFrom('yes', 'no', 'missing'), tie('expression')).map(([test, a]) => `(${test} && ${a})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('??', '||'), fc.oneof(nothing, tie('expression')))
      .map(([a, operator, b]) => `((${a}) ${operator} (${b}))`),
  ),
}));

const prelude = `
const Date = Clock, day = new Date(${NOW}), missing = undefined, gone = null, now = ${NOW}, box = { now, day, missing: null }, yes = true, no = false;
const later = () => { note('later'); return ${NOW}; };
let some, none;
some = now;
`;

function run(code: string): { given: unknown; log: unknown[] } {
  const log: unknown[] = [];
  const note = (what: unknown, value: unknown = true): unknown => {
    log.push(what);
    return value;
  };
  class Clock extends Date {
    static override now(): number {
      log.push('now');
      return NOW;
    }
  }
  const program = new Function('note', 'Clock', `${prelude}\nreturn ${code};`) as (...given: unknown[]) => unknown;
  return { given: program(note, Clock), log };
}

it('gives the same time in seconds, and nothing where there was nothing', () => {
  let converted = 0;
  fc.assert(
    fc.property(expression, code => {
      const text = `${prelude.replace('Date = Clock, ', '')}\nuse(${code});\n`;
      const source = parseSource('file.js', text);
      let node: TSESTree.Node | undefined;
      walk(source.program, each => {
        if (each.type === 'CallExpression' && each.callee.type === 'Identifier' && each.callee.name === 'use') {
          node = each.arguments[0];
        }
      });
      const made = convertTime(source, node as TSESTree.Node, {
        is: 'milliseconds',
        wanted: 'seconds',
        isKnown: () => true,
        alwaysGives: part =>
          part.type === 'CallExpression' && (part.callee.type !== 'Identifier' || part.callee.name !== 'note'),
      });
      if (made.refused !== undefined) {
        return;
      }
      converted++;
      const after = applyEdits(text, [made.edit]);
      const before = run(code);
      const result = run(after.slice(after.indexOf('use(') + 4, after.lastIndexOf(');')));
      expect(result.given ?? null, after).toBe(
        before.given === null || before.given === undefined
          ? null
          : typeof before.given === 'boolean'
            ? before.given
            : Math.floor(Number(before.given) / 1000),
      );
      expect(result.log).toEqual(before.log);
    }),
    { numRuns: 3000 },
  );
  // The property would hold of an edit that always refuses.
  expect(converted).toBeGreaterThan(1200);
});
