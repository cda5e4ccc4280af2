import { client, emit, raw, send, send2, sendDefault } from './index';
import * as everything from '.';

export async function fly(id: string) {
  await send(id, 'loft_left');
  await emit(id, 'loft_emitted');
  await sendDefault(id, 'loft_defaulted');
  await raw.send(id, 'loft_raw');
  await everything.raw.client.identify(id, {});
  await client.track(id, { name: 'loft_direct' });
  send2(id, 'letter');
  everything.send2(id, 'letter');
}
