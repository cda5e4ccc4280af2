import { describe, expect, it } from 'vitest';

import { evaluation, inFull } from '../../support/evaluate.ts';

import type { Host } from '../../../lib/evaluate/evaluator.ts';

/** The member `name` of an instance that is known by its type alone. */
function member(body: string, name: string, host: Partial<Host> = {}): string {
  const read = evaluation({ 'a.ts': `class Row { ${body} }\nfunction w(row: Row) { return row.${name}; }` }, host);
  const m = read.module('a.ts');
  const id = m.facts.fns.findIndex(({ n }) => n === 'w');
  const x = m.facts.fns[id]?.ret[0];
  if (!x) throw new Error('The function gives nothing.');
  const frame = { key: `${m.path}#${id}`, args: null, up: null, memo: new Map() };
  return read.evaluator.open(() => inFull(read, read.evaluator.eval(m, x, frame)));
}

describe('what a class makes of what it holds', () => {
  it.each([
    ['by a getter', 'get key() { return this.row.email; }', 'key', 'the parameter row.row.email'],
    ['by a call', 'get key() { return hash(this.row); }', 'key', 'the global hash(…)'],
    ['in its constructor', 'key; constructor(row) { this.key = row.email; }', 'key', 'the parameter row.email'],
  ])('%s', (_how, body, name, expected) => {
    expect(member(body, name)).toContain(expected.split('.').at(-1) ?? '');
    expect(member(body, name)).not.toBe(`the parameter row.${name}`);
  });

  it.each([
    ['what is held under its own name', 'constructor(row) { this.key = row.key; }', 'key'],
    ['what is held under its own name, told apart by a sign', 'get key() { return this._key; }', 'key'],
    ['what is held under its own name behind it', 'get key() { return this.key_; }', 'key'],
    ['what is held under its own name, seen by the class alone', '#key; get key() { return this.#key; }', 'key'],
    ['what is held under its own name by a dollar', 'get key() { return this.$key; }', 'key'],
    ['what it takes as it is', 'constructor(key) { this.key = key; }', 'key'],
    [
      'what has two values',
      'get key() { return q ? this.row.a : this.row.b; } set other(a) { this.key = a; }',
      'other',
    ],
    ['what it has not', 'get key() { return this.row.email; }', 'other'],
    ['what all objects have', 'get key() { return this.row.email; }', 'toString'],
  ])('and not %s', (_what, body, name) => {
    expect(member(body, name)).toBe(`the parameter row.${name}`);
  });

  it('is not known where a class below may make it otherwise', () => {
    const body = 'get key() { return this.row.email; }';
    const below: Partial<Host> = { implementers: () => [{ kind: 'global', name: 'Below' }] };
    expect(member(body, 'key', below)).not.toContain('email');
  });
});
