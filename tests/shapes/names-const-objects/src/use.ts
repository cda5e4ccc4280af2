import { TrackClient } from 'customerio-node';
import defaults, { EVENTS, PREFIXED as P } from './names';
import * as names from './names';

const cio = new TrackClient('s', 'k');
const { beds } = EVENTS.garden;
const meter = { track: (n: string) => n };

export async function work(id: string) {
  await cio.track(id, { name: EVENTS.garden.water });
  await cio.track(id, { name: beds.dug });
  await cio.track(id, { name: EVENTS['HOUSE']['swept'] });
  await cio.track(id, { name: P.raked });
  await cio.track(id, { name: P.fenced });
  await cio.track(id, { name: defaults.lonely });
  await cio.track(id, { name: names.EVENTS.garden.beds.raked });
  meter.track(EVENTS.garden.water);
}
