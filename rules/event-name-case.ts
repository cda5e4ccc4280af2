import { withText } from '../lib/edit/string-literal.ts';
import { acrossProject } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { placeOfName, saysItsName } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { actsOn } from '../lib/concerns/event-names/acting-names.ts';
import { caseStyles, isInStyle, toStyle } from '../lib/concerns/shared/case-style.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { isInList } from '../lib/patterns.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';
import type { CaseStyle } from '../lib/concerns/shared/case-style.ts';

type MessageIds = 'style' | 'rename';
type Vendor = AnalyticsCall['vendor'];
type Style = CaseStyle | 'any';

type Options = Partial<Readonly<Record<Vendor, Style>>> & {
  readonly allow?: readonly string[];
  readonly fix?: boolean;
};

const inWords: Readonly<Record<Vendor, string>> = {
  customerio: 'Customer.io',
  segment: 'Segment',
  rudderstack: 'RudderStack',
  analytics: 'Analytics',
};

interface Use {
  readonly vendor: Vendor;
  readonly inTest: boolean;
  readonly file: string;
  readonly start: number;
}

/** By name: who gets it, and where it is said. */
const usesOfNames = acrossProject(usesIn);

function usesIn(calls: readonly AnalyticsCall[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const call of calls) {
    if (!sendsEvent(call) || !saysItsName(call)) continue;
    for (const name of call.events) {
      const use = { vendor: call.vendor, inTest: call.inTest, file: call.file, start: call.range[0] };
      const known = uses.get(name);
      if (known) known.push(use);
      else uses.set(name, [use]);
    }
  }
  return uses;
}

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
      recommended: false,
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
        'The name "{{name}}" is not in {{style}}, as names sent to {{vendor}} are here, so whoever sets up a campaign has to guess how it is written. Call it {{better}}.',
      rename: 'Rename it to "{{renamed}}" here. Campaigns and reports that use the old name must change as well.',
    },
  },
  create(context, reading) {
    const options = context.options[0];
    const own = usesIn(reading.calls);
    // The file at hand may not be on disk yet, or not as it is here.
    const usesOf = (name: string): Use[] => [
      ...(usesOfNames(reading.project).get(name) ?? []).filter(({ file }) => file !== reading.file),
      ...(own.get(name) ?? []),
    ];

    return {
      Program() {
        const seen = new Set<string>();
        for (const call of reading.calls) {
          if (call.inTest || !sendsEvent(call) || !saysItsName(call)) continue;
          for (const name of call.events) {
            const once = `${name}\0${call.range[0]}`;
            const style = brokenStyle(call, name);
            if (style && !seen.has(once)) report(call, name, style);
            seen.add(once);
          }
        }
      },
    };

    /** The style that a name breaks. One that another receiver gets as well may follow that one's style instead. */
    function brokenStyle(call: AnalyticsCall, name: string): CaseStyle | undefined {
      if (name.trim() === '' || isInList(name, options.allow ?? [], 'The option `allow`') || actsOn(call, name))
        return undefined;
      const style = options[call.vendor] ?? 'any';
      const all = [style, ...usesOf(name).flatMap(({ vendor, inTest }) => (inTest ? [] : (options[vendor] ?? 'any')))];
      return style === 'any' || all.some(one => one === 'any' || isInStyle(name, one)) ? undefined : style;
    }

    function report(call: AnalyticsCall, name: string, style: CaseStyle): void {
      const { range, literal } = placeOfName(call, name, reading);
      const renamed = toStyle(name, style);
      const isAlone = new Set(usesOf(name).map(({ file, start }) => `${file} ${start}`)).size === 1;
      const canRename = literal !== undefined && renamed !== undefined && isAlone && usesOf(renamed).length === 0;
      const fix = canRename
        ? { fix: (fixer: TSESLint.RuleFixer) => fixer.replaceText(literal, withText(literal, renamed)) }
        : undefined;
      context.report({
        loc: locOf(context.sourceCode, range),
        messageId: 'style',
        data: { name, style, vendor: inWords[call.vendor], better: better(renamed, isAlone) },
        ...(options.fix && fix),
        suggest: fix && !options.fix ? [{ messageId: 'rename', data: { renamed }, ...fix }] : [],
      });
    }
  },
});

function better(renamed: string | undefined, isAlone: boolean): string {
  if (renamed === undefined) return 'by a name that is, wherever it is used';
  return isAlone ? `"${renamed}"` : `"${renamed}", in all places at once`;
}
