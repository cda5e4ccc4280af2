import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { reindent, textMoved } from '../../../lib/edit/indentation.ts';
import { withParentheses } from '../../../lib/edit/parentheses.ts';
import { nodeAt, walk } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';
import { escaped, textIn, withText } from '../../../lib/edit/string-literal.ts';
import { indentationAt, isFirstOnLine, lineEnd, styleOf } from '../../../lib/edit/style.ts';
import { withoutProperty } from '../../../lib/edit/without-property.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

function firstOf(source: Source, type: string): Node {
  let found: Node | undefined;
  walk(source.program, node => {
    if (node.type === type) found ??= node;
  });
  if (!found) throw new Error(`There is no ${type} in ${source.text}`);
  return found;
}

describe('the style of a file', () => {
  const style = (text: string): object => styleOf(parseSource('a.tsx', text));

  it.each([
    ['by its imports', "import a from \"b\"; const c = 'd', e = 'f';", '"'],
    ['by its imports, if there are others', 'import a from \'b\'; const c = "d", e = "f";', "'"],
    ['by its texts', 'a("b"); c("d"); e(\'f\');', '"'],
    ['by the first of as many', 'a(\'b\'); c("d");', "'"],
    ['by the first of as many, the other way round', 'a("b"); c(\'d\');', '"'],
    ['not by texts that hold a quote', "a(\"it's\"); b('c');", "'"],
    ['not by texts that hold the other quote', 'a(\'say "b"\'); c("d");', '"'],
    ['not by attributes', '<A b="c" d="e" />; f(\'g\');', "'"],
    ['as it is common, where there is none', 'a();', "'"],
  ])('its quotes: %s', (_by, text, quote) => {
    expect(style(text)).toHaveProperty('quote', quote);
  });

  it.each([
    ['with them', 'a();\nb();\n', ';'],
    ['without them', 'a()\nb()\n', ''],
    ['by most', 'a()\nb();\nc();\n', ';'],
    ['by most, without', 'a()\nb()\nc();\n', ''],
    ['by declarations', 'const a = 1\n', ''],
    ['by imports', "import 'a'\n", ''],
    ['by what is returned', 'function f() {\n  return a\n}\n', ''],
    ['not by blocks', 'if (a) {}\nfunction f() {}\nb();\n', ';'],
    ['as it is common, where there is none', 'if (a) {}\n', ';'],
  ])('its semicolons: %s', (_by, text, semicolon) => {
    expect(style(text)).toHaveProperty('semicolon', semicolon);
  });

  it.each([
    ['two blanks', 'if (a) {\n  b();\n}', '  '],
    ['four blanks', 'if (a) {\n    b();\n}', '    '],
    ['a tab', 'if (a) {\n\tb();\n}', '\t'],
    ['the step and not the depth', 'if (a) {\n    if (b) {\n        c();\n    }\n}', '    '],
    ['that of most', 'if (a) {\n   b();\n}\nif (a) {\n    b();\n}\nif (a) {\n    b();\n}', '    '],
    ['as it is common, in one line', 'if (a) { b(); }', '  '],
    ['as it is common, where nothing is indented', 'if (a) {\nb();\n}', '  '],
    ['as its lines are, where no block tells', 'a({\n\tb: 1,\n});', '\t'],
    ['as it is common, where tabs follow blanks', '  if (a) {\n\tb();\n  }', '  '],
  ])('its step: %s', (_what, text, indent) => {
    expect(style(text)).toHaveProperty('indent', indent);
  });

  it.each([
    ['a();\nb();\n', '\n'],
    ['a();\r\nb();\r\n', '\r\n'],
    ['a();\nb();\r\n', '\n'],
    ['a();', '\n'],
  ])('its line ends: %j', (text, newline) => {
    expect(style(text)).toHaveProperty('newline', newline);
  });

  it('is found once', () => {
    const source = parseSource('a.ts', 'a();');
    expect(styleOf(source)).toBe(styleOf(source));
  });
});

describe('places on a line', () => {
  const text = 'a\n  b c\r\n\td';

  it.each([
    [0, ''],
    [3, ' '],
    [4, '  '],
    [6, '  '],
    [10, '\t'],
  ])('the indentation at %i is %j', (offset, expected) => {
    expect(indentationAt(text, offset)).toBe(expected);
  });

  it.each([
    [0, 1],
    [2, 7],
    [5, 7],
    [9, 11],
  ])('the line of %i ends at %i', (offset, expected) => {
    expect(lineEnd(text, offset)).toBe(expected);
  });

  it.each([
    [0, true],
    [4, true],
    [6, false],
    [10, true],
    [11, false],
  ])('%i is first on its line: %s', (offset, expected) => {
    expect(isFirstOnLine(text, offset)).toBe(expected);
  });
});

describe('lines move', () => {
  /** Moves the block of a text, and gives all of it. */
  const moved = (text: string, from: string, to: string, except: readonly [number, number][] = []): string => {
    const source = parseSource('a.tsx', text);
    return applyEdits(text, reindent(source, firstOf(source, 'BlockStatement'), from, to, except));
  };

  it.each([
    ['inward', '{\n  a();\n}', '', '  ', '{\n    a();\n  }'],
    ['outward', '  {\n    a();\n  }', '  ', '', '  {\n  a();\n}'],
    ['by tabs', '{\n\ta();\n}', '', '\t', '{\n\t\ta();\n\t}'],
    ['from blanks to tabs', '  {\n    a();\n  }', '  ', '\t', '  {\n\t  a();\n\t}'],
    ['not where they stay', '{\n  a();\n}', '  ', '  ', '{\n  a();\n}'],
    ['without those that are empty', '{\n\n  a();\n}', '', '  ', '{\n\n    a();\n  }'],
    ['without those that are empty, of Windows', '{\r\n\r\n  a();\r\n}', '', '  ', '{\r\n\r\n    a();\r\n  }'],
    ['as far as they go', '  {\n a();\n  }', '  ', '', '  {\na();\n}'],
    ['not where they begin with nothing', '  {\na();\n  }', '  ', '', '  {\na();\n}'],
    ['not those of a text', '{\n  a(`b\n  c`);\n}', '', '  ', '{\n    a(`b\n  c`);\n  }'],
    [
      'not the end of an element behind text',
      '{\n  a = <A>\n  b\n</A>;\n}',
      '',
      '  ',
      '{\n    a = <A>\n  b\n</A>;\n  }',
    ],
    ['not those of a text of two lines', "{\n  a('b\\\n  c');\n}", '', '  ', "{\n    a('b\\\n  c');\n  }"],
  ])('%s', (_how, text, from, to, expected) => {
    expect(moved(text, from, to)).toBe(expected);
  });

  it('but for what is replaced', () => {
    const text = '{\n  a(b,\n  c);\n  d();\n}';
    const start = text.indexOf('b,');
    expect(moved(text, '', '  ', [[start, text.indexOf('c);')]])).toBe('{\n    a(b,\n  c);\n    d();\n  }');
  });

  it('in the text of a piece alone', () => {
    const source = parseSource('a.ts', 'x();\n  {\n    a();\n    b();\n  }\ny();');
    expect(textMoved(source, firstOf(source, 'BlockStatement'), '  ', '')).toBe('{\n  a();\n  b();\n}');
    expect(textMoved(source, firstOf(source, 'BlockStatement'), '  ', '    ')).toBe('{\n      a();\n      b();\n    }');
  });
});

describe('parentheses around an expression', () => {
  const around = (text: string, piece: string, from?: number): string => {
    const source = parseSource('a.ts', text);
    const start = text.indexOf(piece);
    const node = nodeAt(source.program, [start, start + piece.length]) as Node;
    return text.slice(...withParentheses(source, node, from));
  };

  it.each([
    ['a = (b);', 'b', '(b)'],
    ['a = ( ( b ) );', 'b', '( ( b ) )'],
    ['a = b;', 'b', 'b'],
    ['a = (b, c);', 'b', 'b'],
    ['a = (c, b);', 'b', 'b'],
  ])('in %s', (text, piece, expected) => {
    expect(around(text, piece)).toBe(expected);
  });

  it('are not those of the call', () => {
    expect(around('f(b);', 'b', 1)).toBe('b');
    expect(around('f((b));', 'b', 1)).toBe('(b)');
    expect(around('f(b);', 'b')).toBe('(b)');
  });
});

describe('a literal with another text', () => {
  const changed = (text: string, to: string): string => {
    const source = parseSource('a.tsx', text);
    let literal: TSESTree.StringLiteral | TSESTree.TemplateLiteral | undefined;
    walk(source.program, node => {
      if ((node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral')
        literal ??= node as TSESTree.StringLiteral | TSESTree.TemplateLiteral;
    });
    return withText(literal as TSESTree.StringLiteral, to);
  };

  it.each([
    ["a('b')", 'c', "'c'"],
    ['a("b")', 'c', '"c"'],
    ['a(`b`)', 'c', '`c`'],
    ["a('b')", "it's", String.raw`'it\'s'`],
    ["a('b')", 'say "c"', `'say "c"'`],
    ['a("b")', 'say "c"', String.raw`"say \"c\""`],
    ['a("b")', "it's", `"it's"`],
    ['a(`b`)', 'c`d', '`c\\`d`'],
    ['a(`b`)', '${c}', '`\\${c}`'],
    ['a(`b`)', '$c', '`$c`'],
    ["a('b')", '${c}', "'${c}'"],
    ["a('b')", String.raw`c\d`, String.raw`'c\\d'`],
    ["a('b')", 'c\nd\re', String.raw`'c\nd\re'`],
    ['<A b="c" />', 'd', '"d"'],
    ['<A b="c" />', "it's", `"it's"`],
    ['<A b="c" />', 'say "d"', String.raw`{"say \"d\""}`],
    ['<A b="c" />', 'd & e', '{"d & e"}'],
    ['<A b="c" />', 'd\ne', String.raw`{"d\ne"}`],
    ['<A b="c" />', 'd\re', String.raw`{"d\re"}`],
    ['<A b="c" />', String.raw`d\e`, String.raw`{"d\\e"}`],
  ])('in %s: %j is %s', (text, to, expected) => {
    expect(changed(text, to)).toBe(expected);
  });

  it('has what its quotes end escaped', () => {
    expect(escaped("a'b", "'")).toBe(String.raw`a\'b`);
    expect(escaped("a'b", '"')).toBe("a'b");
  });

  it.each([
    ["'a'", 'a'],
    ['`a`', 'a'],
    ['``', ''],
    ['`a${b}`', undefined],
    ['5', undefined],
    ['null', undefined],
    ['a', undefined],
  ])('the text of %s is %s', (expression, expected) => {
    const [statement] = parseSource('a.ts', `(${expression});`).program.body;
    expect(textIn((statement as TSESTree.ExpressionStatement).expression)).toBe(expected);
  });

  it('there is none where nothing is', () => {
    expect(textIn(undefined)).toBeUndefined();
    expect(textIn(null)).toBeUndefined();
  });
});

describe('a property goes', () => {
  const without = (text: string, index: number): string => {
    const source = parseSource('a.ts', `(${text});`);
    const object = firstOf(source, 'ObjectExpression') as TSESTree.ObjectExpression;
    const property = object.properties[index] as TSESTree.ObjectLiteralElement;
    return applyEdits(source.text, [withoutProperty(source, object, property)]).slice(1, -2);
  };

  it.each([
    ['the first', '{ a: 1, b: 2 }', 0, '{ b: 2 }'],
    ['one between', '{ a: 1, b: 2, c: 3 }', 1, '{ a: 1, c: 3 }'],
    ['the last', '{ a: 1, b: 2 }', 1, '{ a: 1 }'],
    ['the last before a comma', '{ a: 1, b: 2, }', 1, '{ a: 1, }'],
    ['the only one', '{ a: 1 }', 0, '{  }'],
    ['one on a line of its own', '{\n  a: 1,\n  b: 2,\n}', 0, '{\n  b: 2,\n}'],
    ['the last on a line of its own', '{\n  a: 1,\n  b: 2,\n}', 1, '{\n  a: 1,\n}'],
    ['the last on a line, without a comma', '{\n  a: 1,\n  b: 2\n}', 1, '{\n  a: 1\n}'],
    ['one that shares its line', '{\n  a: 1, b: 2,\n}', 0, '{\n  b: 2,\n}'],
    ['with Windows lines', '{\r\n  a: 1,\r\n  b: 2,\r\n}', 0, '{\r\n  b: 2,\r\n}'],
    ['the only one on a line of its own', '{\n  a: 1\n}', 0, '{\n}'],
  ])('%s', (_which, text, index, expected) => {
    expect(without(text, index)).toBe(expected);
  });
});
