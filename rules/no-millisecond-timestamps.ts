import { contains } from '../lib/edit/nodes.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { mendTime, timesIn, wrongTimeAt } from '../lib/concerns/times/find.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { GivenTime, TimePlace } from '../lib/concerns/times/find.ts';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'milliseconds' | 'envelope' | 'text' | 'convert';

interface Options {
  readonly ignore?: readonly string[];
}

const inWords = {
  milliseconds: 'a number of milliseconds',
  seconds: 'a number of seconds',
  iso: 'an ISO 8601 text',
  date: 'a `Date`',
  local: 'a text that is not ISO 8601',
} as const;

export default createRule<MessageIds, [Options]>({
  name: 'no-millisecond-timestamps',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow times in milliseconds where seconds are read, and texts where numbers are',
      category: 'Data',
      recommended: 'error',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'What is exempt.',
        properties: {
          ignore: {
            type: 'array',
            description: 'Attributes and properties that are meant to be as they are, by name or `/pattern/`.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ ignore: [] }],
    messages: {
      milliseconds:
        '`{{key}}` is given in milliseconds. Customer.io takes them without a word and reads numbers as seconds, so no condition on this time ever holds. Divide by 1000 and round: `npx eslint-plugin-customerio migrate timestamps-to-seconds` does so.',
      envelope:
        'The `timestamp` is {{is}}, which this API does not take for a time, so the event is refused or dated wrongly. Pass a `Date`.',
      text: '`{{key}}` is {{is}}, and this API takes times as seconds alone, so no condition on it ever holds. Pass unix seconds: `npx eslint-plugin-customerio migrate timestamps-to-seconds` does so.',
      convert: 'Write `{{text}}`.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    const { ignore = [] } = context.options[0];

    return {
      Program() {
        const seen = new Set<TSESTree.Node>();
        for (const place of timesIn(reading, ignore)) {
          const time = wrongTimeAt(place, reading);
          if (!time?.node || seen.has(time.node)) continue;
          seen.add(time.node);
          report(place, time, time.node);
        }
      },
    };

    function report(place: TimePlace, { call, key, is, wanted }: GivenTime, node: TSESTree.Node): void {
      const mended = mendTime(place, reading, sourceOfEslint(reading.file, sourceCode));
      const fix =
        mended.refused === undefined
          ? (fixer: TSESLint.RuleFixer) => fixer.replaceTextRange([...mended.edit.range], mended.edit.text)
          : undefined;
      const isFixed = mended.refused === undefined && mended.isWhole && isOurs(call, node);
      context.report({
        node,
        messageId: wanted !== 'seconds' ? 'envelope' : is === 'milliseconds' ? 'milliseconds' : 'text',
        data: { key, is: inWords[is] },
        ...(isFixed && fix && { fix }),
        suggest:
          fix && !isFixed
            ? [{ messageId: 'convert', data: { text: mended.refused === undefined ? mended.text : '' }, fix }]
            : [],
      });
    }

    /** Whether Customer.io alone gets this very expression: nobody else can want it as it is. */
    function isOurs(call: AnalyticsCall, node: TSESTree.Node): boolean {
      return (
        call.vendor === 'customerio' &&
        node.type !== 'Identifier' &&
        contains(call.range, node.range) &&
        reading.calls.every(other => other.vendor === 'customerio' || other.range[0] !== call.range[0])
      );
    }
  },
});
