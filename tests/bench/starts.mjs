/**
 * What this plugin costs at each start, beside what is paid without it: each row in processes of its own, in turn, as
 * medians of BENCH_RUNS (3). Run `npm run build` before.
 *
 *   BENCH_TREE=<checkout> npm run bench -- starts     on a real tree; without it, on a made one
 *
 * The tree as a whole is linted up to BENCH_LINT_FILES (3,000) files: the parser alone takes minutes for more.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { loadReading } from '../../scripts/reading.mjs';
import { medians, row, run } from '../support/bench-run.mjs';
import { benchTree, sources } from '../support/bench-tree.mjs';

const { root, name } = benchTree();
const isKeptThere = existsSync(path.join(root, 'node_modules')) && process.env.BENCH_TREE;
if (isKeptThere) console.log('The tree has node_modules, in which a cache is that is not emptied: nothing is cold.');

const { openProject } = await loadReading();
const sending = openProject({ root, cache: false })
  .calls()
  .filter(({ via, inTest, file }) => via === 'wrapper' && !inTest && /\.[cm]?[jt]sx?$/.test(file));
const three = [...new Set(sending.map(({ file }) => file))].slice(0, 3);
const count = sources(root).length;
console.log(`${name}: ${count} files; three that send: ${three.join(', ')}`);

/** What a hook finds: the first of the files says something else than the last time. It is put back behind. */
function afterChange() {
  const file = path.resolve(root, three[0] ?? '');
  const text = readFileSync(file);
  try {
    writeFileSync(file, Buffer.concat([text, Buffer.from(`\n// ${Date.now()}\n`)]));
    return run(['lint', root, ...three]);
  } finally {
    writeFileSync(file, text);
  }
}

const few = medians({
  floor: () => run(['parser-only', root, ...three]),
  cold: () => run(['lint', root, ...three], { isCold: true }),
  warm: () => run(['lint', root, ...three]),
  changed: afterChange,
});
row('three files that send, parser only', few.floor);
row('… cold', few.cold, few.floor);
row('… warm', few.warm, few.floor);
row('… after a change', few.changed, few.floor);

const { change } = medians({ change: () => run(['change', root, three[0] ?? '']) });
row('lint of a file after a change', change);
const { save } = medians({ save: () => run(['save', root, three[0] ?? '']) });
row('the calls after the file is saved', save);

const audits = medians({
  floor: () => run(['parse', root]),
  cold: () => run(['audit', root], { isCold: true }),
  warm: () => run(['audit', root]),
});
row('oxc parse of the tree', audits.floor);
row('audit, cold', audits.cold, audits.floor);
row('audit, warm', audits.warm, audits.floor);

if (count <= Number(process.env.BENCH_LINT_FILES ?? 3_000)) {
  const whole = medians({
    floor: () => run(['parser-only', root]),
    cold: () => run(['lint', root], { isCold: true }),
    warm: () => run(['lint', root]),
  });
  row('lint of the tree, parser only', whole.floor);
  row('… cold', whole.cold, whole.floor);
  row('… warm', whole.warm, whole.floor);
}
