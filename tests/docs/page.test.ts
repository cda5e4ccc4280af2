import { describe, expect, it } from 'vitest';
import { readExamples } from './page.ts';

const fence = '```';

function page(...lines: string[]): string {
  return lines.join('\n');
}

describe('readExamples', () => {
  it('reads expectation, file name, options and settings', () => {
    const text = page(
      '## Examples',
      `${fence}ts incorrect filename="lib/a.ts" options='[{"b": 1}]' settings='{"forwarded": "all"}'`,
      'code();',
      fence,
    );
    expect(readExamples(text, 'page.md')).toEqual([
      {
        title: 'Examples (page.md:2, incorrect)',
        expected: 'incorrect',
        filename: 'lib/a.ts',
        code: 'code();\n',
        options: [{ b: 1 }],
        settings: { forwarded: 'all' },
        files: {},
      },
    ]);
  });

  it('gives the files of a section to its examples and to no other', () => {
    const text = page(
      '## One',
      `${fence}ts file="src/client.ts"`,
      'client();',
      fence,
      `${fence}tsx correct`,
      'one();',
      fence,
      '## Two',
      `${fence}js correct`,
      'two();',
      fence,
    );
    const [one, two] = readExamples(text, 'page.md');
    expect(one).toMatchObject({ filename: 'src/example.tsx', files: { 'src/client.ts': 'client();\n' } });
    expect(two).toMatchObject({ filename: 'src/example.js', files: {} });
  });

  it('leaves out configurations and other languages', () => {
    const text = page(`${fence}js config`, 'export default [];', fence, `${fence}sh`, 'npm i', fence);
    expect(readExamples(text, 'page.md')).toEqual([]);
  });

  it('reads blocks of other formats that say what to expect', () => {
    const text = page(
      `${fence}yaml incorrect filename="campaigns/a.yml"`,
      'trigger: identify',
      fence,
      `${fence}json`,
      '{}',
      fence,
    );
    expect(readExamples(text, 'page.md')).toMatchObject([
      { filename: 'campaigns/a.yml', expected: 'incorrect', code: 'trigger: identify\n' },
    ]);
  });

  it.each([
    ['a template that nobody checks', `${fence}liquid`, /say `incorrect`/],
    ['code that nobody checks', `${fence}ts`, /say `incorrect`/],
    ['options that are no JSON', `${fence}ts correct options='{a}'`, /not JSON/],
    ['a key that is not known', `${fence}ts correct option='[]'`, /unknown `option`/],
  ])('refuses %s', (_, info, message) => {
    expect(() => readExamples(page(info, 'code();', fence), 'page.md')).toThrow(message);
  });

  it('refuses a block without an end', () => {
    expect(() => readExamples(page(`${fence}ts correct`, 'code();'), 'page.md')).toThrow(/no end/);
  });
});
