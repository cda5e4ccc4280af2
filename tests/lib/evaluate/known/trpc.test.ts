import { expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

const CREATE = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export async function createContext({ req }) {
  return { user: req.user, analytics, note: (event: string) => analytics.track({ event, userId: req.user.id }) };
}
`;
const TRPC = "import { initTRPC } from '@trpc/server';\n";
const DIRECT = "ctx.analytics.track({ event: 'Saved', userId: ctx.user.id });";

/** `event userId` of what the procedures of a page send. */
function sent(trpc: string, page: string): string[] {
  const { root } = createProject({
    'package.json': '{}',
    'trpc.ts': `${CREATE}${trpc}`,
    'page.ts': `import { procedure } from './trpc';\n${page}`,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'page.ts')
    .map(({ events, parts }) => [...events, parts.userId ? 'known' : 'nobody'].join(' '));
}

it.each([
  ['a function', 'const t = initTRPC.context<typeof createContext>().create();\nexport const procedure = t.procedure;'],
  [
    'what a function gives',
    'type Context = Awaited<ReturnType<typeof createContext>>;\nconst t = initTRPC.context<Context>().create({ transformer });\nexport const procedure = t.procedure;',
  ],
  [
    'a function, behind a middleware',
    'const t = initTRPC.context<typeof createContext>().create();\nconst isKnown = t.middleware(({ ctx, next }) => next({ ctx }));\nexport const procedure = t.procedure.use(isKnown);',
  ],
])('procedures get the context that their router is made for: %s', (_about, trpc) => {
  const page = (method: string, inner: string): string[] =>
    sent(
      `${TRPC}${trpc}`,
      `export const save = procedure${method}(async ({ ctx, input }) => { await db.save(input); ${inner} });`,
    );
  expect(page('.mutation', DIRECT)).toEqual(['Saved known']);
  expect(page('.input(schema).output(other).query', DIRECT)).toEqual(['Saved known']);
  expect(page('.mutation', "ctx.note('Noted');")).toEqual(['Noted known']);
  expect(page('.use', DIRECT)).toEqual(['Saved known']);
});

it.each([
  [
    'another member',
    `${TRPC}const t = initTRPC.context<typeof createContext>().create();\nexport const procedure = t.procedure;`,
    DIRECT.replace('.analytics', '.limits'),
  ],
  ['no context', `${TRPC}const t = initTRPC.create();\nexport const procedure = t.procedure;`, DIRECT],
  [
    'what something else makes of it',
    "import { initTRPC } from './own';\nconst t = initTRPC.context<typeof createContext>().create();\nexport const procedure = t.procedure;",
    DIRECT,
  ],
])('and not %s', (_about, trpc, inner) => {
  const page = `export const save = procedure.mutation(async ({ ctx, input }) => { await db.save(input); ${inner} });`;
  expect(sent(trpc, page)).toEqual([]);
});
