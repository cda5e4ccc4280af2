import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const lever = { track: (n: string) => n };

export function turn(direction: string, force: number) {
  let event;
  switch (direction) {
    case 'left':
      event = 'Turned Left';
      break;
    case 'right':
      event = 'Turned Right';
      break;
    default:
      event = 'Turned Around';
  }
  analytics.track(event, { force });

  let name = 'Pushed';
  if (force > 3) name = 'Shoved';
  analytics.track(name);
  lever.track(name);
}

function nameOf(force: number) {
  if (force < 1) return 'Touched';
  return force > 5 ? 'Struck' : 'Pressed';
}
export const touch = (force: number) => analytics.track(nameOf(force));
