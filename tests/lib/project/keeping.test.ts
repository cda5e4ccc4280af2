import { describe, expect, it } from 'vitest';

import { audit } from '../../../lib/audit/index.ts';
import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

const MANIFEST = '{ "dependencies": { "@segment/analytics-node": "2" } }';
const SENDING = `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export const track = (event: string, userId: string) => client.track({ event, userId });
export const saved = (userId: string) => client.track({ event: 'Saved', userId });
`;

function projectOf(service: string, use: string, more: Readonly<Record<string, string>> = {}): string {
  return createProject({ 'package.json': MANIFEST, 'send.ts': SENDING, 'service.ts': service, 'use.ts': use, ...more })
    .root;
}

/** What is sent outside of the module that has the client: `file name…`. */
function sent(service: string, use: string, more?: Readonly<Record<string, string>>): readonly string[] {
  return openProject({ root: projectOf(service, use, more), cache: false })
    .calls()
    .filter(({ file, forwards }) => file !== 'send.ts' && !forwards)
    .map(({ file, events, patterns }) => [file, ...events, ...patterns].join(' '));
}

const imports = "import { track, saved } from './send'; import { make } from './service';";

describe('a function that sends, handed to what makes others of it', () => {
  const save = "await db.save(user); track('Signed Up', user.id);";
  it.each([
    [
      'by name, in an object',
      `export const make = ({ track }) => ({ async up(user) { ${save} } });`,
      'make({ track }).up(u);',
    ],
    ['in its place', `export function make(track) { return { async up(user) { ${save} } }; }`, 'make(track).up(u);'],
    [
      'and what is made is handed on',
      `export const make = ({ track }) => ({ async up(user) { ${save} } });`,
      "app.post('/', make({ track }).up);",
    ],
    ['for one function', `export const make = track => async user => { ${save} };`, "app.post('/', make(track));"],
    [
      'that does nothing else',
      "export const make = track => user => track('Signed Up', user.id);",
      'register(make(track));',
    ],
    [
      'for handlers',
      `export function make(app, { track }) { app.post('/', async user => { ${save} }); }`,
      'make(app, { track });',
    ],
    [
      'with its holder',
      `export const make = ({ analytics }) => ({ async up(user) { ${save.replace('track', 'analytics.track')} } });`,
      'make({ analytics: { track } }).up(u);',
    ],
    [
      'for callbacks of a hook',
      `export function make({ track }) { const up = useCallback(async user => { ${save} }, []); return { up }; }`,
      'const Form = () => { const { up } = make({ track }); return up; };',
    ],
    [
      'under another name',
      `export const make = ({ track: report }) => async user => { ${save.replace('track', 'report')} };`,
      "app.post('/', make({ track }));",
    ],
    [
      'with a default',
      `const quiet = () => {}; export const make = ({ track = quiet }) => async user => { ${save} };`,
      "app.post('/', make({ track }));",
    ],
    [
      'that is written there',
      `export const make = ({ track }) => async user => { ${save} };`,
      "app.post('/', make({ track: (name, id) => track(name, id) }));",
    ],
  ])('is called where they call it: %s', (_how, service, use) => {
    expect(sent(service, `${imports} ${use}`)).toEqual(['service.ts Signed Up']);
  });

  it('takes the names that are given beside it', () => {
    const service = 'export const make = (track, name) => id => { db.save(id); track(name, id); };';
    const use = `${imports} on('a', make(track, 'Room Opened')); on('b', make(track, 'Room Closed'));`;
    expect(sent(service, use)).toEqual(['use.ts Room Opened', 'use.ts Room Closed']);
  });

  it('is handed on again', () => {
    const service =
      "import { inner } from './inner'; export const make = ({ track }) => id => { db.save(id); inner(track, id); };";
    const inner = "export function inner(track, id) { track('Moved', id); }";
    expect(sent(service, `${imports} on(make({ track }));`, { 'inner.ts': inner })).toEqual(['service.ts Moved']);
  });

  it('is plumbing where its callers are known', async () => {
    const root = projectOf(
      "export const make = track => () => track('Opened', 'u');",
      `${imports} const open = make(track); open();`,
    );
    const { calls } = await audit({ root, settings: {}, rules: 'none' });
    const sites = calls.filter(({ plumbing }) => !plumbing).map(({ file, events }) => [file, ...events].join(' '));
    expect(sites).toEqual(['send.ts Saved', 'use.ts Opened']);
  });

  it('is found as soon as somebody hands it over, and forgotten where nobody does', () => {
    const made = createProject({
      'package.json': MANIFEST,
      'send.ts': SENDING,
      'service.ts': "export const make = track => id => { db.save(id); track('Met', id); };",
      'use.ts': `${imports} on(make(console.log));`,
    });
    const project = openProject({ root: made.root, cache: false });
    const sentThen = (use: string): readonly string[] => {
      made.write('use.ts', `${imports} ${use}`);
      project.refresh();
      return project.read('service.ts').calls.flatMap(({ events }) => events);
    };
    expect(sentThen('on(make(console.log));')).toEqual([]);
    expect(sentThen('on(make(track));')).toEqual(['Met']);
    expect(sentThen('on(make(console.info));')).toEqual([]);
  });
});

describe('a function that sends, handed to what runs it', () => {
  it.each([
    [
      'for each',
      'export function make(list, run) { list.forEach(x => run(x)); }',
      "make(users, user => track('Met', user.id));",
      ['use.ts Met'],
    ],
    [
      'for each, by name',
      'export function make(list, run) { list.forEach(x => run(x)); }',
      'make(users, saved);',
      ['use.ts Saved'],
    ],
    [
      'later',
      'export function make(run) { let t; return (...all) => { t = setTimeout(() => run(...all)); }; }',
      "button.onclick = make(() => track('Met', 'u'));",
      ['use.ts Met'],
    ],
    [
      'later, with what it is called with',
      'export function make(run) { return (...all) => { setTimeout(() => run(...all)); }; }',
      "const later = make(track); later('Met', 'u');",
      ['use.ts Met'],
    ],
    [
      'once, by name',
      'export function make(run) { let done; return () => { done ||= run(); }; }',
      'button.onclick = make(saved);',
      [],
    ],
    [
      'when something happens, and is made for it',
      'export const make = (event, adapt) => new Promise(done => event(value => adapt(value, done)));',
      "const told = flow => value => track('flow_' + flow, value.id); make(uris, told('login'));",
      ['use.ts flow_login'],
    ],
  ])('is sent where it says what: %s', (_how, service, use, expected) => {
    expect(sent(service, `${imports} ${use}`)).toEqual(expected);
  });

  it.each([
    ['what is none', "const service = make({ track: limiter.track }); track('Own', 'u');", ['use.ts Own']],
    ['nothing', "make({}); track('Own', 'u');", ['use.ts Own']],
    ['another of its name', "function other(track) { return make({ track }); } track('Own', 'u');", ['use.ts Own']],
  ])('is not what is handed over otherwise: %s', (_what, use, expected) => {
    const service =
      "export const make = ({ track }) => ({ up(user) { db.save(user); track('Signed Up', user.id); } });";
    expect(sent(service, `${imports} ${use}`)).toEqual(expected);
  });
});

describe('a function that sends, handed on to what keeps it', () => {
  const keeper = 'let kept = null;\nexport const keep = send => { kept = send; };\n';
  const files = (setUp: string, call: string): readonly string[] =>
    sent(
      `${keeper}export const note = (event, id) => kept(event, id);`,
      "import { note } from './service'; note('Noted', 'u');",
      {
        'setup.ts': `import { keep } from './service';\nimport * as service from './service';\n${setUp}`,
        'main.ts': `import { track, saved } from './send';\nimport { setUp } from './setup';\n${call}`,
      },
    );

  it.each([
    ['by name', 'export function setUp({ track }) { keep(track); }', 'setUp({ track });'],
    ['in its place', 'export const setUp = (name, send) => { console.log(name); keep(send); };', "setUp('a', track);"],
    [
      'by a variable',
      'export function setUp(options) { const { send } = options; service.keep(send); }',
      'setUp({ send: track });',
    ],
    [
      'by two functions and a class',
      'const second = options => keep(options.send);\nconst first = options => second(options);\nexport class setUp { constructor(options) { first(options); } }',
      'new setUp({ send: track });',
    ],
  ])('%s', (_about, setUp, call) => {
    expect(files(setUp, call)).toEqual(['use.ts Noted']);
  });

  it.each([
    [
      'where it hands on something else',
      'export function setUp({ track }) { keep(event => console.log(event)); }',
      'setUp({ track });',
    ],
    [
      'where nobody keeps it',
      'const drop = send => send;\nexport function setUp({ track }) { drop(track); }',
      'setUp({ track });',
    ],
  ])('not %s', (_about, setUp, call) => {
    expect(files(setUp, call)).toEqual([]);
  });
});
