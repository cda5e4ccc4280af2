import { PassThrough } from 'node:stream';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { StatusLine } from '../../../lib/cli/status-line.ts';

/** What a line writes to a stream, a terminal or not. */
function written(isTTY: boolean, use: (line: StatusLine) => void): string {
  const stream = Object.assign(new PassThrough(), { isTTY });
  use(new StatusLine(stream));
  return String(stream.read() ?? '');
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'], now: 1_000 });
  vi.advanceTimersByTime(1_000);
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows on a terminal what is going on, ten times a second at most, and takes it away', () => {
  const text = written(true, line => {
    line.show(() => 'one');
    line.show(() => 'too soon');
    vi.advanceTimersByTime(101);
    line.show(() => 'two');
    line.clear();
  });
  expect(text).toBe('\r\u001B[Kone\r\u001B[Ktwo\r\u001B[K');
});

it('writes nothing where nobody looks, and takes nothing away where it showed nothing', () => {
  expect(written(false, line => line.show(() => 'one'))).toBe('');
  expect(written(true, line => line.clear())).toBe('');
});
