import { describe, expect, it } from 'vitest';

import { isRequestFunction, resolvesRefusals } from '../../../lib/evaluate/known/http-clients.ts';
import { isDeferring } from '../../../lib/evaluate/known/index.ts';
import { evaluation, fullValueOf, valueOf } from '../../support/evaluate.ts';

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
    ['Object.create({ a: 1 }).a', '1'],
    ['Object.create(null).a', 'the global Object.create(…).a'],
    ['Object.seal({ a: 1 }).a', '1'],
    ['Object.freeze().a', 'the global Object.freeze(…).a'],
    ['mine.seal({ a: 1 }).a', 'the global mine.seal(…).a'],
    ['mine.values({ a: 1 })[0]', 'the global mine.values(…).0'],
    ['mine.keys({ a: 1 })[0]', 'the global mine.keys(…).0'],
    ['mine.entries({ a: 1 })[0]', 'the global mine.entries(…).0'],
    ["Object.entries({ a: 'p', b: 'q' })[1][0]", '"b"'],
    ["Object.entries({ a: 'p', b: 'q' })[1][1]", '"q"'],
    ['Object.values()[0]', 'the global Object.values(…).0'],
    ['globalThis.any', 'the global any'],
    ['globalThis.any.member', 'the global any.member'],
    ['[1, 2].length', 'a list of 2 items.length'],
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
    ['Promise.all()', 'the global Promise.all(…)'],
    ['Promise.race()', 'the global Promise.race(…)'],
    ['Promise.any()', 'the global Promise.any(…)'],
    ['Promise.all([1])[0]', '1'],
    ['Promise.race([1, 2])', '1 | 2'],
    ['Promise.any([1])', '1'],
    ['P.all([1])[0]', 'the global P.all(…).0'],
    ['P.race([1])', 'the global P.race(…)'],
  ],
  'of functions': [
    ["f.bind(null, 'x')()", '"x"', 'function f(p) { return p; }'],
    ["f.call(null, 'x')", '"x"', 'function f(p) { return p; }'],
    ["f.apply(null, ['x'])", '"x"', 'function f(p) { return p; }'],
    ['f.bind()().a', 'not known (dynamic-expression).a', 'function f() { return this; }'],
    ['q.bind(1)', 'the global q.bind(…)'],
    ['q.call(1)', 'the global q.call(…)'],
    ['q.apply(1)', 'the global q.apply(…)'],
    ['Proxy.revocable({ a: 1 }, {}).proxy.a', '1'],
    ['P.revocable({ a: 1 }, {}).proxy', 'the global P.revocable(…).proxy'],
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
    // What a reference holds is read without its member there.
    ["reactive({ a: ref({ b: 'r' }) }).a.b", '"r"', "import { reactive, ref } from 'vue';"],
    ["reactive({ a: computed(() => ({ b: 'r' })) }).a.b", '"r"', "import { computed, reactive } from 'vue';"],
    ["reactive({ a: ref({ b: 'r' }) }).a.value.b", '"r"', "import { reactive, ref } from 'vue';"],
    ['ref().b', 'undefined', "import { ref } from 'vue';"],
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

describe('packages that change the time of a function, or keep it', () => {
  it.each([
    ...['lodash', 'lodash-es', 'underscore', 'es-toolkit', 'radash', 'remeda', 'throttle-debounce'].map(module => [
      'debounce',
      module,
    ]),
    ...['throttle', 'once', 'memoize', 'partial'].flatMap(name => [
      [name, 'lodash'],
      [name, `lodash/${name}`],
      [name, `lodash.${name}`],
    ]),
    ['debounce', '@solid-primitives/scheduled'],
    ...['useDebounceFn', 'useThrottleFn'].flatMap(name => [
      [name, '@vueuse/core'],
      [name, '@vueuse/shared'],
    ]),
    ...['react', 'preact', 'preact/hooks', 'preact/compat', '@wordpress/element', 'solid-js'].map(module => [
      'useCallback',
      module,
    ]),
    ...['useEvent', 'useEffectEvent', 'memo', 'cache', 'forwardRef'].map(name => [name, 'react']),
    ...['ahooks', 'use-debounce', 'usehooks-ts', 'react-use', '@mantine/hooks', '@mui/utils', '@mui/material'].map(
      module => ['useEventCallback', module],
    ),
    ...['use-callback-ref', 'rooks', '@uidotdev/usehooks', 'react-use-event-hook', 'use-effect-event'].map(module => [
      'useEvent',
      module,
    ]),
    ['useEventCallback', 'use-event-callback'],
    ...['useMemoizedFn', 'useStableCallback', 'useDebouncedCallback', 'useThrottledCallback'].map(name => [
      name,
      'ahooks',
    ]),
    ...['useDebounce', 'useThrottle', 'useLatest'].map(name => [name, 'ahooks']),
    ...['markRaw', 'reactive', 'readonly', 'toRaw'].map(name => [name, 'vue']),
    ...['@vue/composition-api', '@vue/reactivity', '@vue/runtime-core', '@nuxtjs/composition-api', '#imports'].map(
      module => ['toRaw', module],
    ),
    ...['mobx', 'mobx-react', 'mobx-react-lite', 'mobx-utils'].map(module => ['action', module]),
    ...['runInAction', 'observer'].map(name => [name, 'mobx']),
    ['asyncHandler', 'express-async-handler'],
    ...['runOnJS', 'runOnUI'].map(name => [name, 'react-native-reanimated']),
  ])('%s of %s gives it back', (name, module) => {
    expect(valueOf(`${name}(f)()`, `import { ${name} } from '${module}'; ${f}`)).toBe('"r"');
    expect(valueOf(`${name}(f)`, `import { ${name} } from 'mine'; ${f}`)).toBe(`${name} of "mine"(…)`);
  });

  it.each([
    ...['debounce', 'debounce-fn', 'just-debounce-it', 'just-throttle', 'just-once', 'perfect-debounce', 'throttleit'],
    ...['once', 'mem', 'memoizee', 'memoize-one', 'fast-memoize', 'p-memoize', 'express-async-handler'],
  ])('%s is such a function', module => {
    expect(valueOf('d(f)()', `import d from '${module}'; ${f}`)).toBe('"r"');
    expect(valueOf('d(f)()', `const d = require('${module}'); ${f}`)).toBe('"r"');
  });

  it.each([
    ['useMemo', 'react'],
    ['lazy', 'react'],
  ])('%s of %s runs it', (name, module) => {
    expect(valueOf(`${name}(f)`, `import { ${name} } from '${module}'; ${f}`)).toBe('"r"');
  });

  it.each(['React', 'react', 'all'])('are known by an import of the whole: %s', name => {
    expect(
      valueOf(`${name}.useMemo(f)`, `import ${name === 'all' ? '* as all' : `{ ${name} }`} from 'react'; ${f}`),
    ).toBe('"r"');
    expect(valueOf('Other.useMemo(f)', `import { Other } from 'react'; ${f}`)).toBe('Other of "react".useMemo(…)');
  });

  it.each(['lodash.debounce', '_.debounce', 'Vue.markRaw', 'React.memo'])('are known by their global: %s', callee => {
    expect(valueOf(`${callee}(f)()`, f)).toBe('"r"');
    expect(valueOf(`Other.${callee.split('.').at(-1)}(f)`, f)).toContain('the global Other.');
  });

  it('are no longer theirs where nothing is given', () => {
    expect(valueOf('debounce()', "import { debounce } from 'lodash';")).toBe('debounce of "lodash"(…)');
    expect(valueOf('useContext()', "import { useContext } from 'react';")).toBe('useContext of "react"(…)');
    expect(valueOf('computed()', "import { computed } from 'vue';")).toBe('computed of "vue"(…)');
  });
});

describe('packages that make requests', () => {
  const whole = [
    'axios',
    'got',
    'ky',
    'node-fetch',
    'cross-fetch',
    'isomorphic-fetch',
    'isomorphic-unfetch',
    'unfetch',
  ];
  it.each([...whole, 'ofetch', 'request', 'request-promise', 'request-promise-native', 'phin'])(
    '%s makes one where it is called itself',
    module => {
      for (const name of ['default', '*', 'fetch', '$fetch', 'ofetch'])
        expect(isRequestFunction(module, name)).toBe(true);
      expect(isRequestFunction(module, 'create')).toBe(false);
    },
  );

  it.each(['request', 'fetch', 'stream'])('undici makes one by %s, and not by itself', name => {
    expect(isRequestFunction('undici', name)).toBe(true);
    expect(isRequestFunction('undici', 'default')).toBe(false);
  });

  it.each(['superagent', 'wretch', 'axios-retry'])('%s makes one by its methods alone', module => {
    expect(isRequestFunction(module, 'default')).toBe(false);
    expect(valueOf('m.post', `import m from '${module}';`)).toBe(`a request (post) by ${module}`);
  });

  it('are known', () => {
    expect(isRequestFunction('mine', 'fetch')).toBe(false);
    expect(isRequestFunction('constructor', 'default')).toBe(false);
  });

  it.each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'request'])(
    'have %s, and so have instances',
    verb => {
      expect(valueOf(`axios.${verb}`, "import axios from 'axios';")).toBe(`a request (${verb}) by axios`);
      expect(valueOf(`axios.create().${verb}`, "import axios from 'axios';")).toBe(`a request (${verb}) by axios`);
    },
  );

  it('give the base of an instance to its requests, and none where there is none', () => {
    const { exported } = evaluation({
      'a.ts':
        "import axios from 'axios'; export const x = axios.create({ baseURL: 'u' }).post; export const y = axios.create().post;",
    });
    expect(exported('x')).toHaveProperty('base');
    expect(exported('y')).not.toHaveProperty('base');
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

describe('packages that change how a function gives its result', () => {
  it.each([
    ...[
      'util',
      'node:util',
      'bluebird',
      'es6-promisify',
      'pify',
      'util.promisify',
      'util-promisify',
      'thenify',
      'universalify',
    ],
  ])('%s', module => {
    for (const name of ['promisify', 'callbackify', 'fromCallback', 'fromPromise'])
      expect(valueOf(`${name}(f)()`, `import { ${name} } from '${module}'; ${f}`)).toBe('"r"');
    expect(valueOf('d(f)()', `import d from '${module}'; ${f}`)).toBe('"r"');
    expect(valueOf('other(f)', `import { other } from '${module}'; ${f}`)).toBe(`other of "${module}"(…)`);
  });
});

describe('a function of which nothing is known', () => {
  const before =
    "import { retry } from 'retry'; import { Analytics } from '@segment/analytics-node'; const c = new Analytics({}); function own() {}";
  it.each([
    ['retry(c.track)', 'track of the client of @segment/analytics-node'],
    ['retry(1, c.track.bind(c))', 'track of the client of @segment/analytics-node with arguments bound'],
    ['retry(c)', 'retry of "retry"(…)'],
    ['retry(own)', 'retry of "retry"(…)'],
    ['retry(own.bind(c))', 'retry of "retry"(…)'],
    ['retry.wrap(c.track)', 'track of the client of @segment/analytics-node'],
    ['retry(c.nope)', 'retry of "retry"(…)'],
  ])('gives a method that it is given, changed: %s is %s', (expression, expected) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('texts that are changed', () => {
  it.each([
    ["' a '.trim()", '"a"'],
    ["' a '.trimStart()", '"a "'],
    ["' a '.trimEnd()", '" a"'],
    ['` ${a} `.trim()', '`${the global a}`'],
    ['` ${a} `.trimStart()', '`${the global a} `'],
    ['` ${a} `.trimEnd()', '` ${the global a}`'],
    ['` a ${b} c ${d} e `.trim()', '`a ${the global b} c ${the global d} e`'],
    ["(c ? ' a ' : b).trim()", '("a" | the global b.trim(…))'],
    ["(c ? ' a ' : null)?.trim()", '"a"?'],
    ["(c ? 'A' : 'B').toLowerCase()", '("a" | "b")'],
    ["(c ? 'A' : null).toLowerCase()", '"a"?'],
    ["(c ? 'A' : b).toLowerCase()", '("a" | the global b.toLowerCase(…))'],
    ['b.trim()', 'the global b.trim(…)'],
    ["'a'.concat()", '"a"'],
    ['b.concat(1)', 'the global b.concat(…)'],
    ['`a${b}`.toString()', '`a${the global b}`'],
    ["['a', ...more, 'b'].join()", 'a list of 2 items and more.join(…)'],
    ['[].join()', '""'],
    ["String(c ? 'a' : b)", '("a" | the global b)'],
    ['String({})', 'the global String(…)'],
    ['String([])', 'the global String(…)'],
    ['String(a.b)', 'the global a.b: string'],
    ['String(null)', '"null"'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression)).toBe(expected);
  });
});

describe('objects as lists', () => {
  it.each([
    ["Object.values({ a: 'x', b: 'y' })", '["x", "y"]'],
    ["Object.keys({ a: 'x', b: 'y' })", '["a", "b"]'],
    ["Object.entries({ a: 'x', b: 'y' })", '[["a", "x"], ["b", "y"]]'],
    ['Object.values({ ...q })', 'the global Object.values(…)'],
    ['Object.keys({ ...q })', 'the global Object.keys(…)'],
    ['Object.entries({ ...q })', 'the global Object.entries(…)'],
    ['Object.values(q)', 'the global Object.values(…)'],
    ['Object.keys(q)', 'the global Object.keys(…)'],
    ['Object.entries(q)', 'the global Object.entries(…)'],
    ["Object.keys(['a'])", 'the global Object.keys(…)'],
    ["Object.entries(['a'])", 'the global Object.entries(…)'],
    ["Object.values(['a'])", '["a"]'],
    ['Object.values()', 'the global Object.values(…)'],
    ['Object.keys()', 'the global Object.keys(…)'],
    ['Object.entries()', 'the global Object.entries(…)'],
    ['mine.values({ a: 1 })', 'the global mine.values(…)'],
    ['mine.keys({ a: 1 })', 'the global mine.keys(…)'],
    ['mine.entries({ a: 1 })', 'the global mine.entries(…)'],
    ["['a'].concat('b')", '["a", …]'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression)).toBe(expected);
  });
});

it.each([
  ...['fetch', 'undici', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'unfetch'],
  ...['request', 'needle', 'phin'],
])('%s takes a refusal for an answer', client => {
  expect(resolvesRefusals(client)).toBe(true);
});

it.each(['axios', 'got', 'ky', 'ofetch', 'superagent', 'mine'])('%s does not, or is not known to', client => {
  expect(resolvesRefusals(client)).toBe(false);
});
