import { Analytics } from '@segment/analytics-node';

const segment = new Analytics({ writeKey: process.env.SEGMENT_KEY as string });

type Area = 'lift' | 'stairs';
type Step = Area | 'debug' | null;
interface Notes {
  up: { event: 'Went Up'; floor: number };
  down: { event: 'Went Down'; floor: number };
}
interface Note<Name extends string = 'Noted'> {
  name: Name;
}
const floors = [{ event: 'Floor Reached' }, { event: 'Floor Passed' }] as const;

interface Panel {
  readonly used: `${Area}_used`;
  readonly real: Exclude<NonNullable<Step>, 'debug'>;
  readonly loud: Uppercase<Area>;
  readonly went: Notes[keyof Notes]['event'];
  readonly some: Notes['up' | 'down'];
  readonly floor: (typeof floors)[number];
  readonly note: Note;
  readonly mark: Note<'Marked' | 'Erased'>;
  readonly asked: Parameters<typeof name>[1];
}
declare const panel: Panel;
const name = (at: number, event: 'Asked' | 'Told') => `${at} ${event}`;

export function watch(userId: string) {
  segment.track({ userId, event: panel.used });
  segment.track({ userId, event: panel.real });
  segment.track({ userId, event: panel.loud });
  segment.track({ userId, event: panel.went });
  segment.track({ userId, event: panel.some.event });
  segment.track({ userId, event: panel.floor.event });
  segment.track({ userId, event: panel.note.name });
  segment.track({ userId, event: panel.mark.name });
  segment.track({ userId, event: panel.asked });
}
export const look = (panel: { track(event: `${Area}_used`): void }) => { panel.track('lift_used'); };
