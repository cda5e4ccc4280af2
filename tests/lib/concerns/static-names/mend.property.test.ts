import fc from 'fast-check';
import { expect, it } from 'vitest';

import { applyEdits } from '../../../../lib/edit/edit.ts';
import { walk } from '../../../../lib/edit/nodes.ts';
import { parseSource } from '../../../../lib/edit/source.ts';
import { makeNameStatic, piecesOfName } from '../../../../lib/concerns/static-names/mend.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { PropertiesPlace } from '../../../../lib/concerns/static-names/mend.ts';

/**
 * Calls are generated, given one name and run: the client must get the properties that it got, what varied beside
 * them, and everything that happens besides must happen as often and in the same order as before.
 */

const part = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map(id => `note('n${id}')`),
  fc.constantFrom(
    'fixed',
    'counter',
    'box.value',
    'counter++',
    '(counter = counter + 2)',
    'await later(counter)',
    "(note('s'), 'last')",
    "yes ? 'a' : 'b'",
    'box?.value',
    '`in${fixed}`',
  ),
);
const event = fc.oneof(
  fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map(parts => `\`${parts.map((each, index) => `w${index}_\${${each}}_`).join('')}end\``),
  fc
    .array(part, { minLength: 1, maxLength: 2 })
    .map(parts => ["'start_'", ...parts.map(each => `(${each})`)].join(' + ')),
);
const value = fc.oneof(part, fc.constantFrom('1', '[1, fixed]', 'null'));
const object = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', "['c']"), value), { maxLength: 3 })
  .map(pairs => `{ ${pairs.map(([key, each]) => `${key}: ${each}`).join(', ')} }`);
const properties = fc.oneof(
  { weight: 3, arbitrary: object },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'box',
      'undefined',
      'null',
      'make()',
      'yes ? box : undefined',
      'nothing || {}',
      '{ ...box, x: note("x") }',
      '{ ...make() }',
      "(note('p'), box)",
      '(box)',
    ),
  },
);
const site = fc.oneof(
  fc
    .tuple(event, fc.option(properties))
    .map(([name, given]) => `client.track(${name}${given === null ? '' : `, ${given}`})`),
  fc.tuple(event, fc.option(properties), part, fc.nat(5)).map(([name, given, id, order]) => {
    const keys = [`event: ${name}`, `id: ${id}`, ...(given === null ? [] : [`properties: ${given}`])];
    const turned = order % 2 === 0 ? keys : keys.toReversed();
    return `client.send({ ${[...turned.slice(order % 3), ...turned.slice(0, order % 3)].join(', ')} })`;
  }),
  fc
    .tuple(event, part, fc.option(properties))
    .map(([name, id, given]) => `client.last(${name}, ${id}${given === null ? '' : `, ${given}`})`),
);

const prelude = `
  let counter = 0;
  const fixed = 'fixed', yes = true, nothing = undefined;
  const box = { value: 'boxed' };
  const make = () => { note('make'); return { made: counter }; };
  const later = async (value) => { note('later'); return value; };
`;

interface Sent {
  readonly event: string;
  readonly properties: Record<string, unknown>;
}

async function run(body: string): Promise<{ log: unknown[]; sent: Sent[] }> {
  const log: unknown[] = [];
  const sent: Sent[] = [];
  const note = (what: unknown): unknown => {
    log.push(what);
    return what;
  };
  const push = (name: string, given: unknown): void => {
    sent.push({ event: name, properties: { ...(given as object) } });
  };
  const client = {
    track: (name: string, given: unknown) => push(name, given),
    send: (message: { event: string; id: unknown; properties: unknown }) => {
      log.push(message.id);
      push(message.event, message.properties);
    },
    last: (name: string, id: unknown, given: unknown) => {
      log.push(id);
      push(name, given);
    },
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<unknown>;
  await new AsyncFunction('note', 'client', `${prelude}${body}`)(note, client);
  return { log, sent };
}

/** The call with one name; undefined if it is refused. */
function mended(code: string): { text: string; kept: string } | undefined {
  const start = `async function f() {${prelude}`;
  const source = parseSource('file.js', `${start}${code};\n}\n`);
  let call: TSESTree.CallExpression | undefined;
  walk(source.program, node => {
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      node.callee.object.type === 'Identifier' &&
      node.callee.object.name === 'client'
    ) {
      call = node;
    }
  });
  const { event, place } = partsOf(call as TSESTree.CallExpression);
  const pieces = piecesOfName(event) ?? [];
  const kept = pieces.filter(piece => typeof piece === 'string').join('');
  const added = pieces
    .filter(piece => typeof piece !== 'string')
    .map((each, index) => ({ key: `hole${index}`, value: each }));
  const edits = makeNameStatic(source, { call: call as TSESTree.CallExpression, event, name: [kept], added, place });
  return 'refused' in edits
    ? undefined
    : { text: applyEdits(source.text, edits).slice(start.length, -'\n}\n'.length), kept };
}

function partsOf({ callee, arguments: given }: TSESTree.CallExpression): {
  event: TSESTree.Node;
  place: PropertiesPlace;
} {
  const [first, second, third] = given as [TSESTree.Expression, TSESTree.Expression?, TSESTree.Expression?];
  const method = ((callee as TSESTree.MemberExpression).property as TSESTree.Identifier).name;
  if (method === 'send') {
    const valueOf = (name: string): TSESTree.Node | undefined =>
      (first as TSESTree.ObjectExpression).properties.flatMap(each =>
        each.type === 'Property' && (each.key as TSESTree.Identifier).name === name ? [each.value] : [],
      )[0];
    const node = valueOf('properties');
    return { event: valueOf('event') as TSESTree.Node, place: node ? { node } : { key: 'properties' } };
  }
  const node = method === 'last' ? third : second;
  return { event: first, place: node ? { node } : { behind: method === 'last' ? (second as TSESTree.Node) : first } };
}

it('sends the same beside what varied in the name, and does the rest as before', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(site, async code => {
      const made = mended(code);
      if (!made) {
        return;
      }
      changed++;
      const [before, after] = [await run(`${code};`), await run(made.text)];
      expect(after.log, made.text).toEqual(before.log);
      const [was, is] = [before.sent[0] as Sent, after.sent[0] as Sent];
      expect(is.event).toBe(made.kept);
      expect(is.properties).toMatchObject(was.properties);
      const holes = Object.entries(is.properties).filter(([key]) => key.startsWith('hole'));
      expect(Object.keys(is.properties)).toHaveLength(Object.keys(was.properties).length + holes.length);
      // Every value of the name is in the properties, in its order.
      let rest = was.event;
      for (const [, hole] of holes) {
        expect(rest).toContain(String(hole));
        rest = rest.slice(rest.indexOf(String(hole)) + String(hole).length);
      }
    }),
    { numRuns: 1500 },
  );
  // The property would hold of an edit that always refuses.
  expect(changed).toBeGreaterThan(600);
});
