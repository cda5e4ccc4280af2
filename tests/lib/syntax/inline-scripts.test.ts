import { describe, expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

/** What stands in the scripts of a file, statement by statement, as it is written. */
function scripts(text: string): string[] {
  const { program, error } = parse('a.tsx', text, true);
  expect(error).toBeUndefined();
  return program.body
    .flatMap(statement => (statement.type === 'BlockStatement' ? statement.body : []))
    .map(({ range }) => text.slice(...range));
}

describe('a script that JSX writes into a page', () => {
  const cases: readonly [source: string, statements: readonly string[]][] = [
    ["<script dangerouslySetInnerHTML={{ __html: 'go(1); go(2)' }} />;", ['go(1);', 'go(2)']],
    ['<script dangerouslySetInnerHTML={{ __html: `go(1)` }} />;', ['go(1)']],
    ['<Script>{`go(1)`}</Script>;', ['go(1)']],
    ['const code = `go(1)`; <script dangerouslySetInnerHTML={{ __html: code }} />;', ['go(1)']],
    ["<script dangerouslySetInnerHTML={{ __html: `go('${key}')` }} />;", ["go('${key}')"]],
    ['<script dangerouslySetInnerHTML={{ __html: `go({ at: ${now} })` }} />;', ['go({ at: ${now} })']],
    ['<><Script>{`go(1)`}</Script><Script>{`go(2)`}</Script></>;', ['go(1)', 'go(2)']],
    ['<script dangerouslySetInnerHTML={{ __html: \'{"a": 1}\' }} />;', []],
    ['<script dangerouslySetInnerHTML={{ __html: code }} />;', []],
    ['<script src="go.js" />;', []],
    ['<p>{`go(1)`}</p>;', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(scripts(source)).toEqual(expected);
  });

  it('is no part of the tree that edits are made in', () => {
    expect(parse('a.tsx', '<Script>{`go(1)`}</Script>;').program.body).toHaveLength(1);
  });
});

describe('a script that an object describes', () => {
  const cases: readonly [source: string, statements: readonly string[]][] = [
    ["tags({ tagName: 'script', innerHTML: `go(1);` });", ['go(1);']],
    ["tags({ tag: 'script', children: 'go(1)', injectTo: 'body' });", ['go(1)']],
    ["tags({ script: [{ hid: 'a', innerHTML: 'go(1)' }, { src: 'go.js' }, ...more] });", ['go(1)']],
    ["tags({ tagName: 'script', innerHTML: `go(1); ${all ? 'go(2);' : ''}` });", ['go(1);', 'go(2);']],
    ["tags({ tagName: 'script', innerHTML: `go(1); ${all ? `go(2);` : 'go(3);'}` });", ['go(1);', 'go(2);', 'go(3);']],
    ["tags({ tagName: 'script', innerHTML: `go(1); ${all && 'go(2);'}` });", ['go(1);', 'go(2);']],
    ["tags({ tagName: 'script', innerHTML: `go({ at: ${all ? 'one' : ''} })` });", ["go({ at: ${all ? 'one' : ''} })"]],
    ["tags({ tagName: 'script', innerHTML: `go({ at: ${all ? '' : ''} })` });", ["go({ at: ${all ? '' : ''} })"]],
    ["tags({ tagName: 'style', innerHTML: 'go(1)' }, 'script');", []],
    ["tags({ tag: 'script', label: 'go(1)', children: [] });", []],
    ["tags({ script: { innerHTML: 'go(1)' } });", []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(scripts(source)).toEqual(expected);
  });
});
