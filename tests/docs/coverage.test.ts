import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { rules } from '../../lib/rules.ts';

const text = readFileSync('docs/coverage.md', 'utf8');
const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target as string);
const rows = text.split('\n').filter(line => /^\| .*\(rules\//.test(line));

function rulesIn(line: string): (keyof typeof rules)[] {
  return [...line.matchAll(/\(rules\/([\w-]+)\.md\)/g)].map(([, name]) => name as keyof typeof rules);
}

describe('the page from symptom to rule', () => {
  it.each(Object.keys(rules))('names %s', name => {
    expect(text).toContain(`(rules/${name}.md)`);
  });

  it.each([...new Set(links)])('leads to %s', target => {
    expect(existsSync(path.join('docs', target))).toBe(true);
  });

  it.each(rows)('promises no mend that there is not: %s', row => {
    const metas = rulesIn(row).flatMap(name => rules[name]?.meta ?? []);
    if (row.includes('🔧')) expect(metas.some(({ fixable }) => fixable !== undefined)).toBe(true);
    if (row.includes('💡')) expect(metas.some(({ hasSuggestions }) => hasSuggestions === true)).toBe(true);
  });
});
