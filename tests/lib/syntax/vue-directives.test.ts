import { describe, expect, it } from 'vitest';

import { directiveName, directiveVariable, hooksOfDirectives } from '../../../lib/syntax/vue-directives.ts';
import { parse } from '../../../lib/syntax/parse.ts';

/** The functions that `v-track-view` may stand for, as they are called. */
function called(script: string): string[] {
  return hooksOfDirectives(parse('a.ts', script).program, 'track-view').map(({ local, hook }) =>
    hook === undefined ? local : `${local}.${hook}`,
  );
}

describe('the name of a directive', () => {
  it.each([
    ['v-track', 'track', 'vTrack'],
    ['v-track-view', 'track-view', 'vTrackView'],
    ['v-trackView', 'trackView', 'vTrackView'],
    ['v-track:click', 'track', 'vTrack'],
    ['v-track.once', 'track', 'vTrack'],
    ['v-track:click.once.left', 'track', 'vTrack'],
    ['v-iframe', 'iframe', 'vIframe'],
  ])('%s', (attribute, name, variable) => {
    expect(directiveName(attribute)).toBe(name);
    expect(directiveVariable(name)).toBe(variable);
  });

  it.each([
    'v-if',
    'v-else-if',
    'v-on:click',
    'v-bind:id',
    'v-model.trim',
    'v-slot:head',
    'v-',
    'track',
    'view-v-track',
  ])('is none: %s', attribute => {
    expect(directiveName(attribute)).toBeUndefined();
  });
});

describe('the functions of a directive', () => {
  it.each([
    ['of the app', 'const other = 1;', ['vTrackView']],
    ['that is a function', 'const vTrackView = el => {};', ['vTrackView']],
    ['that is a declared function', 'function vTrackView(el) {}', ['vTrackView', 'vTrackView.created']],
    [
      'with some hooks',
      'const vTrackView = { mounted() {}, other() {}, updated };',
      ['vTrackView.mounted', 'vTrackView.updated'],
    ],
    ['with hooks in quotes', "const vTrackView = { 'bind'() {}, [inserted]() {} };", ['vTrackView.bind']],
    [
      'by an option',
      'import seen from "./s"; export default { directives: { trackView: seen } };',
      ['seen', 'seen.created'],
    ],
    [
      'by an option in quotes',
      'import s from "./s"; export default { "directives": { "track-view": s } };',
      ['s', 's.created'],
    ],
    [
      'by an option of a defined component',
      'import s from "./s"; export default defineComponent({ name: "a", directives: { other, TrackView: s } });',
      ['s', 's.created'],
    ],
    ['that is imported', 'import { vTrackView } from "./s";', ['vTrackView', 'vTrackView.created']],
    [
      'that is another',
      'export default { directives: { track: seen, view: seen }, props: { trackView: seen } };',
      ['vTrackView'],
    ],
  ])('%s', (_about, script, wanted) => {
    const found = called(script);
    expect(found.slice(0, wanted.length)).toEqual(wanted);
    // Of what stands elsewhere nobody here knows what it has.
    expect(found.length).toBe(wanted.at(-1)?.endsWith('.created') ? 13 : wanted.length);
  });
});
