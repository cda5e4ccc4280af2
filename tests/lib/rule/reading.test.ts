import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { projectAt } from '../../../lib/rule/reading.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const sends = `
import { Analytics } from '@segment/analytics-node';
new Analytics({ writeKey: 'k' }).track({ event: 'Sent', userId: 'u' });
`;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the project of a root', () => {
  it('is the same for the same settings, and another for others', () => {
    const { root } = createProject({});
    expect(projectAt(root, { forwarded: 'all' })).toBe(projectAt(root, { forwarded: 'all' }));
    expect(projectAt(root, { forwarded: 'all' })).not.toBe(projectAt(root, { forwarded: 'none' }));
  });

  it('is looked over again after a while', () => {
    const { root, write } = createProject({});
    const filesNow = (): string[] =>
      projectAt(root, {})
        .files()
        .map(({ file }) => file);
    expect(filesNow()).toEqual([]);
    write('a.ts', sends);
    vi.setSystemTime(Date.now() + 2_000);
    expect(filesNow()).toEqual([]);
    vi.setSystemTime(Date.now() + 1);
    expect(filesNow()).toEqual(['a.ts']);
  });

  it('counts as looked over when it was opened, however long that took', () => {
    const { root, write } = createProject({ 'package.json': '{}' });
    const start = Date.now();
    const reading = vi
      .spyOn(Date, 'now')
      .mockReturnValueOnce(start)
      .mockReturnValue(start + 9_000);
    const project = projectAt(root, {});
    reading.mockRestore();
    write('a.ts', sends);
    const refresh = vi.spyOn(project, 'refresh');
    vi.setSystemTime(start + 11_000);
    expect(projectAt(root, {})).toBe(project);
    expect(refresh).not.toHaveBeenCalled();
    vi.setSystemTime(start + 11_001);
    expect(projectAt(root, {})).toBe(project);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('has no file of its own as long as the settings say so', () => {
    const { root } = createProject({ 'a.ts': sends });
    expect(projectAt(root, { project: false }).files()).toEqual([]);
    vi.setSystemTime(Date.now() + 60_000);
    expect(projectAt(root, { project: false }).files()).toEqual([]);
    expect(projectAt(root, { project: false }).calls()).toEqual([]);
  });
});
