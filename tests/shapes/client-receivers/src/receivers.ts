import { AnalyticsBrowser, type Analytics } from '@segment/analytics-next';

const a = AnalyticsBrowser.load({ writeKey: 'one' });
const b = AnalyticsBrowser.load({ writeKey: 'two' });
const options = { track: true, reset: () => 0 };

export function all(flag: boolean, maybe?: typeof a) {
  maybe?.track('Optional');
  maybe!.track('Asserted');
  (a as AnalyticsBrowser).track('Cast');
  (<AnalyticsBrowser>a).track('Angle');
  (a satisfies object).track('Satisfied');
  (0, a.track)('Sequence');
  (flag ? a : b).track('Conditional');
  (maybe ?? b).track('Nullish');
  (flag && a).track('Logical');
  a.track?.('Optional call');
  (a as unknown as Analytics).track('Twice cast');
  options.reset();
  (flag ? options : { reset: () => 1 }).reset();
}
