import { Analytics } from '@segment/analytics-node';

const segment = new Analytics({ writeKey: process.env.SEGMENT_KEY as string });

export function fire(userId: string, isHot: boolean, parts: string[]) {
  let event: string;
  if (isHot) {
    event = 'Kiln Heated';
    segment.track({ userId, event });
  }
  event = 'Kiln';
  event += isHot ? ' Hot' : ' Cold';
  segment.track({ userId, event });
  event = 'Kiln Opened';
  try {
    segment.track({ userId, event });
    event = 'Kiln Emptied';
  } catch {
    event = 'Kiln Stuck';
  }
  segment.track({ userId, event });
  for (const part of parts) {
    segment.track({ userId, event, properties: { part } });
    event = 'Part Cooled';
  }
}
export const turn = (plate: { track(event: string): void }) => { let event = 'Plate'; plate.track(event); event = 'Turned'; };
