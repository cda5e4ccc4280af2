import { describe, expect, it } from 'vitest';

import { isTelling, Terms } from '../../../lib/project/terms.ts';

/** Which of the texts match. */
function matching(pattern: Pick<RegExp, 'test'>, texts: readonly string[]): string[] {
  return texts.filter(text => pattern.test(text));
}

describe('terms', () => {
  it('match nothing as long as there are none', () => {
    const terms = new Terms([], []);
    expect(terms.hasNews).toBe(false);
    expect(matching(terms.pattern(), ['', 'a', '\n', "''"])).toEqual([]);
    expect(matching(terms.takeNews(), ['', 'a', '\n', "''"])).toEqual([]);
  });

  it('match literals anywhere, as they are', () => {
    const pattern = new Terms(['cdp.customer.io', '@segment/analytics', '_cio', 'a+b'], []).pattern();
    expect(
      matching(pattern, [
        'https://cdp.customer.io/v1',
        'cdpXcustomer.io',
        '"@segment/analytics-next"',
        'my_cio2',
        'aab',
        'a+b',
      ]),
    ).toEqual(['https://cdp.customer.io/v1', '"@segment/analytics-next"', 'my_cio2', 'a+b']);
  });

  it('match words as whole names', () => {
    const terms = new Terms([], ['track']);
    terms.addWord('$emit');
    expect(
      matching(terms.pattern(), [
        'track()',
        'x.track',
        'trackAll',
        'retrack',
        '$track',
        'track$',
        '_track',
        '$emit(',
        'emit',
      ]),
    ).toEqual(['track()', 'x.track', '$emit(']);
  });

  it.each([
    '/*\n * Copyright (C) 2018 Garden Technologies\n */\n',
    '// SPDX-License-Identifier: MIT\n// (c) Garden\n',
    '\n/**\n * @license Garden, MIT\n **/',
  ])('do not match the licence at the head of a file: %j', header => {
    const pattern = new Terms([], ['Garden']).pattern();
    expect(matching(pattern, [`${header}start();`, `${header}start(Garden);`])).toEqual([`${header}start(Garden);`]);
  });

  it.each([
    '/* Copyright Acme. global Garden */\n',
    '/** @license MIT\n * @typedef {import("./garden").Garden} Garden */\n',
    '/* Starts a Garden. */\n',
    'start(); // Copyright Garden\n',
  ])('match what is no licence alone: %j', text => {
    expect(new Terms([], ['Garden']).pattern().test(text)).toBe(true);
  });

  it('match imports of a whole module, not of parts of it', () => {
    const terms = new Terms([], []);
    terms.addNamespace('metrics');
    expect(
      matching(terms.pattern(), [
        "import * as m from './metrics'",
        "import * as m from '../a/metrics.js'",
        "export * as m from 'metrics'",
        "export * from './metrics'",
        "const m = require('./metrics')",
        "import { a } from './metrics'",
        "import m from './metrics'",
        "import * as m from './metrics-of-ours'",
        "import * as m from './my-metrics'",
        "import * as m from './other'; log('./metrics')",
      ]),
    ).toEqual([
      "import * as m from './metrics'",
      "import * as m from '../a/metrics.js'",
      "export * as m from 'metrics'",
      "export * from './metrics'",
      "const m = require('./metrics')",
    ]);
  });

  it('match a letter where it is called or has a method', () => {
    const terms = new Terms([], ['t']);
    expect(isTelling('t')).toBe(false);
    expect(isTelling('to')).toBe(true);
    expect(
      matching(terms.pattern(), [
        't("A")',
        't . track()',
        't?.("A")',
        't ?. (',
        'let t = 1',
        'at("A")',
        't2()',
        'tt',
        't)',
      ]),
    ).toEqual(['t("A")', 't . track()', 't?.("A")', 't ?. (']);
  });

  it('match the ends of specifiers', () => {
    const terms = new Terms([], []);
    terms.addSpecifier('analytics');
    terms.addSpecifier('[id].page');
    expect(
      matching(terms.pattern(), [
        "'./analytics'",
        '"~/lib/analytics.js"',
        '`analytics`',
        "'./analytics.d.ts'",
        "'./analytics2'",
        "'./my-analytics'",
        'analytics',
        "'./[id].page'",
        "'./i.page'",
      ]),
    ).toEqual(["'./analytics'", '"~/lib/analytics.js"', '`analytics`', "'./[id].page'"]);
  });

  it.each([
    'fetch(URL)',
    'URL;\nfetch()',
    'axios.post(URL)',
    'got(URL)',
    'ky(URL)',
    'undici URL',
    'request(URL)',
    'navigator.sendBeacon(URL)',
    'new XMLHttpRequest() URL',
    'superagent URL',
    'needle URL',
    'wretch(URL)',
  ])('match an address beside what makes requests: %s', text => {
    const terms = new Terms([], []);
    terms.addAddress('URL');
    expect(terms.pattern().test(text)).toBe(true);
    expect(terms.pattern().test(text.replace('URL', 'URLS'))).toBe(false);
    expect(terms.pattern().test('URL')).toBe(false);
  });

  it('do not take a word in another for what makes requests', () => {
    const terms = new Terms([], []);
    terms.addAddress('URL');
    expect(matching(terms.pattern(), ['forgotten URL', 'gotten URL', 'sky URL', 'kyle URL'])).toEqual([]);
  });

  it('tell what is new once', () => {
    const terms = new Terms(['_cio'], ['track']);
    expect(terms.hasNews).toBe(true);
    expect(matching(terms.takeNews(), ['_cio', 'track', 'identify'])).toEqual(['_cio', 'track']);
    expect(terms.hasNews).toBe(false);
    terms.addWord('track');
    expect(terms.hasNews).toBe(false);
    terms.addWord('identify');
    terms.addSpecifier('analytics');
    terms.addAddress('URL');
    expect(terms.hasNews).toBe(true);
    const texts = ['_cio', 'track', 'identify', "'./analytics'", 'fetch(URL)'];
    expect(matching(terms.takeNews(), texts)).toEqual(['identify', "'./analytics'", 'fetch(URL)']);
    expect(matching(terms.takeNews(), texts)).toEqual([]);
    expect(matching(terms.pattern(), texts)).toEqual(texts);
  });
});

describe('terms of types and of modules that hold an address', () => {
  it('match a type by its name where its module is imported', () => {
    const terms = new Terms([], []);
    terms.addNameFrom('Tools', ['tools']);
    expect(
      matching(terms.takeNews(), [
        "import type { Tools } from './tools';",
        '/** @type {import("../core/tools.js").Tools} */',
        "import type { Tools } from './instruments';",
        "import type { Toolset } from './tools';",
      ]),
    ).toEqual(["import type { Tools } from './tools';", '/** @type {import("../core/tools.js").Tools} */']);
    terms.addNameFrom('Tools', ['tools']);
    expect(terms.hasNews).toBe(false);
    terms.addNameFrom('Tools', ['index']);
    expect(matching(terms.takeNews(), ["import { Tools } from './index'"])).toHaveLength(1);
  });

  it('match an import of a module with an address in a text that makes requests', () => {
    const terms = new Terms([], []);
    terms.addAddressModule(['config']);
    expect(
      matching(terms.pattern(), ["import config from './config'; fetch(config.url)", "require('./config')"]),
    ).toEqual(["import config from './config'; fetch(config.url)"]);
  });
});
