import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { bagOf } from '../../../lib/project/bags.ts';
import { evaluation } from '../../support/evaluate.ts';

const HEAD = `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
const held = { client, db: 1 };
const get = () => client;
class K { client = client; make() { return { a: this.client, b: this }; } }
let loop: any = { client }; loop = { ...loop, client };
`;

/** The members of an object that are clients, with what they are. */
function bag(expression: string): string | undefined {
  const { evaluator, exported } = evaluation({ 'a.ts': `${HEAD}export const x = ${expression};` });
  const found = evaluator.open(() => bagOf(evaluator, exported('x'), ({ kind }) => kind === 'client'));
  return (
    found &&
    `${inWords(found)}: ${[...found.values].map(([name, list]) => `${name} ${list.map(one => inWords(evaluator.force(one))).join()}`).join('; ')}`
  );
}

const CLIENT = 'the client of @segment/analytics-node';

describe('what is handed over in an object', () => {
  it.each<[string, string | undefined]>([
    ['{ client }', `{ client, ... }: client ${CLIENT}`],
    ['{ a: client, b: 1, c: "t" }', `{ a, ... }: a ${CLIENT}`],
    ['{ a: held.client }', `{ a, ... }: a ${CLIENT}`],
    ['{ a: get() }', `{ a, ... }: a ${CLIENT}`],
    ['{ a: q || client }', undefined],
    ['{ a: client as any }', `{ a, ... }: a ${CLIENT}`],
    ['{ a: [client][0] }', `{ a, ... }: a ${CLIENT}`],
    ['{ a: held["client"] }', `{ a, ... }: a ${CLIENT}`],
    ['new K().make()', `{ a, ... }: a ${CLIENT}`],
    ['{ ...held }', `{ client, ... }: client ${CLIENT}`],
    ['{ ...held, other: client }', `{ client, other, ... }: client ${CLIENT}; other ${CLIENT}`],
    ['{ a: new Analytics({ writeKey: "k" }) }', `{ a, ... }: a ${CLIENT}`],
    ['Object.assign({}, { client })', `{ client, ... }: client ${CLIENT}`],
    ['Object.fromEntries([["a", client], ["b", 1]])', `{ a, ... }: a ${CLIENT}`],
    ['q ? { a: client } : { b: client }', `{ a, b, ... }: a ${CLIENT}; b ${CLIENT}`],
    ['loop', `{ client, ... }: client ${CLIENT}`],
    ['{ a: { client } }', undefined],
    ['{ a: () => client }', undefined],
    ['{ b: 1 }', undefined],
    ['client', undefined],
    ['[client]', undefined],
    ['{}', undefined],
  ])('%s', (expression, expected) => {
    expect(bag(expression)).toBe(expected);
  });
});
