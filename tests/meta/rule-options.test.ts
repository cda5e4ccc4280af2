/** The types of the options stand for all rules: what is written by `npm run docs` is what TypeScript is given. */
import { describe, expect, expectTypeOf, it } from 'vitest';

import plugin, { type RuleOptions, type Rules } from '../../lib/index.ts';
import { rules } from '../../lib/rules.ts';
import { updateRuleOptions } from '../../scripts/rule-options.mjs';

describe('the types of the options of the rules', () => {
  it('are those of the schemas', async () => {
    expect(await updateRuleOptions({ check: true, rules: plugin.rules as never })).toBe(true);
  });

  it('differ where a rule does', async () => {
    const { 'no-public-secret': changed, ...others } = rules;
    expect(await updateRuleOptions({ check: true, rules: others as never })).toBe(false);
    expect(changed).toBeDefined();
  });

  it('say what a rule takes', () => {
    expectTypeOf<RuleOptions['customerio/no-public-secret']>().toEqualTypeOf<[]>();
    expectTypeOf<Rules['customerio/no-public-secret']>().toEqualTypeOf<
      0 | 1 | 2 | 'off' | 'warn' | 'error' | [0 | 1 | 2 | 'off' | 'warn' | 'error'] | undefined
    >();
  });
});
