import { ESLint, type Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import html from '@html-eslint/eslint-plugin';
import yml from 'eslint-plugin-yml';
import plugin from '../../lib/index.ts';
import { languagePlugins } from '../../lib/languages.ts';
import { createProject } from '../support/project.ts';

const project = createProject({
  'emails/welcome.html': '<html><body>{{ customer.id }}<a href="{{ unsubscribe_url }}">Leave</a></body></html>\n',
  'emails/welcome.liquid':
    '<html><body>{% if customer.a < 3 %}<p class="{% if customer.b %}x{% endif %}">Hi</p>{% endif %}</body></html>\n',
  'emails/welcome.mjml': '<mjml><mj-body><mj-text>Hi</mj-text></mj-body></mjml>\n',
  'emails/silenced.html':
    '<!-- eslint-disable customerio/require-unsubscribe-link -->\n<html><body>{{ customer.id }}</body></html>\n',
  'campaigns/a.yml': 'trigger: identify\n',
  'campaigns/b.yaml': 'trigger: identify # eslint-disable-line customerio/no-identify-trigger\n',
  'campaigns/c.json': '{ "trigger": "identify" }\n',
  'src/index.js':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n",
});
afterAll(() => project.remove());

async function lint(config: Linter.Config[]): Promise<Record<string, (string | null)[]>> {
  const eslint = new ESLint({ cwd: project.root, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintFiles(['.']);
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [
      filePath.slice(project.root.length + 1),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    ]),
  );
}

const templates = {
  'emails/welcome.html': ['customerio/require-unsubscribe-link'],
  'emails/welcome.liquid': ['customerio/require-unsubscribe-link'],
  'emails/welcome.mjml': ['customerio/require-unsubscribe-link'],
  'emails/silenced.html': [],
};
const campaigns = {
  'campaigns/a.yml': ['customerio/no-identify-trigger'],
  'campaigns/b.yaml': [],
  'campaigns/c.json': ['customerio/no-identify-trigger'],
};

describe('the configs of other files', () => {
  it('templates reads HTML, Liquid and MJML', async () => {
    expect(await lint(plugin.configs.templates)).toMatchObject(templates);
  });

  it('campaigns reads YAML and JSON', async () => {
    expect(await lint(plugin.configs.campaigns)).toMatchObject(campaigns);
  });

  it('stand beside configs for code that name no files', async () => {
    expect(await lint([plugin.configs.all, ...plugin.configs.templates, ...plugin.configs.campaigns])).toMatchObject({
      ...templates,
      ...campaigns,
    });
  });

  it('stand beside a configuration that has the same languages', async () => {
    const own = [
      { files: ['**/*.html'], plugins: { html }, language: 'html/html', rules: { 'html/require-doctype': 'error' } },
      { files: ['**/*.yml'], plugins: { yml }, rules: { 'yml/quotes': 'error' } },
    ] as Linter.Config[];
    expect(await lint([...own, ...plugin.configs.templates, ...plugin.configs.campaigns])).toMatchObject({
      ...campaigns,
      'emails/welcome.html': ['html/require-doctype', 'customerio/require-unsubscribe-link'],
    });
  });

  it('name the package that is missing, and only when it is needed', () => {
    const plugins = languagePlugins('templates', {
      files: [],
      plugin: 'html',
      language: 'html/html',
      package: 'no-such-package',
      since: '1.0',
    });
    expect(Object.keys(plugins)).toEqual(['html']);
    expect(() => plugins['html']).toThrow(
      /`customerio\/templates` needs the package no-such-package.*npm install --save-dev no-such-package/,
    );
  });

  it('name the version that is needed, where an older one is installed', () => {
    const plugins = languagePlugins('templates', {
      files: [],
      plugin: 'js',
      language: 'js/html',
      package: '@eslint/js',
      since: '99.0',
    });
    expect(() => plugins['js']).toThrow(
      /the language js\/html, which @eslint\/js brings from 99\.0 on; [\d.]+ is installed\. Update it: npm install/,
    );
  });
});
