import { expect, it } from 'vitest';

import { originsOf } from '../../../lib/project/origin.ts';
import { evaluation } from '../../support/evaluate.ts';

/** `name of file` of each place that a name in `x` comes from. */
function origins(x: string, before: string): string[] {
  const files = {
    'a.ts': `${before}\nexport const x = ${x};`,
    'names.ts': "export const TRACK = 'track'; export const Channel = { Track: 'track' }; export default 'whole';",
    'barrel.ts': "export { TRACK } from './names';",
    'other.js': "exports.TRACK = 'track';",
  };
  const { evaluator, module } = evaluation(files);
  const m = module('a.ts');
  const expr = m.facts.exports['x'];
  if (!expr) throw new Error('There is no x.');
  const value = expr.k === 'ref' ? (m.facts.bindings[expr.b]?.v[0] ?? expr) : expr;
  return originsOf(evaluator, { module: m, expr: value }).map(
    ({ name, module: from }) => `${name} of ${from.path.slice(1)}`,
  );
}

const TRACK = "import { TRACK } from './names';";

it.each([
  ['TRACK', TRACK, ['TRACK of names.ts']],
  ['own', "import { TRACK as own } from './names';", ['TRACK of names.ts']],
  ['Channel.Track', "import { Channel } from './names';", ['Track of names.ts']],
  ['all.TRACK', "import * as all from './names';", ['TRACK of names.ts']],
  ["require('./other').TRACK", '', ['TRACK of other.js']],
  ['names.TRACK', "const names = require('./other');", ['TRACK of other.js']],
  ['own', `${TRACK} const own = TRACK;`, ['TRACK of names.ts']],
  ['TRACK', "import { TRACK } from './barrel';", ['TRACK of barrel.ts', 'TRACK of names.ts']],
  ['[TRACK, Channel.Track]', "import { TRACK, Channel } from './names';", ['TRACK of names.ts', 'Track of names.ts']],
  [
    'a ? TRACK : Channel.Track',
    "import { TRACK, Channel } from './names';",
    ['TRACK of names.ts', 'Track of names.ts'],
  ],
  ['{ one: TRACK, two: { three: TRACK } }', TRACK, ['TRACK of names.ts', 'TRACK of names.ts']],
  ['own', `${TRACK} const a = TRACK; const b = a; const own = b;`, ['TRACK of names.ts']],
])('%s comes from where it is written', (x, before, expected) => {
  expect(origins(x, before)).toEqual(expected);
});

it.each([
  ["'track'", ''],
  ['TRACK', "const TRACK = 'track';"],
  ['TRACK', "import { TRACK } from 'package';"],
  ['TRACK', "import { TRACK } from './missing';"],
  ['TRACK()', TRACK],
  ['own', `${TRACK} let own = TRACK; own = 'other';`],
  ["require('./other')", ''],
  ['own', `${TRACK} const a = TRACK, b = a, c = b, own = c;`],
])('%s comes from nowhere else: %s', (x, before) => {
  expect(origins(x, before)).toEqual([]);
});
