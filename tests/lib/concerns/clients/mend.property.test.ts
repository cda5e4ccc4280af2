import fc from 'fast-check';
import { expect, it } from 'vitest';

import { applyEdits } from '../../../../lib/edit/edit.ts';
import { hoistClients } from '../../../../lib/concerns/clients/mend.ts';
import type { Node } from '../../../../lib/edit/nodes.ts';
import { walk } from '../../../../lib/edit/nodes.ts';
import { parseSource } from '../../../../lib/edit/source.ts';

/**
 * Modules are generated, mended, loaded and asked twice: the same must be sent by clients with the same keys, in the
 * same order, and never by more clients.
 */

interface Ran {
  readonly log: readonly unknown[];
  readonly made: number;
}

const key = fc.constantFrom(
  'process.env.A',
  'process.env.B',
  'SITE',
  "'written'",
  'config.key',
  "config.get('key')",
  'process.env.A ?? SITE',
  'LATER',
);
const options = fc.constantFrom(
  '',
  ', { timeout: 1 }',
  ', { timeout: LIMITS.timeout }',
  ', { onError: (error) => note(error.message) }',
  ',\n    // why\n    { timeout: 1 }',
);
const construction = fc.tuple(key, options).map(([first, rest]) => `new Client(${first}${rest})`);
const use = fc.constantFrom<(made: string, id: number) => string>(
  (made, id) => `const cio = ${made};\n  cio.send(${id}, x);`,
  (made, id) => `const client = ${made}, rest = note('r${id}');\n  client.send(rest, x);`,
  (made, id) => `const rest = note('r${id}'), client = ${made};\n  client.send(rest, x);`,
  (made, id) => `${made}.send(${id}, x);`,
  (made, id) => `(${made}).send(note('a${id}'), x);`,
  made =>
    `for (const turn of [1, 2]) {\n    // each turn\n    const cio = ${made}; // made\n    cio.send(turn, x);\n  }`,
  (made, id) => `[1, 2].forEach((cio) => { const client = ${made}; client.send(cio, ${id}); });`,
  (made, id) => `try {\n    const cio = ${made};\n\n    cio.send(${id}, x);\n  } catch {\n    note('caught');\n  }`,
  (made, id) => `if (x > 1) { const cio = ${made}; cio.send(${id}, x); } else note('else');`,
  (made, id) => `if (!process.env.A) return note('none');\n  const cio = ${made};\n  return cio.send(${id}, x);`,
  (made, id) => `const send = () => { let cio = ${made}; cio.send(${id}, x); };\n  send();`,
);
const handler = fc.tuple(construction, use, fc.boolean());
const module = fc
  .tuple(fc.array(handler, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([handlers, isFirst, knowsCio, lazy]) => {
    const constants = "const SITE = 'site';\nconst LIMITS = { timeout: 5 };";
    const body = handlers
      .map(([made, put, isArrow], id) =>
        isArrow
          ? `on(async (x) => {\n  ${put(made, id)}\n});`
          : `on(handler${id});\nasync function handler${id}(x) {\n  ${put(made, id)}\n}`,
      )
      .join('\n\n');
    const code = `'use strict';\nlet LATER = 'early';\nload();\n${knowsCio ? "const cio = note('own');\n" : ''}${isFirst ? `${constants}\n\n` : ''}${body}\n${isFirst ? '' : `\n${constants}\n`}LATER = 'late';\n`;
    return { code, lazy };
  });

async function run(code: string): Promise<Ran> {
  const log: unknown[] = [];
  let made = 0;
  const process = { env: {} as Record<string, string> };
  const handlers: ((x: number) => Promise<unknown>)[] = [];
  const note = (what: unknown): unknown => {
    log.push(what);
    return what;
  };
  class Client {
    readonly key: string;
    readonly rest: unknown;
    constructor(key: string, rest?: unknown) {
      made++;
      if (key === undefined) throw new Error('a client without a key');
      this.key = key;
      this.rest = rest;
    }
    send(...given: unknown[]): void {
      log.push([this.key, JSON.stringify(this.rest), ...given]);
    }
  }
  const config = { key: 'configured', get: () => config.key };
  const load = (): void => void Object.assign(process.env, { A: 'a', B: 'b' });
  new Function('Client', 'process', 'config', 'on', 'note', 'load', code)(
    Client,
    process,
    config,
    (each: (typeof handlers)[number]) => handlers.push(each),
    note,
    load,
  );
  for (const x of [1, 2]) {
    for (const each of handlers) {
      await each(x);
    }
  }
  return { log, made };
}

function mended(code: string, lazy: boolean): string {
  const file = 'file.js';
  let text = code;
  for (let left = true; left;) {
    const source = parseSource(file, text);
    const nodes: Node[] = [];
    walk(source.program, node => {
      const { parent } = node;
      if (node.type === 'NewExpression' && parent?.type !== 'AssignmentExpression' && nested(node)) nodes.push(node);
    });
    const outcomes = hoistClients(
      source,
      nodes.map(node => ({ node, mayThrow: false, hasSecret: false })),
      { lazy },
    );
    // One after the other, as the codemod does where edits lie close together.
    const [first] = outcomes.flatMap(each => (each.refused === undefined ? [each] : []));
    left = first !== undefined;
    text = first ? applyEdits(text, [...first.declaration, ...first.edits]) : text;
  }
  return text;
}

function nested(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (/Function/.test(current.type)) return true;
  }
  return false;
}

it('sends the same by fewer clients', async () => {
  let fewer = 0;
  await fc.assert(
    fc.asyncProperty(module, async ({ code, lazy }) => {
      const text = mended(code, lazy);
      const [before, after] = [await run(code), await run(text)];
      expect(after.log, text).toEqual(before.log);
      expect(after.made, text).toBeLessThanOrEqual(before.made);
      fewer += Number(after.made < before.made);
    }),
    { numRuns: 400 },
  );
  expect(fewer, 'the generator makes what the edit is for').toBeGreaterThan(200);
});

it('shares a client among all of a file at once as well', async () => {
  await fc.assert(
    fc.asyncProperty(module, async ({ code, lazy }) => {
      const source = parseSource('file.js', code);
      const nodes: Node[] = [];
      walk(source.program, node => {
        if (node.type === 'NewExpression') nodes.push(node);
      });
      const outcomes = hoistClients(
        source,
        nodes.map(node => ({ node, mayThrow: true, hasSecret: false })),
        { lazy },
      ).flatMap(each => (each.refused === undefined ? [each] : []));
      const declarations = new Map(
        outcomes.flatMap(({ declaration }) => declaration).map(edit => [`${edit.range[0]} ${edit.text}`, edit]),
      );
      const text = applyEdits(code, [...declarations.values(), ...outcomes.flatMap(({ edits }) => edits)]);
      expect((await run(text)).log, text).toEqual((await run(code)).log);
    }),
    { numRuns: 400 },
  );
});
