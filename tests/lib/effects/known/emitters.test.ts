import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

/** Sites with their names, in a project where a listener sends. */
function sites(bus: string, listener: string, use: string): string[] {
  const { root } = createProject({
    'src/bus.js': bus,
    'src/listen.js': `import { Analytics } from '@segment/analytics-node';
import { bus } from './bus.js';
const segment = new Analytics({ writeKey: k });
const send = ({ name, user }) => segment.track({ event: name, userId: user.id });
${listener}`,
    'src/use.js': `import { bus } from './bus.js';\nimport './listen.js';\nexport const done = user => { ${use} };`,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'src/use.js')
    .map(({ method, events }) => `${method} ${events.join()}`);
}

const LISTENER = "bus.on('sent', send);";
const USE = "bus.emit('sent', { name: 'Order Sent', user });";

describe('an event of an emitter runs its listeners', () => {
  it.each([
    ['of Node.js', "import { EventEmitter } from 'node:events';\nexport const bus = new EventEmitter();"],
    ['by its default export', "import Emitter from 'events';\nexport const bus = new Emitter();"],
    ['by a namespace', "import * as events from 'events';\nexport const bus = new events.EventEmitter();"],
    ['by require()', "const { EventEmitter } = require('events');\nexports.bus = new EventEmitter();"],
    ['of eventemitter3', "import EventEmitter from 'eventemitter3';\nexport const bus = new EventEmitter();"],
    ['of mitt', "import mitt from 'mitt';\nexport const bus = mitt();"],
    [
      'of a class of the project',
      "import { EventEmitter } from 'events';\nclass Bus extends EventEmitter {}\nexport const bus = new Bus();",
    ],
    [
      'kept on a global, if it is there',
      "import { EventEmitter } from 'events';\nconst make = () => (globalThis.b ??= new EventEmitter());\nexport const bus = make();",
    ],
  ])('%s', (_about, bus) => {
    expect(sites(bus, LISTENER, USE)).toEqual(['track Order Sent']);
  });

  const NODE = "import { EventEmitter } from 'node:events';\nexport const bus = new EventEmitter();";

  it.each([
    ['once', "bus.once('sent', send);"],
    ['by addListener', "bus.addListener('sent', send);"],
    ['under each name of a list', "for (const name of ['other', 'sent']) bus.on(name, send);"],
    ['by a name that is a constant', "const SENT = 'sent';\nbus.on(SENT, send);"],
    ['by a function that passes it on', "const listen = callback => bus.on('sent', callback);\nlisten(send);"],
    ['that is written where it is handed over', "bus.on('sent', message => send(message));"],
    ['that is a method of the client', "bus.on('other', () => {}); bus.on('sent', send);"],
  ])('kept %s', (_about, listener) => {
    expect(sites(NODE, listener, USE)).toEqual(['track Order Sent']);
  });

  it('under that name alone', () => {
    expect(sites(NODE, LISTENER, "bus.emit('received', { name: 'Order Sent', user });")).toEqual([]);
  });

  it('of that emitter alone', () => {
    const two = `${NODE}\nexport const other = new EventEmitter();`;
    const use = "other.emit('sent', { name: 'Order Sent', user });";
    expect(sites(two, LISTENER, `${use.replace('other', "(await import('./bus.js')).other")}`)).toEqual([]);
  });

  it('and not where something else has such methods', () => {
    expect(sites('export const bus = { on() {}, emit() {} };', LISTENER, USE)).toEqual([]);
    expect(sites("import { bus } from '@acme/bus';\nexport { bus };", LISTENER, USE)).toEqual([]);
  });
});
