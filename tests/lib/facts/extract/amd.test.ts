import { describe, expect, it } from 'vitest';

import { extractFacts } from '../../../../lib/facts/extract/extract.ts';

/** What the variable `x` of a text is, and what the module gives. */
function read(code: string): { x: unknown[]; gives: number; exports: string[] } {
  const { bindings, cjs, exports } = extractFacts('a.js', code);
  const x = bindings.find(({ n }) => n === 'x')?.v ?? [];
  return {
    x: x.map(value => (value.k === 'mod' ? value.m : value.k)),
    gives: cjs.length,
    exports: Object.keys(exports),
  };
}

describe('modules of AMD', () => {
  it.each([
    ['a list', "define(['a', './x'], function (a, x) { return x; });"],
    ['a name before it', "define('own', ['a', './x'], (a, x) => x);"],
    ['what CommonJS is given', "define(['require', 'exports', './x'], function (require, exports, x) { return 1; });"],
  ])('are given what they list: %s', (_name, code) => {
    expect(read(code)).toEqual({ x: ['./x'], gives: 1, exports: [] });
  });

  it('may be scripts that give nothing', () => {
    expect(read("require(['./x'], function (x) { return x; });")).toEqual({ x: ['./x'], gives: 0, exports: [] });
    expect(read("requirejs(['./x'], function (x) {});").x).toEqual(['./x']);
  });

  it('may be written as CommonJS', () => {
    const code = "define(function (require, exports, module) { var x = require('./x'); exports.send = x.send; });";
    expect(read(code)).toEqual({ x: ['./x'], gives: 0, exports: ['send'] });
  });

  it('may be an object', () => {
    expect(read('define({ send: 1 });').gives).toBe(1);
    expect(read("define('own', ['./x'], { send: 1 });").gives).toBe(1);
    expect(read('require({ send: 1 });').gives).toBe(0);
    expect(read('define(send);').gives).toBe(0);
  });

  it('may take what they are given apart', () => {
    expect(read("define(['./y', './x'], function ({ y }, x) { return x; });")).toEqual({
      x: ['./x'],
      gives: 1,
      exports: [],
    });
  });

  it.each([
    ['a function of that name', "function define() {}\ndefine(['./x'], function (x) { return x; });"],
    ['a method', "loader.define(['./x'], function (x) { return x; });"],
    ['what is asked for later', "require('./y')(['./x'], function (x) { return x; });"],
    ['a list that is not known', 'define(list, function (x) { return x; });'],
    ['what is given more', "define(['./x'], function (x) { return x; }, more);"],
    ['a factory that is given more', 'define(function (x) { return x; }, more);'],
    ['a script without a list', 'require(function (x) { return x; });'],
    ['a loader of another name', "load(['./x'], function (x) { return x; });"],
    ['a list that names less', "require(['./y'], function (y, x) { return x; });"],
    ['a place of the list that is empty or not known', 'require([, name], function (y, x) { return x; });'],
  ])('are not %s', (_name, code) => {
    expect(read(code)).toEqual({ x: ['par'], gives: 0, exports: [] });
  });
});
