import { spawnSync } from 'node:child_process';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { optimizeLater, spareMemory } from '../../../lib/cli/engine.ts';

const set = vi.hoisted(() => vi.fn<(flag: string) => void>());
vi.mock('node:v8', () => ({ setFlagsFromString: set }));
beforeEach(() => set.mockClear());

it('asks each engine by the flag that it knows', () => {
  optimizeLater('11.3.244.8-node.30');
  expect(set.mock.lastCall).toEqual(['--interrupt-budget=400000']);
  optimizeLater('12.4.254.21-node.33');
  expect(set.mock.lastCall).toEqual(['--invocation-count-for-turbofan=12000']);
});

it('leaves an engine alone that it does not know, which would complain', () => {
  optimizeLater('1.3');
  optimizeLater('99.0.1');
  // Another engine than V8.
  optimizeLater('');
  expect(set).not.toHaveBeenCalled();
});

it('asks the engine that runs this in words which it knows', () => {
  optimizeLater();
  expectKnown(set.mock.lastCall?.[0] ?? '');
});

describe('a process that grows', () => {
  it('is asked to look for garbage sooner, once, from half a gigabyte on', () => {
    spareMemory(() => 499_999_999);
    expect(set).not.toHaveBeenCalled();
    spareMemory(() => 500_000_000);
    expect(set).toHaveBeenCalledOnce();
    expectKnown(set.mock.lastCall?.[0] ?? '');
    spareMemory(() => 900_000_000);
    expect(set).toHaveBeenCalledOnce();
  });
});

/** Takes a flag as the engine that runs this does. */
function expectKnown(flag: string): void {
  expect(flag).toMatch(/^--\S+$/);
  const script = `require('node:v8').setFlagsFromString(${JSON.stringify(flag)})`;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
}
