import { readFileSync } from 'node:fs';

import { Analytics as Customerio } from '@customerio/cdp-analytics-node';
import { Analytics as Segment } from '@segment/analytics-node';
import { afterEach, expect, it, vi } from 'vitest';

import { start } from '../../../codemods/segment-to-customerio/session.ts';
import type { TemporaryProject } from '../../support/project.ts';
import { createProject } from '../../support/project.ts';
import { applyTo } from '../fixtures.ts';

/** A program is run with the real SDK of Segment, moved, and run with the real one of Customer.io. */

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  vi.unstubAllGlobals();
});

const before = `import { Analytics } from '@segment/analytics-node';

export async function run(note) {
  const analytics = new Analytics({ writeKey: 'key', flushAt: 3, flushInterval: 60000 });
  const told = (error, context) => note(error ?? context.event.type);
  analytics.identify({ userId: '7', traits: { email: 'ada@example.com', createdAt: 1700000000 } }, told);
  analytics.track({ userId: '7', event: 'Order Placed', properties: { total: 1 }, timestamp: '2026-01-01T00:00:00.000Z', messageId: 'order-1' }, told);
  analytics.track({ anonymousId: 'visit', event: 'Order Seen', context: { ip: '192.0.2.1' } }, told);
  analytics.page({ userId: '7', category: 'Docs', name: 'Orders', properties: { path: '/orders' } }, told);
  analytics.group({ userId: '7', groupId: 'g', traits: { seats: 3 } }, told);
  analytics.alias({ userId: '7', previousId: 'visit' }, told);
  await analytics.flush();
}
`;

interface Sent {
  readonly batches: number[];
  readonly events: object[];
  readonly notes: string[];
}

async function run(text: string, Analytics: unknown): Promise<Sent> {
  const sent = { batches: [] as number[], events: [] as object[], notes: [] as string[] };
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    const { batch } = JSON.parse(body) as { batch: Record<string, unknown>[] };
    sent.batches.push(batch.length);
    for (const {
      type,
      userId,
      anonymousId,
      previousId,
      groupId,
      event,
      name,
      category,
      properties,
      traits,
      timestamp,
      messageId,
      context,
    } of batch) {
      const isGiven = event === 'Order Placed';
      const { ip } = (context ?? {}) as { ip?: string };
      sent.events.push(
        JSON.parse(
          JSON.stringify({
            type,
            userId,
            anonymousId,
            previousId,
            groupId,
            event,
            name,
            category,
            properties,
            traits,
            ip,
            ...(isGiven && { timestamp, messageId }),
          }),
        ) as object,
      );
    }
    return Promise.resolve(new Response('{}', { status: 200 }));
  });
  const plain = text.replace(/^import .*\n/gm, '').replace('export async function', 'async function');
  const made = new Function('Analytics', `${plain}\nreturn run;`) as (
    given: unknown,
  ) => (note: (what: string) => void) => Promise<void>;
  await made(Analytics)(what => sent.notes.push(what));
  sent.notes.sort();
  return sent;
}

it('sends the same events in the same batches, and calls back', async () => {
  project = createProject({ 'src/input.js': before });
  const sites = applyTo(project.root, start, {}, {});
  expect(sites.filter(({ file, status }) => file !== '' && status === 'skipped')).toEqual([]);
  const after = readFileSync(project.file('src/input.js'), 'utf8');
  expect(after).toContain('maxEventsInBatch: 3');

  const was = await run(before, Segment);
  expect(was.events).toHaveLength(6);
  expect(was.notes).toEqual(['alias', 'group', 'identify', 'page', 'track', 'track']);
  expect(await run(after, Customerio)).toEqual(was);
});
