import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { audit } from '../../../lib/audit/index.ts';
import type { AuditFinding } from '../../../lib/audit/report.ts';
import type { ConfigName } from '../../../lib/configs.ts';
import plugin from '../../../lib/index.ts';
import type { Settings } from '../../../lib/settings.ts';
import { createProject } from '../../support/project.ts';

interface Found {
  readonly ruleId: string | null;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly message: string;
}

/** What ESLint itself reports with the parser that TypeScript projects use. */
async function byEslint(root: string, config: ConfigName, settings: Settings): Promise<Found[]> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.{js,jsx,ts,tsx,mjs,cjs}'],
        languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
        settings: { customerio: settings },
      },
      plugin.configs[config] as Linter.Config,
    ],
  });
  const results = await eslint.lintFiles(['.']);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, severity, line, column, endLine, endColumn, message }) => ({
        ruleId,
        severity: severity === 2 ? 'error' : 'warning',
        file: path.relative(root, filePath).split(path.sep).join('/'),
        line,
        column,
        endLine,
        endColumn,
        message,
      })),
    )
    .sort(byPlace);
}

/** Without what the audit adds. */
function asEslintHasIt({ events: _, related: __, ...finding }: AuditFinding): Found {
  return finding;
}

function byPlace(a: Found, b: Found): number {
  const key = ({ file, line, column, ruleId, message }: Found): string =>
    [file, String(line).padStart(6), String(column).padStart(6), ruleId, message].join('\0');
  return key(a) < key(b) ? -1 : 1;
}

describe('the findings of the audit are those of ESLint', () => {
  let root: string;

  beforeAll(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-audit-')));
    cpSync('tests/fixtures/desktop-app', root, { recursive: true });
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(['recommended', 'strict', 'all'] as const)('on the example, by %s', async config => {
    const settings = { forwarded: 'all' } as const;
    const expected = await byEslint(root, config, settings);
    const { findings } = await audit({ root, settings, rules: config });
    expect(expected.length).toBeGreaterThan(0);
    expect(findings.map(asEslintHasIt).sort(byPlace)).toEqual(expected);
  });

  it('for a rule that is chosen by the path of a file', async () => {
    const project = createProject({
      'webhooks/customerio.ts':
        "import express from 'express';\nconst app = express();\napp.post('/hook', (req, res) => {\n  if (req.body.metric === 'opened') save(req.body);\n  res.sendStatus(200);\n});\n",
    });
    const { findings } = await audit({ root: project.root, settings: {}, rules: 'all' });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([
      'customerio/require-webhook-signature',
      'customerio/require-webhook-handling',
    ]);
    expect(findings.map(asEslintHasIt).sort(byPlace)).toEqual(await byEslint(project.root, 'all', {}));
    project.remove();
  });
});

describe('comments in the code', () => {
  it('switch our rules off, and no others on', async () => {
    const site = `analytics.track({ anonymousId: id, event: 'Request Created' });`;
    const files = {
      'src/a.js': `import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport function a(id) { ${site} }\n// eslint-disable-next-line customerio/no-unidentified-forward -- known\nexport function b(id) { ${site} }\n/* eslint no-console: error, other/rule: error */\nconsole.log(1);\n`,
    };
    const project = createProject(files);
    try {
      const settings = { forwarded: 'all' } as const;
      const { findings } = await audit({ root: project.root, settings, rules: 'recommended' });
      expect(findings.map(({ ruleId, line }) => `${ruleId} ${line}`)).toEqual(['customerio/no-unidentified-forward 3']);
    } finally {
      project.remove();
    }
  });
});
