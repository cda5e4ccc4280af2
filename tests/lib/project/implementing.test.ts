import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";

/** `line event…` of the calls in `use.ts`. */
function calls(files: Readonly<Record<string, string>>): string[] {
  const { root } = createProject(files);
  return openProject({ root, cache: false })
    .calls()
    .filter(call => call.file === 'use.ts')
    .map(({ line, events }) => [line, ...events].join(' '));
}

const use =
  "import type { Track } from './track';\nexport const opened = ({ track }: { track: Track }) => track('Opened');\n";

describe('a type of functions', () => {
  it.each([
    [
      'as an interface',
      'export interface Track { (event: string): void }\nexport const useTrack = (): Track => track;',
    ],
    ['as an alias', 'export type Track = (event: string) => void;\nexport const useTrack = (): Track => track;'],
    ['of what is cast', 'export type Track = (event: string) => void;\nexport const useTrack = () => track as Track;'],
    ['of a variable', 'export type Track = (event: string) => void;\nexport const known: Track = track;'],
  ])('%s is what sends the event that it is told', (_, declared) => {
    const track = `${client}const track = (event: string) => void analytics.track(event);\n${declared}`;
    expect(calls({ 'track.ts': track, 'use.ts': use })).toEqual(['2 Opened']);
  });

  it('is nothing where what is of the type chooses its event itself', () => {
    const track = `${client}export type Track = (event: string) => void;\nexport const known: Track = word => { console.log(word); void analytics.track('Fixed'); };`;
    expect(calls({ 'track.ts': track, 'use.ts': use })).toEqual([]);
  });

  it('is nothing where it is written in place', () => {
    const track = `${client}export const known: (event: string) => void = event => void analytics.track(event);`;
    const own = "export const opened = ({ track }: { track: (event: string) => void }) => track('Opened');\n";
    expect(calls({ 'track.ts': track, 'use.ts': `import './track';\n${own}` })).toEqual([]);
  });

  it('with members is no function', () => {
    const track = `${client}export interface Track { (event: string): void; level: number }\nexport const known: Track = ((event: string) => void analytics.track(event)) as never;`;
    expect(calls({ 'track.ts': track, 'use.ts': use })).toEqual([]);
  });

  it('is what a thunk is given besides', () => {
    const track = `${client}export type Track = (event: string) => void;\nexport const known: Track = event => void analytics.track(event);`;
    const thunk = `import type { ThunkAction } from 'redux-thunk';\nimport type { Track } from './track';\ntype Extra = { track: Track };\nexport const save = (): ThunkAction<void, object, Extra, never> =>\n  (_dispatch, _state, { track }) => track('Saved');\n`;
    expect(calls({ 'track.ts': track, 'use.ts': thunk })).toEqual(['5 Saved']);
  });
});
