import { describe, expect, it } from 'vitest';

import { isContainer } from '../../../../lib/evaluate/known/containers.ts';
import { evaluation, fullValueOf } from '../../../support/evaluate.ts';

/** A value where something is provided by the token `key`, of whatever space. */
const provided = (expression: string, before: string): string =>
  fullValueOf(expression, before, {
    provided: key => (/ (?:text|symbol) key$/.test(key) ? { kind: 'literal', value: 'provided' } : undefined),
  });

describe('what is asked for by a token', () => {
  it.each([
    ["inject('key')", '"provided"', "import { inject } from 'vue';"],
    ["inject(Symbol.for('key'))", '"provided"', "import { inject } from 'vue';"],
    ["inject('other')", 'inject of "vue"(…)', "import { inject } from 'vue';"],
    ['inject()', 'inject of "vue"(…)', "import { inject } from 'vue';"],
    ["getContext('key')", '"provided"', "import { getContext } from 'svelte';"],
    ["getContext('other')", 'getContext of "svelte"(…)', "import { getContext } from 'svelte';"],
    ['getContext()', 'getContext of "svelte"(…)', "import { getContext } from 'svelte';"],
    ["inject('key')", '"provided"', "import { inject } from '@angular/core';"],
    ['inject(A)', 'an instance of the class A', "import { inject } from '@angular/core/testing'; class A {}"],
    [
      'inject(forwardRef(() => A))',
      'an instance of the class A',
      "import { forwardRef, inject } from '@angular/core'; class A {}",
    ],
    ["inject('other')", 'inject of "@angular/core"(…)', "import { inject } from '@angular/core';"],
    ['inject()', 'inject of "@angular/core"(…)', "import { inject } from '@angular/core';"],
    ["inject('key')", 'inject of "mine"(…)', "import { inject } from 'mine';"],
  ])('%s is %s', (expression, expected, before) => {
    expect(provided(expression, before)).toBe(expected);
  });

  it.each([
    '@nestjs/core',
    '@angular/core',
    'inversify',
    'tsyringe',
    'typedi',
    'awilix',
    '@loopback/context',
    'injection-js',
  ])('comes out of a container of %s', module => {
    const before = `import { Container, container } from '${module}';`;
    expect(provided("container.get('key')", before)).toBe('"provided"');
    expect(provided("new Container().get('key')", before)).toBe('"provided"');
    expect(provided("container.child.get('key')", before)).toBe('"provided"');
    expect(provided("c.get('key')", `${before} declare const c: Container;`)).toBe('"provided"');
    expect(provided("c.get('key')", `${before} function make(): Container { return q(); } const c = make();`)).toBe(
      '"provided"',
    );
    expect(provided("c.inner.get('key')", `${before} declare const c: { inner: Container };`)).toBe('"provided"');
    expect(provided('v', `${before} let v; function f(c: Container) { v = c.get('key'); }`)).toBe('"provided"?');
  });

  it.each(['get', 'resolve', 'getAsync', 'resolveAsync'])('by %s', method => {
    const before = "import { container } from 'tsyringe'; class A {}";
    expect(provided(`container.${method}('key')`, before)).toBe('"provided"');
    expect(provided(`container.${method}('other')`, before)).toBe(`container of "tsyringe".${method}(…)`);
    expect(provided(`container.${method}(A)`, before)).toBe('an instance of the class A');
  });

  it.each([
    ["c.get('key')", 'the global c.get(…)', ''],
    ["c.get('key')", 'container of "other".get(…)', "import { container as c } from 'other';"],
    ["c.get('key')", 'something of which only the type is known.get(…)', 'declare const c: { a: string };'],
    ["c.get('key')", 'something that implements C.get(…)', 'interface C { a: string } declare const c: C;'],
    [
      "c.get('key')",
      'something of which only the type is known.get(…): string',
      'declare const c: Map<string, string>;',
    ],
    ['c.get()', 'container of "tsyringe".get(…)', "import { container as c } from 'tsyringe';"],
  ])('and a text alone is a key of many things: %s is %s', (expression, expected, before) => {
    expect(provided(expression, before)).toBe(expected);
  });

  it('stands in a container under its name', () => {
    const before = "import { createContainer } from 'awilix'; const c = createContainer();";
    expect(provided('c.cradle.key', before)).toBe('"provided"');
    expect(provided('c.cradle.other', before)).toBe('createContainer of "awilix"(…).cradle.other');
    expect(provided('c.held.key', before)).toBe('createContainer of "awilix"(…).held.key');
    expect(provided('q.cradle.key', before)).toBe('the global q.cradle.key');
    expect(provided('cradle.key', before)).toBe('the global cradle.key');
  });

  it('is no container by its kind alone', () => {
    const { exported } = evaluation({
      'a.ts': "import { container } from 'tsyringe'; export const x = { container }; export const y = container;",
    });
    expect(isContainer(exported('x'))).toBe(false);
    expect(isContainer(exported('y'))).toBe(true);
  });

  const SENDS = 'interface Sends { send(): void }';

  it.each([
    ["import { Injector, ProviderToken as Token } from '@angular/core';", 'Injector', 'get'],
    ["import { Injector, Type as Token } from '@angular/core';", 'Injector', 'get'],
    [
      "import { ModuleRef } from '@nestjs/core'; import { Type as Token } from '@nestjs/common';",
      'ModuleRef',
      'resolve',
    ],
    ["import { DependencyContainer, InjectionToken as Token } from 'tsyringe';", 'DependencyContainer', 'resolve'],
  ])('is what the type of a token promises that the callers give: %s', (imports, container, method) => {
    const asked = (token: string, before = SENDS): string =>
      provided('v', `${imports} ${before} let v; function f(c: ${container}, ${token}) { v = c.${method}(t); }`);
    expect(asked('t: Token<Sends>')).toBe('something that implements Sends?');
    expect(asked('t: Token<Own>', 'class Own {}')).toBe('an instance of the class Own?');
    expect(asked('{ t }: { t: Token<Sends> }')).toBe('something that implements Sends?');
    // Nothing is promised, or not by a token.
    for (const other of ['t: Token', 't: Token<string>', 't: Own<Sends>', 't: Sends', 't'])
      expect(asked(other, `${SENDS} interface Own<T> { of: T }`)).not.toContain('Sends?');
  });

  it('is promised where a function asks for it, and by nothing that is no container', () => {
    const before = `import { inject, ProviderToken } from '@angular/core'; ${SENDS} let v;`;
    const asked = (call: string): string =>
      provided('v', `${before} function f(t: ProviderToken<Sends>, m: Map<unknown, string>, q) { v = ${call}; }`);
    expect(asked('inject(t)')).toBe('something that implements Sends?');
    expect(asked('m.get(t)')).not.toContain('Sends');
    expect(asked('q.get(t)')).not.toContain('Sends');
  });
});
