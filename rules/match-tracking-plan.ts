import { withText } from '../lib/edit/string-literal.ts';
import { planOf } from '../lib/plan/cache.ts';
import { lineText, placeText } from '../lib/plan/model.ts';
import { mismatchesOf, traitMismatches, unplannedName, type Mismatch } from '../lib/plan/match.ts';
import { isTierWanted, isWanted, type PlanPart } from '../lib/plan/wanted.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { nameSitesIn, type NamePlace } from '../lib/concerns/shared/name-place.ts';
import { MONEY_TIER, nobodysRevenue } from '../lib/concerns/money/anonymous.ts';
import { locOf, rangeOf } from '../lib/concerns/shared/written.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';

import type { Plan } from '../lib/plan/model.ts';
import type { AnalyticsCall, Range } from '../lib/reading.ts';

type MessageIds =
  Mismatch['kind'] | 'unplannedEventMeant' | 'wrongCommonType' | 'anonymous' | 'faultyPlan' | 'renameEvent';

const tierList = { type: 'array', items: { type: 'integer', minimum: 0 }, uniqueItems: true } as const;
/** More would hide the first, which is mostly the cause of the others. */
const MAX_FAULTS = 10;

export default createRule<MessageIds, [PlanPart?]>({
  name: 'match-tracking-plan',
  meta: {
    type: 'problem',
    docs: {
      description: 'Enforce that events and their properties are those of the tracking plan',
      category: 'Events',
      recommended: 'warn',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'Which parts of the plan to hold the code to.',
        properties: {
          tiers: { ...tierList, description: 'Report events of these tiers alone.' },
          exceptTiers: { ...tierList, description: 'Leave events of these tiers out.' },
          vendors: {
            type: 'array',
            items: { type: 'string', enum: ['segment', 'customerio', 'rudderstack', 'analytics'] },
            uniqueItems: true,
            description: 'The vendors whose events the plan is for; all of them if left out.',
          },
          unplannedEvents: { type: 'boolean', description: 'Report events that are not in the plan.' },
          unplannedProperties: {
            type: 'string',
            enum: ['always', 'closed', 'never'],
            description:
              'Report properties that are not in the plan: unless the plan allows further ones (`always`), only where it forbids them (`closed`), or `never`.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ unplannedEvents: true, unplannedProperties: 'always' }],
    messages: {
      unplannedEvent:
        '`{{event}}`{{tier}} is not in the tracking plan, so nobody has agreed on what it means and no campaign can count on it. Add it to {{plan}}, or send an event that is planned.',
      unplannedEventMeant:
        '`{{event}}`{{tier}} is not in the tracking plan, which has `{{meant}}`: whatever listens to that name never sees this event. Send `{{meant}}`, or add `{{event}}` to {{plan}}.',
      missingProperty:
        '`{{event}}`{{tier}} is sent without `{{property}}`, which the plan requires ({{place}}): segments and templates that use it get nothing. Send it, or make it optional in the plan.',
      sometimesMissing:
        '`{{event}}`{{tier}} is not always sent with `{{property}}`, which the plan requires ({{place}}): on some ways through the code it is left out or null, and what adds up money loses that sale. Send it always, or do not send the event without it.',
      wrongType:
        '`{{property}}` of `{{event}}`{{tier}} is {{actual}} here, but {{expected}} in the plan ({{place}}): conditions on it do not match. Send the planned type, or change the plan.',
      wrongCommonType:
        '`{{property}}` goes into every event as {{actual}}, but the plan wants {{expected}} ({{place}}): conditions on it do not match. Send the planned type, or change the plan.',
      unplannedValue:
        '`{{property}}` of `{{event}}`{{tier}} is {{actual}} here, but the plan knows only {{expected}} ({{place}}): no condition looks for it. Send a planned value, or add this one to the plan.',
      brokenLimit:
        '`{{property}}` of `{{event}}`{{tier}} is {{actual}} here, and the plan wants {{expected}} ({{place}}): what reads it cannot use it. Send what is planned, or change the plan.',
      unplannedProperty:
        '`{{property}}` is not planned for `{{event}}`{{tier}} ({{place}}), so nobody looks after it and it may be dropped on the way. Add it to the plan, or stop sending it.',
      faultyPlan:
        'The tracking plan has a fault at {{place}}. {{what}} {{mend}} Until then this part of it is not checked.',
      anonymous:
        '`{{event}}` (tier 1) is sent without a person: no campaign can reach whoever paid, and after 30 days the sale can be given to nobody. Identify whoever pays, by the address of the order if they have no account, and send it for them.',
      renameEvent: 'Send `{{meant}}`.',
    },
  },
  files: 'names',
  create(context, reading) {
    const { sends, file, project, settings } = reading;
    const plan = planOf(project.root, settings);
    if (!plan) return {};
    const [option = {}] = context.options;
    const isHeld = (call: AnalyticsCall): boolean => !option.vendors || option.vendors.includes(call.vendor);
    const sites = sends.filter(call => sendsEvent(call) && !call.inTest);

    return {
      Program(node) {
        const first = project.calls().find(call => sendsEvent(call) && !call.inTest);
        if (sites.length > 0 && (first === undefined || first.file === file)) {
          for (const problem of plan.problems.slice(0, MAX_FAULTS)) {
            const data = { place: placeText(problem), what: problem.what, mend: problem.mend };
            context.report({ node, loc: { line: 1, column: 0 }, messageId: 'faultyPlan', data });
          }
        }
        for (const site of nameSitesIn(reading)) {
          const mismatch = site.calls.some(isHeld) ? unplannedName(site, plan) : undefined;
          if (mismatch && isWanted(mismatch, plan, option)) report(mismatch, plan, site);
        }
        const sales = isTierWanted(MONEY_TIER, option) ? nobodysRevenue(sends.filter(isHeld), plan) : [];
        for (const { call, event } of sales)
          context.report({ loc: locOf(context.sourceCode, call.range), messageId: 'anonymous', data: { event } });
        for (const call of sends.filter(isHeld)) {
          for (const mismatch of [...mismatchesOf(call, plan), ...traitMismatches(call, plan)]) {
            // A name that is not planned stands where it is written.
            const isName = mismatch.kind === 'unplannedEvent' && call.events.includes(mismatch.event);
            if (!isName && isWanted(mismatch, plan, option))
              report(mismatch, plan, { range: whereIs(call, mismatch), literal: undefined });
          }
        }
      },
    };

    function report(mismatch: Mismatch, { files }: Plan, { range, literal }: NamePlace): void {
      const { event, meant, planned } = mismatch;
      const data = {
        event,
        tier: mismatch.tier === undefined ? '' : ` (tier ${mismatch.tier})`,
        meant: meant ?? '',
        property: mismatch.property ?? '',
        expected: mismatch.expected ?? '',
        actual: mismatch.actual ?? '',
        plan: files[0] ?? 'the plan',
        place: placeIn(mismatch, files),
      };
      context.report({
        loc: locOf(context.sourceCode, range),
        messageId:
          mismatch.kind === 'unplannedEvent' && meant !== undefined
            ? 'unplannedEventMeant'
            : event === '*' && planned
              ? 'wrongCommonType'
              : mismatch.kind,
        data,
        suggest:
          meant !== undefined && literal
            ? [
                {
                  messageId: 'renameEvent',
                  data: { meant },
                  fix: fixer => fixer.replaceText(literal, withText(literal, meant)),
                },
              ]
            : [],
      });
    }

    function placeIn({ event, planned }: Mismatch, files: readonly string[]): string {
      const place = planned?.place ?? plan?.events.get(event)?.place;
      return place ? lineText(place) : (files[0] ?? '');
    }

    function whereIs(call: AnalyticsCall, { kind, origin }: Mismatch): Range {
      if (kind === 'unplannedEvent') return call.parts.event?.range ?? call.range;
      if (kind !== 'missingProperty' && origin?.file === file) return origin.range;
      return rangeOf(call, sendsEvent(call) ? 'properties' : 'traits') ?? call.range;
    }
  },
});
