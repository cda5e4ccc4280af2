import { describe, expect, it } from 'vitest';

import { modulesThatExport } from '../../../../lib/concerns/shared/helper-modules.ts';

const found = (text: string | undefined): boolean =>
  modulesThatExport(['a.ts'], 'trackCioEvent', () => text).length === 1;

describe('the modules that export a helper', () => {
  it.each([
    ['a function', 'export function trackCioEvent() {}'],
    ['a constant', 'export const trackCioEvent = () => {};'],
    ['a name of a list', 'const own = () => {};\nexport { own as trackCioEvent };'],
    ['a member of CommonJS', 'exports.trackCioEvent = () => {};'],
  ])('define it: %s', (_, text) => {
    expect(found(text)).toBe(true);
  });

  it.each([
    ['import it', "import { trackCioEvent } from './b';\nexport const a = trackCioEvent;"],
    ['pass it on from another module', "export { trackCioEvent } from './b';"],
    ['keep it to themselves', 'function trackCioEvent() {}\nexport {};'],
    ['name a type so', 'export type trackCioEvent = string;'],
    ['do not parse', 'export function trackCioEvent( {'],
    ['cannot be read', undefined],
  ])('are not those that %s', (_, text) => {
    expect(found(text)).toBe(false);
  });
});
