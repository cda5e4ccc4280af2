import { describe, expect, it } from 'vitest';

import { isTake, placeOfTaken, takesIn } from '../../../../lib/evaluate/known/saga.ts';
import { evaluation } from '../../../support/evaluate.ts';

/** Which argument of its generator each call of a text takes, by its callee: `take 1`. */
function taken(code: string): string[] {
  const { evaluator, module } = evaluation({ 'a.ts': code });
  const m = module('a.ts');
  return m.facts.calls.flatMap(call => {
    const callee = evaluator.eval(m, call.x, null);
    return isTake(callee) ? [`${callee.kind === 'import' ? callee.name : ''} ${placeOfTaken(evaluator, m, call)}`] : [];
  });
}

describe('what a generator takes stands behind its arguments', () => {
  it.each([
    ["import { take } from 'redux-saga/effects'; function* g() { yield take('A'); }", ['take 0']],
    [
      "import { take } from 'redux-saga/effects'; function* g(a, b) { yield take('A'); yield take('B'); }",
      ['take 2', 'take 3'],
    ],
    [
      "import { take, takeMaybe } from 'typed-redux-saga'; function* g() { yield* takeMaybe('A'); yield* take('B'); }",
      ['takeMaybe 0', 'take 1'],
    ],
    [
      "import { take } from '@redux-saga/core/effects'; function* g() { yield take('A'); } function* h() { yield take('B'); }",
      ['take 0', 'take 0'],
    ],
    [
      "import { take, put } from 'typed-redux-saga/macro'; function* g() { yield put({}); yield take('A'); }",
      ['take 0'],
    ],
    ["import { other } from 'redux-saga/effects'; function* g() { yield other('A'); }", []],
    ["import { take } from 'mine'; function* g() { yield take('A'); }", []],
    ['function* g() { yield take("A"); }', []],
  ])('%s', (code, expected) => {
    expect(taken(code)).toEqual(expected);
  });

  it('and nothing in a module that imports no such thing, nor in a function that there is not', () => {
    const { evaluator, module } = evaluation({
      'a.ts': "import { take } from 'redux-saga/effects'; function* g() { yield take('A'); }",
      'b.ts': "function* g() { yield take('A'); }",
    });
    expect(takesIn(evaluator, module('a.ts'), 0)).toHaveLength(1);
    expect(takesIn(evaluator, module('a.ts'), 7)).toEqual([]);
    expect(takesIn(evaluator, module('b.ts'), 0)).toEqual([]);
  });
});
