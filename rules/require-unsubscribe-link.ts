import { formatOf, locate, onRoot } from '../lib/rule/documents.ts';
import { readTemplate, templateText } from '../lib/concerns/documents/template.ts';
import { isInGlobs } from '../lib/rule/file-globs.ts';
import { createRule } from '../lib/rule/create-rule.ts';

import type { TSESLint } from '@typescript-eslint/utils';

type MessageIds = 'missing' | 'rendersEmpty' | 'useTag';

interface Options {
  links?: readonly string[];
  transactional?: readonly string[];
  parts?: boolean;
}

export default createRule<MessageIds, [Options]>({
  name: 'require-unsubscribe-link',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an unsubscribe link in e-mail templates, by the tag that renders it',
      category: 'Webhooks, templates and campaigns',
      recommended: 'error',
      presets: ['templates'],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          links: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Links of your own that count as well: a part of the text, or an expression between slashes.',
          },
          transactional: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Globs of transactional templates, relative to the root, which need no link.',
          },
          parts: {
            type: 'boolean',
            description: 'Whether files without `<html>`, `<body>` or `<mjml>` need a link of their own.',
          },
        },
      },
    ],
    defaultOptions: [{ links: [], transactional: ['**/transactional/**', '**/*.transactional.*'], parts: false }],
    messages: {
      missing:
        'This template has no unsubscribe link: people who cannot leave report the mail as spam, and many countries ask for one by law. Link to `{% unsubscribe_url %}`, or name your own link in the option `links`.',
      rendersEmpty:
        '`{{output}}` renders empty in Customer.io, so that the link leads nowhere: unsubscribing is a Liquid tag. Write `{{tag}}`.',
      useTag: 'Write `{{tag}}`, without the filters.',
    },
  },
  files: templateText,
  create(context, { file }) {
    const { sourceCode } = context;
    if (formatOf(sourceCode) !== 'html') return {};
    const [{ links = [], transactional = [], parts }] = context.options;
    return onRoot(() => {
      const template = readTemplate(sourceCode.text, file, context.physicalFilename, links);
      for (const { range, text, tag, hasFilters } of template.outputs) {
        const fix = (fixer: TSESLint.RuleFixer): TSESLint.RuleFix => fixer.replaceTextRange(range, tag);
        context.report({
          loc: locate(sourceCode, range),
          messageId: 'rendersEmpty',
          data: { output: text, tag },
          // A filter may have given the link a text of its own.
          ...(hasFilters ? { suggest: [{ messageId: 'useTag', data: { tag }, fix }] } : { fix }),
        });
      }
      const isDue = template.isMessage && (template.isWhole || parts) && !template.hasLink && !template.isOpen;
      if (isDue && !isInGlobs(file, transactional)) {
        context.report({ loc: locate(sourceCode, template.start), messageId: 'missing' });
      }
    });
  },
});
