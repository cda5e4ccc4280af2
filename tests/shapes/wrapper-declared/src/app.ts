import { track, Tracker, useAnalytics } from '@vendor/telemetry';
import * as telemetry from '@vendor/telemetry';
import { track as chart } from '@vendor/charts';
import { sendMail, sendToServer } from './rpc';

declare const beacon: (event: string) => void;
const Names = { boarded: 'Train Boarded' } as const;

export function board(id: string, tracker: Tracker) {
  window.main.trackSegmentEvent({ event: Names.boarded, properties: { car: 4 } });
  track('train_boarded', { car: 4 });
  telemetry.track('train_left');
  const { track: hooked } = useAnalytics();
  hooked('Train Hooked');
  useAnalytics().track('Train Hooked Inline');
  tracker.person(id, { class: 2 });
  new Tracker().person(id, {});
  Tracker.purchase({ total: 9 });
  void sendToServer('events', { name: 'Train Served' });
  beacon('train_beacon');
  chart('line');
  void sendMail('events', { name: 'Train Served' });
  window.main.trackSomething({ event: 'x' });
}
export function quiet(beacon: (event: string) => void) {
  beacon('train_beacon');
}
