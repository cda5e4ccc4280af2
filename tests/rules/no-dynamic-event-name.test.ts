import { afterAll } from 'vitest';
import rule from '../../rules/no-dynamic-event-name.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const viewed = `import { track } from './index';
export function inspected(productId: string) { track(\`inspected_\${productId}\`, '1'); }
`;
const share = `import { track } from './index';
function share(network: string) { track('shared_' + network, '1'); }
share('mail');
share('chat');
`;
const enter = `import { track } from './index';
function enter(by: string) { if (open()) track('in_by_' + by, '1'); else track('left', '1'); }
enter('mail');
enter('chat');
`;
const areas = `import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
const inArea = (area: string) => ({ send: (action: string) => analytics.track(\`\${area} \${action}\`) });
const left = inArea('Left');
export const moved = (item: string) => left.send(\`moved \${item}\`);
export const grouped = (tableName: string, by: string) => left.send(\`\${tableName} grouped by \${by}\`);
export const handed = (text: string) => left.send(text);
export const done = (action: string) => left.send(\`\${action} done\`);
`;
const inAreas = `import { done, grouped, handed, moved } from './areas';
moved(task.id);
moved(row.id);
grouped('Labs', localStorage.getItem('labs'));
grouped('Tasks', localStorage.getItem('tasks'));
handed(\`seen \${task.id}\`);
handed(\`left \${task.id}\`);
done(task.kind);
done(row.kind);
`;
const press = `import { track } from './index';
function press(label: string) { track(\`Pressed \${label}\`, '1'); }
press('Save');
press('Close');
`;
const app = `import { track } from './index';
function press(event: string) { track(\`App: \${event} again\`, '1'); }
press('Opened');
press('Closed');
`;
const cards = `import { track } from './index';
function open(name: string) { track(\`Opened \${name}\`, '1'); }
for (const card of load()) open(card.name);
`;
const empty = createProject({});
const wrapped = createProject({
  'src/track.ts': `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export function track(event: string, userId: string, properties?: object) { analytics.track({ event, userId, properties }); }
export function trackIn(area: string, action: string, userId: string) { analytics.track({ event: \`\${area}: \${action}\`, userId }); }
export const AREAS = { app: 'App', site: 'Site' } as const;
export enum Names { opened = 'opened', closed = 'closed' }
`,
  'src/index.ts': "export * from './track';\nexport { track as send } from './track';",
  'src/viewed.ts': viewed,
  'src/share.ts': share,
  'src/enter.ts': enter,
  'src/areas.ts': areas,
  'src/in-areas.ts': inAreas,
  'src/press.ts': press,
  'src/app.ts': app,
  'src/cards.ts': cards,
  'src/product-page.ts': "import { inspected } from './viewed';\ninspected(product.id);",
  'src/user.ts': "import { trackIn } from './index';\ntrackIn('App', 'Opened', '1');",
});
afterAll(() => [empty, wrapped].forEach(project => project.remove()));

const settings = { customerio: { root: empty.root } };
const server = (event: string, before = '') => `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('s', 'k');
const user = load();
${before}
cio.track('1', { name: ${event} });
`;
const fn = (head: string, event: string) => `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('s', 'k');
export const act = ${head} cio.track('1', { name: ${event} });
`;
const caught = (event: string) => `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('s', 'k');
export function act(page) { try { load(); } catch (error) { cio.track('1', { name: ${event} }); } }
`;
const inProject = (code: string, file = 'src/page.ts') => ({
  filename: wrapped.file(file),
  code,
  settings: { customerio: { root: wrapped.root } },
});
const dynamic = (pattern: string, hole: string, place: object) => [
  { messageId: 'dynamic' as const, data: { pattern, hole }, ...place },
];
const mended = (name: string, keys: string, output: string) => ({
  suggestions: [{ messageId: 'static' as const, data: { name, keys }, output }],
});

createRuleTester().run('no-dynamic-event-name', rule, {
  valid: [
    { name: 'a literal', code: server("'viewed'"), settings },
    { name: 'a template without holes', code: server('`viewed`'), settings },
    { name: 'constants put together are one name', code: server('`${AREA}_viewed`', "const AREA = 'page';"), settings },
    { name: 'a conditional of literals', code: server("user.isNew ? 'signed_up' : 'logged_in'"), settings },
    {
      name: 'one of a map of literals',
      code: server('NAMES[user.kind]', "const NAMES = { a: 'one', b: 'two' } as const;"),
      settings,
    },
    { name: 'what cannot be read, by default', code: server('nameOf(user)'), settings },
    { name: 'a member of something unknown, by default', code: server('user.event'), settings },
    {
      name: 'a pattern that is allowed',
      code: server('`test_${user.id}`'),
      options: [{ allow: ['test_*'] }],
      settings,
    },
    {
      name: 'a pattern that is allowed by a pattern',
      code: server('`test_${user.id}`'),
      options: [{ allow: ['/^test_/'] }],
      settings,
    },
    {
      name: 'finite names, allowed',
      code: server("`went_${user.isUp ? 'up' : 'down'}`"),
      options: [{ allowFinite: true }],
      settings,
    },
    {
      name: 'finite names, each allowed',
      code: server("`went_${user.isUp ? 'up' : 'down'}`"),
      options: [{ allow: ['went_up', 'went_down'] }],
      settings,
    },
    {
      name: 'the name of a page',
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).page(`Product ${location.hash}`);",
      settings,
    },
    { name: 'properties', code: server("'viewed', data: { label: `a ${user.id}` }"), settings },
    {
      name: 'a look-alike',
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.track(`viewed_${location.hash}`);\nconst analytics = { track(name: string) {} };\nanalytics.track(`viewed_${location.hash}`);",
      settings,
    },
    {
      name: 'a shadowed client',
      code: "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\nexport function f(cio) { cio.track('1', { name: `viewed_${location.hash}` }); }",
      settings,
    },
    {
      name: 'a wrapper that takes its name from its callers',
      ...inProject("import { track } from './index';\nexport const log = (name: string) => track(name, '1');"),
    },
    {
      name: 'a prefix for the names that callers give',
      ...inProject(
        wrapped.root &&
          "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport function log(name: string) { analytics.track({ event: `App: ${name}`, userId: '1' }); }\nlog('Opened');",
      ),
    },
    {
      name: 'a caller of a wrapper with a prefix',
      ...inProject("import { trackIn, AREAS } from './index';\ntrackIn(AREAS.app, 'Opened', '1');"),
    },
    {
      name: 'a function whose own name is put together elsewhere',
      ...inProject(
        "import { track } from './index';\nfunction log(name: string) { track(`App: ${name}`, '1'); }\nlog('Opened');\nlog(user.isNew ? 'Closed' : 'Left');",
      ),
    },
    {
      name: 'a prefix for the name that callers nobody sees give',
      code: fn('(eventName) =>', '`app_${eventName}`'),
      settings,
    },
    {
      name: 'a parameter whose type names its values',
      code: fn("(plan: 'free' | 'paid') =>", '`chose_${plan}`'),
      settings,
    },
    {
      name: 'a parameter of a type of its own',
      code: fn('(plan: Plan) =>', '`chose_${plan}`'),
      settings,
    },
    {
      name: 'callers of a function that names one event for each of their values: it is said there',
      ...inProject("import { inspected } from './viewed';\ninspected(product.id);"),
    },
    {
      name: 'callers that give a label, which is a part of the name',
      ...inProject(press, 'src/press.ts'),
    },
    {
      name: 'callers that give names of events, whatever those are',
      ...inProject(app, 'src/app.ts'),
    },
    {
      name: 'a text of the project for the language of a page',
      code: server("t('viewed')", 'const t = of(user);'),
      settings,
    },
    { name: 'a member of what is no error', code: fn('(page: Page) =>', 'page.name'), settings },
    {
      name: 'a member of another one than is caught',
      code: caught('page.message'),
      settings,
    },
    {
      name: 'a test',
      ...inProject("import { track } from './index';\ntrack(`viewed_${location.hash}`, '1');", 'src/page.test.ts'),
    },
  ],
  invalid: [
    {
      name: 'a function that joins what two callers give to the name',
      ...inProject(share, 'src/share.ts'),
      errors: [
        { messageId: 'finite', data: { names: '`shared_mail` or `shared_chat`' }, line: 2, column: 41, endColumn: 60 },
      ],
    },
    {
      name: 'a function that joins a thing of its callers to the name, whatever it calls that: not at the callers',
      ...inProject(cards, 'src/cards.ts'),
      errors: dynamic('Opened *', '`name`', {
        line: 2,
        column: 37,
        ...mended('Opened', '`name`', cards.replace("`Opened ${name}`, '1'", "'Opened', '1', { name }")),
      }),
    },
    {
      name: 'a word in the middle of a name, of a function that nobody calls',
      code: fn('(name: string) =>', '`Feature ${name} enabled`'),
      settings,
      errors: dynamic('Feature * enabled', '`name`', {
        line: 4,
        ...mended('Feature enabled', '`name`', fn('(name: string) =>', "'Feature enabled', data: { name }")),
      }),
    },
    {
      name: 'a translated text, of a hook',
      code: server("t('viewed')", "import { useTranslation } from 'react-i18next';\nconst { t } = useTranslation();"),
      settings,
      errors: [{ messageId: 'translated', line: 7, column: 24, endColumn: 35 }],
    },
    {
      name: 'a translated text, of what a package exports',
      code: server("i18n.t('viewed')", "import i18n from 'i18next';"),
      settings,
      errors: [{ messageId: 'translated', line: 6 }],
    },
    {
      name: 'a translated text of a component',
      code: server("vm.$t('viewed')", 'const vm = load();'),
      settings,
      errors: [{ messageId: 'translated', line: 6 }],
    },
    {
      name: 'what a caught error says',
      code: caught('error.message'),
      settings,
      errors: [{ messageId: 'computed', line: 4 }],
    },
    {
      name: 'the name of an error, by its type',
      code: fn('(error: PaymentError) =>', 'error.name'),
      settings,
      errors: [{ messageId: 'computed', line: 4 }],
    },
    {
      name: 'the code of an error that a promise is refused with',
      code: server("'viewed'", "load().catch(reason => cio.track('1', { name: reason.code }));"),
      settings,
      errors: [{ messageId: 'computed', line: 5, column: 47 }],
    },
    {
      name: 'a parameter of a function that nobody calls',
      code: fn('(productId) =>', '`viewed_product_${productId}`'),
      settings,
      errors: dynamic('viewed_product_*', '`productId`', {
        line: 4,
        ...mended(
          'viewed_product',
          '`product_id`',
          fn('(productId) =>', "'viewed_product', data: { product_id: productId }"),
        ),
      }),
    },
    {
      name: 'a sum of it',
      code: fn('(kind: string) =>', "'clicked_' + kind + '_button'"),
      settings,
      errors: [
        {
          messageId: 'dynamic',
          data: { pattern: 'clicked_*_button', hole: '`kind`' },
          line: 4,
          suggestions: [
            {
              messageId: 'static',
              data: { name: 'clicked_button', keys: '`kind`' },
              output: fn('(kind: string) =>', "'clicked_button', data: { kind }"),
            },
          ],
        },
      ],
    },
    {
      name: 'a part of its parameter, taken out',
      code: fn('({ step }: { step: number }) =>', '`step_${step}_done`'),
      settings,
      errors: dynamic('step_*_done', '`step`', {
        line: 4,
        ...mended('step_done', '`step`', fn('({ step }: { step: number }) =>', "'step_done', data: { step }")),
      }),
    },
    {
      name: 'a function that names one event for each value that callers elsewhere give',
      ...inProject(viewed, 'src/viewed.ts'),
      errors: dynamic('inspected_*', '`productId`', {
        line: 2,
        ...mended(
          'inspected',
          '`product_id`',
          viewed.replace("`inspected_${productId}`, '1'", "'inspected', '1', { product_id: productId }"),
        ),
      }),
    },
    {
      name: 'a caller that passes on what it is given to a function that others give words',
      ...inProject(
        "import { trackIn } from './index';\nexport const act = (area: string) => trackIn(area, 'Opened', '1');",
      ),
      errors: dynamic('*: Opened', '`area`', { line: 2, column: 38 }),
    },
    {
      name: 'a template',
      code: server('`viewed_${user.plan.id}`'),
      settings,
      errors: dynamic('viewed_*', '`load.plan.id`', {
        line: 6,
        column: 24,
        endLine: 6,
        endColumn: 48,
        ...mended('viewed', '`plan_id`', server("'viewed', data: { plan_id: user.plan.id }")),
      }),
    },
    {
      name: 'a sum',
      code: server("'viewed_' + location.hash"),
      settings,
      errors: dynamic('viewed_*', '`location.hash`', {
        line: 6,
        column: 24,
        endLine: 6,
        endColumn: 49,
        ...mended('viewed', '`hash`', server("'viewed', data: { hash: location.hash }")),
      }),
    },
    {
      name: 'a cast',
      code: server('(`viewed_${location.hash}` as Name)!'),
      settings,
      errors: dynamic('viewed_*', '`location.hash`', {
        line: 6,
        ...mended('viewed', '`hash`', server("('viewed' as Name)!, data: { hash: location.hash }")),
      }),
    },
    {
      name: 'a variable',
      code: server('name', 'const name = `viewed_${location.hash}`;'),
      settings,
      errors: dynamic('viewed_*', '`location.hash`', { line: 6, column: 24, endColumn: 28 }),
    },
    {
      name: 'a branch',
      code: server("user.isNew ? `viewed_${location.hash}` : 'viewed'"),
      settings,
      errors: dynamic('viewed_*', '`location.hash`', { line: 6, column: 24 }),
    },
    {
      name: 'a hole without a name',
      code: server('`viewed_${[1, 2].map(String)[0]!}`'.replace('[1, 2].map(String)[0]!', 'user > 1')),
      settings,
      errors: dynamic('viewed_*', 'value', {
        line: 6,
        column: 24,
        ...mended('viewed', '`value`', server("'viewed', data: { value: user > 1 }")),
      }),
    },
    {
      name: 'properties that are there: nothing of them is written over',
      code: server('`viewed_${user.plan.id}_again`, data: { plan_id: 1, ...rest }'),
      settings,
      errors: dynamic(
        'viewed_*_again',
        '`load.plan.id`',
        mended(
          'viewed_again',
          '`viewed_plan_id`',
          server("'viewed_again', data: { viewed_plan_id: user.plan.id, plan_id: 1, ...rest }"),
        ),
      ),
    },
    {
      name: 'what happens between the name and the properties: no edit',
      code: server('`viewed_${next()}`, id: ulid(), data: { total: 1 }'),
      settings,
      errors: dynamic('viewed_*', '`next`', { line: 6 }),
    },
    {
      name: 'nothing that is fixed: no edit',
      code: server('`${user.kind}_${user.plan}`'),
      settings,
      errors: dynamic('*_*', '`load.kind`', { line: 6 }),
    },
    {
      name: 'a name that is sent already: no edit',
      code: server('`viewed_${user.id}`', "cio.track('1', { name: 'viewed' });"),
      settings,
      errors: dynamic('viewed_*', '`load.id`', { line: 6 }),
    },
    {
      name: 'a list that is joined',
      code: server("['viewed', location.hash].join('_')"),
      settings,
      errors: dynamic('viewed_*', '`location.hash`', { line: 6, column: 24 }),
    },
    {
      name: 'a text that is changed',
      code: server('location.hash.toLowerCase()'),
      settings,
      errors: [{ messageId: 'computed', line: 6, column: 24, endColumn: 51 }],
    },
    {
      name: 'a few names',
      code: server("`went_${user.isUp ? 'up' : 'down'}`"),
      settings,
      errors: [
        { messageId: 'finite', data: { names: '`went_up` or `went_down`' }, line: 6, column: 24, endColumn: 59 },
      ],
    },
    {
      name: 'more than a few names',
      code: server("('step_' + STEPS[user.step]) as string", "const STEPS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;"),
      settings,
      errors: [{ messageId: 'finite', data: { names: '`step_a`, `step_b`, `step_c`, `step_d` or 2 more' }, line: 6 }],
    },
    {
      name: 'a call that cannot be read, if asked for',
      code: server('nameOf(user)'),
      options: [{ reportUnknown: true }],
      settings,
      errors: [{ messageId: 'unknown', line: 6, column: 24, endColumn: 36 }],
    },
    {
      name: 'in a callback of a list',
      ...inProject(
        "import { track } from './index';\nexport const List = ({ items }) => items.map(item => track(`item_${item.id}`, '1'));",
      ),
      errors: dynamic('item_*', '`items.id`', {
        line: 2,
        column: 60,
        endColumn: 77,
        ...mended(
          'item',
          '`item_id`',
          "import { track } from './index';\nexport const List = ({ items }) => items.map(item => track('item', '1', { item_id: item.id }));",
        ),
      }),
    },
    {
      name: 'in a handler of requests',
      code: "import express from 'express';\nimport { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\nexpress().post('/', (req, res) => cio.track('1', { name: `viewed_${req.params.id}` }));",
      settings,
      errors: dynamic('viewed_*', '`req.params.id`', {
        line: 4,
        column: 58,
        ...mended(
          'viewed',
          '`id`',
          "import express from 'express';\nimport { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\nexpress().post('/', (req, res) => cio.track('1', { name: 'viewed', data: { id: req.params.id } }));",
        ),
      }),
    },
    {
      name: 'an alias of a wrapper, from a barrel',
      ...inProject("import { send as log } from './index';\nlog(`viewed_${location.hash}`, '1');"),
      errors: dynamic('viewed_*', '`location.hash`', {
        line: 2,
        column: 5,
        endColumn: 30,
        ...mended(
          'viewed',
          '`hash`',
          "import { send as log } from './index';\nlog('viewed', '1', { hash: location.hash });",
        ),
      }),
    },
    {
      name: 'a namespace import and an optional call',
      ...inProject("import * as analytics from './index';\nanalytics.track?.(`viewed_${location.hash}`, '1');"),
      errors: dynamic('viewed_*', '`location.hash`', {
        line: 2,
        column: 19,
        ...mended(
          'viewed',
          '`hash`',
          "import * as analytics from './index';\nanalytics.track?.('viewed', '1', { hash: location.hash });",
        ),
      }),
    },
    {
      name: 'what a function of a package writes otherwise, by what it is given',
      ...inProject(
        "import { startCase } from 'lodash';\nimport { track } from './index';\ntrack(...[`${startCase(location.hash)}_opened`, '1']);",
      ),
      errors: [{ messageId: 'dynamic', data: { pattern: '*_opened', hole: '`location.hash`' }, line: 3 }],
    },
    {
      name: 'a spread call',
      ...inProject("import { track } from './index';\ntrack(...[`viewed_${location.hash}`, '1']);"),
      errors: [{ messageId: 'dynamic', data: { pattern: 'viewed_*', hole: '`location.hash`' }, line: 2 }],
    },
    {
      name: 'a caller that gives a wrapper with a prefix any name',
      ...inProject("import { trackIn } from './index';\ntrackIn('App', location.hash, '1');"),
      errors: dynamic('App: *', '`location.hash`', { line: 2, column: 1, endColumn: 35 }),
    },
    {
      name: 'functions that make a name of things for one that adds to it, each once',
      ...inProject(areas, 'src/areas.ts'),
      errors: [
        ...dynamic('Left moved *', '`item`', { line: 5, column: 40 }),
        ...dynamic('Left * grouped by *', '`tableName`', { line: 6, column: 59 }),
      ],
    },
    {
      name: 'their callers are told only of what is handed on, or is a part of the name',
      ...inProject(inAreas, 'src/in-areas.ts'),
      errors: [6, 7, 8, 9].map(line => ({ messageId: 'dynamic' as const, line })),
    },
    {
      name: 'a function that sends another event beside the one it puts together: its names alone',
      ...inProject(enter, 'src/enter.ts'),
      errors: [{ messageId: 'finite', data: { names: '`in_by_mail` or `in_by_chat`' }, line: 2 }],
    },
    {
      name: 'a finite prefix and an open end',
      ...inProject("import { track, Names } from './index';\ntrack(`${Names.opened}_${location.hash}`, '1');"),
      errors: dynamic('opened_*', '`location.hash`', {
        line: 2,
        column: 7,
        ...mended(
          'opened',
          '`hash`',
          "import { track, Names } from './index';\ntrack(Names.opened, '1', { hash: location.hash });",
        ),
      }),
    },
  ],
});
