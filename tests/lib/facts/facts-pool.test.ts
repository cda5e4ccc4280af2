import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FactsPool } from '../../../lib/facts/facts-pool.ts';
import { useProjects } from '../../support/project.ts';

import type { Unparsed } from '../../../lib/facts/facts-worker.ts';

vi.mock(import('node:os'), async original => ({ ...(await original()), availableParallelism: vi.fn() }));

const create = useProjects();
let pool: FactsPool | undefined;
beforeEach(() => {
  vi.mocked(availableParallelism).mockReturnValue(2);
});
afterEach(() => pool?.close());

/** What a thread does that gives the name of a file for its facts, and makes a file of its own for each batch. */
const echo = `
  const { parentPort, threadId } = require('node:worker_threads');
  const { writeFileSync } = require('node:fs');
  let count = 0;
  parentPort.on('message', batch => {
    writeFileSync(\`\${__dirname}/batch-\${threadId}-\${count++}\`, '');
    parentPort.postMessage(batch.map(({ file }) => ({ file, json: JSON.stringify({ of: file }) })));
  });
`;

function poolOf(script: string): { readonly pool: FactsPool; batches(): number } {
  const { file, root } = create({ 'worker.cjs': script });
  pool = new FactsPool(file('worker.cjs'));
  return { pool, batches: () => readdirSync(root).filter(name => name.startsWith('batch-')).length };
}

function files(count: number): Unparsed[] {
  return Array.from({ length: count }, (_, index) => ({ file: `/${index}.ts`, text: '' }));
}

describe('threads', () => {
  it('give the facts of every file, sixteen at a time', async () => {
    const { pool: threads, batches } = poolOf(echo);
    const found = await threads.extract(files(65));
    expect(found.map(({ file }) => file).sort()).toEqual(
      files(65)
        .map(({ file }) => file)
        .sort(),
    );
    expect(found.every(({ file, json }) => (JSON.parse(json) as { of: string }).of === file)).toBe(true);
    expect(batches()).toBe(5);
  });

  it('go on with the next files', async () => {
    const { pool: threads } = poolOf(echo);
    await threads.extract(files(60));
    expect(await threads.extract(files(60))).toHaveLength(60);
  });

  it('start again where they were ended', async () => {
    const { pool: threads } = poolOf(echo);
    await threads.extract(files(60));
    await threads.close();
    expect(await threads.extract(files(60))).toHaveLength(60);
  });

  it.each([
    ['there is little to do', 59, 2],
    ['there is one processor', 60, 1],
  ])('are left alone where %s', async (_why, count, processors) => {
    vi.mocked(availableParallelism).mockReturnValue(processors);
    const { pool: threads, batches } = poolOf(echo);
    expect(await threads.extract(files(count))).toEqual([]);
    expect(batches()).toBe(0);
  });

  it('are none where the package is not built', async () => {
    pool = new FactsPool();
    expect(await pool.extract(files(60))).toEqual([]);
  });

  it('leave out the files that they could not read', async () => {
    const { pool: threads } = poolOf(
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', batch => parentPort.postMessage(batch.map(({ file }) => ({ file }))));`,
    );
    expect(await threads.extract(files(60))).toEqual([]);
  });

  it.each([
    ['end', 'process.exit()'],
    ['throw', "throw new Error('no thread')"],
  ])('may %s: what they had is undone', async (_how, what) => {
    const { pool: threads } = poolOf(`require('node:worker_threads').parentPort.on('message', () => { ${what}; });`);
    expect(await threads.extract(files(60))).toEqual([]);
  });
});
