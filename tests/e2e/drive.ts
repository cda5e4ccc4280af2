/** Runs a small app with SDKs that write down what they are asked, to see what Customer.io would get. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

import { Rolldown } from 'tsdown';

/** The SDKs as far as the wirings use them. */
const sdk = (vendor: string): string => `
const note = line => void globalThis.log.push(${JSON.stringify(vendor)} + ' ' + line);
const idOf = given => (given !== null && typeof given === 'object' ? (given.userId ?? given.id) : given);
class Client {
  static load() { return new Client(); }
  load() { return this; }
  identify(given) { note('identify ' + idOf(given)); return Promise.resolve(); }
  track(event, properties) { note('track ' + event + ' ' + JSON.stringify(properties)); return Promise.resolve(); }
  reset() { note('reset'); }
}
export const AnalyticsBrowser = Client;
export const createClient = () => new Client();
const native = new Client();
export const CioRegion = { US: 'us' };
export const CustomerIO = {
  initialize() {},
  identify: given => native.identify(given),
  track: (event, properties) => native.track(event, properties),
  clearIdentify: () => native.reset(),
};
export const recorded = new Client();
`;

/** As much of the frameworks as a wiring needs to run. */
const STAND_INS: Readonly<Record<string, string>> = {
  '@customerio/cdp-analytics-browser': sdk('cio'),
  'customerio-reactnative': sdk('cio'),
  '@segment/analytics-next': sdk('segment'),
  '@segment/analytics-react-native': sdk('segment'),
  'react/jsx-runtime': 'export const jsx = (type, props) => ({ type, props }); export const jsxs = jsx;',
  zustand: `
export const create = make => {
  let state;
  const listeners = [];
  const set = change => {
    const previous = state;
    state = { ...state, ...change };
    listeners.forEach(listen => listen(state, previous));
  };
  state = make(set);
  return Object.assign(select => select(state), {
    getState: () => state,
    setState: set,
    subscribe: (select, listen = select) =>
      listeners.push(listen === select ? listen : (now, before) => listen(select(now), select(before))),
  });
};`,
  'zustand/middleware': 'export const subscribeWithSelector = make => make;',
  '@reduxjs/toolkit': `
export const createSlice = ({ name, reducers }) => ({
  reducer: () => {},
  actions: Object.fromEntries(Object.keys(reducers).map(key => {
    const type = name + '/' + key;
    return [key, Object.assign(payload => ({ type, payload }), { type })];
  })),
});
const typed = type => Object.assign(payload => ({ type, payload }), { type });
export const createAction = typed;
export const createAsyncThunk = (name, run) => {
  const fulfilled = typed(name + '/fulfilled');
  return Object.assign(given => async dispatch => dispatch(fulfilled(await run(given))), { fulfilled });
};
export const createListenerMiddleware = () => {
  const listeners = [];
  return {
    startListening: listener => listeners.push(listener),
    middleware: () => next => async action => {
      for (const { actionCreator, effect } of listeners) if (actionCreator.type === action.type) await effect(action);
      return next(action);
    },
  };
};`,
};

/** The globals of a page, as far as a wiring looks at them. */
function pageWith(log: string[]): vm.Context {
  const storage = { getItem: () => null, setItem() {}, removeItem() {}, clear() {} };
  const recorder = (vendor: string): object => {
    const note = (line: string): void => void log.push(`${vendor} ${line}`);
    return {
      identify: ({ id }: { readonly id: string }) => note(`identify ${id}`),
      track: (event: string, properties: unknown) => note(`track ${event} ${JSON.stringify(properties)}`),
      reset: () => note('reset'),
      push([method, ...given]: readonly [string, ...unknown[]]) {
        (this as unknown as Record<string, (...all: readonly unknown[]) => void>)[method]?.(...given);
      },
    };
  };
  const page: Record<string, unknown> = {
    log,
    console,
    fetch: () => Promise.resolve({ json: () => Promise.resolve({ id: 'acc_1', email: 'ann@acme.test' }) }),
    localStorage: storage,
    sessionStorage: storage,
    location: { href: '', assign() {} },
    _cio: recorder('cio'),
    analytics: recorder('segment'),
  };
  return vm.createContext(Object.assign(page, { window: page, process: { env: {} } }));
}

/**
 * Bundles a project with a script that drives it, and runs both.
 *
 * @param script an asynchronous function's body that imports by `await import('./src/…')`
 * @returns what the SDKs were asked, in order
 */
export async function drive(
  root: string,
  script: string,
  packages: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const entry = path.join(root, 'drive.js');
  const build = await Rolldown.rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'stand-ins',
        resolveId: id =>
          id === entry || id in STAND_INS ? id : id in packages ? path.join(root, packages[id] as string) : undefined,
        load: id => (id === entry ? `globalThis.done = (async () => {${script}})();` : STAND_INS[id]),
      },
    ],
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false });
  await build.close();
  const log: string[] = [];
  const context = pageWith(log);
  vm.runInContext(output[0].code, context);
  await (context as { readonly done: Promise<void> }).done;
  return log;
}

/** The folders of a workspace's packages by their names, with the file that each begins with. */
export function packagesIn(root: string, folders: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    folders.map(folder => {
      const { name, main } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
        readonly name: string;
        readonly main: string;
      };
      return [name, path.join(folder, main)];
    }),
  );
}
