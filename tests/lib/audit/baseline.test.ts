import { afterEach, describe, expect, it } from 'vitest';

import { readBaseline, withBaseline, withoutKnown } from '../../../lib/audit/baseline.ts';
import { finding, reportOf } from '../../support/audit-report.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

const at = (line: number, text = 'This harms, see src/b.ts:7. Mend it.'): ReturnType<typeof finding> =>
  finding(line, { message: text, events: [`E${line}`] });

describe('a baseline', () => {
  it('knows what it has, wherever that stands by now', () => {
    const report = withBaseline(
      reportOf({ findings: [at(5, 'This harms, see src/b.ts:9. Mend it.'), at(6, 'New.')] }),
      [at(1)],
    );
    expect(report.findings.map(({ isKnown }) => isKnown)).toEqual([true, undefined]);
    expect(report.summary.baseline).toEqual({ known: 1, gone: 0 });
  });

  it('knows as many as it has', () => {
    const report = withBaseline(reportOf({ findings: [at(1), at(2), at(3)] }), [at(1), at(2)]);
    expect(report.findings.map(({ isKnown }) => isKnown)).toEqual([true, true, undefined]);
  });

  it('tells another file and another rule apart, and counts what is gone', () => {
    const report = withBaseline(reportOf({ findings: [at(1)] }), [
      { ...at(1), file: 'src/other.ts' },
      { ...at(1), ruleId: 'customerio/event-name-case' },
    ]);
    expect(report.summary.baseline).toEqual({ known: 0, gone: 2 });
  });

  it('leaves what it knows out of causes and counts', () => {
    const findings = [
      at(1),
      at(2),
      finding(3, { severity: 'warning', ruleId: 'customerio/event-name-case', message: 'A doubt.' }),
    ];
    const fresh = withoutKnown(withBaseline(reportOf({ findings }), [findings[0]!, findings[2]!]));
    expect(fresh.findings.map(({ line }) => line)).toEqual([2]);
    expect(fresh.summary.causes).toMatchObject([{ findings: [0], events: ['E2'] }]);
    expect(fresh.summary.findings).toEqual({ errors: 1, warnings: 0 });
    expect(fresh.summary.rules.map(({ ruleId }) => ruleId)).toEqual(['customerio/no-ignored-failure']);
  });

  it('changes nothing where nothing is known', () => {
    const report = reportOf();
    expect(withoutKnown(report)).toBe(report);
  });
});

describe('the file of a baseline', () => {
  const read = (text: string): unknown => {
    project = createProject({ 'audit.json': text });
    return readBaseline(project.file('audit.json'));
  };

  it('is a report', () => {
    expect(read(JSON.stringify(reportOf()))).toEqual(JSON.parse(JSON.stringify(reportOf().findings)));
  });

  it.each(['[]', '{"version":1,"findings":[]}', '{"version":2}', '{"version":2,"findings":[{"ruleId":"x"}]}'])(
    'is not %s',
    text => {
      expect(() => read(text)).toThrow(/is no report of this version/);
    },
  );

  it('has to be there, and JSON', () => {
    expect(() => read('nothing')).toThrow(/cannot be read/);
    expect(() => readBaseline('/nowhere/audit.json')).toThrow(/cannot be read/);
  });
});
