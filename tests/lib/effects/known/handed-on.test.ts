import { describe, expect, it } from 'vitest';

import { readText } from '../../../support/reading.ts';

const HEAD = `import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
const save = person => cio.identify(person.id, { email: person.email });
`;

/** The calls that come about by the code, as `line method id`. */
function callsOf(code: string): string[] {
  const read = readText(HEAD + code, { file: 'src/a.js' });
  return read
    .calls()
    .filter(({ via }) => via === 'wrapper')
    .map(({ method, range }) => `${method} ${String(read.at(range))}`);
}

describe('a function that is handed over by its name is run', () => {
  it.each([
    ['for each element', 'export const all = people => people.forEach(save);', 'people.forEach(save)'],
    [
      'for each element of what a call gives',
      'export const all = async () => (await load()).map(save);',
      '(await load()).map(save)',
    ],
    [
      'for each element of what a list is made of',
      'export const all = people => Array.from(people, save);',
      'Array.from(people, save)',
    ],
    ['by a promise', 'export const one = id => load(id).then(save);', 'load(id).then(save)'],
    [
      'bound to what it is called on',
      'export const all = people => people.map(save.bind(null));',
      'people.map(save.bind(null))',
    ],
    [
      'bound, and named',
      'const bound = save.bind(cio);\nexport const all = people => people.map(bound);',
      'people.map(bound)',
    ],
    ['later', 'export const one = person => setTimeout(save, 500, person);', 'setTimeout(save, 500, person)'],
    [
      'by another function',
      'const each = (list, fn) => list.forEach(fn);\neach(people(), save);',
      'each(people(), save)',
    ],
  ])('%s', (_how, code, call) => {
    expect(callsOf(code)).toEqual([`identify ${call}`]);
  });

  it('once, where it is written in the call', () => {
    expect(callsOf('export const all = people => people.forEach(person => save(person));')).toEqual([
      'identify save(person)',
    ]);
  });
});

describe('nothing is run', () => {
  it.each([
    ['by a method of another name', 'export const all = people => people.includes(save);'],
    ['that is handed over for a failure', 'export const all = id => load(id).catch(save);'],
    ['that is made of something else', 'export const all = people => people.map(make(save));'],
    ['of another list', 'export const all = people => people.map(one);\nconst one = person => person.id;'],
  ])('%s', (_how, code) => {
    expect(callsOf(code)).toEqual([]);
  });
});
