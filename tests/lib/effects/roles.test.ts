import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../support/effects.ts';

const CLIENT = `import { Analytics } from '@segment/analytics-node';
import mixpanel from 'mixpanel';
import { logger, db, cache, bus } from '@acme/kit';
const analytics = new Analytics({ writeKey: 'k' });
let state, last = null;
`;

/** The roles of the calls of a function `w`. */
function rolesOf(code: string): string {
  return effectsOf(CLIENT + code)
    .roles('w')
    .join(', ');
}

const TRACK = "analytics.track({ event: 'A', userId: u.id, properties: p })";
const IDENTIFY = 'analytics.identify({ userId: u.id, traits: t })';

describe('what callers supply', () => {
  it.each([
    [
      'the name of an event',
      'const w = (event, u) => analytics.track({ event, userId: u.id });',
      'analytics.track open',
    ],
    [
      'a part of a name',
      'const w = (kind, u) => analytics.track({ event: `seen ${kind}`, userId: u.id });',
      'analytics.track open',
    ],
    ['the whole message', 'const w = message => analytics.track(message);', 'analytics.track open'],
    [
      'what is spread into the message',
      'const w = more => analytics.track({ userId: u, ...more });',
      'analytics.track open',
    ],
    ['the person of a fixed event', `const w = u => ${TRACK.replace(', properties: p', '')};`, 'analytics.track data'],
    ['the properties of a fixed event', `const w = p => ${TRACK};`, 'analytics.track data'],
    ['the person', `const w = u => ${IDENTIFY};`, 'analytics.identify open'],
    ['what is said of a person', `const w = t => ${IDENTIFY};`, 'analytics.identify open'],
    ['the name of a page', 'const w = name => analytics.page({ name });', 'analytics.page open'],
    [
      'a page that is named after something',
      'const w = thing => analytics.page({ name: thing.name });',
      'analytics.page open',
    ],
    ['nothing', `const w = () => ${TRACK};`, 'analytics.track thin'],
    [
      'nothing, since it is overwritten',
      `const w = event => analytics.track({ event: 'A', userId: 'u' });`,
      'analytics.track thin',
    ],
    ['a client', "const w = client => client.track({ event: 'A' });", 'client.track relay'],
    ['a callback that is run', `const w = (run) => { run(); ${TRACK}; };`, 'run relay, analytics.track thin'],
    [
      'a callback that is called by another way',
      `const w = (run) => { run.call(null); ${TRACK}; };`,
      'run.call relay, analytics.track thin',
    ],
    ['what is called on an object', `const w = (thing) => { thing.save(); ${TRACK}; };`, 'thing.save relay'],
    [
      'what is told with fixed words alone',
      `const w = (thing) => { thing.say('A'); ${TRACK}; };`,
      'thing.say relay, analytics.track thin',
    ],
    ['what is told with other words', `const w = (thing, a) => { thing.say(a); ${TRACK}; };`, 'thing.say relay'],
    ['an address', 'const w = path => fetch(path, { method: "POST" });', 'fetch relay'],
    [
      'what is posted to a fixed address of another',
      "const w = body => fetch('https://example.com', { method: 'POST', body });",
      '',
    ],
    [
      'the event of a request',
      "const w = event => fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ event }) });",
      'fetch open',
    ],
    [
      'the person of a request',
      "const w = userId => fetch('https://api.segment.io/v1/identify', { method: 'POST', body: JSON.stringify({ userId }) });",
      'fetch open',
    ],
    [
      'the properties of a request',
      "const w = properties => fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ event: 'A', properties }) });",
      'fetch data',
    ],
    [
      'what a batch holds',
      "const w = batch => fetch('https://api.segment.io/v1/batch', { method: 'POST', body: JSON.stringify({ batch }) });",
      'fetch open',
    ],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(code)).toBe(expected);
  });
});

describe('a call beside a send is no work', () => {
  it.each([
    ['that reckons an argument', 'const id = JSON.stringify(p);', 'properties: { id }'],
    ['that gives an argument', 'const id = cache.get();', 'properties: { id }'],
    ['that gives an argument through another', 'const a = cache.get(); const b = { a };', 'properties: b'],
    ['that gives an argument as a member', 'const all = cache.get();', 'properties: { n: all.size }'],
    ['that is asked in a condition', 'if (!cache.has()) return;', ''],
    ['that is asked in a condition by a variable', 'const has = cache.has(); if (!has) return;', ''],
    ['that logs', "console.log('A');", ''],
    ['that logs by a logger', "logger.info('A', p);", ''],
    ['that waits', 'setTimeout(() => {}, 1);', ''],
    ['that tells another vendor', "mixpanel.track('A', p);", ''],
    ['that puts together what is sent', 'const list = []; list.push(cache.get());', 'properties: { list }'],
    [
      'that puts something into data that are sent',
      'const data = { all: cache.get() }; data.all.add(1);',
      'properties: data',
    ],
    [
      'that asks something of the items of a list',
      'const data = {}; Object.keys(store).filter(key => key.startsWith(p)).forEach(key => { data[key] = store[key]; });',
      'properties: data',
    ],
    ['that reports what went wrong', "if (!p) Raven.captureMessage('A');", ''],
    [
      'that a client makes for everything that is sent',
      'analytics.addSourceMiddleware(({ next }) => next(db.all()));',
      '',
    ],
    ['that puts a field on what is sent', 'const data = {}; Object.assign(data, p);', 'properties: data'],
  ])('%s', (_about, before, properties) => {
    const sent = properties ? `, ${properties}` : '';
    const code = `function w() { ${before} analytics.track({ event: 'A', userId: 'u'${sent} }); }`;
    expect(rolesOf(code).split(', ').at(-1)).toBe('analytics.track thin');
  });

  it.each([
    ['that comes behind and catches', `${TRACK}.catch(e => logger.send(e));`],
    ['that answers a failure', `try { ${TRACK}; } catch (e) { cache.note(e); }`],
    ['that stands in the callback of a promise that failed', `${TRACK}.then(() => {}, e => cache.note(e));`],
    ['that waits for the send', `await Promise.all([${TRACK}]);`],
    ['that keeps a worker alive', `context.waitUntil(${TRACK});`],
    ['that reads the answer', `const answer = await ${TRACK}; if (answer.ok()) return;`],
    ['that flushes', `${TRACK}; await analytics.flush();`],
  ])('%s', (_about, body) => {
    expect(rolesOf(`async function w() { ${body} }`)).toContain('analytics.track thin');
  });

  it.each([
    ['for its own sake', 'db.save(p);', 'db.save(p)'],
    ['awaited', 'await db.save();', ''],
    ['whose result is given back', `const saved = db.save(); ${TRACK}; return saved;`, ''],
    ['whose result is kept in the module', `state = db.save(); ${TRACK};`, ''],
    ['that changes what is kept', `${TRACK}; state.list.push(1);`, ''],
    [
      'that puts something into data that are given back',
      `const data = { all: 1 }; data.all.add(1); ${TRACK}; return data.all;`,
      '',
    ],
    ['that changes what it was given', 'p.list.push(1);', ''],
  ])('and one %s is', (_about, body) => {
    const code = body.includes('analytics') ? body : `${body} ${TRACK};`;
    expect(rolesOf(`async function w() { ${code} }`)).toBe('');
  });

  it('is one that tells an object of the project the same in the same way', () => {
    const desk = 'const desk = { track: name => db.save(name), send: name => db.save(name) };\n';
    expect(rolesOf(`${desk}function w() { analytics.track('A'); desk.track('A'); }`)).toBe('analytics.track thin');
    expect(rolesOf(`${desk}function w() { analytics.track('A'); desk.track('B'); }`)).toBe('');
    expect(rolesOf(`${desk}function w() { analytics.track('A'); desk.send('A'); }`)).toBe('');
    expect(rolesOf(`${desk}function w() { analytics.track(); desk.track(); }`)).toBe('');
  });
});

describe('a function that makes something ready first', () => {
  it.each([
    ['is a wrapper of its person', `function w(u) { prepare(); ${IDENTIFY}; }`, 'analytics.identify open'],
    ['is none of a fixed event', `function w() { prepare(); ${TRACK}; }`, ''],
    ['works where that takes something', `function w(u) { prepare(1); ${IDENTIFY}; }`, ''],
    ['works where that comes behind', `function w(u) { ${IDENTIFY}; prepare(); }`, ''],
    ['works where that is a method', `function w(u) { db.prepare(); ${IDENTIFY}; }`, ''],
    [
      'names its event all the same',
      'function w(event) { prepare(1); analytics.track({ event }); }',
      'analytics.track open',
    ],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(`import { prepare } from '@acme/kit';\n${code}`)).toBe(expected);
  });
});

describe('a function that gives something of its own', () => {
  it.each([
    ['a function', `function w() { ${TRACK}; return () => 1; }`, ''],
    ['data', `function w() { ${TRACK}; return { a: state }; }`, ''],
    ['data by a variable', `function w() { const made = { a: state }; ${TRACK}; return made; }`, ''],
    ['a number of how often', `function w() { ${TRACK}; return { sent: 1 }; }`, 'analytics.track thin'],
    ['what it counted', `function w() { let sent = 0; ${TRACK}; sent += 1; return { sent }; }`, 'analytics.track thin'],
    [
      'how many are left',
      `function w() { let failed = 0; ${TRACK}; failed += 1; return { sent: state.length - failed }; }`,
      'analytics.track thin',
    ],
    [
      'something else less a number',
      `function w() { let failed = 0; ${TRACK}; failed += 1; return { sent: state.size - failed }; }`,
      '',
    ],
    ['a number that it counted by itself', `function w() { let sent = 0; ${TRACK}; sent += 1; return sent; }`, ''],
    ['a text that grows', `function w() { let all = ''; ${TRACK}; all += state.name; return all; }`, ''],
    ['what is reckoned', `function w() { ${TRACK}; return state.a + state.b; }`, 'analytics.track thin'],
    ['a class', `function w() { ${TRACK}; return class {}; }`, ''],
    ['what is cast', `function w() { ${TRACK}; return { a: state } as A; }`, ''],
    ['data with more in them', `function w() { ${TRACK}; return { sent: true, ...state }; }`, ''],
    ['a variable that outlives it', `function w() { ${TRACK}; return state; }`, 'analytics.track thin'],
    ['a number of something kept', `function w() { ${TRACK}; return { a: state.length }; }`, ''],
    ['a word of how it went', `function w() { ${TRACK}; return { sent: true, a: state }; }`, 'analytics.track thin'],
    ['a plain value', `function w() { ${TRACK}; return true; }`, 'analytics.track thin'],
    ['what the send gives', `function w() { return ${TRACK}; }`, 'analytics.track thin'],
    ['what the send gives, in data', `function w() { const r = ${TRACK}; return { r }; }`, 'analytics.track thin'],
    [
      'variables that lead to one another',
      `function w() { let a = 1, b = a; a = b; ${TRACK}; return a; }`,
      'analytics.track thin',
    ],
    ['one of two', `function w() { ${TRACK}; return state ? true : { a: state }; }`, ''],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(code)).toBe(expected);
  });
});

describe('a person whom the function finds', () => {
  it.each([
    ['by a look-up', `const w = async e => { const u = await db.find(e); ${IDENTIFY}; };`, ''],
    [
      'by reckoning',
      "const w = e => analytics.identify({ userId: e.split('@')[0] });",
      'analytics.identify open, e.split relay',
    ],
    ['in a loop over what it found', `const w = async t => { for (const u of await db.all()) ${IDENTIFY}; };`, ''],
    [
      'in a loop over what it was given',
      `const w = all => { for (const u of all) ${IDENTIFY}; };`,
      'analytics.identify open',
    ],
    [
      'in a loop over what stands in the code',
      `const w = t => { for (const u of [{ id: 1 }]) ${IDENTIFY}; };`,
      'analytics.identify open',
    ],
    ['for each of a list that it found', `const w = async t => { (await db.all()).forEach(u => ${IDENTIFY}); };`, ''],
    ['of a fixed event, in a loop', `const w = async () => { for (const u of await db.all()) ${TRACK}; };`, ''],
    [
      'of a named event, in a loop',
      'const w = async event => { for (const u of await db.all()) analytics.track({ event, userId: u.id }); };',
      'analytics.track open',
    ],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(code)).toBe(expected);
  });
});

describe('a loop that is written as a call', () => {
  const loop = (body: string): string => `function w(u, files) { const data = { list: [] }; ${body} ${IDENTIFY}; }`;

  it.each([
    ['that fills what the function made', 'files.forEach(f => { data.list.push(f.name); });'],
    ['that logs', 'files.forEach(f => { logger.info(f.name); });'],
    ['over the values of an object', 'Object.entries(files).forEach(([name]) => { data.list.push(name); });'],
    ['over what is kept elsewhere', 'state.files.forEach(f => { data.list.push(f.name); });'],
    ['that is waited for', 'await Promise.all(files.map(async f => { data.list.push(f.name); }));'],
    ['in a loop', 'files.forEach(f => { f.parts.forEach(part => { data.list.push(part); }); });'],
    ['of a library', 'each(files, f => { data.list.push(f.name); });'],
    ['of a library by a namespace', '_.each(files, f => { data.list.push(f.name); });'],
  ])('is no work by itself: %s', (_about, body) => {
    const library = "import _, { each } from 'lodash';\n";
    expect(rolesOf(`${library}async ${loop(body)}`)).toContain('analytics.identify open');
  });

  it.each([
    ['that saves', 'files.forEach(f => { db.save(f); });'],
    ['that gives what it saves', 'files.forEach(f => db.save(f));'],
    ['that saves and is waited for', 'await Promise.all(files.map(f => db.save(f)));'],
    ['that saves in a loop', 'files.forEach(f => { f.parts.forEach(part => { db.save(part); }); });'],
    ['over a function of which nothing is known', 'files.forEach(db.save);'],
    ['that changes what it was given', 'files.forEach(f => { f.tags.add(1); });'],
    ['whose name is one of the project', 'each(files, f => { data.list.push(f.name); });'],
  ])('works where its body does: %s', (_about, body) => {
    const own = 'function each(list, run) { db.save(list); list.forEach(run); }\n';
    expect(rolesOf(`${own}async ${loop(body)}`)).not.toContain('analytics.identify');
  });
});

describe('functions of the project that run what they are given', () => {
  const IN_A_LOOP = 'async function run(list, send) { for (const one of list) await send(one); }';
  const ALL_AT_ONCE = 'const run = (list, send) => Promise.all(list.map(send));';
  const IN_PORTIONS = `async function run(list, send) {
  const portions = [];
  for (let i = 0; i < list.length; i += 10) portions.push(list.slice(i, i + 10));
  for (const portion of portions) await Promise.all(portion.map(send));
}`;
  const COUNTED = `async function run(list, send) {
  const results = await Promise.allSettled(list.map(send));
  const failed = results.filter(({ status }) => status === 'rejected').length;
  return { successful: results.length - failed, failed };
}`;
  const ONE_BY_ONE = `async function run(list, send) {
  const failed = [];
  for (const one of list) { try { await send(one); } catch (error) { failed.push(one); } }
  logger.info('sent', list.length);
}`;
  const LIMITED = `const run = (list, send) => new Promise(done => {
  let next = 0;
  const take = async () => { while (next < list.length) await send(list[next++]); done(); };
  take();
});`;
  const TWO = `async function run(list, send, size) {
  if (list.length === 0) return { successful: 0, failed: 0 };
  const portions = [];
  for (let i = 0; i < list.length; i += size) portions.push(list.slice(i, i + size));
  let successful = 0;
  for (let i = 0; i < portions.length; i++) { const result = await portion(portions[i], send); successful += result.successful; }
  return { successful, failed: list.length - successful };
}
${COUNTED.replace('run', 'portion')}`;

  it.each([
    ['in a loop', IN_A_LOOP],
    ['all at once', ALL_AT_ONCE],
    ['in portions', IN_PORTIONS],
    ['and count', COUNTED],
    ['and note what failed', ONE_BY_ONE],
    ['by workers', LIMITED],
    ['two in a row', TWO],
  ])('leave the function a wrapper that gives them the send: %s', (_about, run) => {
    expect(rolesOf(`${run}\nconst w = all => run(all, u => ${IDENTIFY}, 10);`)).toBe('analytics.identify open');
    const made = `u => ({ who: u.id, sent: ${IDENTIFY} })`;
    expect(rolesOf(`${run}\nasync function w(all) { return run(all, ${made}, 10); }`)).toBe('analytics.identify open');
  });

  it('as methods', () => {
    const service = `class Service {
  w(all) { return this.run(all, u => ${IDENTIFY}); }
  async run(list, send) { for (const one of list) await send(one); }
}`;
    expect(effectsOf(CLIENT + service).roles('Service.w')).toEqual(['analytics.identify open']);
  });

  it.each([
    [
      'again and again',
      'async function run(send) { for (;;) try { return await send(); } catch (e) { logger.warn(e); } }',
    ],
    ['within a time', 'const run = send => Promise.race([send(), new Promise(done => setTimeout(done, 1))]);'],
  ])('%s', (_about, run) => {
    expect(rolesOf(`${run}\nconst w = u => run(() => ${IDENTIFY});`)).toBe('analytics.identify open');
  });

  it.each([
    [
      'that work beside it',
      'async function run(list, send) { db.save(list); for (const one of list) await send(one); }',
    ],
    [
      'that give something of their own',
      'function run(list, send) { list.forEach(send); return { render: () => list }; }',
    ],
    [
      'that count what they save',
      'async function run(list, send) { list.forEach(send); const saved = await db.saveAll(); return { saved: saved.length }; }',
    ],
  ])('do not, %s', (_about, run) => {
    expect(rolesOf(`${run}\nconst w = all => run(all, u => ${IDENTIFY});`)).toBe('');
  });

  it('do not where the function finds what they go through', () => {
    const find = `${IN_A_LOOP}\nconst w = async t => run(await db.all(), u => ${IDENTIFY});`;
    expect(rolesOf(find)).toBe('');
    const own = `const run = async send => { for (const one of await db.all()) send(one); };\nconst w = t => run(u => ${IDENTIFY});`;
    expect(rolesOf(own)).toBe('');
  });

  it.each([
    ['beside what it is given', 'run(await db.all(), u => SEND, t)', ''],
    ['behind what it is given', 'run(t, u => SEND, await db.all())', ''],
    ['by what it is given', 'run(await db.all(t), u => SEND, 1)', ''],
    ['nowhere', 'run(t, u => SEND, 1)', 'analytics.identify open'],
    ['in what stands there', 'run(state, u => SEND, t)', 'analytics.identify thin'],
  ])('find it %s: %s', (_about, call, expected) => {
    const code = `${IN_A_LOOP}\nasync function w(t) { await ${call.replace('SEND', IDENTIFY.replace(', traits: t', ''))}; }`;
    expect(rolesOf(code)).toBe(expected);
  });
});

describe('calls of other functions of the project', () => {
  it.each([
    [
      'that send what they are given',
      'const send = event => analytics.track({ event });\nconst w = event => send(event);',
      'send open',
    ],
    ['that send a fixed event', `const send = () => ${TRACK};\nconst w = () => send();`, 'send thin'],
    ['that work', `const save = () => db.save();\nconst w = () => { save(); ${TRACK}; };`, ''],
    [
      'that only log',
      `const note = () => console.log(1);\nconst w = () => { note(); ${TRACK}; };`,
      'analytics.track thin',
    ],
    [
      'that make the client',
      `const get = () => analytics;\nconst w = event => get().track({ event });`,
      'get().track open',
    ],
    [
      'that call the function itself',
      `const w = event => { if (!state) return w(event); analytics.track({ event }); };`,
      'analytics.track open',
    ],
    [
      'that are methods',
      'class K { send(event) { analytics.track({ event }); } w(event) { this.send(event); } }\nconst w = event => new K().send(event);',
      'newK().send open',
    ],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(code)).toBe(expected);
  });
});

describe('work that is only waited for is work', () => {
  it.each([
    ['in a list', 'await Promise.all([db.save(), 1]);'],
    ['by a variable', 'const saving = db.save(); await Promise.all([saving]);'],
    ['by variables that lead to one another', 'let one = db.save(), two = one; one = two; await Promise.all([two]);'],
    ['as one of two', 'await Promise.all([state ? db.save() : 1]);'],
    ['in a list that is spread', 'await Promise.all([...db.saveAll()]);'],
    ['with a cast', 'await Promise.all([db.save() as Promise<void>]);'],
    ['in a callback that a send is handed', "analytics.track({ event: 'B' }, () => db.save());"],
    ['in a callback', 'setTimeout(() => db.save(), 1);'],
    ['in a callback that is awaited', 'await Promise.all([1].map(() => db.save()));'],
  ])('%s', (_about, before) => {
    expect(rolesOf(`async function w() { ${before} ${TRACK}; }`)).toBe('');
  });

  it('and a send that is waited for is none', () => {
    expect(rolesOf(`async function w() { const sent = ${TRACK}; await Promise.all([sent]); }`)).toBe(
      'analytics.track thin',
    );
    expect(rolesOf(`const w = () => new Promise(done => { ${TRACK}; done(); });`)).toBe('analytics.track thin');
    expect(rolesOf(`const w = () => run(thing => { ${TRACK}; thing.done(); });`)).toBe('');
  });
});

describe('a message', () => {
  const MAIL = `import { APIClient, SendEmailRequest } from 'customerio-node';
const api = new APIClient('k');
`;
  it.each([
    ['to whom the callers say', 'const w = to => api.sendEmail({ to, identifiers: { id: 1 } });', 'api.sendEmail open'],
    ['made by a class', 'const w = to => api.sendEmail(new SendEmailRequest({ to }));', 'api.sendEmail open'],
    [
      'to somebody found',
      'const w = async id => { const u = await db.find(id); await api.sendEmail({ to: u.email }); };',
      '',
    ],
    [
      'to somebody found, made by a class',
      'const w = async id => { const u = await db.find(id); await api.sendEmail(new SendEmailRequest({ to: u.email })); };',
      '',
    ],
    [
      'beside one that is made and left',
      "const w = () => { new SendEmailRequest({ to: 'a' }); api.sendEmail({ to: 'b' }); };",
      'api.sendEmail thin',
    ],
    [
      'with a text that is found',
      'const w = async (to, id) => { const t = await db.find(id); await api.sendEmail({ to, body: t.text }); };',
      'api.sendEmail open',
    ],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(MAIL + code)).toBe(expected);
  });
});

describe('a callback is run by the function around it', () => {
  it.each([
    [
      'where it is handed to something that runs it',
      'function w(e) { run(() => analytics.track({ event: e })); }',
      'analytics.track open',
    ],
    [
      'and not where a hook keeps it',
      "import { useCallback } from 'react';\nfunction w(e) { const f = useCallback(() => analytics.track({ event: e }), []); }",
      '',
    ],
    [
      'and not where a function of the project gives it back',
      'const keep = f => f;\nfunction w(e) { const f = keep(() => analytics.track({ event: e })); }',
      '',
    ],
    [
      'where a function of the project runs it',
      'const now = f => f();\nfunction w(e) { now(() => analytics.track({ event: e })); }',
      'analytics.track open',
    ],
  ])('%s', (_about, code, expected) => {
    expect(rolesOf(code)).toBe(expected);
  });
});

describe('a channel', () => {
  it.each([
    ['that the callers name', 'const w = channel => ipcMain.on(channel, handle);', 'ipcMain.on relay'],
    ['that they answer', "const w = handler => ipcMain.on('sent', handler);", 'ipcMain.on relay'],
    ['that they neither name nor answer', "const w = () => ipcMain.on('sent', handle);", ''],
    ['that they send to', 'const w = channel => ipcRenderer.send(channel);', 'ipcRenderer.send relay'],
    [
      'under which they show something',
      'const w = name => contextBridge.exposeInMainWorld(name, api);',
      'contextBridge.exposeInMainWorld relay',
    ],
    [
      'by which they show something',
      "const w = api => contextBridge.exposeInMainWorld('main', api);",
      'contextBridge.exposeInMainWorld relay',
    ],
  ])('%s', (_about, code, expected) => {
    const electron = "import { contextBridge, ipcMain, ipcRenderer } from 'electron';\n";
    expect(rolesOf(electron + code)).toBe(expected);
  });
});
