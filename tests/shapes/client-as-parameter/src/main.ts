import { cio } from './cio';
import { counted, mailed, run, sorted } from './jobs';

const cabinet = { track: (drawer: string) => drawer };

export async function main(id: string) {
  await mailed(cio, id);
  await counted(cio, id);
  await run((person, name) => cio.track(person, { name }), id);
  sorted(cabinet, 'left');
}
