/** Calls that reach analytics through a message of which the callers say what it is about. */
import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

const analytics = `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export function note(order) { client.track({ event: order.name, userId: order.user }); }`;

/** `line event` of the calls of `page.js`. */
function sent(files: Readonly<Record<string, string>>): string[] {
  const { root } = createProject({ 'package.json': '{}', 'analytics.js': analytics, ...files });
  const calls = openProject({ root, cache: false }).calls();
  return calls.flatMap(({ file, line, events }) => (file === 'page.js' ? events.map(one => `${line} ${one}`) : []));
}

const IMPORT = "import { note } from './analytics.js';\n";

describe('a procedure that is called by its name is found', () => {
  const api = `${IMPORT}const api = { note, other() {} };\n`;

  it('at the other end of a stream, through a proxy that has members of its own', () => {
    const serve = `${api}const handlerOf = (own, out) => data => {
  if (!own[data.method]) { out.write({ error: data.id }); return; }
  own[data.method](...data.params);
};
export const serve = stream => stream.on('data', handlerOf(api, stream));`;
    const remote = `class Remote { constructor(stream) { this.stream = stream; } close() {} }
export const remoteOf = stream => new Proxy(new Remote(stream), {
  get: (target, name) => target[name] ?? ((...params) => target.stream.write({ method: name, params, id: 1 })),
});`;
    const page = `import { remoteOf } from './remote.js';
const remote = remoteOf(open());
remote.note({ name: 'Streamed', user: 'u' });
remote.other({ name: 'Other', user: 'u' });
remote.close({ name: 'Closed', user: 'u' });`;
    expect(sent({ 'serve.js': serve, 'remote.js': remote, 'page.js': page })).toEqual(['3 Streamed']);
  });

  it('by what a stream is written, but for what is a row or a chunk', () => {
    const serve = `${IMPORT}export const serve = stream => stream.on('data', ({ method, args }) => { if (method === 'note') note(args); });`;
    const page = `export const say = stream => {
  stream.write({ method: 'note', args: { name: 'Written', user: 'u' } });
  stream.write({ method: 'note', name: 'Row', user: 'u' });
  stream.write('chunk');
  stream.send({ method: 'note', args: { name: 'Sent', user: 'u' } });
};
const args = [];`;
    expect(sent({ 'serve.js': serve, 'page.js': page })).toEqual(['2 Written']);
  });

  it('by a connection that is handed to the module that calls it', () => {
    const serve = `${api}chrome.runtime.onMessage.addListener(({ method, args }) => { api[method](...args); });`;
    const remote = `let remote = null;
export const connectTo = connection => { remote = connection; };
export const noteOrder = order => remote.note(order);`;
    const main = `import { connectTo } from './remote.js';
connectTo(new Proxy({}, { get: (_, method) => (...args) => chrome.runtime.sendMessage({ method, args }) }));`;
    const page = "import { noteOrder } from './remote.js';\nnoteOrder({ name: 'Handed', user: 'u' });";
    expect(sent({ 'serve.js': serve, 'remote.js': remote, 'main.js': main, 'page.js': page })).toEqual(['2 Handed']);
  });
});

describe('a message through the port of an extension is heard', () => {
  const serve = `${IMPORT}chrome.runtime.onConnect.addListener(port => {
  port.onMessage.addListener(message => { if (message.type === 'note') note(message.order); });
});`;

  it.each([
    ['a variable', 'const port = chrome.runtime.connect();', 'port'],
    [
      'a field',
      'class Ends { constructor() { this.port = browser.tabs.connect(1); } }\nconst ends = new Ends();',
      'ends.port',
    ],
  ])('of %s', (_about, before, port) => {
    const page = `${before}
${port}.postMessage({ type: 'note', order: { name: 'Told', user: 'u' } });
${port}.postMessage({ type: 'other', order: { name: 'Other', user: 'u' } });`;
    expect(sent({ 'serve.js': serve, 'page.js': page }).map(one => one.split(' ')[1])).toEqual(['Told']);
  });

  it('and not what other connections are told', () => {
    const page =
      "const db = pool.connect();\ndb.postMessage({ type: 'note', order: { name: 'Kept', user: 'u' } });\nchrome.storage.connect().postMessage({ type: 'note', order: { name: 'Kept', user: 'u' } });";
    expect(sent({ 'serve.js': serve, 'page.js': page })).toEqual([]);
  });
});

describe('what the callers of a function say that a message is about, they say by', () => {
  const order = (name: string): string => `{ name: '${name}', user: 'u' }`;

  it.each([
    [
      'a message of an extension',
      "chrome.runtime.onMessage.addListener(message => { if (message.type === 'note') note(message.order); });",
      'const say = (type, order) => chrome.runtime.sendMessage({ type, order });',
    ],
    [
      'a message to a worker',
      "self.onmessage = ({ data }) => { switch (data.action) { case 'note': note(data.order); break; default: } };",
      "const worker = new Worker('./serve.js');\nconst say = (action, order) => worker.postMessage({ action, order });",
    ],
    [
      'a job of BullMQ',
      "import { Worker } from 'bullmq';\nnew Worker('jobs', async job => { if (job.name === 'note') note(job.data); });",
      "import { Queue } from 'bullmq';\nconst jobs = new Queue('jobs');\nconst say = (name, data) => jobs.add(name, data);",
    ],
    [
      'a job of Bull',
      "import Bull from 'bull';\nnew Bull('jobs').process('note', async job => note(job.data));",
      "import Bull from 'bull';\nconst jobs = new Bull('jobs');\nconst say = (name, data) => jobs.add(name, data, { attempts: 2 });",
    ],
    [
      'an action of Redux',
      "import { applyMiddleware, createStore } from 'redux';\nconst middleware = () => next => action => { if (action.type === 'note') note(action.order); return next(action); };\nexport const store = createStore(state => state, applyMiddleware(middleware));",
      "import { store } from './serve.js';\nconst say = (type, order) => store.dispatch({ type, order });",
    ],
  ])('%s', (_about, hear, say) => {
    const page = `${say}\nsay('note', ${order('Said')});\nsay('other', ${order('Other')});`;
    const found = sent({ 'serve.js': `${IMPORT}${hear}`, 'page.js': page });
    expect(found).toEqual([`${say.split('\n').length + 1} Said`]);
  });
});
