import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
import Conf from 'conf';
import store from 'store';
import { v4 } from 'uuid';
const conf = new Conf();
const other = new Conf();
const begun = new Conf({ defaults: { machine: 'none' } });
begun.set('machine', v4());
const checked = new Conf({ schema: { machine: { type: 'string', default: '0x0' } } });
checked.set('machine', v4());
conf.set('machine', v4());
conf.set('seen', 'yes');
conf.set('who', user.id);
other.set('other', v4());
store.set('visitor', \`v-\${v4()}\`);
if (!localStorage.getItem('device')) localStorage.setItem('device', crypto.randomUUID());
sessionStorage.setItem('tab', v4());
conf.update('renewed', v4());
localStorage.set('strange', v4());
const KEY = 'constant';
const keys = { own: 'own', none: 'none' };
localStorage.setItem(KEY, v4());
localStorage.setItem(keys.own, v4());
export class Settings {
  #kept = new Conf();
  begin() { this.#kept.set('installation', v4()); }
  id() { return this.#kept.get('installation'); }
}
export const settings = new Settings();
`;

describe('what is read from a storage was put there', () => {
  it.each([
    ["conf.get('machine')", 'v4 of "uuid"(…) kept "machine"'],
    ["begun.get('machine')", 'v4 of "uuid"(…) kept "machine" | "none"'],
    ["checked.get('machine')", 'v4 of "uuid"(…) kept "machine" | "0x0"'],
    ["store.get('visitor')", '`v-${v4 of "uuid"(…)}` kept "visitor"'],
    ["localStorage.getItem('device')", 'the global crypto.randomUUID(…) kept "device"'],
    ["conf.get('renewed')", 'v4 of "uuid"(…) kept "renewed"'],
    ['settings.id()', 'v4 of "uuid"(…) kept "installation"'],
    ['localStorage.getItem(KEY)', 'v4 of "uuid"(…) kept "constant"'],
    ["localStorage.getItem('constant')", 'v4 of "uuid"(…) kept "constant"'],
    ['localStorage.getItem(keys.own)', 'v4 of "uuid"(…) kept "own"'],
  ])('%s', (expression, value) => {
    expect(valueOf(expression, around)).toBe(value);
  });

  it.each([
    ["conf.get('other')", 'in another storage'],
    ["localStorage.getItem('tab')", 'in another storage of the browser'],
    ["conf.get('seen')", 'as a text, which may have been another in an earlier run'],
    ["conf.get('who')", 'under a name of its own'],
    ["localStorage.getItem('strange')", 'by a method that is none of its own'],
    ["conf.get('nothing')", 'under another key'],
    ['localStorage.getItem(keys.none)', 'under another constant'],
    ['conf.get(key)', 'under a key that only the run knows'],
  ])('%s stays as it is: %s', expression => {
    expect(valueOf(expression, around)).not.toContain('kept');
  });
});
