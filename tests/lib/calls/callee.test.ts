import { describe, expect, it } from 'vitest';

import { calleeText, wrapperOf } from '../../../lib/calls/callee.ts';
import { readText } from '../../support/reading.ts';

import type { WrapperRef } from '../../../lib/reading.ts';

/** How the last call of a text calls its wrapper. */
function wrapper(code: string): WrapperRef {
  const { workings, module } = readText(code, { file: 'src/a.ts' });
  const call = module.facts.calls.at(-1);
  if (!call) throw new Error('no call');
  const callee = workings.evaluator.eval(module, call.x, null);
  return wrapperOf({ m: module, call, file: 'src/b.ts', callee, relative: path => workings.sources.relative(path) });
}

describe('the wrapper that a call calls', () => {
  it.each<[string, string, WrapperRef]>([
    ['a function', '\n\nfunction send() {}\nsend();', { name: 'send', file: 'src/a.ts', line: 3 }],
    ['a function on the first line', 'function send() {}\nsend();', { name: 'send', file: 'src/a.ts', line: 1 }],
    ['an arrow', 'const send = () => 1;\nsend();', { name: 'send', file: 'src/a.ts', line: 1 }],
    [
      'a method',
      'class Sender {\n  send() {}\n}\nconst sender = new Sender();\nsender.send();',
      { name: 'Sender.send', file: 'src/a.ts', line: 2 },
    ],
    ['a function without a name', '\n(() => 1)();', { name: '()=>1', file: 'src/a.ts', line: 2 }],
    [
      'one of two, of which one is a function',
      'let send = outside;\nsend = () => 1;\nsend();',
      { name: 'send', file: 'src/a.ts', line: 2 },
    ],
    ['what is not known', '\nwindow\n  .main . send();', { name: 'window.main.send', file: 'src/b.ts', line: 2 }],
  ])('%s', (_about, code, expected) => {
    expect(wrapper(code)).toEqual(expected);
  });

  it('with other ends of lines', () => {
    expect(wrapper('\r\n\r\nfunction send() {}\r\nsend();').line).toBe(3);
  });
});

describe('the text of a callee', () => {
  const text = (code: string): string => {
    const { module } = readText(code);
    const [call] = module.facts.calls;
    return call ? calleeText(module, call.x) : '';
  };

  it('has no white space', () => {
    expect(text('analytics\n  .track("A")')).toBe('analytics.track');
  });

  it('is shortened with a mark', () => {
    expect(text(`${'a'.repeat(80)}()`)).toBe('a'.repeat(80));
    expect(text(`${'a'.repeat(81)}()`)).toBe(`${'a'.repeat(79)}…`);
  });
});
