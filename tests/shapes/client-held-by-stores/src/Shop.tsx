import { useAtom, useAtomValue } from 'jotai';
import { useRecoilValue } from 'recoil';
import { clientAtom, countAtom, reportState, sameAtom } from './atoms';
import { useShop } from './zustand';

export const Shop = () => {
  const client = useAtomValue(clientAtom);
  const [same] = useAtom(sameAtom);
  const count = useAtomValue(countAtom);
  const { report } = useRecoilValue(reportState);
  const sell = useShop(shop => shop.sell);
  const buy = () => {
    client.track('Atom Bought');
    same.track('Atom Read');
    report('Atom Reported');
    count.track('Counted');
    sell('Sold');
  };
  return <button onClick={buy} />;
};
