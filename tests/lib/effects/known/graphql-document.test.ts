import { describe, expect, it } from 'vitest';

import { mutationsIn } from '../../../../lib/effects/known/graphql-document.ts';

const written = (text: string): unknown =>
  mutationsIn(text).map(({ field, args }) => [field, Object.fromEntries(args)]);

describe('what a document gives its mutations', () => {
  it.each([
    ['mutation { track }', [['track', {}]]],
    ['mutation Track($e: String!) { track(event: $e) { id } }', [['track', { event: { variable: 'e' } }]]],
    ['mutation T { sent: track(event: "Sent") }', [['track', { event: { text: 'Sent' } }]]],
    ['mutation T { track(kind: SHORT, tags: ["a", "b"], n: 3) }', [['track', expect.anything()]]],
    [
      'mutation T($a: A = { b: 1 }) { one(a: $a) { x { y } } two }',
      [
        ['one', { a: { variable: 'a' } }],
        ['two', {}],
      ],
    ],
    ['# mutation { no }\nquery Q { me }', []],
    ['query Q { me }', []],
    ['mutation', []],
    ['mutation T { track(', [['track', {}]]],
  ])('%s', (text, fields) => {
    expect(written(text)).toEqual(fields);
  });

  it('knows the fields of an input', () => {
    const [mutation] = mutationsIn('mutation T($e: String!) { track(input: { event: $e, more: { plan: "pro" } }) }');
    const input = mutation?.args.get('input');
    expect(input && 'fields' in input && [...input.fields.keys()]).toEqual(['event', 'more']);
  });

  it('knows what is neither a text nor a variable, and goes on behind it', () => {
    const [mutation] = mutationsIn(
      'mutation T { track(kind: SHORT, tags: ["a", { b: 1 }], n: -3, on: true, event: "A") }',
    );
    expect(Object.fromEntries(mutation?.args ?? [])).toEqual({
      kind: { other: true },
      tags: { other: true },
      n: { other: true },
      on: { other: true },
      event: { text: 'A' },
    });
  });

  it('reads several operations, with what stands between them', () => {
    expect(
      written(
        'mutation A { one } query B { two } mutation C($a: [Int!] = [1]) @live { three(a: $a) { x(b: 1) { y } } four }',
      ),
    ).toEqual([
      ['one', {}],
      ['three', { a: { variable: 'a' } }],
      ['four', {}],
    ]);
    expect(written('mutation { ...parts one }')).toEqual([
      ['parts', {}],
      ['one', {}],
    ]);
  });
});
