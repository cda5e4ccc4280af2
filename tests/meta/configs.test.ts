import { describe, expect, it } from 'vitest';
import { rulesOfConfig, type ConfigName } from '../../lib/configs.ts';
import { createRule, type RuleDocs } from '../../lib/rule/create-rule.ts';

function rulesWith(docs: Omit<RuleDocs, 'category'>) {
  const rule = createRule<'message', [{ style?: string }]>({
    name: 'no-foo',
    meta: {
      type: 'problem',
      docs: { description: 'Disallow foo', category: 'Events', ...docs },
      schema: [{ type: 'object' }],
      messages: { message: 'Foo.' },
      defaultOptions: [{}],
    },
    create: () => ({}),
  });
  return { 'no-foo': rule };
}

function entry(config: ConfigName, docs: Omit<RuleDocs, 'category'>): unknown {
  return rulesOfConfig(config, rulesWith(docs), 'customerio')['customerio/no-foo'];
}

describe('rulesOfConfig', () => {
  it.each<[string, Omit<RuleDocs, 'category'>, unknown, unknown, unknown]>([
    ['a recommended warning', { recommended: 'warn' }, 'warn', 'error', 'error'],
    ['options', { recommended: ['warn', { a: 1 }] }, ['warn', { a: 1 }], ['error', { a: 1 }], ['error', { a: 1 }]],
    ['strict alone', { recommended: false, strict: 'warn' }, undefined, 'warn', 'warn'],
    [
      'a way of its own in strict',
      { recommended: 'warn', strict: ['error', { b: 1 }] },
      'warn',
      ['error', { b: 1 }],
      ['error', { b: 1 }],
    ],
    ['an opt-in rule', { recommended: false }, undefined, undefined, 'error'],
    ['a platform', { recommended: 'error', presets: ['browser'] }, 'error', 'error', 'error'],
    ['templates', { recommended: 'error', presets: ['templates'] }, undefined, undefined, undefined],
  ])('%s', (_, docs, recommended, strict, all) => {
    expect(entry('recommended', docs)).toEqual(recommended);
    expect(entry('strict', docs)).toEqual(strict);
    expect(entry('all', docs)).toEqual(all);
  });

  it.each<[string, Omit<RuleDocs, 'category'>, Partial<Record<ConfigName, unknown>>]>([
    ['one platform', { recommended: 'warn', presets: ['browser'] }, { browser: 'warn' }],
    ['two platforms', { recommended: 'error', presets: ['browser', 'mobile'] }, { browser: 'error', mobile: 'error' }],
    ['all platforms', { recommended: 'warn' }, { browser: 'warn', server: 'warn', mobile: 'warn' }],
    ['a platform, opt-in', { recommended: false, presets: ['server'] }, {}],
    ['templates', { recommended: 'warn', presets: ['templates'] }, { templates: 'warn' }],
    ['campaigns, not recommended', { recommended: false, presets: ['campaigns'] }, { campaigns: 'error' }],
  ])('of presets: %s', (_, docs, expected) => {
    const names = ['browser', 'server', 'mobile', 'templates', 'campaigns'] as const;
    expect(Object.fromEntries(names.map(name => [name, entry(name, docs)]).filter(([, value]) => value))).toEqual(
      expected,
    );
  });
});
