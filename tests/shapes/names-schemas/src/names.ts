import { z } from 'zod';

export const ParcelEvent = z.enum(['parcel_packed', 'parcel_sent']);
export type ParcelEvent = z.infer<typeof ParcelEvent>;

export enum Depot {
  Opened = 'depot_opened',
  Closed = 'depot_closed',
}
export const DepotEvent = z.nativeEnum(Depot);
