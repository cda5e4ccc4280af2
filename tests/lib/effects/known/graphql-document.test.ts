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
});
