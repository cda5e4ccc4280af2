import { knownOf, unknownName } from '../lib/concerns/documents/known.ts';
import { isMessageTemplate, liquidReads, liquidText, type LiquidRead } from '../lib/concerns/documents/liquid.ts';
import { standardAttributes } from '../lib/concerns/documents/words.ts';
import { lockOfRoot, planOf } from '../lib/plan/cache.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { formatOf, locate, onRoot } from '../lib/rule/documents.ts';

import type { Lock } from '../lib/plan/lock.ts';
import type { Plan } from '../lib/plan/model.ts';

type MessageIds = 'property' | 'attribute' | 'meant' | 'rename';

interface Options {
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-unknown-event-property',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow templates that read a property or an attribute which no call sends',
      category: 'Webhooks, templates and campaigns',
      recommended: 'warn',
      presets: ['templates', 'campaigns'],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ignore: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Properties and attributes that come from elsewhere: an import, a form, another repository.',
          },
        },
      },
    ],
    defaultOptions: [{ ignore: [] }],
    messages: {
      property:
        'No event of this project is sent with `{{key}}`, so this renders as nothing, or the condition never holds. Read a property that is sent, or send this one.',
      attribute:
        'No call of this project writes the attribute `{{key}}`, so this renders as nothing, or the condition never holds. Read an attribute that is written, or name this one in the option `ignore` if it comes from elsewhere.',
      meant:
        '`{{key}}` is sent by no call of this project, which has `{{wanted}}`: this renders as nothing, or the condition never holds. Read `{{wanted}}`, if that is what is meant.',
      rename: 'Read `{{wanted}}`.',
    },
  },
  files: liquidText,
  create(context, reading) {
    const { sourceCode } = context;
    const format = formatOf(sourceCode);
    const [{ ignore = [] }] = context.options;
    if (format === 'other' || reading.settings.project === false) return {};

    return onRoot(() => {
      if (format === 'html' && !isMessageTemplate(sourceCode.text, reading.file)) return;
      const reads = liquidReads(sourceCode.text).filter(({ key }) => !ignore.includes(key));
      if (reads.length === 0) return;
      const { properties, traits } = knownOf(reading.project);
      const plan = planOf(reading.project.root, reading.settings);
      const lock = lockOfRoot(reading.project.root)?.lock;
      for (const read of reads) {
        const found =
          read.of === 'event'
            ? unknownName(read.key, properties, propertiesIn(plan, lock))
            : unknownName(read.key, traits, [...standardAttributes, ...attributesIn(plan, lock)]);
        if (found) report(read, found.meant);
      }
    });

    function report({ of, key, range }: LiquidRead, wanted: string | undefined): void {
      const [start, end] = range;
      context.report({
        loc: locate(sourceCode, range),
        messageId: wanted !== undefined ? 'meant' : of === 'event' ? 'property' : 'attribute',
        data: { key, ...(wanted !== undefined && { wanted }) },
        suggest:
          wanted === undefined
            ? []
            : [{ messageId: 'rename', data: { wanted }, fix: fixer => fixer.replaceTextRange([start, end], wanted) }],
      });
    }
  },
});

function propertiesIn(plan: Plan | undefined, lock: Lock | undefined): string[] {
  return [
    ...[...(plan?.events.values() ?? [])].flatMap(({ shape }) => [...(shape?.properties.keys() ?? [])]),
    ...(plan?.common.properties.keys() ?? []),
    ...Object.values(lock?.events ?? {}).flatMap(event => Object.keys(event.properties)),
  ];
}

function attributesIn(plan: Plan | undefined, lock: Lock | undefined): string[] {
  return [
    ...(plan?.traits?.properties.keys() ?? []),
    ...Object.values(lock?.identities ?? {}).flatMap(({ traits }) => Object.keys(traits)),
  ];
}
