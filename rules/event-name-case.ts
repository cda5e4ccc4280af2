import { withText } from '../lib/edit/string-literal.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { miswrittenNames, type CaseOptions, type MiswrittenName } from '../lib/concerns/event-names/case.ts';
import { caseStyles } from '../lib/concerns/shared/case-style.ts';
import { locOf } from '../lib/concerns/shared/written.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'style' | 'rename';
type Vendor = AnalyticsCall['vendor'];

interface Options extends CaseOptions {
  readonly fix?: boolean;
}

const inWords: Readonly<Record<Vendor, string>> = {
  customerio: 'Customer.io',
  segment: 'Segment',
  rudderstack: 'RudderStack',
  analytics: 'Analytics',
};

const styleSchema = (vendor: Vendor, more = ''): { type: 'string'; description: string; enum: string[] } => ({
  type: 'string',
  description: `How names sent to ${inWords[vendor]} are written; \`any\` for no style.${more}`,
  enum: [...caseStyles, 'any'],
});

export default createRule<MessageIds, [Options]>({
  name: 'event-name-case',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Enforce one way to write the names of events, for each receiver',
      category: 'Events',
      recommended: 'warn',
      strict: 'warn',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'The style of each receiver, and what is exempt.',
        properties: {
          customerio: styleSchema('customerio'),
          segment: styleSchema('segment', ' Segment itself recommends `Title Case`.'),
          rudderstack: styleSchema('rudderstack'),
          analytics: styleSchema('analytics'),
          allow: {
            type: 'array',
            description: 'Names that stay as they are, and `/patterns/`.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          fix: {
            type: 'boolean',
            description:
              'Rename by `--fix` where it is offered as a suggestion otherwise. Campaigns and reports that use the old name must change with it.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [
      { customerio: 'snake_case', segment: 'any', rudderstack: 'any', analytics: 'any', allow: [], fix: false },
    ],
    messages: {
      style:
        'The name "{{name}}" is not in {{style}}, as names sent to {{vendor}} are here, so whoever sets up a campaign has to guess how it is written. Call it {{better}}: `npx eslint-plugin-customerio migrate rename-events` renames it everywhere.',
      rename: 'Rename it to "{{renamed}}" here. Campaigns and reports that use the old name must change as well.',
    },
  },
  files: 'names',
  create(context, reading) {
    const options = context.options[0];

    return {
      Program() {
        for (const miswritten of miswrittenNames(reading, options)) report(miswritten);
      },
    };

    function report({ site, style, call, renamed, isAlone, canRename }: MiswrittenName): void {
      const { name, range, literal } = site;
      const fix =
        canRename && literal && renamed !== undefined
          ? { fix: (fixer: TSESLint.RuleFixer) => fixer.replaceText(literal, withText(literal, renamed)) }
          : undefined;
      context.report({
        loc: locOf(context.sourceCode, range),
        messageId: 'style',
        data: { name, style, vendor: inWords[call.vendor], better: better(renamed, isAlone) },
        ...(options.fix && fix),
        suggest: fix && !options.fix ? [{ messageId: 'rename', data: { renamed: renamed as string }, ...fix }] : [],
      });
    }
  },
});

function better(renamed: string | undefined, isAlone: boolean): string {
  if (renamed === undefined) return 'by a name that is, wherever it is used';
  return isAlone ? `"${renamed}"` : `"${renamed}", in all places at once`;
}
