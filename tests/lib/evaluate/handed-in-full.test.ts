import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../support/evaluate.ts';

const around = `
const each = (list, run) => { for (const one of list) run(one, 'second'); };
const mapEach = (list, run) => list.map(run);
const later = run => { setTimeout(() => run('later')); };
const twice = run => { run('one'); run('two'); };
const through = run => twice(run);
const deep1 = run => through(run);
const deep2 = run => deep1(run);
const deep3 = run => deep2(run);
const named = ({ run }) => run('named');
const prop = props => props.run('prop');
const refd = run => { const held = useRef(run); held.current('ref'); };
const spreads = (...all) => all[0]('spread');
const spreadCall = run => run(...q);
const own = run => make(x => run(x));
const nothing = run => {};
const either = q ? twice : later;
class C { constructor(run) { run('new'); } }
const second = (first, run) => run('as second');
const firstOf = (first, run) => first('as first');
const alias = run => { const again = run; again('alias'); };
const rest = (run, ...more) => more[0]('rest');
let g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15, g16, g17, g18, g19;
each(['a', 'b'], (x, y) => { g1 = x; g2 = y; });
mapEach(['c'], x => { g3 = x; });
later(x => { g4 = x; });
twice(x => { g5 = x; });
through(x => { g6 = x; });
deep2(x => { g7 = x; });
deep3(x => { g8 = x; });
refd(x => { g9 = x; });
spreads(x => { g10 = x; });
spreadCall(x => { g11 = x; });
own(x => { g12 = x; });
nothing(x => { g13 = x; });
either(x => { g14 = x; });
new C(x => { g15 = x; });
second(1, x => { g16 = x; });
firstOf(1, x => { g17 = x; });
alias(x => { g18 = x; });
each(...q, x => { g19 = x; });
`;

describe('what a callback is given by the function that it is handed to', () => {
  it.each([
    ['g1', '("a" | "b")?'],
    ['g2', '"second"?'],
    ['g3', '"c"?'],
    ['g4', '"later"?'],
    ['g5', '("one" | "two")?'],
    ['g6', '("one" | "two")?'],
    ['g7', '("one" | "two")?'],
    ['g8', 'the parameter x?'],
    ['g9', '"ref"?'],
    ['g10', 'the parameter x?'],
    ['g11', 'the parameter x?'],
    ['g12', 'the parameter x?'],
    ['g13', 'the parameter x?'],
    ['g14', '("one" | "two" | "later")?'],
    ['g15', 'the parameter x?'],
    ['g16', '"as second"?'],
    ['g17', 'the parameter x?'],
    ['g18', 'the parameter x?'],
    ['g19', 'the parameter x?'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
