import path from 'node:path';

import type { Linter } from 'eslint';

import { rulesOfConfig, type ConfigName } from '../configs.ts';
import type { Looks } from '../files/looks.ts';
import { textOf } from '../files/text.ts';
import type { FileStatus } from '../project/statuses.ts';
import { appliesTo } from '../rule/applies-to.ts';
import type { RuleModule } from '../rule/create-rule.ts';
import { WHOLE } from '../rule/reading.ts';
import { rules } from '../rules.ts';
import type { Settings } from '../settings.ts';
import { eslintParser } from '../syntax/eslint-parser.ts';
import { ownValue } from '../text/own-value.ts';
import { UsageError } from '../usage-error.ts';
import { Generalizer, type General } from './generalize.ts';
import type { AuditFinding } from './report.ts';

const NAMESPACE = 'customerio';

/** A finding, with what it says whatever its event. */
export interface Found {
  readonly finding: AuditFinding;
  readonly general: General;
}

export interface FindingsOptions {
  readonly root: string;
  readonly settings: Settings;
  readonly config: ConfigName;
  /** What the project says of the files to look at. */
  readonly files: readonly FileStatus[];
  /** Is told which of how many files is next. */
  onFile(index: number, count: number): void;
  /** Whether a file holds an analytics call. */
  hasCalls(file: string): boolean;
  /** Whether something makes a client of what it gives. */
  makesClients(file: string): boolean;
  /** Whether it writes the name of an event that calls send. */
  hasNames(file: string): boolean;
  /** Gets to know what rules look at beside the project's sources. */
  readonly looks: Looks;
}

type LinterClass = typeof Linter;

/**
 * What our rules find, by ESLint itself, so that it is what ESLint reports in the editor: with the comments that
 * switch rules off, but without the project's configuration, since code that is read is never run.
 *
 * @param LinterClass - see `loadLinter`
 */
export function findingsOf(
  LinterClass: LinterClass,
  { root, settings, config, files, onFile, hasCalls, makesClients, hasNames, looks }: FindingsOptions,
): Found[] {
  const linter = new LinterClass({ cwd: root });
  const generalizer = new Generalizer(rules);
  const all = looks.during(() =>
    Object.entries(rulesOfConfig(config, rules, NAMESPACE)).filter(([id]) => ruleNamed(id)?.isDue(root)),
  );
  const shared: Linter.Config = {
    // Every file that the project read; a pattern of stars alone would match none.
    files: ['**/*.*'],
    languageOptions: { parser: eslintParser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: {
      [NAMESPACE]: { rules: generalizer.rules as unknown as NonNullable<Linter.Config['plugins']>[string]['rules'] },
    },
    settings: { [NAMESPACE]: settings, [WHOLE]: true },
  };
  const found: Found[] = [];
  for (const [index, { file, status }] of files.entries()) {
    onFile(index, files.length);
    if (status === 'failed') continue;
    // It may have gone away since the project was read.
    const text = textOf(path.join(root, file));
    if (text === undefined) continue;
    const isRelated = status === 'read';
    const facts = {
      file,
      text,
      isCode: true,
      isRelated,
      hasCalls: isRelated && hasCalls(file),
      get makesClients() {
        return isRelated && makesClients(file);
      },
      hasNames: hasNames(file),
    };
    const chosen = all.filter(([id]) => {
      const rule = ruleNamed(id);
      return rule && appliesTo(rule, facts);
    });
    if (chosen.length === 0) continue;
    const messages = looks.during(() =>
      linter.verify(text, { ...shared, rules: Object.fromEntries(chosen) }, { filename: path.join(root, file) }),
    );
    for (const message of messages) {
      // Comments in the code can switch on other rules, which are nobody's business here.
      const name = message.ruleId?.startsWith(`${NAMESPACE}/`) && message.ruleId.slice(NAMESPACE.length + 1);
      if (name) found.push({ finding: findingOf(file, message), general: generalizer.of(name, message.message) });
    }
  }
  return found;
}

/** @throws UsageError if ESLint is not installed */
export async function loadLinter(): Promise<LinterClass> {
  try {
    return (await import('eslint/universal')).Linter as LinterClass;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new UsageError(
      'The rules are run by ESLint, which is not installed here. Install it (npm install --save-dev eslint), or do without the rules (--rules none).',
    );
  }
}

function findingOf(
  file: string,
  { ruleId, severity, line, column, endLine, endColumn, message }: Linter.LintMessage,
): AuditFinding {
  return {
    ruleId: ruleId as string,
    severity: severity === 2 ? 'error' : 'warning',
    file,
    line,
    column,
    ...(endLine !== undefined && endColumn !== undefined && { endLine, endColumn }),
    message,
  };
}

/** A comment in the code can name a rule that there is not. */
function ruleNamed(id: string): RuleModule | undefined {
  return ownValue(rules, id.slice(id.indexOf('/') + 1));
}

/** What a rule is about, and where its page is. */
export function ruleInfo(ruleId: string): { description: string; url?: string } {
  const meta = ruleNamed(ruleId)?.meta;
  return { description: meta?.docs?.description ?? ruleId, ...(meta?.docs?.url && { url: meta.docs.url }) };
}
