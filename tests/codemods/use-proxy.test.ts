import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { start } from '../../codemods/use-proxy/session.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import type { Settings } from '../../lib/settings.ts';
import type { TemporaryProject } from '../support/project.ts';
import { createProject } from '../support/project.ts';
import { applyTo, fixturesOf } from './fixtures.ts';
import { lintFixture } from './lint.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

function opening(files: Record<string, string>, options: RawOptions, settings: Settings): () => unknown {
  const { root } = (project = createProject(files));
  return () => start(openView(root, settings), options);
}

describe('what is asked', () => {
  const page = {
    'src/page.ts': `export const page = (body) => fetch('https://cdp.customer.io/v1/page', { method: 'POST', body });\n`,
  };

  it('is refused without a proxy, with several, and with none that is an address', () => {
    expect(opening(page, {}, {})).toThrow('Where is the proxy?');
    expect(opening(page, {}, { proxyHosts: ['a.example.com', 'b.example.com'] })).toThrow(
      'several proxies (a.example.com, b.example.com)',
    );
    expect(opening(page, { proxy: 'ftp://a.example.com' }, {})).toThrow('https://data.example.com');
    expect(opening(page, { proxy: 'https://a.example.com?x=1' }, {})).toThrow('https://data.example.com');
    expect(opening(page, { proxy: '/ingest' }, {})).toThrow('https://data.example.com');
    expect(opening(page, { proxy: "https://a.example.com/it's" }, {})).toThrow('https://data.example.com');
    expect(opening(page, { proxy: 'https://cdp.customer.io' }, {})).toThrow("the vendor's own address");
  });

  it('is refused where one proxy could not tell two vendors apart', () => {
    const both = {
      ...page,
      'src/track.ts': `export const track = (body) => fetch('https://api.segment.io/v1/track', { method: 'POST', body });\n`,
    };
    expect(opening(both, { proxy: 'data.example.com' }, {})).toThrow('--vendor');
    expect(opening(both, { proxy: 'data.example.com', vendor: 'segment' }, {})).not.toThrow();
  });
});

describe('what use-proxy leaves behind', () => {
  const fixtures = fixturesOf('use-proxy').filter(
    ({ name, input }) => /\.[cm]?[jt]s$/.test(input) && !['allow', 'vendors'].includes(name),
  );

  it.each(fixtures)('is clean under the rule, but for what it skipped: $name', fixture => {
    const servers = ['servers', 'path-in-proxy', 'regions', 'older-sdk'].includes(fixture.name);
    const proxyHosts = ['data.example.com', 'shop.example.com'];
    const isOne = fixture.name !== 'path-in-proxy';
    const { after, skipped } = lintFixture('use-proxy', fixture, start, 'no-direct-ingestion', {
      ruleOptions: [{ servers }],
      settings: { proxyHosts: isOne ? proxyHosts.slice(0, 1) : proxyHosts },
    });
    expect(after).toHaveLength(fixture.name === 'shared-constant' ? 0 : skipped);
  });
});

describe('the same is requested, of the proxy', () => {
  const HOSTS = ['https://track.customer.io', 'https://cdp.customer.io'];
  const address = fc.constantFrom<(host: string, path: string) => readonly [before: string, url: string]>(
    (host, path) => ['', `'${host}${path}'`],
    (host, path) => ['', `\`${host}${path}?at=\${at()}\``],
    (host, path) => [`const BASE = '${host}';`, `BASE + '${path}'`],
    (host, path) => [`const BASE = '${host}';\nconst URLS = { page: \`\${BASE}${path}\` };`, 'URLS.page'],
    (host, path) => [`const config = { urls: { base: '${host}' } };`, `\`\${config.urls.base}${path}\``],
    (host, path) => [`let base = '${host}';`, `\`\${base}${path}\``],
    (host, path) => [`const HOST = '${host.slice('https://'.length)}';`, `\`https://\${HOST}${path}\``],
    (host, path) => [`const BASE = '${host}';\nnote(BASE);`, `BASE + '${path}'`],
    (host, path) => ['', `new URL('${path}', '${host}')`],
  );
  const request = fc.tuple(
    address,
    fc.constantFrom(...HOSTS),
    fc.constantFrom('/v1/track', '/v1/page', '/api/v1/events'),
    fc.boolean(),
  );

  it('in the same order, with the same paths', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(request, async ([write, host, path, inFunction]) => {
        const [before, url] = write(host, path);
        const call = `fetch(${url}, { method: 'POST', body: note('body') })`;
        const code = `${before}\n${inFunction ? `const send = () => ${call};\nsend();\nsend();` : `${call};`}\n`;
        const files = createProject({ 'src/send.js': code });
        try {
          const sites = applyTo(files.root, start, { proxy: 'https://data.example.com' }, {});
          const after = readFileSync(files.file('src/send.js'), 'utf8');
          const isChanged = sites.some(({ status }) => status === 'changed');
          expect(isChanged).toBe(after !== code);
          changed += Number(isChanged);
          const [first, second] = [await run(code), await run(after)];
          expect(second).toEqual(isChanged ? first.map(each => each.replace(host, 'https://data.example.com')) : first);
        } finally {
          files.remove();
        }
      }),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(30);
  }, 60_000);

  async function run(code: string): Promise<string[]> {
    const log: string[] = [];
    const note = (what: string): string => {
      log.push(what);
      return what;
    };
    const fetch = (url: string | URL): Promise<void> => {
      log.push(String(url));
      return Promise.resolve();
    };
    await new Function('fetch', 'note', 'at', `return (async () => { ${code} })()`)(fetch, note, () => 1);
    return log;
  }
});

it('gives the SDK an address that it sends to', () => {
  const code = `const { TrackClient } = require('customerio-node');\nmodule.exports = new TrackClient('site', process.env.CIO_API_KEY);\n`;
  const files = (project = createProject({ 'src/cio.js': code }));
  applyTo(files.root, start, { proxy: 'https://data.example.com/cio/', servers: true }, {});
  const module = { exports: {} as { trackRoot?: string } };
  new Function('require', 'module', readFileSync(files.file('src/cio.js'), 'utf8'))(
    createRequire(import.meta.url),
    module,
  );
  expect(module.exports.trackRoot).toBe('https://data.example.com/cio/api/v1');
});
