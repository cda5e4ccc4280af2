import { describe, expect, it } from 'vitest';

import { allNames, camelCase, freeName, isInTemplate, variableAt } from '../../../lib/edit/names.ts';
import { innermostAt } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

/** A text with `here()` in it, and that place. */
function read(text: string, file = 'a.tsx'): { source: Source; place: Node } {
  const source = parseSource(file, text);
  const place = innermostAt(source.program, text.indexOf('here'));
  if (!place) throw new Error(`There is no place in ${text}`);
  return { source, place };
}

describe('camelCase', () => {
  it.each([
    ['Request Created', 'requestCreated'],
    ['request_created', 'requestCreated'],
    ['requestCreated', 'requestCreated'],
    ['request-created: now', 'requestCreatedNow'],
    ['URL Opened', 'urlOpened'],
    ['Opened URL', 'openedUrl'],
    ['Référé', 'refere'],
    ['v2 Launched', 'v2Launched'],
    ['step2Done', 'step2Done'],
    ['a', 'a'],
    ['  spaced  out ', 'spacedOut'],
  ])('%s is %s', (words, expected) => {
    expect(camelCase(words)).toBe(expected);
  });

  it.each(['', '123', '2nd Step', '注文', '--'])('none of %j', words => {
    expect(camelCase(words)).toBeUndefined();
  });
});

describe('a free name', () => {
  it.each([
    ['where nothing is called so', 'here();', 'sent'],
    ['beside a variable', 'const sent = 1; here();', 'sent2'],
    ['beside several', 'const sent = 1, sent2 = 2; here();', 'sent3'],
    ['where an outer variable is called so', 'const sent = 1; function f() { here(); }', 'sent2'],
    ['where a parameter is called so', 'function f(sent) { here(); }', 'sent2'],
    ['where something of that name is used below', 'function f() { here(); () => sent; }', 'sent2'],
    ['where it is a component', 'function f() { here(); return <sent />; }', 'sent2'],
    ['where it is used as a shorthand', 'function f() { here(); return { sent }; }', 'sent2'],
    ['where it is computed', 'function f() { here(); return a[sent]; }', 'sent2'],
    ['where it is a computed key', 'function f() { here(); return { [sent]: 1 }; }', 'sent2'],
    ['where another function uses it', 'function f() { here(); } function g() { sent(); }', 'sent'],
    ['where another function declares it', 'function f() { here(); } function g() { const sent = 1; }', 'sent'],
    ['where it is a member', 'function f() { here(); return a.sent; }', 'sent'],
    ['where it is a key', 'function f() { here(); return { sent: 1 }; }', 'sent'],
    ['where a function is called so itself', 'const f = function sent() { here(); };', 'sent2'],
  ])('%s', (_where, text, expected) => {
    const { source, place } = read(text);
    expect(freeName(source, place, 'sent')).toBe(expected);
  });

  it('passes over those of other edits', () => {
    const { source, place } = read('const sent = 1; here();');
    expect(freeName(source, place, 'sent', new Set(['sent2', 'sent3']))).toBe('sent4');
  });

  it('may be that of a global of the language, which nobody uses here', () => {
    const { source, place } = read('here();');
    expect(freeName(source, place, 'name')).toBe('name');
  });
});

describe('the variable of a name', () => {
  it.each([
    ['of the module', "const a = 'module'; here();", "'module'"],
    ['of the innermost scope', "const a = 'module'; { const a = 'block'; here(); }", "'block'"],
    ['of a scope farther out', "function f() { const a = 'outer'; () => { here(); }; }", "'outer'"],
    ['not of a scope beside it', "{ const a = 'block'; } here();", undefined],
    ['not of one within', "here(); { const a = 'block'; }", undefined],
  ])('%s', (_which, text, expected) => {
    const { source, place } = read(text);
    const init = variableAt(source, place, 'a')?.defs[0]?.node as { init?: { raw?: string } } | undefined;
    expect(init?.init?.raw).toBe(expected);
  });
});

describe('names in a template', () => {
  const file = (template: string): Source =>
    parseSource(
      'a.vue',
      `<template>${template}</template>\n<script>\nconst sent = 1;\n</script>\n<style>b {}</style>\n`,
    );

  it.each([
    ['in an attribute', '<a @click="sent()" />', true],
    ['in braces', '{{ sent }}', true],
    ['as a part of another', '{{ sentBy }}', false],
    ['with a sign of names before it', '{{ $sent }}', false],
    ['nowhere', '<a />', false],
  ])('%s', (_where, template, expected) => {
    expect(isInTemplate(file(template), 'sent')).toBe(expected);
  });

  it('may stand behind the script', () => {
    expect(isInTemplate(file(''), 'b')).toBe(true);
  });

  it('are none in a module', () => {
    expect(isInTemplate(parseSource('a.ts', 'const sent = 1;'), 'sent')).toBe(false);
  });
});

it('knows all names of a file', () => {
  expect([...allNames(parseSource('a.tsx', "const a = <B c={d.e} f='g' />;"))]).toEqual(
    expect.arrayContaining(['a', 'B', 'c', 'd', 'e', 'f']),
  );
  expect(allNames(parseSource('a.ts', "'a';")).size).toBe(0);
});
