import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

const sdk = "import { track } from 'rudder-sdk-js';\n";

/** The names that the call in the last line sends. */
function namesOf(code: string): readonly string[] {
  const text = (sdk + code).trimEnd();
  const last = text.split('\n').length;
  return readText(text)
    .calls()
    .flatMap(({ line, events }) => (line === last ? events : []));
}

describe('what waits in a list of a module is sent by whoever fills it', () => {
  it.each<[string, string]>([
    [
      'emptied by a function beside it',
      `const points = [];
const flush = () => { points.forEach(point => track(point.name, point.fields)); };
const event = (name, fields) => { points.push({ name, fields }); flush(); };`,
    ],
    [
      'made anew whenever it was handed on',
      `let points = [];
const send = batch => batch.points.forEach(point => track(point.name, point.fields));
const clean = data => ({ ...data, tags: {} });
const event = (name, fields) => { points.push(clean({ name, fields })); send({ points: points.slice() }); points = []; };`,
    ],
    [
      'sent after a while',
      `let points = [];
const send = batch => batch.points.forEach(point => track(point.name, point.fields));
const pooled = ({ name, fields }) => { points.push({ name, fields }); setTimeout(() => { send({ points: points.slice() }); points = []; }, 500); };
function event(name, fields) { pooled({ name, fields }); }`,
    ],
    [
      'filled with a message in one piece',
      `const points = [];
function flush() { while (points.length) { const point = points.shift(); track(point.name); } }
function event(name) { points.push({ name }); if (points.length > 9) flush(); }`,
    ],
  ])('%s', (_about, code) => {
    expect(namesOf(`${code}\nevent('Opened', {});`)).toEqual(['Opened']);
  });

  it.each<[string, string]>([
    [
      'emptied by another method',
      `class Pool {
  points = [];
  flush() { while (this.points.length) track(this.points.shift().name); }
  event(name) { this.points.push({ name }); this.flush(); }
}`,
    ],
    [
      'made anew whenever it was handed on',
      `class Pool {
  private points = [];
  private flush() { this.points.forEach(point => track(point.name, point.fields)); this.points = []; }
  public event(name, fields) { this.points.push({ name, fields }); if (this.points.length > 3) this.flush(); }
}`,
    ],
  ])('also in a field: %s', (_about, code) => {
    expect(namesOf(`${code}\nnew Pool().event('Opened', {});`)).toEqual(['Opened']);
  });

  it('and not by a function that fills another list', () => {
    const code = `const points = [];
const others = [];
const flush = () => { points.forEach(point => track(point.name)); };
function event(name) { points.push({ name }); flush(); }
function log(name) { others.push({ name }); }
event('Opened');
log('Logged');`;
    expect(namesOf(code)).toEqual([]);
  });
});
