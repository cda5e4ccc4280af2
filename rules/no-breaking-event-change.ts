import { lockOfRoot } from '../lib/plan/cache.ts';
import { breakagesOf, firstFile, reportingFile, sentEvents, type Breakage } from '../lib/plan/sent.ts';
import { campaignsWaitingFor } from '../lib/plan/waiting.ts';
import { acrossProject } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { nameSitesIn, placeOfName } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'gone' | 'renamed' | 'faultyLock';

const sentBy = acrossProject(sentEvents);
/** Longer lists say no more. */
const MAX_FILES = 3;

export default createRule<MessageIds>({
  name: 'no-breaking-event-change',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow that an event of the lock file is no longer sent, or sent under another name',
      category: 'Events',
      recommended: 'error',
    },
    schema: [],
    messages: {
      gone: '`{{event}}` was sent from {{from}} and no longer is: campaigns, segments and reports that wait for it stop without a word{{waiting}}. Send it again, or record that it was given up with `npx eslint-plugin-customerio plan generate --removed "{{event}}"`.',
      renamed:
        '`{{event}}` is now sent as `{{renamedTo}}`: campaigns, segments and reports that wait for the old name stop without a word{{waiting}}. Send both until they have moved, or record the change with `npx eslint-plugin-customerio plan generate --renamed "{{event}}={{renamedTo}}"`.',
      faultyLock:
        'Changes of events cannot be told, since customerio.lock.json cannot be used. {{fault}} Until then this rule is silent.',
    },
  },
  files: 'related',
  isDue: root => lockOfRoot(root) !== undefined,
  create(context, reading) {
    const { file, project, settings } = reading;
    // One file alone says nothing of what the others send.
    const found = settings.project === false ? undefined : lockOfRoot(project.root);
    if (!found) return {};
    const sent = sentBy(project);
    const { lock, fault } = found;

    return {
      Program() {
        if (fault !== undefined && firstFile(sent) === file) {
          context.report({ loc: { line: 1, column: 0 }, messageId: 'faultyLock', data: { fault } });
        }
        const own = (lock ? breakagesOf(lock, sent, project).broken : []).filter(
          breakage => reportingFile(breakage, sent, project) === file,
        );
        const waiting = campaignsWaitingFor(project.root, new Set(own.map(({ event }) => event)));
        for (const breakage of own) report(breakage, waiting.get(breakage.event) ?? []);
      },
    };

    function report({ event, from, renamedTo, call }: Breakage, campaigns: readonly string[]): void {
      const waiting =
        campaigns.length > 0 ? ` (${listed(campaigns)} ${campaigns.length > 1 ? 'start' : 'starts'} on it)` : '';
      if (renamedTo !== undefined && call) {
        context.report({ loc: placeOf(call, renamedTo), messageId: 'renamed', data: { event, renamedTo, waiting } });
        return;
      }
      context.report({
        loc: { line: 1, column: 0 },
        messageId: 'gone',
        data: { event, from: listed(from) || 'this project', waiting },
      });
    }

    function placeOf(call: AnalyticsCall, name: string): ReturnType<typeof locOf> {
      const site = nameSitesIn(reading).find(one => one.name === name);
      return locOf(context.sourceCode, (site ?? placeOfName(call, name, reading)).range);
    }
  },
});

function listed(files: readonly string[]): string {
  const more = files.length - MAX_FILES;
  return files.slice(0, MAX_FILES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
