/**
 * A page that holds the example's Customer.io module and the real SDK, with a local server in the
 * place of Customer.io. The module is taken as it is: only what it imports is put in its place.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import { Rolldown } from 'tsdown';

export interface Session {
  readonly accountId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** What arrived at Customer.io. */
export interface Received {
  /** `identify`, `track`, `page` … */
  readonly type: string;
  readonly userId?: string;
  readonly event?: string;
  readonly properties?: Record<string, unknown>;
  readonly traits?: Record<string, unknown>;
}

export interface Customerio {
  readonly origin: string;
  /** In the order of their arrival. */
  readonly received: Received[];
  /** How often the SDK asked for its settings: it loads that often. */
  readonly loads: () => number;
  /** Holds back the settings until `release` is called. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Serves the SDK's settings, which send it back here with its events, and takes these. */
export async function startCustomerio(): Promise<Customerio> {
  const received: Received[] = [];
  let loads = 0;
  let gate = Promise.resolve();
  let open = (): void => {};

  const server: Server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'GET' && /^\/v1\/projects\/[^/]+\/settings$/.test(request.url ?? '')) {
      loads++;
      await gate;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          integrations: { 'Customer.io Data Pipelines': { apiKey: 'key', apiHost: `${host}/v1`, protocol: 'http' } },
        }),
      );
      return;
    }
    if (request.method === 'POST') {
      received.push(JSON.parse(await textOf(request)) as Received);
    }
    response.end('{"success": true}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin: `http://${host}`,
    received,
    loads: () => loads,
    hold: () => {
      gate = new Promise(resolve => {
        open = resolve;
      });
    },
    release: () => open(),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Milliseconds of one look at what has arrived. */
const LOOK_MS = 10;

/**
 * Waits until so many messages are there, five seconds at most, and then until none has come for a while.
 *
 * That while is counted in turns of the event loop: a machine that stands still ends one of them, not all.
 *
 * @param turns of ten milliseconds
 */
export async function untilQuiet({ received }: Customerio, count: number, turns = 40): Promise<void> {
  for (let waited = 0; received.length < count && waited < 5_000; waited += LOOK_MS) await pause(LOOK_MS);
  let [seen, quiet] = [received.length, 0];
  while (quiet++ < turns) {
    await pause(LOOK_MS);
    if (received.length !== seen) [seen, quiet] = [received.length, 0];
  }
}

/** Hooks as far as one component needs them: no batching, effects right after the render. */
const REACT = `
let slots = [];
let next = 0;
let effects = [];
const slot = (create) => (slots[next++] ??= create());
export const useRef = (initial) => slot(() => ({ current: initial }));
export const useState = (initial) => [slot(() => ({ value: initial })).value, () => {}];
export const useCallback = (callback) => callback;
export const useMemo = (create) => create();
export const useEffect = (effect, deps) => {
  const mine = slot(() => ({}));
  if (!mine.deps || !deps || deps.some((dep, index) => !Object.is(dep, mine.deps[index]))) {
    mine.deps = deps ?? [];
    effects.push(() => {
      mine.cleanup?.();
      mine.cleanup = effect();
    });
  }
};
export const render = (hook) => {
  next = 0;
  hook();
  for (const effect of effects.splice(0)) effect();
};
`;

const REAL_SDK = '@customerio/cdp-analytics-browser';

/** The real SDK; only the address that it loads its settings from is another. */
const SDK = `
import { AnalyticsBrowser as Real } from 'real:sdk';
export * from 'real:sdk';
export class AnalyticsBrowser extends Real {
  static load(settings, options) {
    return Real.load({ ...settings, cdnURL: globalThis.customerioOrigin }, options);
  }
}
`;

const ENTRY = `
import { render } from 'react';
import * as helper from 'the:module';
let client = null;
globalThis.example = {
  setSession(session) {
    globalThis.session = session;
    render(() => {
      client = helper.useCio();
    });
  },
  client: () => client,
  trackCioEvent: helper.trackCioEvent,
};
`;

/** What stands in the place of an import of the module. */
const REPLACED: Readonly<Record<string, string>> = {
  react: REACT,
  [REAL_SDK]: SDK,
  '~/common/config': `export const getCustomerioWriteKey = () => 'key';`,
  '~/ui/hooks/use-session': 'export const useSession = () => globalThis.session ?? null;',
};

/**
 * Bundles the module for a page.
 *
 * @param source text of `use-cio.tsx`, mended or not
 */
export function bundle(source: string): Promise<string> {
  return bundled({ entry: ENTRY, module: { code: source } });
}

/**
 * Bundles a module of a project for a page, which gets what it exports as `example`.
 *
 * @param file absolute
 */
export function bundleFile(file: string): Promise<string> {
  return bundled({ entry: `import * as helper from 'the:module'; globalThis.example = helper;`, module: { file } });
}

async function bundled({
  entry,
  module,
}: {
  readonly entry: string;
  readonly module: { readonly code: string } | { readonly file: string };
}): Promise<string> {
  const replaced: Readonly<Record<string, string>> = { ...REPLACED, 'the:entry': entry };
  const build = await Rolldown.rolldown({
    input: 'the:entry',
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'replace-imports',
        async resolveId(id) {
          if (id === 'real:sdk') {
            return this.resolve(REAL_SDK, path.resolve('tests/e2e/page.ts'), { skipSelf: true });
          }
          if (id === 'the:module') {
            return 'file' in module ? module.file : '\0module.tsx';
          }
          return id in replaced ? `\0${id}` : undefined;
        },
        load(id) {
          return id === '\0module.tsx' && 'code' in module
            ? { code: module.code, moduleType: 'tsx' }
            : replaced[id.slice(1)];
        },
      },
    ],
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false });
  await build.close();
  return output[0].code;
}

type Track = (event: string, properties?: Record<string, unknown>) => void;

interface Example {
  /** Logs somebody in, or out with null, and renders. */
  readonly setSession: (session: Session | null) => void;
  /** What the hook gave at the last render. */
  readonly client: () => { readonly track: Track } | null;
  /** The guarded helper; the module has none before it is mended. */
  readonly trackCioEvent?: Track;
}

/** @template Exposed - what the code of the page puts at `example` */
export type Page<Exposed = Example> = Exposed & {
  /** The id that the SDK keeps for the next visit. */
  readonly rememberedId: () => string | null;
  readonly storage: () => Readonly<Record<string, string>>;
  readonly close: () => void;
};

/**
 * Opens a page.
 *
 * @param code of `bundle`
 * @param storage what an earlier page left in the browser; nothing by default
 */
export function openPage<Exposed = Example>(
  code: string,
  { origin }: Customerio,
  storage: Readonly<Record<string, string>> = {},
): Page<Exposed> {
  const { window } = new JSDOM('<!doctype html><title>Pressed</title>', {
    url: 'http://localhost/',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
  });
  Object.assign(window, { fetch, customerioOrigin: origin });
  for (const [key, value] of Object.entries(storage)) {
    window.localStorage.setItem(key, value);
  }
  window.eval(code);
  return {
    ...(window as unknown as { example: Exposed }).example,
    rememberedId: () => JSON.parse(window.localStorage.getItem('ajs_user_id') ?? 'null') as string | null,
    storage: () => ({ ...window.localStorage }),
    close: () => window.close(),
  };
}
