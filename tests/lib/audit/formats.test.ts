import picocolors from 'picocolors';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { causesOf } from '../../../lib/audit/causes.ts';
import type { FormatOptions } from '../../../lib/audit/formats/format.ts';
import { loadFormat, type FormatName } from '../../../lib/audit/formats/load.ts';
import type { AuditCall, AuditFinding, AuditReport } from '../../../lib/audit/report.ts';

const call = (line: number, more: Partial<AuditCall> = {}): AuditCall => ({
  file: 'src/a.ts',
  line,
  column: 3,
  vendor: 'segment',
  sdk: '@segment/analytics-node',
  method: 'track',
  platform: 'server',
  via: 'direct',
  events: ['Sheet Printed'],
  patterns: [],
  plumbing: false,
  inTest: false,
  ...more,
});
const finding = (line: number, more: Partial<AuditFinding> = {}): AuditFinding => ({
  ruleId: 'customerio/no-foo',
  severity: 'error',
  file: 'src/a.ts',
  line,
  column: 3,
  endLine: line,
  endColumn: 9,
  message: 'This harms. Mend it.',
  ...more,
});

function causesIn(findings: readonly AuditFinding[]): AuditReport['summary']['causes'] {
  return causesOf(findings.map(finding => ({ finding, general: finding.message })));
}

function reportOf(more: Partial<AuditReport> = {}, summary: Partial<AuditReport['summary']> = {}): AuditReport {
  const {
    calls = [call(1), call(2)],
    findings = [
      finding(1),
      finding(2),
      finding(3, { severity: 'warning', ruleId: 'customerio/no-bar', message: 'A doubt.' }),
    ],
  } = more;
  return {
    version: 2,
    root: '/srv/app',
    calls,
    findings,
    score: 71,
    ...more,
    summary: {
      files: {
        total: 7,
        read: 3,
        unrelated: 2,
        failed: 1,
        skipped: 1,
        problems: [{ file: 'src/broken.ts', status: 'failed', reason: 'line 2: Unexpected token' }],
      },
      calls: {
        total: 2,
        sites: 2,
        plumbing: 0,
        inTests: 0,
        byVendor: { segment: 2 },
        byMethod: { track: 2 },
        bySdk: { '@segment/analytics-node': 2 },
      },
      events: [
        {
          name: 'Sheet Printed',
          isPattern: false,
          vendors: ['segment'],
          reaches: ['forwarded'],
          person: 'no',
          sites: [{ file: 'src/a.ts', line: 1, column: 3, vendor: 'segment' }],
          properties: { pages: { types: ['number'], sites: 1 } },
          open: false,
          findings: 2,
          campaigns: [],
        },
      ],
      forwarded: 'all',
      traits: [],
      drift: [['Sheet Printed', 'sheet_printed']],
      identities: [
        {
          vendor: 'segment',
          kind: 'hash',
          text: 'SHA-256 of session.id',
          methods: ['track'],
          sites: [{ file: 'src/a.ts', line: 1, column: 3 }],
        },
      ],
      silent: [],
      causes: causesIn(findings),
      costs: [{ what: 'rule', ruleId: 'customerio/no-foo', severity: 'error', places: 2, of: 2, points: 29 }],
      unresolved: [
        {
          file: 'src/a.ts',
          line: 9,
          column: 1,
          vendor: 'segment',
          method: 'track',
          what: 'event',
          reason: 'dynamic-call',
          text: 'It is what a call returns.',
        },
      ],
      rules: [
        {
          ruleId: 'customerio/no-foo',
          description: 'Disallow foo',
          url: 'https://example.com/no-foo',
          errors: 2,
          warnings: 0,
        },
        { ruleId: 'customerio/no-bar', description: 'Disallow bar', errors: 0, warnings: 1 },
      ],
      findings: { errors: 2, warnings: 1 },
      notes: [],
      ...summary,
    },
  };
}

const options: FormatOptions = {
  colors: picocolors.createColors(false),
  width: 100,
  prefix: '',
  toolVersion: '1.2.3',
  linkTo: () => undefined,
  excerptOf: () => undefined,
};

async function format(name: FormatName, report = reportOf(), more: Partial<FormatOptions> = {}): Promise<string> {
  const text = (await loadFormat[name]())(report, { ...options, ...more });
  expect(text.endsWith('\n')).toBe(true);
  return text;
}

const hostile = '</script><img src=x onerror=alert(1)> "\'`|&${x} %0A::error::';

describe('a note about the whole report', () => {
  const noted = reportOf(
    {},
    {
      notes: [{ message: 'The search was given up.' }, { file: 'app/tsconfig.json', message: 'It counts as absent.' }],
    },
  );

  it.each(['pretty', 'markdown', 'html', 'github', 'json'] as const)('stands in %s', async name => {
    expect(await format(name)).not.toContain('The search was given up.');
    const text = await format(name, noted, { prefix: 'packages/' });
    expect(text).toContain('The search was given up.');
    expect(text).toContain('It counts as absent.');
    expect(text).toContain(name === 'json' ? 'app/tsconfig.json' : 'packages/app/tsconfig.json');
  });

  it('is a notification in sarif', async () => {
    const log = JSON.parse(await format('sarif', noted)) as {
      runs: [{ invocations: [{ toolExecutionNotifications: unknown[] }] }];
    };
    expect(log.runs[0].invocations[0].toolExecutionNotifications.slice(-2)).toEqual([
      { level: 'warning', message: { text: 'The search was given up.' } },
      {
        level: 'warning',
        message: { text: 'It counts as absent.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'app/tsconfig.json', uriBaseId: 'SRCROOT' } } }],
      },
    ]);
  });
});

describe('pretty', () => {
  it('shows each part, and the verdict last', async () => {
    expect(await format('pretty')).toBe(`2 analytics calls: segment 2, 1 event
7 files: 3 read, 2 unrelated, 1 failed, 1 skipped

Events (1)
  Sheet Printed  1 site  segment  1 property
  ! "Sheet Printed" and "sheet_printed" differ in spelling only

Who a person is (1)
  segment  SHA-256 of session.id  1 site  track

Not resolved (1)
  1 × the event: It is what a call returns.
    src/a.ts:9:1

Files not read (1)
  src/broken.ts: line 2: Unexpected token

Findings (3)
  ✖ error  customerio/no-foo × 2
    This harms. Mend it.
    src/a.ts:1:3
    src/a.ts:2:3
  ▲ warning  customerio/no-bar
    A doubt.
    src/a.ts:3:3

2 errors, 1 warning. Score 71 of 100.
`);
  });

  it('keeps to the width, and says how much it leaves out', async () => {
    const events = Array.from({ length: 40 }, (_, index) => ({
      ...reportOf().summary.events[0]!,
      name: `Event ${index} ${'long '.repeat(20)}`,
    }));
    const findings = Array.from({ length: 90 }, (_, index) =>
      finding(index + 1, { message: 'A long message that has to be wrapped. '.repeat(9) }),
    );
    const text = await format('pretty', reportOf({ findings }, { events }), { width: 80 });
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(100);
    expect(text).toContain('… and 28 more');
    expect(text).toContain('… and 85 more');
    expect(text.split('\n').length).toBeLessThan(60);
  });

  it('says so where there is nothing', async () => {
    const empty = reportOf(
      { calls: [], findings: [], score: null },
      {
        events: [],
        drift: [],
        identities: [],
        unresolved: [],
        rules: [],
        findings: { errors: 0, warnings: 0 },
        calls: { ...reportOf().summary.calls, total: 0, sites: 0, byVendor: {} },
      },
    );
    expect(await format('pretty', empty)).toMatch(/^0 analytics calls\n[\s\S]*\n\nNo analytics call, so no score\.\n$/);
  });

  it('does not say that nothing was found where nothing could be read', async () => {
    const nothing = { ...reportOf().summary.calls, total: 0, sites: 0, byVendor: {} };
    const silent = { what: 'package', name: 'customerio-node', vendor: 'customerio', file: 'package.json' } as const;
    const said = (summary: Partial<AuditReport['summary']>): Promise<string> =>
      format(
        'pretty',
        reportOf({ calls: [], findings: [], score: null }, { unresolved: [], calls: nothing, ...summary }),
      );
    expect(await said({ silent: [silent] })).toMatch(
      /speaks of analytics, so nothing is said of it, and there is no score/,
    );
    expect(await said({ unresolved: reportOf().summary.unresolved })).toMatch(/No call could be followed/);
    const some = { ...reportOf().summary.calls, sites: 1 };
    expect(await said({ calls: some })).toMatch(/As many calls as were read cannot be followed/);
  });

  it.each(['pretty', 'markdown', 'html'] as const)('gives in %s the setting that would tell of a call', async name => {
    const wrapper = {
      callee: 'useAnalytics().track',
      module: '@acme/kit',
      vendor: 'segment',
      parts: { event: '0' },
    } as const;
    const lost = {
      file: 'src/a.ts',
      line: 1,
      column: 1,
      what: 'call',
      callee: 'track',
      reason: 'dynamic-call',
      text: 'Why.',
      wrapper,
    } as const;
    const text = await format(name, reportOf({}, { unresolved: [lost, { ...lost, line: 2 }] }));
    const entry = '{"callee":"useAnalytics().track","module":"@acme/kit","vendor":"segment","parts":{"event":"0"}},';
    const shown = name === 'html' ? entry.replaceAll('"', '&quot;') : entry;
    expect(text.split(shown)).toHaveLength(2);
  });

  it('names files from where the reader stands', async () => {
    expect(await format('pretty', reportOf(), { prefix: 'packages/app/' })).toContain('packages/app/src/a.ts:1:3');
  });
});

describe('json', () => {
  it('is the report', async () => {
    expect(JSON.parse(await format('json'))).toEqual(JSON.parse(JSON.stringify(reportOf())));
  });
});

describe('github', () => {
  it('gives an annotation a finding, errors first', async () => {
    const lines = (
      await format('github', reportOf({ findings: [finding(3, { severity: 'warning' }), finding(1)] }), {
        prefix: 'app/',
      })
    ).split('\n');
    expect(lines).toEqual([
      '::error file=app/src/a.ts,line=1,col=3,endLine=1,endColumn=9,title=customerio/no-foo::This harms. Mend it.',
      '::warning file=app/src/a.ts,line=3,col=3,endLine=3,endColumn=9,title=customerio/no-foo::This harms. Mend it.',
      '::notice file=app/src/broken.ts,title=Not read by the audit::line 2: Unexpected token',
      '2 errors, 1 warning, 2 analytics calls, score 71 of 100',
      '',
    ]);
  });

  it('lets no text end an annotation or begin another', async () => {
    const text = await format(
      'github',
      reportOf({ findings: [finding(1, { message: 'a\n::error::b 100%', file: 'a:b,c.ts' })] }),
    );
    expect(text.split('\n')[0]).toBe(
      '::error file=a%3Ab%2Cc.ts,line=1,col=3,endLine=1,endColumn=9,title=customerio/no-foo::a%0A::error::b 100%25',
    );
  });
});

describe('sarif', () => {
  it('refers to rules and files as SARIF 2.1.0 wants it', async () => {
    const log = JSON.parse(
      await format('sarif', reportOf({ root: '/srv/my app', findings: [finding(1, { file: 'src/a b.ts' })] })),
    ) as {
      version: string;
      runs: {
        tool: { driver: { name: string; version: string; rules: { id: string; helpUri?: string }[] } };
        originalUriBaseIds: Record<string, { uri: string }>;
        invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[];
        results: unknown[];
      }[];
    };
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run?.tool.driver).toMatchObject({ name: 'eslint-plugin-customerio', version: '1.2.3' });
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['customerio/no-foo', 'customerio/no-bar']);
    expect(run?.originalUriBaseIds).toEqual({ SRCROOT: { uri: 'file:///srv/my%20app/' } });
    expect(run?.results).toEqual([
      {
        ruleId: 'customerio/no-foo',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'This harms. Mend it.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'src/a%20b.ts', uriBaseId: 'SRCROOT' },
              region: { startLine: 1, startColumn: 3, endLine: 1, endColumn: 9 },
            },
          },
        ],
      },
    ]);
    expect(run?.invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'warning' }],
    });
  });

  it('takes the folder of the reader for its base, unless the root lies outside of it', async () => {
    const uri = async (prefix: string): Promise<[string, string]> => {
      const log = JSON.parse(await format('sarif', reportOf(), { prefix })) as {
        runs: {
          originalUriBaseIds: { SRCROOT: { uri: string } };
          results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
        }[];
      };
      const [run] = log.runs;
      return [
        run!.originalUriBaseIds.SRCROOT.uri,
        run!.results[0]!.locations[0]!.physicalLocation.artifactLocation.uri,
      ];
    };
    expect(await uri('app/')).toEqual(['file:///srv/', 'app/src/a.ts']);
    expect(await uri('../app/')).toEqual(['file:///srv/app/', 'src/a.ts']);
  });
});

describe('markdown', () => {
  it('is short, with the lists folded', async () => {
    const text = await format('markdown');
    expect(text.split('\n').slice(0, 8)).toEqual([
      '## Analytics audit: 71 of 100',
      '',
      '**2 errors, 1 warning** in 2 analytics calls and 1 event; 7 files, 3 read, 1 failed.',
      '',
      '|  | Rule | What | Where |',
      '| --- | --- | --- | --- |',
      '| error | `customerio/no-foo` | This harms. Mend it. | `src/a.ts:1`<br>`src/a.ts:2` |',
      '| warning | `customerio/no-bar` | A doubt. | `src/a.ts:3` |',
    ]);
    expect(text.match(/<details>/g)).toHaveLength(4);
  });

  it('lets no text become markup', async () => {
    const events = [{ ...reportOf().summary.events[0]!, name: hostile }];
    const text = await format('markdown', reportOf({ findings: [finding(1, { message: hostile })] }, { events }));
    expect(text).toContain('\\<img src=x onerror=alert\\(1\\)\\>');
    expect(text).toContain('``</script><img src=x onerror=alert(1)> "\'`\\|&${x} %0A::error::``');
  });
});

describe('html', () => {
  it('needs nothing from elsewhere', async () => {
    const { document } = new JSDOM(await format('html')).window;
    expect([...document.querySelectorAll('[src], link, iframe, object, embed, form')]).toEqual([]);
    expect([...document.querySelectorAll('style')].map(({ textContent }) => textContent).join()).not.toMatch(
      /url\(|@import/,
    );
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'$/,
    );
  });

  it('shows names in messages as code', async () => {
    const { document } = new JSDOM(
      await format('html', reportOf({ findings: [finding(1, { message: 'The `userId` is a `hash` of <b>.' })] })),
    ).window;
    const cell = document.querySelector('#findings tbody td:nth-child(2)');
    expect([...(cell?.querySelectorAll('code') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'userId',
      'hash',
    ]);
    expect(cell?.textContent).toContain('The userId is a hash of <b>.');
  });

  it('shows each part under a heading', async () => {
    const { document } = new JSDOM(await format('html')).window;
    expect([...document.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'Findings 3',
      'Events 1',
      'Who a person is 1',
      'Calls 2',
      'Not resolved 1',
      'Files not read 1',
    ]);
    expect(document.querySelector('#findings tbody tr')?.textContent).toContain('This harms. Mend it.');
    expect(document.querySelector('#findings a')?.getAttribute('href')).toBe('https://example.com/no-foo');
    expect(document.querySelector('.score')?.textContent).toBe('71 of 100');
  });

  it('can be read by those who do not see it', async () => {
    const { document } = new JSDOM(await format('html')).window;
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).toBe('Analytics audit of app');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    for (const table of document.querySelectorAll('table')) {
      expect(table.caption?.textContent).toBeTruthy();
      expect([...table.querySelectorAll('thead th')].every(head => head.getAttribute('scope') === 'col')).toBe(true);
    }
    for (const link of document.querySelectorAll('nav a, .skip'))
      expect(document.querySelector(link.getAttribute('href') as string)).not.toBeNull();
    expect(document.querySelector('label')?.htmlFor).toBe(document.querySelector('input')?.id);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets no text become markup', async () => {
    const events = [
      { ...reportOf().summary.events[0]!, name: hostile, properties: { [hostile]: { types: [], sites: 1 } } },
    ];
    const hostileCall = call(1, { events: [hostile], file: `${hostile}.ts`, wrapper: hostile, via: 'wrapper' });
    const report = reportOf(
      { root: `/work/${hostile}`, calls: [hostileCall], findings: [finding(1, { message: hostile })] },
      { events },
    );
    const { document } = new JSDOM(await format('html', report)).window;
    expect([...document.querySelectorAll('img')]).toEqual([]);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelector('#events tbody th')?.textContent).toBe(hostile);
  });

  it('finds rows by words', async () => {
    const { window } = new JSDOM(await format('html'), { runScripts: 'dangerously' });
    const { document } = window;
    const input = document.querySelector('input') as HTMLInputElement;
    const shown = (): number => document.querySelectorAll('tbody tr:not([hidden])').length;
    const all = shown();
    expect((input.parentElement as HTMLElement).hidden).toBe(false);
    input.value = 'HARMS no-foo';
    input.dispatchEvent(new window.Event('input'));
    expect(shown()).toBe(1);
    expect(document.querySelector('#hits')?.textContent).toBe('1 row');
    input.value = '';
    input.dispatchEvent(new window.Event('input'));
    expect(shown()).toBe(all);
  });
});
