import { describe, expect, it } from 'vitest';

import { isDeferring } from '../../../lib/evaluate/known/index.ts';
import { evaluation, valueOf } from '../../support/evaluate.ts';

const f = "const f = () => 'r';";

/** What is known of functions and methods: `[expression, value, what stands before]`. */
const tables: Record<string, [string, string, string?][]> = {
  'of texts': [
    ["'a'.concat('b', c)", '`ab${the global c}`'],
    ["'Ab'.toLowerCase()", '"ab"'],
    ["'Ab'.toUpperCase()", '"AB"'],
    ['id.toLowerCase()', 'the global id.toLowerCase(…)'],
    ["'a'.toString()", '"a"'],
    ['5..toString()', '5.toString(…)'],
    ['String(1)', '"1"'],
    ['String(id)', 'the global id'],
    ['String(list.length)', 'the global String(…)'],
    ['String(a + b)', 'the global String(…)'],
    ['String(g())', 'the global String(…)'],
    ['String()', 'the global String(…)'],
  ],
  'of lists': [
    ["['a', 'b'].join('_')", '"a_b"'],
    ["['a', 'b'].join()", '"a,b"'],
    ["['a'].join('_')", '"a"'],
    ["['a', ...more].join('_')", 'a list of 1 item and more.join(…)'],
    ["['a', 'b'].join(sep)", 'a list of 2 items.join(…)'],
    ["['a'].concat(more)", 'a list of 1 item and more'],
    ["list.concat('a')", 'the global list.concat(…)'],
  ],
  'of objects': [
    ['Object.freeze({ a: 1 }).a', '1'],
    ['Object.seal({ a: 1 }).a', '1'],
    ['mine.freeze({ a: 1 }).a', 'the global mine.freeze(…).a'],
    ["Object.values({ a: 'p', b: 'q' })[1]", '"q"'],
    ["Object.values(['z'])[0]", '"z"'],
    ["Object.keys({ a: 'p', b: 'q' })[1]", '"b"'],
    ['Object.keys(o)[0]', 'the global Object.keys(…).0', 'const o = { ...more };'],
    ["Object.keys(['a'])", 'the global Object.keys(…)'],
    ['Object.assign({ a: 1 }, { b: 2 }).b', '2'],
    ['mine.assign({ a: 1 }, { b: 2 }).b', 'the global mine.assign(…).b'],
  ],
  'of promises': [
    ["Promise.resolve('v')", '"v"'],
    ["P.resolve('v')", 'the global P.resolve(…)'],
    ["Promise.resolve('v').then(v => v + '!')", '"v!"'],
    ["Promise.resolve('v').catch(() => 'no')", '"v"'],
    ["Promise.resolve('v').finally(() => 'no')", '"v"'],
    ["q.then('no')", 'the global q.then(…)'],
    ['Promise.resolve()', 'the global Promise.resolve(…)'],
  ],
  'of containers': [
    ['c.get(A)', 'an instance of the class A', 'class A {}'],
    ['c.resolve(A)', 'an instance of the class A', 'class A {}'],
    ["c.get('A')", 'the global c.get(…)'],
    ['c.fetch(A)', 'the global c.fetch(…)', 'class A {}'],
  ],
  'of React': [
    ['useCallback(f)()', '"r"', `import { useCallback } from 'react'; ${f}`],
    ['useCallback(f)()', 'useCallback of "mine"(…)(…)', `import { useCallback } from 'mine'; ${f}`],
    ['R.useCallback(f)()', '"r"', `import * as R from 'react'; ${f}`],
    ['React.useCallback(f)()', '"r"', f],
    ['useMemo(f)', '"r"', `import { useMemo } from 'react'; ${f}`],
    ['useMemo(x)', 'useMemo of "react"(…)', "import { useMemo } from 'react'; declare const x: string;"],
    ["useRef('c').current", '"c"', "import { useRef } from 'react';"],
    ['useRef().current', 'undefined', "import { useRef } from 'react';"],
    ["useState('s')[0]", '"s"', "import { useState } from 'preact/hooks';"],
    ['useState(f)[0]', '"r"', `import { useState } from 'react'; ${f}`],
    ['k', '"a" | "b"', "let k = $state('a'); const on = () => { k = 'b'; };"],
    ['useState()', 'a list of 1 item and more', "import { useState } from 'react';"],
    [
      'useContext(C)',
      'useContext of "react"(…)',
      "import { createContext, useContext } from 'react'; const C = createContext('d');",
    ],
    ['useContext(q)', 'useContext of "react"(…)', "import { useContext } from 'react';"],
    ['use(C)', 'useContext of "react"(…)', "import { createContext, use } from 'react'; const C = createContext('d');"],
    ["use('v')", '"v"', "import { use } from 'react';"],
    ['C.Provider', 'a context', "import { createContext } from 'react'; const C = createContext('d');"],
    ['C.Consumer', 'a context', "import { createContext } from 'react'; const C = createContext('d');"],
    ['C.other', 'a context.other', "import { createContext } from 'react'; const C = createContext('d');"],
  ],
  'of Vue': [
    ["ref('v').value", '"v"', "import { ref } from 'vue';"],
    ['ref().value', 'undefined', "import { ref } from 'vue';"],
    ['computed(f).value', '"r"', `import { computed } from 'vue'; ${f}`],
    ['computed(f).value', '"r"', f],
    ['computed(f).value', 'computed of "mobx"(…).value', `import { computed } from 'mobx'; ${f}`],
    ["reactive({ a: 'r' }).a", '"r"', "import { reactive } from 'vue';"],
    ['inject(C)', 'an instance of the class C', "import { inject } from 'vue'; class C {}"],
    ['useDebounceFn(f)()', '"r"', `import { useDebounceFn } from '@vueuse/core'; ${f}`],
  ],
  'of functions that change the time of others': [
    ['debounce(f)()', '"r"', `import { debounce } from 'lodash'; ${f}`],
    ['debounce(f)()', '"r"', `import debounce from 'lodash/debounce'; ${f}`],
    ['debounce(f)()', '"r"', `import debounce from 'lodash.debounce'; ${f}`],
    ['_.throttle(f)()', '"r"', `import _ from 'lodash-es'; ${f}`],
    ['_.throttle(f)()', '"r"', f],
    ['d(f)()', '"r"', `import d from 'just-debounce-it'; ${f}`],
    ['h(f)()', '"r"', `import h from 'express-async-handler'; ${f}`],
    ['action(f)()', '"r"', `import { action } from 'mobx'; ${f}`],
    ['createSelector(f)', '"r"', `import { createSelector } from '@reduxjs/toolkit'; ${f}`],
    // Of the same names, and something else.
    ['once(f)', 'once of "events"(…)', `import { once } from 'events'; ${f}`],
    ['socket.once(f)', 'the global socket.once(…)', f],
    ['store.cache(f)', 'the global store.cache(…)', f],
    ['action(f)', 'action of "storybook"(…)', `import { action } from 'storybook'; ${f}`],
    ['action(f)', '"mine"', `function action() { return 'mine'; } ${f}`],
    ['toString(f)', 'toString of "lodash"(…)', `import { toString } from 'lodash'; ${f}`],
    ['constructor(f)', 'the global constructor(…)', f],
  ],
  'of HTTP clients': [
    ["axios.create({ baseURL: 'u' })", 'the HTTP client axios', "import axios from 'axios';"],
    ["axios.create({ baseURL: 'u' }).post", 'a request (post) by axios', "import axios from 'axios';"],
    ['axios.create().interceptors', 'the HTTP client axios.interceptors', "import axios from 'axios';"],
    ['axios.post', 'a request (post) by axios', "import axios from 'axios';"],
    ['axios.nope', 'nope of "axios"', "import axios from 'axios';"],
    ["got.extend({ prefixUrl: 'u' })", 'the HTTP client got', "import got from 'got';"],
    ['create({})', 'the HTTP client axios', "import { create } from 'axios';"],
    ['lib.create({})', 'create of "lib"(…)', "import lib from 'lib';"],
    ['lib.post', 'post of "lib"', "import lib from 'lib';"],
  ],
};

describe.each(Object.entries(tables))('what is known %s', (_title, table) => {
  it.each(table)('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

it('keeps the base of an instance, under whichever name its client has for it', () => {
  for (const [source, option] of [
    ["axios.create({ baseURL: 'https://a' })", 'axios'],
    ["got.extend({ prefixUrl: 'https://a' })", 'got'],
    ["ky.create({ baseUrl: 'https://a' })", 'ky'],
  ] as const) {
    const { evaluator, exported } = evaluation({
      'a.ts': `import ${option} from '${option}'; export const x = ${source};`,
    });
    const value = exported('x');
    expect(value.kind === 'http' && value.base && evaluator.force(value.base)).toMatchObject({ value: 'https://a' });
  }
});

it.each([
  ['useCallback', 'react', true],
  ['useMemo', 'react', true],
  ['computed', 'vue', true],
  ['debounce', 'lodash', true],
  ['useEffect', 'react', false],
  ['createContext', 'react', false],
  ['debounce', 'mine', false],
])('%s of %s keeps its callback for later: %s', (name, source, expected) => {
  expect(isDeferring({ kind: 'import', source, name })).toBe(expected);
});
