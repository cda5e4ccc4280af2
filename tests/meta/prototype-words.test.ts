/**
 * Events, properties, traits, members and packages may be called what every object has already, `constructor` and
 * `__proto__` among it. Each face of the plugin meets them here; nothing may end, and nothing may be lost.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';

import picocolors from 'picocolors';
import { afterEach, describe, expect, it } from 'vitest';

import { start as renameEvents } from '../../codemods/rename-events/session.ts';
import { start as staticEventNames } from '../../codemods/static-event-names/session.ts';
import { FORMATS, loadFormat } from '../../lib/audit/formats/load.ts';
import { audit } from '../../lib/audit/index.ts';
import { runCheck, runGenerate } from '../../lib/cli/plan.ts';
import { changesBetween } from '../../lib/plan/changes.ts';
import { lockOf, parseLock, type Lock } from '../../lib/plan/lock.ts';
import { openProject } from '../../lib/project/project.ts';
import { applyTo } from '../codemods/fixtures.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';

const words = Object.getOwnPropertyNames(Object.prototype).sort();
/** The words as they are, in the company of another, and in other spellings. */
const events = words.flatMap(word => [
  word,
  `${word} selected`,
  `${word[0]?.toUpperCase()}${word.slice(1)} Selected`,
  `selected_${word}`,
]);
const bag = `{ ${words.map(word => `[${JSON.stringify(word)}]: 1`).join(', ')} }`;

let project: TemporaryProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

const client = `import { Analytics } from '@segment/analytics-node';
export const segment = new Analytics({ writeKey: process.env.constructor });
export function send(event, properties) { segment.track({ userId: session.constructor.id, event, properties }); }
`;

function shop(files: Readonly<Record<string, string>> = {}): TemporaryProject {
  project?.remove();
  return (project = createProject({
    'package.json': `{ "dependencies": { ${words.map(word => `${JSON.stringify(word)}: "1.0.0"`).join(', ')} } }`,
    'src/client.js': client,
    'src/shop.js': [
      "import { segment, send } from './client.js';",
      "import { constructor, toString as valueOf } from 'date-fns';",
      ...events.map(
        event => `segment.track({ userId: session.id, event: ${JSON.stringify(event)}, properties: ${bag} });`,
      ),
      `segment.identify({ userId: session.id, traits: ${bag} });`,
      `send('constructor', { created_at: constructor(now), at: valueOf(now), by: names.__proto__.toString() });`,
      'segment.track({ userId: session.hasOwnProperty, event: `${kind}_constructor`, timestamp: now.constructor() });',
      'segment.constructor({ userId: session.id });',
    ].join('\n'),
    ...files,
  }));
}

function run(act: (streams: { stdout: Writable; stderr: Writable; cwd: string }) => number, cwd: string) {
  let text = '';
  const stream = new Writable({ write: (chunk: Buffer, _, done) => ((text += chunk.toString()), done()) });
  return { code: act({ stdout: stream, stderr: stream, cwd }), text };
}

const lockIn = ({ file }: TemporaryProject): Lock => parseLock(readFileSync(file('customerio.lock.json'), 'utf8'));

describe('the audit, with all rules', () => {
  it('lists each event, its properties and its traits', async () => {
    const { root } = shop();
    const report = await audit({ root, settings: {}, rules: 'all' });
    const names = new Set(report.calls.flatMap(call => call.events));
    expect([...names].sort()).toEqual([...events].sort());
    const { types } = report.calls.find(call => call.events.includes('constructor') && !call.wrapper)!.properties!;
    expect(Object.keys(types)).toEqual(words);
    const traits = report.calls.find(({ method }) => method === 'identify')!.properties!.types;
    expect(Object.keys(traits)).toEqual(words);
    for (const name of FORMATS) {
      const format = await loadFormat[name]();
      const colors = picocolors.createColors(false);
      const nowhere = { linkTo: () => undefined, excerptOf: () => undefined };
      const text = format(report, { colors, width: 100, prefix: '', toolVersion: '1.0.0', ...nowhere });
      expect(text).toMatch(/\n$/);
      if (name === 'json') expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
    }
  });
});

describe('the plan', () => {
  it('is generated, and checked against what it was generated from', () => {
    const made = shop();
    expect(run(streams => runGenerate({}, streams), made.root)).toMatchObject({ code: 0 });
    const lock = lockIn(made);
    expect(Object.keys(lock.events).sort()).toEqual([...events].sort());
    expect(Object.keys(lock.events['toString']!.properties)).toEqual(words);
    expect(Object.keys(lock.identities['segment']!.traits)).toEqual(words);
    const settings = made.file('settings.json');
    writeFileSync(settings, '{ "plan": "plan.json" }');
    run(streams => runGenerate({ settings: 'settings.json', plan: 'plan.json' }, streams), made.root);
    const check = run(streams => runCheck({ settings: 'settings.json', format: 'json' }, streams), made.root);
    expect(JSON.parse(check.text)).toMatchObject({ problems: [], unplanned: [], broken: [], lock: 'current' });
    expect(check.code).toBe(0);
  });

  it('is told what was renamed, and what is gone', () => {
    const before = lockOf(openProject({ root: shop().root }).calls());
    const changes = changesBetween(before, { ...before, events: {} });
    expect(changes.map(({ event, kind }) => `${kind} ${event}`)).toEqual(
      [...events].sort().map(event => `removed ${event}`),
    );
    const only = { 'src/shop.js': "import { send } from './client.js';\nsend('Constructor Selected');\n" };
    const now = lockOf(openProject({ root: shop(only).root }).calls());
    const old = { ...before, events: { constructor_selected: before.events['selected_toString']! } };
    expect(changesBetween(old, now)).toMatchObject([
      { event: 'constructor_selected', kind: 'renamed', renamedTo: 'Constructor Selected' },
    ]);
  });

  it('says that a lock file knows none of them', () => {
    const made = shop({ 'customerio.lock.json': '{ "version": 1, "events": {}, "renamed": {}, "removed": [] }' });
    for (const word of words) {
      expect(() => run(streams => runGenerate({ removed: [word] }, streams), made.root)).toThrow(/knows no event/);
    }
  });
});

describe('codemods', () => {
  it('rename such events, in the code and in the lock file', () => {
    const made = shop();
    run(streams => runGenerate({}, streams), made.root);
    const pairs = words.map(word => `${word} selected=picked_${word}`);
    const sites = applyTo(made.root, renameEvents, { rename: pairs }, {});
    expect(sites.filter(({ status, file }) => status === 'changed' && file === 'src/shop.js')).toHaveLength(
      words.length,
    );
    const { events: locked, renamed } = lockIn(made);
    expect(Object.keys(renamed).sort()).toEqual(words.map(word => `${word} selected`).sort());
    expect(Object.keys(locked).filter(name => name.startsWith('picked_'))).toEqual(
      words.map(word => `picked_${word}`).sort(),
    );
  });

  it('give such events other words', () => {
    const made = shop();
    run(streams => runGenerate({}, streams), made.root);
    const text = readFileSync(made.file('src/shop.js'), 'utf8');
    applyTo(made.root, renameEvents, { rename: ['__proto__=__proto___2', 'constructor=made'], dual: true }, {});
    expect(Object.entries(lockIn(made).renamed)).toEqual([
      ['__proto__', '__proto___2'],
      ['constructor', 'made'],
    ]);
    expect(readFileSync(made.file('src/shop.js'), 'utf8')).not.toBe(text);
  });

  it('give such events one name', () => {
    const made = shop({
      'src/kinds.js': [
        "import { segment } from './client.js';",
        'export const pick = constructor =>',
        '  segment.track({ userId: session.id, event: `constructor_${constructor.id}_picked`, properties: {} });',
        'export const show = user =>',
        '  segment.track({ userId: session.id, event: `shown_${user.__proto__}_constructor`, properties: { toString } });',
      ].join('\n'),
    });
    const sites = applyTo(made.root, staticEventNames, {}, {});
    const ofKinds = sites.filter(({ file }) => file === 'src/kinds.js');
    expect(ofKinds.map(({ status, what }) => `${status} ${what}`)).toEqual([
      'changed constructor_*_picked',
      'changed shown_*_constructor',
    ]);
    expect(readFileSync(made.file('src/kinds.js'), 'utf8')).toMatchInlineSnapshot(`
      "import { segment } from './client.js';
      export const pick = constructor =>
        segment.track({ userId: session.id, event: 'constructor_picked', properties: { constructor_id: constructor.id } });
      export const show = user =>
        segment.track({ userId: session.id, event: 'shown_constructor', properties: { proto: user.__proto__, toString } });"
    `);
  });
});
