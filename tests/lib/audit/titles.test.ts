import { expect, it } from 'vitest';

import { titleOf, titles } from '../../../lib/audit/titles.ts';
import { rules } from '../../../lib/rules.ts';

it('has a title for each rule, and for none that is not there', () => {
  const checks = ['shared-environment-key', 'unknown-identity'];
  expect(Object.keys(titles).sort()).toEqual([...Object.keys(rules), ...checks].sort());
});

it('takes no word of JavaScript for a rule', () => {
  expect(titleOf('customerio/constructor')).toBe('customerio/constructor');
});
