import { Analytics } from '@segment/analytics-node';

const segment = new Analytics({ writeKey: process.env.SEGMENT_KEY as string });

const steps = [
  { id: 'cart', event: 'Cart Seen' },
  { id: 'pay', event: 'Pay Seen' },
] as const;
const table = steps.reduce<Record<string, string>>((all, { id, event }) => ({ ...all, [id]: `${event} Again` }), {});
function* named() {
  yield 'One Named';
  yield* ['Two Named'];
}
abstract class Fact {
  constructor(readonly name: string) {}
}
class Counted extends Fact {
  constructor(readonly count: number) {
    super('Counted');
  }
}

export function found(userId: string, id: string) {
  const step = steps.find(one => one.id === id);
  if (step) segment.track({ userId, event: step.event });
}
export const last = (userId: string) => segment.track({ userId, event: steps.at(-1)!.event });
export const again = (userId: string) => segment.track({ userId, event: table.cart });
export const all = (userId: string) => {
  for (const [place, { event }] of steps.entries()) segment.track({ userId, event, properties: { place } });
  for (const event of named()) segment.track({ userId, event });
};
export const awaited = async (userId: string) => {
  const [event] = await Promise.all([Promise.resolve('All Done')]);
  segment.track({ userId, event });
};
export const told = (userId: string, fact: Fact = new Counted(2)) => segment.track({ userId, event: fact.name });
export const find = (list: { track(id: string): void }[]) => { list.find(Boolean)?.track('Cart Seen'); };
