import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The tree to measure on: the checkout named by `BENCH_TREE`, or a project made here of 600 modules. */
export function benchTree() {
  const given = process.env.BENCH_TREE;
  return given ? { root: path.resolve(given), name: path.basename(given) } : madeTree(600);
}

/**
 * A project of so many modules, one in ten of which sends an event. It is there until the process ends.
 *
 * @param {number} size
 */
export function madeTree(size) {
  const root = mkdtempSync(path.join(tmpdir(), 'customerio-bench-'));
  process.on('exit', () => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'node_modules'));
  mkdirSync(path.join(root, 'src'));
  writeFileSync(path.join(root, 'package.json'), trackingManifest);
  writeFileSync(path.join(root, 'src/analytics.ts'), trackerText);
  for (let index = 0; index < size; index++)
    writeFileSync(path.join(root, `src/module-${index}.ts`), moduleText(index, index % 10 === 0, './analytics'));
  return { root, name: `a made project of ${size} modules` };
}

export const trackingManifest =
  '{ "name": "bench", "type": "module", "dependencies": { "@segment/analytics-node": "2" } }\n';

/** A module that holds the client and the names of events. */
export const trackerText =
  "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport enum Event { saved = 'Note Saved', opened = 'Note Opened' }\nexport function trackEvent(event: Event, userId: string, properties?: object) {\n  analytics.track({ event, userId, properties });\n}\n";

/**
 * About 150 lines of ordinary code, at whose end an event may be sent.
 *
 * @param {number} index
 * @param {boolean} sends
 * @param {string} analytics the specifier of the module that holds the client
 */
export function moduleText(index, sends, analytics) {
  const body = Array.from(
    { length: 12 },
    (_, part) => `
export interface Row${part} { id: string; title: string; tags: string[]; parent?: Row${part} }
export function select${part}(rows: Row${part}[], query: { text?: string; limit: number }): Row${part}[] {
  const words = (query.text ?? '').toLowerCase().split(/\\s+/).filter(Boolean);
  const found = rows.filter(row => words.every(word => row.title.toLowerCase().includes(word) || row.tags.some(tag => tag === word)));
  found.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  for (const row of found) {
    if (row.parent && row.parent.id === row.id) throw new Error(\`row \${row.id} is its own parent\`);
  }
  return found.slice(0, query.limit);
}`,
  ).join('\n');
  if (!sends) return `${body}\n`;
  return `import { Event, trackEvent } from '${analytics}';\n${body}\nexport function save(user: { id: string }) {\n  trackEvent(Event.saved, user.id, { index: ${index} });\n}\n`;
}

/**
 * Source files of a tree with their texts.
 *
 * @param {string} root
 */
export function sources(root) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} folder */
  const visit = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!['node_modules', '.git'].includes(entry.name)) visit(file);
      } else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && statSync(file).size < 1_500_000)
        files.push(file);
    }
  };
  visit(root);
  return files.map(file => ({ file, text: readFileSync(file, 'utf8') }));
}

/**
 * The median time of a few runs, in milliseconds, after one that warms up.
 *
 * @param {() => unknown} work
 */
export function median(work, runs = 5) {
  work();
  const times = Array.from({ length: runs }, () => {
    globalThis.gc?.();
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? NaN;
}

/**
 * @param {number} part
 * @param {number} whole
 */
export function ratio(part, whole) {
  const value = part / whole;
  return value < 0.5 ? `${(value * 100).toFixed(2)} %` : `${value.toFixed(2)} ×`;
}
