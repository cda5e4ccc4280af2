import plugin from './dist/index.js';

/** README's order, from who a person is to what reaches them. */
const categories = [
  'Identity',
  'Events',
  'Data',
  'Credentials and transport',
  'Calling',
  'Webhooks, templates and campaigns',
];

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
    ['templates', '✉️'],
    ['campaigns', '📣'],
  ],
  // The platforms' configs hold what `recommended` holds, or less.
  ignoreConfig: ['all', 'browser', 'server', 'mobile'],
  ruleDocTitleFormat: 'prefix-name',
  // `Options` is demanded of rules that have some.
  ruleDocSectionInclude: ['Why', 'Examples', 'What it cannot see', 'When not to use it'],
  ruleListColumns: ['name', 'description', 'configsError', 'configsWarn', 'fixable', 'hasSuggestions'],
  ruleListSplit: rules =>
    categories
      .map(title => ({
        title,
        rules: rules.filter(([name]) => plugin.rules[name].meta.docs.category === title),
      }))
      .filter(group => group.rules.length > 0),
  urlConfigs: 'https://github.com/eslint-plugin-customerio/eslint-plugin-customerio#configs',
};
