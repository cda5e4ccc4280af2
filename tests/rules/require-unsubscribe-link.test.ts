import htmlParser from '@html-eslint/parser';
import { RuleTester, type Linter, type Rule } from 'eslint';
import { afterAll } from 'vitest';
import rule from '../../rules/require-unsubscribe-link.ts';
import { createLanguageTester } from '../support/language-tester.ts';
import { createProject } from '../support/project.ts';

const project = createProject({
  'emails/parts/footer.mjml': '<mj-text><a href="{% unsubscribe_url %}">Leave</a></mj-text>',
  'emails/parts/header.mjml': '<mj-text>Hello</mj-text>',
  'emails/parts/outer.mjml': '<mj-include path="footer" />',
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const html = project.file('emails/welcome.html');
const liquid = project.file('emails/welcome.liquid');
const mjml = project.file('emails/welcome.mjml');
const greeting = '<p>Hi {{ customer.first_name }}</p>';

createLanguageTester('.html').run('require-unsubscribe-link', rule, {
  valid: [
    {
      name: 'the tag',
      filename: html,
      settings,
      code: `<html><body>${greeting}<a href="{% unsubscribe_url %}">Leave</a></body></html>`,
    },
    {
      name: 'the tag without the space around it',
      filename: html,
      settings,
      code: `<html><body>${greeting}<a href="{%- unsubscribe_url -%}">Leave</a></body></html>`,
    },
    {
      name: 'the tag that renders the whole link',
      filename: html,
      settings,
      code: `<html><body>${greeting}{% unsubscribe %}</body></html>`,
    },
    {
      name: 'the page of preferences',
      filename: html,
      settings,
      code: `<html><body>${greeting}<a href="{% manage_subscription_preferences_url %}">Choose</a></body></html>`,
    },
    {
      name: "a link of the project's own",
      filename: html,
      settings,
      options: [{ links: ['{{ customer.leave_url }}'] }],
      code: `<html><body>${greeting}<a href="{{customer.leave_url}}">Leave</a></body></html>`,
    },
    {
      name: "a link of the project's own, by an expression",
      filename: html,
      settings,
      options: [{ links: ['/example\\.com\\/leave\\?id=/i'] }],
      code: `<html><body>${greeting}<a href="https://EXAMPLE.com/leave?id={{ customer.id }}">Leave</a></body></html>`,
    },
    {
      name: 'a transactional template',
      filename: project.file('emails/transactional/receipt.html'),
      settings,
      code: `<html><body>${greeting}</body></html>`,
    },
    {
      name: 'a transactional template of another folder',
      filename: project.file('emails/receipts/paid.html'),
      settings,
      options: [{ transactional: ['emails/receipts/**'] }],
      code: `<html><body>${greeting}</body></html>`,
    },
    { name: 'a part of a message', filename: liquid, settings, code: greeting },
    {
      name: 'a snippet may hold the link',
      filename: html,
      settings,
      code: `<html><body>${greeting}{{ snippets.footer }}</body></html>`,
    },
    { name: 'a layout', filename: html, settings, code: '<html><body>{{ content }}</body></html>' },
    {
      name: 'a page of an application',
      filename: project.file('public/index.html'),
      settings,
      code: '<!doctype html><html><body><div id="root"></div></body></html>',
    },
    {
      name: 'a look-alike: Django',
      filename: html,
      settings,
      code: '{% load i18n %}<html><body><a href="{{ unsubscribe_url }}">Leave</a></body></html>',
    },
    {
      name: 'a look-alike: Handlebars',
      filename: html,
      settings,
      code: '<html><body>{{#if a}}{{name}}{{/if}}<a href="{{ unsubscribe_url }}">Leave</a></body></html>',
    },
    {
      name: "a look-alike: variables of an engine of the project's own",
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-text>{{ userName }} joins {{teamName}} <a href="{{ unsubscribe_url }}">Leave</a></mj-text></mj-body></mjml>',
    },
    {
      name: 'a look-alike: attributes of MJML in a file of their own',
      filename: mjml,
      settings,
      code: '<mj-attributes><mj-body background-color="#fff" /></mj-attributes>',
    },
    {
      name: 'a look-alike: a longer name',
      filename: html,
      settings,
      code: '<p><a href="{{ unsubscribe_url_token }}">{{ my_unsubscribe_url }}</a></p>',
    },
    {
      name: "a variable of the template's own",
      filename: html,
      settings,
      code: `<html><body>{% assign unsubscribe_url = customer.leave_url %}${greeting}<a href="{{ unsubscribe_url }}">Leave</a></body></html>`,
    },
    {
      name: 'an output in a comment',
      filename: html,
      settings,
      code: `<html><body>${greeting}<!-- {{ unsubscribe_url }} --><a href="{% unsubscribe_url %}">Leave</a></body></html>`,
    },
    {
      name: 'MJML: the tag',
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-button href="{% unsubscribe_url %}">Leave</mj-button></mj-body></mjml>',
    },
    {
      name: 'MJML: an include that has it',
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-include path="./parts/footer.mjml" /></mj-body></mjml>',
    },
    {
      name: 'MJML: an include of an include that has it',
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-include path="parts/outer" /></mj-body></mjml>',
    },
    {
      name: 'MJML: an include that is not there',
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-include path="./parts/made-by-a-build.mjml" /></mj-body></mjml>',
    },
  ],
  invalid: [
    {
      name: 'HTML without a link',
      filename: html,
      settings,
      code: `<html>\n<body class="mail">${greeting}</body>\n</html>`,
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 6 }],
    },
    {
      name: 'HTML with a link that nobody sees',
      filename: html,
      settings,
      code: `<body>${greeting}<!-- <a href="{% unsubscribe_url %}">Leave</a> -->{% comment %}{% unsubscribe_url %}{% endcomment %}{% raw %}{% unsubscribe_url %}{% endraw %}</body>`,
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 6 }],
    },
    {
      name: "a link of one's own that the options do not name",
      filename: html,
      settings,
      code: `<body>${greeting}<a href="https://example.com/leave">Leave</a></body>`,
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 6 }],
    },
    {
      name: 'a part, where parts need one',
      filename: liquid,
      settings,
      options: [{ parts: true }],
      code: `${greeting}\n<p>Bye</p>`,
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: greeting.length + 1 }],
    },
    {
      name: "variables of the template's own and of Customer.io",
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-text>{% assign name = customer.first_name %}{% for item in event.items %}{{ item }}{% endfor %}{{ name }}</mj-text></mj-body></mjml>',
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 6 }],
    },
    {
      name: 'MJML without a link',
      filename: mjml,
      settings,
      code: '<mjml>\n  <mj-body><mj-include path="./parts/header.mjml" /></mj-body>\n</mjml>',
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 6 }],
    },
    {
      name: 'an output in place of the tag',
      filename: html,
      settings,
      code: `<html><body>${greeting}\n<a href="{{ unsubscribe_url }}">Leave</a></body></html>`,
      output: `<html><body>${greeting}\n<a href="{% unsubscribe_url %}">Leave</a></body></html>`,
      errors: [
        {
          messageId: 'rendersEmpty',
          data: { output: '{{ unsubscribe_url }}', tag: '{% unsubscribe_url %}' },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 31,
        },
      ],
    },
    {
      name: 'an output with three braces, and one without spaces',
      filename: liquid,
      settings,
      code: '<a href="{{{ unsubscribe_url }}}">Leave</a><a href="{{unsubscribe_url}}">Leave</a>',
      output: '<a href="{% unsubscribe_url %}">Leave</a><a href="{% unsubscribe_url %}">Leave</a>',
      errors: [
        {
          messageId: 'rendersEmpty',
          data: { output: '{{{ unsubscribe_url }}}', tag: '{% unsubscribe_url %}' },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 33,
        },
        {
          messageId: 'rendersEmpty',
          data: { output: '{{unsubscribe_url}}', tag: '{% unsubscribe_url %}' },
          line: 1,
          column: 53,
          endLine: 1,
          endColumn: 72,
        },
      ],
    },
    {
      name: 'an output that takes the space around it',
      filename: mjml,
      settings,
      code: '<mjml><mj-body><mj-button href="{{- unsubscribe_url -}}">Leave</mj-button></mj-body></mjml>',
      output: '<mjml><mj-body><mj-button href="{%- unsubscribe_url -%}">Leave</mj-button></mj-body></mjml>',
      errors: [
        {
          messageId: 'rendersEmpty',
          data: { output: '{{- unsubscribe_url -}}', tag: '{%- unsubscribe_url -%}' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 56,
        },
      ],
    },
    {
      name: 'an output with filters',
      filename: html,
      settings,
      code: '<a href="{{ unsubscribe_url | escape }}">Leave</a>',
      errors: [
        {
          messageId: 'rendersEmpty',
          data: { output: '{{ unsubscribe_url | escape }}', tag: '{% unsubscribe_url %}' },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'useTag',
              data: { tag: '{% unsubscribe_url %}' },
              output: '<a href="{% unsubscribe_url %}">Leave</a>',
            },
          ],
        },
      ],
    },
    {
      name: 'an output in a transactional template renders empty too',
      filename: project.file('emails/transactional/receipt.html'),
      settings,
      code: `<html><body>${greeting}<a href="{{ unsubscribe_url }}">Leave</a></body></html>`,
      output: `<html><body>${greeting}<a href="{% unsubscribe_url %}">Leave</a></body></html>`,
      errors: [
        {
          messageId: 'rendersEmpty',
          data: { output: '{{ unsubscribe_url }}', tag: '{% unsubscribe_url %}' },
          line: 1,
          column: 57,
          endLine: 1,
          endColumn: 78,
        },
      ],
    },
  ],
});

new RuleTester({ files: ['**/*.*'], languageOptions: { parser: htmlParser } } as Linter.Config).run(
  'require-unsubscribe-link with a parser',
  rule as unknown as Rule.RuleModule,
  {
    valid: [
      {
        name: 'the tag',
        filename: html,
        settings,
        code: `<html><body>${greeting}<a href="{% unsubscribe_url %}">Leave</a></body></html>`,
      },
    ],
    invalid: [
      {
        name: 'an output in place of the tag',
        filename: html,
        settings,
        code: '<a href="{{ unsubscribe_url }}">Leave</a>',
        output: '<a href="{% unsubscribe_url %}">Leave</a>',
        errors: [
          {
            messageId: 'rendersEmpty',
            data: { output: '{{ unsubscribe_url }}', tag: '{% unsubscribe_url %}' },
            line: 1,
            column: 10,
            endLine: 1,
            endColumn: 31,
          },
        ],
      },
    ],
  },
);

new RuleTester().run('require-unsubscribe-link in code', rule as unknown as Rule.RuleModule, {
  valid: [
    {
      name: 'a string of a script',
      filename: project.file('src/emails.js'),
      settings,
      code: 'export const page = "<body>{{ customer.id }}{{ unsubscribe_url }}</body>";',
    },
  ],
  invalid: [],
});
