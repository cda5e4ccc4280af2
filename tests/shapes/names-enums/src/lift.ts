import { AnalyticsBrowser } from '@segment/analytics-next';
import { Floor, Level, Lift as Elevator, Old } from './enums';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const gauge = { track: (level: Level) => level };
type Press = Elevator.Up | Elevator.Down;

export function press(name: Press) {
  analytics.track(Elevator.Up);
  analytics.track(Elevator['Stuck Door']);
  analytics.track(Floor.First);
  analytics.track(Old.Names.A);
  const last = Elevator.Down;
  analytics.track(last, { floor: Floor.Ground });
  analytics.track(name);
  gauge.track(Level.High);
}
