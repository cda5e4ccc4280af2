import { conversionGlobals, convertTime } from '../lib/edit/convert-time.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { reachesCustomerio } from '../lib/rule/reaches.ts';
import { wrongTimes } from '../lib/rule/times.ts';
import { isInList } from '../lib/values/name-list.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { WrongTime } from '../lib/rule/times.ts';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'milliseconds' | 'envelope' | 'text' | 'convert';

interface Options {
  readonly ignore?: readonly string[];
}

const inWords = { milliseconds: 'a number of milliseconds', iso: 'an ISO 8601 text', date: 'a `Date`' } as const;

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
        '`{{key}}` is given in milliseconds. Customer.io takes them without a word and reads numbers as seconds, so no condition on this time ever holds. Divide by 1000 and round.',
      envelope: 'The `timestamp` is {{is}}, which this API does not take for a time, so the event is refused or dated wrongly. Pass a `Date`.',
      text: '`{{key}}` is {{is}}, and this API takes times as seconds alone, so no condition on it ever holds. Pass unix seconds.',
      convert: 'Write `{{text}}`.',
    },
  },
  create(context, reading) {
    const { calls, settings } = reading;
    const { sourceCode } = context;
    const { ignore = [] } = context.options[0];

    return {
      Program() {
        const seen = new Set<TSESTree.Node>();
        for (const call of calls) {
          if (call.inTest || call.certainty !== 'certain') continue;
          for (const time of wrongTimes(call, reading)) {
            if (seen.has(time.node) || isInList(time.key, ignore) || (!time.isEnvelope && staysAway(call))) continue;
            seen.add(time.node);
            report(call, time);
          }
        }
      },
    };

    /** Attributes and properties that the team says never reach Customer.io. */
    function staysAway(call: AnalyticsCall): boolean {
      return call.vendor === 'segment' && settings.forwarded !== undefined && !reachesCustomerio(call, settings);
    }

    function report(call: AnalyticsCall, time: WrongTime): void {
      const { node, key, is, wanted } = time;
      const converted = isShadowed(node) ? undefined : convertTime(node, sourceCode.getText(node), time);
      const property = node.parent?.type === 'Property' && node.parent.shorthand ? node.parent : undefined;
      const text = converted !== undefined && property ? `${sourceCode.getText(property.key)}: ${converted}` : converted;
      const fix = text === undefined ? undefined : (fixer: TSESLint.RuleFixer) => fixer.replaceText(property ?? node, text);
      const isFixed = fix !== undefined && isOurs(call, node);
      context.report({
        node,
        messageId: wanted !== 'seconds' ? 'envelope' : is === 'milliseconds' ? 'milliseconds' : 'text',
        data: { key, is: inWords[is] },
        ...(isFixed && { fix }),
        suggest: fix && !isFixed ? [{ messageId: 'convert', data: { text: converted as string }, fix }] : [],
      });
    }

    /** Whether Customer.io alone gets this very expression: nobody else can want it as it is. */
    function isOurs(call: AnalyticsCall, node: TSESTree.Node): boolean {
      return (
        call.vendor === 'customerio' &&
        node.type !== 'Identifier' &&
        node.range[0] >= call.range[0] &&
        node.range[1] <= call.range[1] &&
        calls.every((other) => other.vendor === 'customerio' || other.range[0] !== call.range[0])
      );
    }

    function isShadowed(node: TSESTree.Node): boolean {
      for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
        if (conversionGlobals.some((name) => (scope?.set.get(name)?.defs.length ?? 0) > 0)) return true;
      }
      return false;
    }
  },
});
