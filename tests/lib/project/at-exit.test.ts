import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { keepAll, keepAtExit } from '../../../lib/project/at-exit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('keeps a project when its process has nothing to do, and at the end', () => {
  const keep = vi.fn<() => void>();
  keepAtExit({ keep });
  vi.advanceTimersByTime(9_999);
  expect(keep).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(keep).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  keepAll();
  expect(keep).toHaveBeenCalledTimes(2);
});

it('does not keep it while the process is at work', () => {
  const keep = vi.fn<() => void>();
  keepAtExit({ keep });
  // Time goes by, and no timer is asked.
  vi.setSystemTime(Date.now() + 15_000);
  vi.advanceTimersByTime(10_000);
  expect(keep).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(keep).toHaveBeenCalledTimes(1);
});
