import { send } from './send';
import { plain } from './plain';
export function bond(address: string) {
  const data = { address, type: 'Bond' };
  send(data);
  plain(address);
}
