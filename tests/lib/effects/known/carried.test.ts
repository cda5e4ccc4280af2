import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();
const STORE =
  "import { applyMiddleware } from 'redux';\nimport { createTracker } from 'redux-segment';\nexport const m = applyMiddleware(createTracker());\n";

/** What the calls of a page send, with their parts. */
function sent(page: string, store = STORE): readonly string[] {
  const { root } = createProject({ 'src/store.js': store, 'src/page.ts': page });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'src/page.ts')
    .map(({ method, events, unresolved, parts }) =>
      [
        method,
        ...events,
        ...(unresolved ? [unresolved] : []),
        ...['userId', 'properties', 'traits'].filter(name => name in parts),
      ].join(' '),
    );
}

const action = (analytics: string): string =>
  `import { EventTypes, createTracker } from 'redux-segment';\ndispatch({ type: 'DONE', meta: { analytics: ${analytics} } });`;

describe('calls that actions carry', () => {
  it.each([
    [
      'an event',
      "{ eventType: EventTypes.track, eventPayload: { event: 'A', properties: { a: 1 } } }",
      ['track A properties'],
    ],
    ['by a text', "{ eventType: 'track', eventPayload: { event: 'A' } }", ['track A']],
    ['an event called like the action', '{ eventType: EventTypes.track }', ['track DONE']],
    ['a text alone', "'page'", ['page']],
    [
      'a person',
      '{ eventType: EventTypes.identify, eventPayload: { userId: user.id, traits: { a: 1 } } }',
      ['identify userId traits'],
    ],
    ['a list', "[{ eventType: 'reset' }, { eventType: 'track', eventPayload: { event: 'A' } }]", ['reset', 'track A']],
    ['one of two', "on ? { eventType: 'track', eventPayload: { event: 'A' } } : null", ['track A']],
    ['a method that nobody knows', "{ eventType: given.type, eventPayload: { event: 'A' } }", ['track A']],
  ])('%s', (_what, analytics, expected) => {
    expect(sent(action(analytics))).toEqual(expected);
  });

  it.each([
    ['nothing', 'null'],
    ['no method', "{ eventType: null, eventPayload: { event: 'A' } }"],
    ['a method that there is not', "'other'"],
  ])('not %s', (_what, analytics) => {
    expect(sent(action(analytics))).toEqual([]);
  });

  it('not where nothing sends what they carry, or where they stand elsewhere', () => {
    const carried = "{ analytics: { eventType: 'track', eventPayload: { event: 'A' } } }";
    expect(sent(`dispatch({ type: 'DONE', meta: ${carried} });`, 'export const m = 1;')).toEqual([]);
    expect(sent(`dispatch({ type: 'DONE', payload: ${carried} });`)).toEqual([]);
    expect(sent(`dispatch({ meta: ${carried} });`)).toEqual([]);
  });

  it('are made by creators of packages', () => {
    const made = "{ analytics: { eventType: 'track', eventPayload: { event: 'A' } } }";
    const of = (source: string, args: string): readonly string[] =>
      sent(
        `import { createAction } from '${source}';\nconst done = createAction('DONE', ${args});\ndispatch(done(1));`,
      );
    expect(of('redux-actions', `x => x, () => (${made})`)).toEqual(['track A']);
    expect(of('@reduxjs/toolkit', `x => ({ payload: x, meta: ${made} })`)).toEqual(['track A']);
    expect(of('redux-actions', 'x => x, () => ({ other: 1 })')).toEqual([]);
  });

  it('are said of actions by the options of the middleware', () => {
    const store = (mapper: string): string =>
      `import { createTracker, EventTypes } from 'redux-segment';\nexport const m = createTracker({ mapper: { ${mapper} } });`;
    const done = "dispatch({ type: 'DONE', id });";
    expect(sent(done, store('DONE: EventTypes.track'))).toEqual(['track DONE']);
    expect(
      sent(done, store("DONE: (get, { id }) => ({ eventType: 'identify', eventPayload: { userId: id } })")),
    ).toEqual(['identify userId']);
    expect(sent(done, store('OTHER: EventTypes.track'))).toEqual([]);
  });
});
