import { Analytics } from '@segment/analytics-node';
import type { z } from 'zod';
import { DepotEvent, ParcelEvent } from './names';

const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });

function tell(userId: string, event: ParcelEvent) {
  analytics.track({ userId, event });
}

export function onPacked(userId: string) {
  analytics.track({ userId, event: ParcelEvent.enum.parcel_packed });
}

export function onSent(userId: string) {
  tell(userId, ParcelEvent.Enum.parcel_sent);
}
declare const next: z.infer<typeof ParcelEvent>;
export function onAny(userId: string) {
  tell(userId, next);
}

export function onDepot(userId: string) {
  analytics.track({ userId, event: DepotEvent.enum.Closed });
}
