import { useCart, useReports, useShared, useTracking } from './stores';

export function page() {
  const tracking = useTracking();
  const { send } = useReports();
  const cart = useCart();
  tracking.setup('k');
  tracking.track('Page Seen', { a: 1 });
  tracking.opened('Page');
  send('Page Reported');
  cart.track('Pen');
  tracking.leave();
}

export const note = () => useShared().note('Page Noted');
