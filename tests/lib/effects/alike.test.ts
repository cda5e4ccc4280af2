import { describe, expect, it } from 'vitest';

import { Alike } from '../../../lib/effects/alike.ts';
import { nothing } from '../../../lib/effects/summary.ts';
import { effectsOf } from '../../support/effects.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Summary } from '../../../lib/effects/summary.ts';
import type { Evaluated, Frame } from '../../../lib/evaluate/value.ts';

const sending: Summary = { ...nothing, roles: new Map([[0, 'thin']]) };

function reader() {
  const { evaluator } = evaluation({ 'a.ts': '' });
  const alike = new Alike(evaluator);
  let made = 0;
  const making = (summary: Summary) => (): Summary => {
    made++;
    return summary;
  };
  const frame = (value: Evaluated): Frame => ({ key: 'Log', args: [{ value }], up: null, memo: new Map() });
  const text: Evaluated = { kind: 'literal', value: 'build' };
  return {
    evaluator,
    ask: (summary: Summary, value: Evaluated = text, question = 'Log.write'): Summary =>
      alike.of(question, frame(value), making(summary)),
    get made() {
      return made;
    },
  };
}

describe('functions of what is made again and again', () => {
  it('are read for the first ones, and are the same for all others where those send nothing', () => {
    const asked = reader();
    for (let time = 0; time < 50; time++) expect(asked.ask(nothing)).toBe(nothing);
    expect(asked.made).toBe(16);
    asked.ask(nothing, undefined, 'Log.close');
    expect(asked.made, 'another function is another question').toBe(17);
  });

  it('are read for each one where any of them sends', () => {
    const asked = reader();
    asked.ask(nothing);
    asked.ask(sending);
    for (let time = 0; time < 50; time++) asked.ask(nothing);
    expect(asked.made).toBe(52);
  });

  it('are read anew for what is made in another way', () => {
    const asked = reader();
    for (let time = 0; time < 50; time++) asked.ask(nothing);
    const send: Evaluated = { kind: 'bound', callee: { kind: 'global', name: 'send' }, args: [] };
    expect(asked.ask(sending, send)).toBe(sending);
    expect(asked.ask(sending, { kind: 'union', of: [{ kind: 'literal', value: 1 }, send] })).toBe(sending);
    expect(asked.ask(sending, { kind: 'literal', value: 'release' })).toBe(sending);
  });

  it('are read again when a turn has gone by in which something changed', () => {
    const asked = reader();
    for (let time = 0; time < 50; time++) asked.ask(nothing);
    asked.evaluator.memo.trace.forget();
    expect(asked.ask(sending)).toBe(sending);
  });
});

it.each([
  [
    'a function',
    '{ name: "quiet" }',
    '{ name: "loud", send: (text: string) => analytics.track(text) }',
    'options.send?.(',
  ],
  [
    'a function of an object',
    '{ to: {} }',
    '{ to: { send: (text: string) => analytics.track(text) } }',
    'options.to.send(',
  ],
  ['an instance', 'new Quiet()', 'new Loud()', 'options.send('],
  ['an instance in an object', '{ to: new Quiet() }', '{ to: new Loud() }', 'options.to.send('],
])('finds the one that sends among many that do not, by %s that it is given', (_, quiet, loud, call) => {
  const { done } = effectsOf({
    'main.ts': `
      import { AnalyticsBrowser } from '@segment/analytics-next';
      import { Log } from './log';
      const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
      class Loud { send(text: string) { analytics.track(text); } }
      class Quiet { send(text: string) { console.log(text); } }
      ${`new Log(${quiet}).write('Step');\n`.repeat(40)}
      new Log(${loud}).write('Order Placed');
      new Log(${quiet}).write('Step');`,
    'log.ts': `
      export class Log {
        constructor(private options: any) {}
        write(text: string) { this.${call}text); }
      }`,
  });
  expect(done().filter(line => line.includes('.write'))).toEqual([
    expect.stringMatching(/sdk track\("Order Placed"\) through Log\.write/),
  ]);
});
