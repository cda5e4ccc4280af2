import { describe, expect, it } from 'vitest';

import { finding, format, hostile, reportOf } from '../../support/audit-report.ts';

import type { AuditFinding, AuditReport } from '../../../lib/audit/report.ts';

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
7 files: 3 read, 2 without analytics, 1 failed, 1 skipped

Events (1)
                         to Customer.io  person known
  Sheet Printed  1 site  via Segment     no            1 property
  ! "Sheet Printed" and "sheet_printed" differ in spelling only

Who a person is (1)
  segment  SHA-256 of session.id  1 site  track

What the code does not tell (1)
  1 × the name of an event: It is what a call returns.
    src/a.ts:9:1

Files not read (1)
  src/broken.ts: line 2: Unexpected token

Findings (3)
  ✖ error  Nobody hears of what is not sent  customerio/no-ignored-failure × 2
    This harms. Mend it.
    src/a.ts:1:3
    src/a.ts:2:3
  ▲ warning  Event names are not written as agreed  customerio/event-name-case
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
    const lost = { file: 'a.ts', line: 1, column: 1, what: 'call', reason: 'dynamic-call', text: 'Why.' } as const;
    expect(await said({ calls: some, unresolved: [lost] })).toMatch(/As many calls as were read cannot be followed/);
    expect(await said({ calls: some })).toMatch(/No rule was run, so there is no score/);
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
      '::error file=app/src/a.ts,line=1,col=3,endLine=1,endColumn=9,title=Nobody hears of what is not sent (customerio/no-ignored-failure)::This harms. Mend it.',
      '::warning file=app/src/a.ts,line=3,col=3,endLine=3,endColumn=9,title=Nobody hears of what is not sent (customerio/no-ignored-failure)::This harms. Mend it.',
      '::notice file=app/src/broken.ts,title=Not read by the audit::line 2: Unexpected token',
      '2 errors, 1 warning, 2 analytics calls, score 71 of 100',
      '',
    ]);
  });

  it('gives one annotation a cause, with where it comes from and shows as well', async () => {
    const findings = [1, 2, 3, 4, 5, 6, 7, 8].map(line => finding(line));
    const report = reportOf({ findings });
    const [cause] = report.summary.causes;
    const origins = [8, 9].map(line => ({ file: 'src/client.ts', line, column: 1 }));
    const text = await format('github', reportOf({ findings }, { causes: [{ ...cause!, origins }] }));
    expect(text.split('\n')[0]?.split('::').at(-1)).toBe(
      'This harms. Mend it.%0AIt comes from src/client.ts:8 and 9.%0AThe same at src/a.ts:2, src/a.ts:3, src/a.ts:4, src/a.ts:5, src/a.ts:6, 2 more.',
    );
    expect(text.match(/^::error/gm)).toHaveLength(1);
  });

  it('lets no text end an annotation or begin another', async () => {
    const text = await format(
      'github',
      reportOf({ findings: [finding(1, { message: 'a\n::error::b 100%', file: 'a:b,c.ts' })] }),
    );
    expect(text.split('\n')[0]).toBe(
      '::error file=a%3Ab%2Cc.ts,line=1,col=3,endLine=1,endColumn=9,title=Nobody hears of what is not sent (customerio/no-ignored-failure)::a%0A::error::b 100%25',
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
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual([
      'customerio/no-ignored-failure',
      'customerio/event-name-case',
    ]);
    expect(run?.originalUriBaseIds).toEqual({ SRCROOT: { uri: 'file:///srv/my%20app/' } });
    expect(run?.results).toEqual([
      {
        ruleId: 'customerio/no-ignored-failure',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'This harms. Mend it.' },
        partialFingerprints: { 'customerioFinding/v1': expect.stringMatching(/^[0-9a-f]{32}$/) as string },
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

  it('names related places, and marks what a baseline knows', async () => {
    const findings = [finding(1, { related: [{ file: 'src/b c.ts', line: 4 }], isKnown: true }), finding(2)];
    const log = JSON.parse(
      await format('sarif', reportOf({ findings }, { baseline: { known: 1, gone: 0 } }), {
        revision: { commit: 'abc', branch: 'main', page: 'https://github.com/acme/lamp' },
      }),
    ) as { runs: [{ results: Record<string, unknown>[]; versionControlProvenance: unknown }] };
    const [{ results, versionControlProvenance }] = log.runs;
    expect(results[0]?.['relatedLocations']).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'src/b%20c.ts', uriBaseId: 'SRCROOT' },
          region: { startLine: 4 },
        },
        message: { text: 'src/b c.ts:4' },
      },
    ]);
    expect(results.map(result => result['baselineState'])).toEqual(['unchanged', 'new']);
    expect(versionControlProvenance).toEqual([
      { repositoryUri: 'https://github.com/acme/lamp', revisionId: 'abc', branch: 'main' },
    ]);
  });

  it('has help for each rule, and fingerprints that lines do not change', async () => {
    type Log = {
      runs: [{ tool: { driver: { rules: { help: unknown }[] } }; results: { partialFingerprints: object }[] }];
    };
    const read = async (findings: AuditFinding[]): Promise<Log> =>
      JSON.parse(await format('sarif', reportOf({ findings }))) as Log;
    const text = 'Wrong at src/b.ts:4. Mend it (`npx eslint-plugin-customerio migrate mend` does).';
    const one = await read([finding(1, { message: text }), finding(2, { message: text })]);
    const other = await read([
      finding(11, { message: text.replace('4', '9') }),
      finding(12, { message: text.replace('4', '9') }),
    ]);
    const prints = ({ runs: [{ results }] }: Log): object[] =>
      results.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints(one)).toEqual(prints(other));
    expect(new Set(prints(one).map(print => JSON.stringify(print))).size).toBe(2);
    expect(one.runs[0].tool.driver.rules[0]?.help).toEqual({
      text: 'Wrong at src/b.ts:4.\n\nMend it.\n\nMore: https://example.com/no-ignored-failure',
      markdown:
        'Wrong at src/b.ts:4.\n\nMend it.\n\nMore: https://example.com/no-ignored-failure\n\n```sh\nnpx eslint-plugin-customerio migrate mend\n```',
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
    const text = await format('markdown', reportOf(), {
      prefix: 'app/',
      day: '2026-11-29',
      linkTo: ({ file, line }) => `https://x.test/${file}#${line}`,
    });
    expect(text.split('\n').filter(Boolean).slice(0, 12)).toEqual([
      '## Analytics audit: 71 of 100',
      '**2 errors, 1 warning** in 2 analytics calls and 1 event; 3 files read, 1 could not be.',
      '2 places in the code send 1 event. It reaches Customer.io via Segment, as the settings say. It is about people whom Customer.io does not know. Nobody hears of what is not sent: 2 places. 1 further cause is listed below.',
      '**First:** An engineer mends it: Mend it.',
      '### 🔴 Nobody hears of what is not sent',
      '2 places (`customerio/no-ignored-failure`).',
      'This harms.',
      '**An engineer:** Mend it.',
      '<details><summary>2 places</summary>',
      '- [`app/src/a.ts:1`](https://x.test/src/a.ts#1)',
      '- [`app/src/a.ts:2`](https://x.test/src/a.ts#2)',
      '</details>',
    ]);
    expect(text.match(/<details>/g)).toHaveLength(6);
    expect(text).toContain('<sub>2026-11-29</sub>');
  });

  it('has the events to look for in Customer.io', async () => {
    const ruleId = 'customerio/no-unidentified-forward';
    const findings = [finding(1, { ruleId, events: ['Sheet Printed', 'Unsent'] })];
    expect(await format('markdown', reportOf({ findings }))).toContain(
      '**Check in Customer.io:** campaigns and segments that use `Sheet Printed`.',
    );
    expect(await format('markdown')).not.toContain('Check in Customer.io');
  });

  it('lets no text become markup', async () => {
    const events = [{ ...reportOf().summary.events[0]!, name: hostile }];
    const text = await format('markdown', reportOf({ findings: [finding(1, { message: hostile })] }, { events }));
    expect(text).toContain('\\<img src=x onerror=alert\\(1\\)\\>');
    expect(text).toContain('``</script><img src=x onerror=alert(1)> "\'`\\|&${x} %0A::error::``');
  });
});
