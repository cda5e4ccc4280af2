import names, { flags } from './names.json';
import * as table from './names.json';
import { Analytics } from '@segment/analytics-node';

const segment = new Analytics({ writeKey: process.env.SEGMENT_KEY as string });

export const entered = (userId: string) => segment.track({ userId, event: names.harbour.entered });
export const again = (userId: string) => segment.track({ userId, event: table.harbour.entered });
export const signal = (userId: string) => {
  for (const event of flags) segment.track({ userId, event });
};
export const other = (userId: string) => { names.harbour.track(userId); };
