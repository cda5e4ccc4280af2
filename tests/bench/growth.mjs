/** How the reading of a project grows with it, on made ones: medians of BENCH_RUNS (3), each in a process of its own. */
import { medians, row, run } from '../support/bench-run.mjs';
import { madeTree } from '../support/bench-tree.mjs';

const SIZES = [1_000, 5_000, 20_000];

const costs = SIZES.map(size => {
  const { root } = madeTree(size);
  const { index } = medians({ index: () => run(['index', root]) });
  row(`${size} modules`, index);
  return index.cpu / size;
});
const [first = NaN] = costs;
console.log(costs.map(cost => `${(cost / first).toFixed(2)} × a module`).join(', '));
