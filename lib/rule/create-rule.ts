import { appliesTo, type RuleFiles } from './applies-to.ts';
import { openFile, type RuleReading } from './reading.ts';

import type { TSESLint } from '@typescript-eslint/utils';

/** Where the pages of the rules are read. package.json's `repository` says the same; a test compares them. */
export const REPOSITORY_URL = 'https://github.com/eslint-plugin-customerio/eslint-plugin-customerio';

export type RuleCategory =
  'Identity' | 'Events' | 'Data' | 'Credentials and transport' | 'Calling' | 'Webhooks, templates and campaigns';

export type Severity = 'warn' | 'error';

/** A severity, alone or with the options that the config gives. */
export type DocsEntry = Severity | readonly [Severity, ...unknown[]];

/** A config other than `recommended`, `strict` and `all` that holds the rule. */
export type Preset = 'browser' | 'server' | 'mobile' | 'templates' | 'campaigns';

/** What the configs, the pages' headers and README's table are derived from. There is no second list. */
export interface RuleDocs {
  readonly category: RuleCategory;
  /** How `recommended` holds the rule; `false` leaves it out. */
  readonly recommended: DocsEntry | false;
  /** How `strict` holds it. Default: as an error if `recommended` holds it (with the options given there), else not. */
  readonly strict?: DocsEntry | false;
  /**
   * Platforms the rule is for; left out: all of them. `templates` and `campaigns` name files that are
   * not JavaScript: such a rule stands in that config alone.
   */
  readonly presets?: readonly Preset[];
}

export type RuleContext<MessageIds extends string, Options extends readonly unknown[] = []> = Readonly<
  TSESLint.RuleContext<MessageIds, Options>
>;

export type RuleModule<
  MessageIds extends string = string,
  Options extends readonly unknown[] = readonly unknown[],
> = TSESLint.RuleModule<MessageIds, Options, RuleDocs> & {
  readonly name: string;
  /** For which files it runs: `appliesTo` tells. */
  readonly files: RuleFiles;
  readonly isDue: (root: string) => boolean;
};

interface RuleDefinition<MessageIds extends string, Options extends readonly unknown[]> {
  /** The final name, which is also the name of the file and of its page. */
  readonly name: string;
  readonly meta: TSESLint.RuleMetaData<MessageIds, RuleDocs, Options>;
  /**
   * For which files `create` runs; default: `calls`. With an expression the project is read only if the rule asks for
   * `calls` or `project`.
   */
  readonly files?: RuleFiles;
  /**
   * Whether it can have anything to say in the project of this root, absolute. Default: yes. Who runs the rules over
   * many files asks once, and parses fewer files.
   */
  readonly isDue?: (root: string) => boolean;
  create(context: RuleContext<MessageIds, Options>, reading: RuleReading): TSESLint.RuleListener;
}

/** Shared by all files that have nothing to do with analytics: most of them. */
const nothing: TSESLint.RuleListener = {};

/**
 * Makes a rule of its definition. `context.options` arrives with `meta.defaultOptions` merged in by ESLint
 * itself, so nothing is cloned per file here.
 */
export function createRule<MessageIds extends string, Options extends readonly unknown[] = []>(
  definition: RuleDefinition<MessageIds, Options>,
): RuleModule<MessageIds, Options> {
  const { name, meta, create, files = 'calls', isDue = () => true } = definition;
  const url = `${REPOSITORY_URL}/blob/main/docs/rules/${name}.md`;

  return {
    name,
    files,
    isDue,
    meta: { ...meta, docs: { ...meta.docs!, url } },
    create(context) {
      const { facts, reading } = openFile(context);
      if (!appliesTo({ files }, facts)) return nothing;
      // Asked for even where the rule does not: the project then knows the text in the editor.
      if (!(files instanceof RegExp)) void reading.calls;
      return create(sayingOnce(context), reading);
    },
  };
}

/**
 * A call that sends several things is a finding for each of them: the same sentence at the same place is said once.
 *
 * The context is extended as ESLint 9 and 10 extend theirs themselves, by inheritance: a copy would lose what stands in
 * its prototype, and no proxy may give another `report` in the place of one that is frozen.
 */
function sayingOnce<C extends RuleContext<string, readonly unknown[]>>(context: C): C {
  const said = new Set<string>();
  const report: C['report'] = descriptor => {
    const { messageId, data } = descriptor;
    const range = 'node' in descriptor ? descriptor.node.range : undefined;
    const key = JSON.stringify([messageId, data, range ?? null, 'loc' in descriptor ? descriptor.loc : null]);
    if (said.has(key)) return;
    said.add(key);
    context.report(descriptor);
  };
  return Object.create(context, { report: { value: report, enumerable: true } }) as C;
}
