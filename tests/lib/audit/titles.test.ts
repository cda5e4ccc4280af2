import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

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

it('treats no rule apart that is not there', () => {
  const folder = 'lib/audit';
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(path.join(folder, file), 'utf8'));
  const named = texts.flatMap(text => [...text.matchAll(/'customerio\/([\w-]+)'/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(name => !Object.hasOwn(rules, name ?? ''))).toEqual([]);
});
