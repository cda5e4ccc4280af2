/** What importing the plugin costs over a bare node process, as medians in one run. */
import { spawnSync } from 'node:child_process';

/** @type {(code: string) => number} */
const time = code => {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: process.cwd() });
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[4] ?? NaN;
};

const bare = time('');
const plugin = time("await import('./dist/index.js')");
console.log(
  `bare node ${bare.toFixed(0)} ms, with the plugin ${plugin.toFixed(0)} ms: ${(plugin - bare).toFixed(0)} ms more`,
);
