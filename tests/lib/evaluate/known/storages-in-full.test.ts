import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
import Conf from 'conf';
import store from 'store';
import Cookies from 'js-cookie';
import { kept as named } from 'kept';
import * as Secure from 'expo-secure-store';
import * as names from './names';
import { v4 } from 'uuid';
const KEY = 'key';
const keys = { a: 'ka', inner: { b: 'kb' } };
const made = keys as any;
const changing = 'x1';
let two = 'y1';
two = 'y2';
const conf = new Conf();
const plain = new Conf({ defaults: { a: 1, t: 't0' }, schema: { u: { default: 'u0' }, v: { default: 2 } } });
plain.set('a', v4());
plain.set('t', v4());
plain.set('u', v4());
plain.set('v', v4());
const shared = Conf({ defaults: { t: 't0' } });
shared.set('t', v4());
localStorage.setItem(KEY, v4());
localStorage.setItem(keys.a, v4());
localStorage.setItem(keys.inner.b, v4());
localStorage.setItem(two, v4());
localStorage.setItem('only');
localStorage.setItem('text', 'fixed');
localStorage.setItem('or', q || v4());
localStorage.setItem('many', v4());
localStorage.setItem('many', \`x\${v4()}\`);
localStorage.setItem('a b', v4());
localStorage.setItem('a/b', v4());
localStorage.setItemSync('sync', v4());
localStorage.setItemAsync('async', v4());
localStorage.setString('string', v4());
localStorage.set('set', v4());
localStorage.put('put', v4());
localStorage.update('update', v4());
localStorage.setSync('setSync', v4());
window.box.setItem('boxed', v4());
store.set('stored', v4());
Cookies.set('cookie', v4());
named.set('named', v4());
Secure.setItemAsync('secure', v4());
class Box { #conf = new Conf(); id = new Conf(); put() { this.#conf.set('own', v4()); this.id.set('field', v4()); } get() { return this.#conf.get('own'); } getField() { return this.id.get('field'); } getOther() { return this.id.get('own'); } }
const box = new Box();
const keepIn = kept => { kept.set('given', v4()); return kept.get('given'); };
const keepTwo = (one, other) => { one.set('given2', v4()); return other.get('given2'); };
`;

describe('what was put under a name, and is read by it', () => {
  it.each([
    ["localStorage.getItem('key')", 'v4 of "uuid"(…) kept "key"'],
    ['localStorage.getItem(KEY)', 'v4 of "uuid"(…) kept "key"'],
    ["localStorage.getItem('ka')", 'v4 of "uuid"(…) kept "ka"'],
    ['localStorage.getItem(keys.inner.b)', 'v4 of "uuid"(…) kept "kb"'],
    ["localStorage.getItem('kb')", 'v4 of "uuid"(…) kept "kb"'],
    ["localStorage.getItem('y1')", 'the global localStorage.getItem(…)'],
    ["localStorage.getItem('only')", 'the global localStorage.getItem(…)'],
    ["localStorage.getItem('text')", 'the global localStorage.getItem(…)'],
    ["localStorage.getItem('or')", 'v4 of "uuid"(…) kept "or"'],
    ["localStorage.getItem('many')", '(v4 of "uuid"(…) kept "many" | `x${v4 of "uuid"(…)}` kept "many")'],
    ["localStorage.getItem('a b')", 'the global localStorage.getItem(…)'],
    ["localStorage.getItem('a/b')", 'the global localStorage.getItem(…)'],
    ['localStorage.getItem()', 'the global localStorage.getItem(…)'],
    ["localStorage.getItem('sync')", 'the global localStorage.getItem(…)'],
    ["localStorage.getItemSync('sync')", 'v4 of "uuid"(…) kept "sync"'],
    ["localStorage.getItemAsync('async')", 'v4 of "uuid"(…) kept "async"'],
    ["localStorage.getString('string')", 'v4 of "uuid"(…) kept "string"'],
    ["localStorage.getString('set')", 'v4 of "uuid"(…) kept "set"'],
    ["localStorage.get('set')", 'v4 of "uuid"(…) kept "set"'],
    ["localStorage.get('put')", 'v4 of "uuid"(…) kept "put"'],
    ["localStorage.get('update')", 'v4 of "uuid"(…) kept "update"'],
    ["localStorage.get('setSync')", 'the global localStorage.get(…)'],
    ["localStorage.getSync('setSync')", 'v4 of "uuid"(…) kept "setSync"'],
    ["localStorage.getSync('sync')", 'the global localStorage.getSync(…)'],
    ["window.box.getItem('boxed')", 'v4 of "uuid"(…) kept "boxed"'],
    ["box2.getItem('boxed')", 'the global box2.getItem(…)'],
    ["window.other.getItem('boxed')", 'the global other.getItem(…)'],
    ["store.get('stored')", 'v4 of "uuid"(…) kept "stored"'],
    ["Cookies.get('cookie')", 'v4 of "uuid"(…) kept "cookie"'],
    ["Cookies.get('stored')", 'get of "js-cookie"(…)'],
    ["named.get('named')", 'v4 of "uuid"(…) kept "named"'],
    ["Secure.getItemAsync('secure')", 'v4 of "uuid"(…) kept "secure"'],
    ["Secure.getItem('secure')", 'getItem of "expo-secure-store"(…)'],
    ['box.get()', 'v4 of "uuid"(…) kept "own"'],
    ['box.getField()', 'v4 of "uuid"(…) kept "field"'],
    ['box.getOther()', 'new default of "conf"(…).get(…)'],
    ['keepIn(conf)', 'new default of "conf"(…).get(…)'],
    ['keepTwo(conf, plain)', 'new default of "conf"(…).get(…)'],
    ["plain.get('a')", 'v4 of "uuid"(…) kept "a"'],
    ["plain.get('t')", '(v4 of "uuid"(…) kept "t" | "t0")'],
    ["plain.get('u')", '(v4 of "uuid"(…) kept "u" | "u0")'],
    ["plain.get('v')", 'v4 of "uuid"(…) kept "v"'],
    ["shared.get('t')", 'v4 of "uuid"(…) kept "t"'],
    ["conf.get('t')", 'new default of "conf"(…).get(…)'],
    ["[1].get('t')", 'a list of 1 item.get(…)'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
