import { track } from '#analytics';
import { Events } from '@harbour/app/events';
import { Events as Same, trackShip } from '#lib/events';

export async function dock(id: string) {
  await track(id, Events.docked);
  await track(id, Same.left);
  trackShip('Aurora');
}
