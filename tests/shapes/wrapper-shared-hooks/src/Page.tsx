import { Sender, useCount, usePair, useReport, useSelected, useShared } from './shared';

export function Page() {
  const { send } = useShared();
  const shared = Sender.useContainer();
  const report = useReport();
  const [track] = usePair();
  const selected = useSelected();
  const counted = useCount();
  send('Page Sent');
  shared.send('Page Shared');
  report('Page Reported');
  track('Page Paired');
  selected('Page Selected');
  counted.send('Page Counted');
  return null;
}
