import fc from 'fast-check';
import { expect, it } from 'vitest';

import { mended } from './sites.ts';

/**
 * Call sites are generated, mended and run: the client must get the same events with the same properties, and
 * everything that a call site does besides must happen as often and in the same order as before.
 */

type Log = readonly unknown[];

/** An expression that tells when it is evaluated. */
const noted = fc.integer({ min: 0, max: 9 }).map(id => `note('n${id}')`);
const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '1',
      "'text'",
      'fixed',
      'counter',
      'box.value',
      '[1, fixed]',
      '() => counter',
      '`a${fixed}`',
    ),
  },
  { weight: 2, arbitrary: noted },
  {
    weight: 1,
    arbitrary: fc.constantFrom('counter++', '(counter = counter + 2)', 'box.value++', 'await later(counter)'),
  },
);
const object = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'requestCreatedProperties'), value), { maxLength: 3 })
  .map(pairs => `{ ${pairs.map(([key, each]) => `${key}: ${each}`).join(', ')} }`);
const properties = fc.oneof(
  { weight: 4, arbitrary: object },
  { weight: 1, arbitrary: fc.constantFrom('fixed', 'box', 'undefined', 'note("p") && { p: 1 }', '{ ...box, x: 1 }') },
);
const event = fc.constantFrom("'Request Created'", 'Names.created', "note('Request Created')", '`Request ${kind}`');
const receiver = fc.constantFrom('client', 'getClient()', 'box.client', 'client?', "note('r') && client");
const call = fc.oneof(
  fc.tuple(receiver, event, properties).map(([from, name, given]) => `${callee(from)}.track(${name}, ${given})`),
  fc.tuple(receiver, event).map(([from, name]) => `${callee(from)}.track(${name})`),
  fc
    .tuple(receiver, event, properties, noted, fc.boolean())
    .map(([from, name, given, extra, isFirst]) =>
      isFirst
        ? `${callee(from)}.track({ id: ${extra}, event: ${name}, properties: ${given} })`
        : `${callee(from)}.track({ event: ${name}, properties: ${given}, id: ${extra} })`,
    ),
);
const site = fc
  .tuple(
    call,
    fc.constantFrom<(text: string) => string>(
      text => `${text};`,
      text => `await ${text};`,
      text => `${text}.catch(() => {});`,
      text => `return ${text};`,
      text => `const sent = await ${text}; note(typeof sent);`,
      text => `if (yes) ${text}; else note('else');`,
      text => `if (no) note('then'); else ${text};`,
      text => `yes && ${text};`,
      text => `no || ${text};`,
      text => `no && ${text};`,
      text => `yes ? ${text} : note('other');`,
      text => `no ? ${text} : note('other');`,
      text => `note('before'), ${text}, note('after');`,
      text => `const all = [note('before'), ${text}, note('after')];`,
      text => `await Promise.all([${text}, ${text}]);`,
      text => `switch (yes) { case true: ${text}; break; default: note('default'); }`,
      text => `for (const item of [1, 2]) ${text};`,
      text => `const run = async () => ${text}; await run(); await run();`,
      // Parameters take no await.
      text => `const run = async (given = ${text.replaceAll('await ', '')}) => note(typeof given); await run();`,
      text => `for (let turn = 0; turn < 2; turn++, await ${text}) note('turn');`,
      text => `let sent; sent = ${text}; note(typeof sent);`,
      text => `const { length = note('default') } = [await ${text}];`,
      text => `{ ${text}; }\n  note(counter);`,
      text => `const value = yes && ${text}; note(typeof value);`,
    ),
  )
  .map(([text, place]) => place(text));

/** `client?` is an optional chain; a condition needs parentheses. */
function callee(from: string): string {
  return from.includes('&&') ? `(${from})` : from;
}

const prelude = `
  let counter = 0;
  const fixed = 'fixed';
  const kind = 'Created';
  const [yes, no] = [true, false];
  const Names = { created: 'Request Created' };
  const getClient = () => { note('getClient'); return client; };
  const box = { value: 0, client };
  const later = async (value) => { note('later'); return value; };
`;

async function run(body: string): Promise<{ log: Log; sent: Log; helper: Log }> {
  const log: unknown[] = [];
  const sent: unknown[] = [];
  const helper: unknown[] = [];
  const copy = (given: unknown): unknown => JSON.parse(JSON.stringify(given ?? null)) as unknown;
  const note = (what: unknown): unknown => {
    log.push(what);
    return what;
  };
  const client = {
    track(first: unknown, second: unknown): Promise<string> {
      const message = typeof first === 'object' ? (first as { event: unknown; properties: unknown }) : undefined;
      sent.push(copy(message ? [message.event, message.properties] : [first, second]));
      return Promise.resolve('sent');
    },
  };
  const trackCioEvent = (name: unknown, given: unknown): void => {
    helper.push(copy([name, given]));
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<unknown>;
  await new AsyncFunction('note', 'client', 'trackCioEvent', prelude + body)(note, client, trackCioEvent);
  return { log, sent, helper };
}

it('sends the same, and does the rest as before', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(site, async code => {
      const wrapped = `async function f() {${prelude}  ${code}\n}\n`;
      const result = mended(wrapped, { file: 'file.js' });
      const body = result.slice(result.indexOf('{') + 1, result.lastIndexOf('}')).replace(prelude, '');
      const before = await run(code);
      const after = await run(body);
      expect(after.log).toEqual(before.log);
      expect(after.sent).toEqual(before.sent);
      const isWhole = !result.includes('\n// ');
      if (isWhole) {
        changed++;
        expect(after.helper.toSorted(byText)).toEqual(before.sent.toSorted(byText));
      } else {
        // A site that was refused is as it was; another in the same code may be mended.
        expect(before.sent).toEqual(expect.arrayContaining([...after.helper]));
      }
    }),
    { numRuns: 600 },
  );
  // The property would hold of an edit that always refuses.
  expect(changed).toBeGreaterThan(300);
});

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a).localeCompare(JSON.stringify(b));
}
