import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

const inFunction = (parameter: string, object: string): string =>
  valueOf('of', `let of; function send(${parameter}) { of = (${object}).event; }`);

describe('a member that what is spread over it may replace', () => {
  it.each([
    ['more', "{ event: 'opened', ...more }"],
    ['more: { event?: string }', "{ event: 'opened', ...more }"],
    ['{ id, ...more }', "{ event: 'opened', ...more }"],
    ['more', "Object.assign({ event: 'opened' }, more)"],
    ['more', "{ event: 'opened', ...more.data }"],
    ['more', "{ event: 'opened', ...find(more) }"],
  ])('may be what it was: (%s) => %s', (parameter, object) => {
    expect(inFunction(parameter, object)).toContain('"opened"');
  });

  it.each([
    ['more: { event: string }', "{ event: 'opened', ...more }"],
    ['{ event, ...more }', "{ event: 'opened', event }"],
  ])('is replaced for sure: (%s) => %s', (parameter, object) => {
    expect(inFunction(parameter, object)).not.toContain('"opened"');
  });

  it('is what is written after it', () => {
    expect(inFunction('more', "{ ...more, event: 'opened' }")).toBe('"opened"');
  });
});

describe('what a function is called with, by its `arguments`', () => {
  it.each([
    ['function log() { return { ...arguments }[0]; }'],
    ['function log() { return arguments[0]; }'],
    ['function log() { return pick(...arguments); } const pick = name => name;'],
    ['function log() { return pick.apply(this, arguments); } const pick = name => name;'],
    ['function log() { return (() => arguments[0])(); }'],
    ['const log = function () { const [name] = arguments; return name; };'],
    ['function log(name) { const [next] = [].slice.call(arguments, 0); return next; }'],
  ])('%s', text => {
    expect(valueOf("log('Sent', 1)", text)).toBe('"Sent"');
  });

  it('is not what comes first once something was taken away', () => {
    const log = 'function log() { const list = Array.from(arguments); list.shift(); return list[0]; }';
    expect(valueOf("log('Sent', 1)", log)).not.toContain('Sent');
    const other = 'function log() { const list = [].slice.call(arguments); list.shift(); return list[0]; }';
    expect(valueOf("log('Sent', 1)", other)).not.toContain('Sent');
  });

  it('is any of them by a place that only the run knows', () => {
    expect(valueOf("log('Sent', 1)", 'function log() { return arguments[arguments.length - 1]; }')).not.toContain(
      'Sent',
    );
  });

  it('is not what the function around an arrow is not called with', () => {
    expect(valueOf("log('Sent')", 'const log = () => arguments[0];')).not.toContain('Sent');
    expect(valueOf("log('Sent')", 'function log(arguments) { return arguments[0]; }')).not.toBe('"Sent"');
  });
});
