/**
 * How much of a cold start is the engine's own: one project, read three times in one process and one thread, each time
 * as if for the first. What the later readings do not need was compiling the code that reads.
 *
 *   BENCH_TREE=<checkout> npm run bench -- warming
 */
import { loadReading } from '../../scripts/reading.mjs';
import { benchTree } from '../support/bench-tree.mjs';

const { openProject } = await loadReading();
const { root, name } = benchTree();

for (const which of ['first', 'second', 'third']) {
  const before = process.cpuUsage();
  const { length } = openProject({ root, cache: false }).calls();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name}, ${which} reading: ${((user + system) / 1e6).toFixed(1)} s of processors, ${length} calls`);
}
