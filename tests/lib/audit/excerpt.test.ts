import { afterEach, describe, expect, it } from 'vitest';

import { excerptAt, withoutSecrets } from '../../../lib/audit/excerpt.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

describe('an excerpt', () => {
  const text = `${Array.from({ length: 20 }, (_, index) => `    line${index + 1}`).join('\n')}\n`;

  it('is the line with what stands around it, without what all are indented by', () => {
    project = createProject({ 'a.ts': text });
    expect(excerptAt(project.root, 'a.ts', 4)).toEqual({
      first: 3,
      lines: ['line3', 'line4', 'line5', 'line6', 'line7', 'line8', 'line9', 'line10'],
    });
    expect(excerptAt(project.root, 'a.ts', 1)?.first).toBe(1);
  });

  it('begins with no empty line, and cuts long ones', () => {
    project = createProject({ 'a.ts': `one\n\n${'x '.repeat(200)}\n` });
    const found = excerptAt(project.root, 'a.ts', 3);
    expect([found?.first, found?.lines[0]?.length]).toEqual([3, 120]);
  });

  it('is none where there is no line, no file, or nothing but secrets', () => {
    project = createProject({ 'a.ts': 'one', '.env.production': 'A=b', 'web.env': 'A=b' });
    for (const file of ['a.ts', 'b.ts', '.env.production', 'web.env'])
      expect(excerptAt(project.root, file, file === 'a.ts' ? 9 : 1)).toBeUndefined();
  });
});

describe('secrets in an excerpt', () => {
  it.each([
    [`const cio = new TrackClient('3a1f9c07b2d84e65aa10', 'x');`, `const cio = new TrackClient('•••', 'x');`],
    [`const apiKey = 'correct-horse';`, `const apiKey = '•••';`],
    ['headers: { authorization: "Basic c2l0ZTprZXk=" }', 'headers: { authorization: "•••" }'],
    ['headers: { Authorization: `Bearer 0a1b2c3d4e5f6a7b8c9d` }', 'headers: { Authorization: `•••` }'],
    [
      `trackSegmentEvent('Request Created', { source: 'menu' })`,
      `trackSegmentEvent('Request Created', { source: 'menu' })`,
    ],
  ])('%s', (line, expected) => {
    expect(withoutSecrets(line)).toBe(expected);
  });
});
