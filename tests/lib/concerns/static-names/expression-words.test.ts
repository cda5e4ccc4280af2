import { describe, expect, it } from 'vitest';

import { wordsOfExpression } from '../../../../lib/concerns/static-names/expression-words.ts';
import { parse } from '../../../../lib/syntax/parse.ts';

import type { TSESTree } from '@typescript-eslint/utils';

function wordsOf(expression: string): string {
  const [statement] = parse('a.ts', `async () => (${expression});`).program.body;
  const { body } = (statement as TSESTree.ExpressionStatement).expression as TSESTree.ArrowFunctionExpression;
  return wordsOfExpression(body).join(' ');
}

describe('what an expression would be called', () => {
  it.each([
    ['plan', 'plan'],
    ['planName', 'plan name'],
    ['user.plan', 'plan'],
    ['a.b.plan', 'plan'],
    ["user['plan']", 'plan'],
    ['plans[index]', 'plans'],
    ['plans[0]', 'plans'],
    ['this.plan', 'plan'],
    ['this.#plan', 'plan'],
    ['user.#plan', 'plan'],
    ['plan!', 'plan'],
    ['plan as string', 'plan'],
    ['user?.plan', 'plan'],
    ['await plan', 'plan'],
    ["plan ?? 'free'", 'plan'],
    ["plan || 'free'", 'plan'],
    ['isPaid && plan', 'plan'],
    ['getPlan()', 'plan'],
    ['await fetchPlan(user)', 'plan'],
    ['findPlan()', 'plan'],
    ['computePlan()', 'plan'],
    ['makePlan()', 'plan'],
    ['toPlan()', 'plan'],
    ['gettingPlan()', 'getting plan'],
    ['getter()', 'getter'],
    ['user.getPlan()', 'plan'],
    ['this', ''],
    ['this.toString()', ''],
    ['product.getId()', 'product id'],
    ['product.nameOfShop', 'name of shop'],
    ['x', ''],
    ['x.y', ''],
    ['x.plan', 'plan'],
    ['plan.x', 'plan'],
    ["'plan'", ''],
    ['a + b', ''],
    ['() => plan', ''],
    ['get()', 'get'],
    ['(() => 1)()', ''],
  ])('%s: %s', (expression, expected) => {
    expect(wordsOf(expression)).toBe(expected);
  });
});

describe('a name that says nothing by itself', () => {
  it.each(
    'id uid uuid name type kind key slug value title label index code status state number text count length path url version'.split(
      ' ',
    ),
  )('is told by what it is of: %s', name => {
    expect(wordsOf(`product.${name}`)).toBe(`product ${name}`);
    expect(wordsOf(name)).toBe(name);
    expect(wordsOf(`product.old_${name}`)).toBe(`old ${name}`);
  });

  it.each(
    (
      'this props state data params param event evt target current req request body query args arg options opts it ctx ' +
      'context payload input result window process env self me'
    )
      .split(' ')
      .concat('e', 'x'),
  )('is not told by what only holds it: %s', holder => {
    expect(wordsOf(`${holder}.id`)).toBe('id');
    expect(wordsOf(`product.${holder === 'this' ? 'me' : holder}.id`)).toBe(holder.length > 1 ? 'id' : 'product id');
  });

  it('is told by the words of its owner', () => {
    expect(wordsOf('productVariant.id')).toBe('product variant id');
    expect(wordsOf('shop.productVariant.id')).toBe('product variant id');
    expect(wordsOf('getProduct().id')).toBe('product id');
  });
});

describe('what is only written in another way', () => {
  it.each(
    (
      'toString toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim toFixed replace replaceAll slice ' +
      'substring join toISOString valueOf padStart normalize toSnakeCase'
    ).split(' '),
  )('is what it was: plan.%s()', method => {
    expect(wordsOf(`user.plan.${method}()`)).toBe('plan');
  });

  it.each(['String', 'Number', 'encodeURIComponent', 'encodeURI', 'kebabCase', 'toString'])(
    'is what it was: %s(plan)',
    name => {
      expect(wordsOf(`${name}(plan)`)).toBe('plan');
      expect(wordsOf(`${name}()`)).toBe('');
    },
  );

  it('is that alone', () => {
    expect(wordsOf('user.plan.slices()')).toBe('slices');
    expect(wordsOf('user.plan.split()')).toBe('split');
    expect(wordsOf('Stringify(plan)')).toBe('stringify');
    expect(wordsOf('plan.trim().toLowerCase()')).toBe('plan');
  });
});

it('is looked for eight steps deep', () => {
  const calls = (depth: number): string => `${'String('.repeat(depth)}plan${')'.repeat(depth)}`;
  expect(wordsOf(calls(8))).toBe('plan');
  expect(wordsOf(calls(9))).toBe('');
});
