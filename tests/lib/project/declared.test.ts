import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const CLIENT = `import { Analytics } from '@segment/analytics-node';
export const analytics = new Analytics({ writeKey: 'k' });
`;

/** The events that a page sends. */
function sent(files: Readonly<Record<string, string>>): string[] {
  const { root } = createProject({ 'src/client.js': CLIENT, ...files });
  return openProject({ root, cache: false })
    .calls()
    .flatMap(({ file, events }) => (file.startsWith('src/page') ? events : []));
}

describe('who hears something without a call that says so', () => {
  it('is an action of a store', () => {
    const store = `import { createStore } from 'vuex';
import { analytics } from './client';
export default createStore({ actions: { track(context, event) { analytics.track({ event, userId: 'u' }); } } });`;
    const page = "export const go = store => store.dispatch('track', 'A');";
    expect(sent({ 'src/store.js': store, 'src/page.js': page })).toEqual(['A']);
    expect(sent({ 'src/store.js': store.replace('actions', 'other'), 'src/page.js': page })).toEqual([]);
  });

  it('is a method with a decorator', () => {
    const service = `import { OnEvent } from '@nestjs/event-emitter';
import { analytics } from './client';
analytics.flush();
export class S { @OnEvent('placed') placed({ event, userId }) { analytics.track({ event, userId }); } }`;
    const page = `import { EventEmitter2 } from '@nestjs/event-emitter';
export class P { constructor(private bus: EventEmitter2) {} go() { this.bus.emit('placed', { event: 'A', userId: 'u' }); } }`;
    expect(sent({ 'src/service.ts': service, 'src/page.ts': page })).toEqual(['A']);
    expect(sent({ 'src/service.ts': service, 'src/page.ts': page.replace("'placed'", "'other'") })).toEqual([]);
  });
});

describe('what components say of themselves', () => {
  const app = `import track from 'react-tracking';
import { analytics } from './client';
export const App = track({}, { dispatch: data => analytics.track({ event: data.event, userId: 'u' }) })(() => null);`;

  it('is sent by the function that one of them names', () => {
    const page = `import { useTracking } from 'react-tracking';
export const Page = () => { const { trackEvent } = useTracking(); trackEvent({ event: 'A' }); return null; };`;
    expect(sent({ 'src/app.js': app, 'src/page.js': page })).toEqual(['A']);
    expect(sent({ 'src/app.js': app.replace('dispatch:', 'other:'), 'src/page.js': page })).toEqual([]);
  });

  it('is sent when they are mounted, where they ask for that', () => {
    const page = `import track from 'react-tracking';
export const Page = track({ event: 'A' }, { dispatchOnMount: true })(() => null);`;
    expect(sent({ 'src/app.js': app, 'src/page.js': page })).toEqual(['A']);
  });
});
