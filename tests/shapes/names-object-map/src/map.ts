import { TrackClient } from 'customerio-node';

const cio = new TrackClient('s', 'k');
const byStatus = { open: 'ticket_opened', closed: 'ticket_closed', lost: 'ticket_lost' } as const;
const LIST = ['ticket_first', 'ticket_second'] as const;
const prices: Record<string, string> = { open: 'ten', closed: 'none' };
const tape = { track: (p: string | undefined) => p };

export async function ticket(id: string, job: { status: keyof typeof byStatus; at: number }) {
  await cio.track(id, { name: byStatus[job.status] });
  const name = byStatus[job.status];
  await cio.track(id, { name });
  await cio.track(id, { name: LIST[job.at] ?? 'ticket_none' });
  for (const one of LIST) await cio.track(id, { name: one });
  await Promise.all(Object.values(byStatus).map(value => cio.track(id, { name: value })));
  await cio.track(id, { name: `${byStatus[job.status]}_again` });
  tape.track(prices[job.status]);
}
