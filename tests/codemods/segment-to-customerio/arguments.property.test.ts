import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { start } from '../../../codemods/segment-to-customerio/session.ts';
import { createProject } from '../../support/project.ts';
import { applyTo } from '../fixtures.ts';

/**
 * Calls are generated, moved and run against what the two SDKs themselves do with arguments: Customer.io's must take
 * from the moved call what Segment's took from the one before.
 */

const require = createRequire(import.meta.url);

type Resolve = (...given: unknown[]) => readonly unknown[];
interface Resolvers {
  resolveUserArguments(user: { id(): string | null }): Resolve;
  resolvePageArguments: Resolve;
}

const segment = require('@segment/analytics-next/dist/cjs/core/arguments-resolver') as Resolvers;
const customerio = require('@customerio/cdp-analytics-browser/dist/cjs/core/arguments-resolver') as Resolvers;

const nothing = fc.constantFrom('null', 'undefined', 'void 0', 'nobody', 'missing');
const text = fc.constantFrom(
  "'text'",
  '`text`',
  'name',
  'yes ? name : null',
  'no ? name : null',
  'no ? name : undefined',
  'nobody ?? name',
);
const object = fc.constantFrom(
  '{ a: 1 }',
  'traits',
  'yes ? traits : undefined',
  'no ? traits : undefined',
  'no ? { a: 2 } : null',
  'nobody || traits',
);
const options = fc.constantFrom('{ context: { ip: 1 } }', 'more', 'undefined');
const callback = fc.constantFrom('() => {}', 'done');
const number = fc.constantFrom('7', 'count');

const user = fc.oneof(
  fc.tuple(fc.oneof(text, number, nothing)),
  fc.tuple(fc.oneof(text, number, nothing), fc.oneof(object, nothing)),
  fc.tuple(fc.oneof(text, number, nothing), fc.oneof(object, nothing), options),
  fc.tuple(fc.oneof(text, nothing), fc.oneof(object, nothing), options, callback),
  fc.tuple(fc.oneof(text, nothing), callback),
  fc.tuple(object),
  fc.tuple(object, options),
);
const page = fc.oneof(
  fc.tuple(),
  fc.tuple(fc.oneof(text, object, nothing)),
  fc.tuple(fc.oneof(text, nothing), fc.oneof(text, object, nothing)),
  fc.tuple(fc.oneof(text, nothing), fc.oneof(text, nothing), fc.oneof(object, nothing)),
  fc.tuple(fc.oneof(text, nothing), fc.oneof(text, nothing), fc.oneof(object, nothing), options),
  fc.tuple(text, text, fc.oneof(object, nothing), options, callback),
  fc.tuple(text, object, options),
);
const call = fc
  .oneof(fc.tuple(fc.constantFrom('identify', 'group'), user), fc.tuple(fc.constantFrom('page', 'screen'), page))
  .map(([method, given]) => `analytics.${method}(${given.join(', ')});`);

const HEAD = `import { AnalyticsBrowser } from '@segment/analytics-next';
`;
const BODY = `const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
const [yes, no] = [true, false];
const nobody = null, missing = undefined, name = 'Ada', count = 3, traits = { b: 1 }, more = { context: { page: 1 } }, done = () => {};
`;

interface Taken {
  readonly method: string;
  readonly parts: string;
}

function run(
  program: string,
  { resolveUserArguments, resolvePageArguments }: Resolvers,
  known: string | null,
): Taken[] {
  const taken: Taken[] = [];
  const record =
    (method: string, resolve: Resolve) =>
    (...given: unknown[]) => {
      taken.push({
        method,
        parts: JSON.stringify(resolve(...given), (_key, value: unknown) =>
          typeof value === 'function' ? 'function' : value,
        ),
      });
    };
  const ofUser = resolveUserArguments({ id: () => known });
  const client = {
    identify: record('identify', ofUser),
    group: record('group', ofUser),
    page: record('page', resolvePageArguments),
    screen: record('screen', resolvePageArguments),
  };
  new Function('AnalyticsBrowser', program.replace(/^import .*\n/, ''))({ load: () => client });
  return taken;
}

it('lets Customer.io take from every call what Segment took', () => {
  let moved = 0;
  fc.assert(
    fc.property(fc.array(call, { minLength: 8, maxLength: 25 }), calls => {
      const before = `${HEAD}${BODY}${calls.join('\n')}\n`;
      const project = createProject({ 'src/input.js': before });
      try {
        const sites = applyTo(project.root, start, {}, {});
        const after = readFileSync(project.file('src/input.js'), 'utf8');
        const skipped = new Set(
          sites.flatMap(({ file, line, status }) => (file !== '' && status === 'skipped' ? [line] : [])),
        );
        moved += sites.filter(({ status }) => status === 'changed').length;
        const isMoved = (_: unknown, index: number): boolean =>
          !skipped.has(index + HEAD.concat(BODY).split('\n').length);
        for (const known of ['known', null]) {
          const wanted = run(before, segment, known).filter(isMoved);
          expect(run(after, customerio, known).filter(isMoved)).toEqual(wanted);
          // Calls are mended even where their client has to wait.
          expect(run(after, segment, known).filter(isMoved)).toEqual(wanted);
        }
      } finally {
        project.remove();
      }
    }),
    { numRuns: 40 },
  );
  expect(moved).toBeGreaterThan(100);
});
