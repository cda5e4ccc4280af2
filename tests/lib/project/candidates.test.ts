import { expect, it } from 'vitest';

import { Trace } from '../../../lib/evaluate/trace.ts';
import { Candidates } from '../../../lib/project/candidates.ts';

it('has files, each once', () => {
  const candidates = new Candidates(new Trace(), ['/a.ts', '/b.ts', '/a.ts']);
  expect([...candidates]).toEqual(['/a.ts', '/b.ts']);
  candidates.add('/c.ts');
  candidates.delete('/a.ts');
  candidates.delete('/none.ts');
  expect([...candidates]).toEqual(['/b.ts', '/c.ts']);
  expect(candidates.size).toBe(2);
  expect([candidates.has('/b.ts'), candidates.has('/a.ts')]).toEqual([true, false]);
  candidates.clear();
  expect([candidates.size, candidates.has('/b.ts')]).toEqual([0, false]);
});

it('an answer that hangs on a file is gone with what is known of it', () => {
  const trace = new Trace();
  const candidates = new Candidates(trace, ['/a.ts']);
  const asked = (file: string): boolean[] => {
    const reads = trace.begin();
    trace.during(reads, () => candidates.has(file));
    const held: boolean[] = [];
    const note = (): void => void held.push(trace.stands(reads));
    note();
    candidates.add('/a.ts');
    note();
    candidates.add(`${file}x`);
    note();
    candidates.changed(file);
    note();
    return held;
  };
  expect(asked('/a.ts')).toEqual([true, true, true, false]);
  expect(asked('/b.ts')).toEqual([true, true, true, false]);

  const gone = trace.begin();
  trace.during(gone, () => candidates.has('/c.ts'));
  candidates.add('/c.ts');
  expect(trace.stands(gone)).toBe(false);

  const left = trace.begin();
  trace.during(left, () => candidates.has('/c.ts'));
  candidates.delete('/other.ts');
  expect(trace.stands(left)).toBe(true);
  candidates.delete('/c.ts');
  expect(trace.stands(left)).toBe(false);

  const cleared = trace.begin();
  trace.during(cleared, () => candidates.has('/a.ts'));
  candidates.clear();
  expect(trace.stands(cleared)).toBe(false);
});
