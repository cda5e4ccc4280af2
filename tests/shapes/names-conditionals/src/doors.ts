import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const Names = { open: 'Door Opened', shut: 'Door Shut', jam: 'Door Jammed' } as const;
const hinge = { track: (n: string) => n };

export function door(isOpen: boolean, isJammed: boolean, given?: string) {
  analytics.track(isOpen ? 'Door Opened' : 'Door Shut');
  analytics.track(isJammed ? Names.jam : isOpen ? Names.open : Names.shut);
  analytics.track(`Door ${isOpen ? 'Opened' : 'Shut'} Fully`);
  const name = isOpen ? Names.open : 'Door Left';
  analytics.track(name);
  analytics.track((isOpen && 'Door Seen') || 'Door Missed');
  analytics.track('Door ' + (isJammed ? 'Oiled' : 'Painted'));
  analytics[isOpen ? 'track' : 'page']('Hall');
  (isOpen ? analytics.track : analytics.screen)('Attic');
  hinge.track(isOpen ? 'Door Opened' : 'Door Shut');
}
