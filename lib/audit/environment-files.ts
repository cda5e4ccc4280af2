import path from 'node:path';

import { relative } from '../files/listing.ts';
import { filesUnder } from '../files/stats.ts';
import { textOf } from '../files/text.ts';
import type { AuditFinding } from './report.ts';

export const SHARED_KEY = 'audit/shared-environment-key';

/** `.env` and its kin stay out of git, so `.gitignore` cannot be asked where to look. */
const skippedFolders = /^(?:node_modules|\..+|dist|build|out|coverage|vendor|bower_components)$/;
const environmentFile = /^\.env(?:\.[\w.-]+)?$|^[\w-]+\.env$/;
const sample = /(?:^|[._-])(?:example|sample|template|dist|defaults?|schema|vault)(?:[._-]|$)/i;
const production = /(?:^|[._-])(?:prod|production|live)(?:[._-]|$)/i;
/** Environments that are certainly not production; a bare `.env` may be anything. */
const other =
  /(?:^|[._-])(?:stag(?:e|ing)|dev|develop|development|test|testing|qa|uat|preview|sandbox|ci|local)(?:[._-]|$)/i;

const vendorName = /(?:^|_)(?:CUSTOMERIO|CUSTOMER_IO|CIO|SEGMENT)(?:_|$)/;
const keyName = /(?:^|_)(?:KEY|SITE_?ID|TOKEN|SECRET|WRITE_?KEY)(?:_|$)/;
const assignment = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s#]*))/;
/** Shorter ones are words, and what stands for a value is none. */
const MIN_LENGTH = 8;
const placeholder =
  /^[<${[]|^(?:your|my|changeme|change|replace|todo|insert|example|dummy|test|xxx|placeholder|enter)[-_ .]|^(.)\1+$|[*]{3}|\.\.\.$/i;
const MAX_SIZE = 200_000;

interface Entry {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

/**
 * Finds keys of Customer.io and Segment that production shares with another environment. Values are only
 * compared; none is ever shown.
 */
export function sharedKeys(root: string): AuditFinding[] {
  const inProduction = new Map<string, Entry>();
  const elsewhere: { value: string; entry: Entry }[] = [];
  const files = filesUnder(
    root,
    name => environmentFile.test(name),
    name => !skippedFolders.test(name),
  );
  for (const file of files) {
    const name = path.basename(file);
    const isProduction = production.test(name);
    if (sample.test(name) || isProduction === other.test(name)) continue;
    for (const { value, ...entry } of entriesOf(root, file)) {
      if (!isProduction) elsewhere.push({ value, entry });
      else if (!inProduction.has(value)) inProduction.set(value, entry);
    }
  }
  return elsewhere.flatMap(({ value, entry }) => {
    const { file, name } = inProduction.get(value) ?? {};
    if (!file) return [];
    const message = `${entry.name} has the value that ${name} has in ${file}, so what is sent from here reaches the people of production. Give this environment a workspace or source of its own.`;
    return [
      {
        ruleId: SHARED_KEY,
        severity: 'error' as const,
        file: entry.file,
        line: entry.line,
        column: entry.column,
        message,
      },
    ];
  });
}

function entriesOf(root: string, file: string): (Entry & { readonly value: string })[] {
  const text = textOf(file, MAX_SIZE) ?? '';
  return text.split(/\r?\n/).flatMap((line, index) => {
    const match = assignment.exec(line);
    const [, name = '', double, single, bare] = match ?? [];
    const value = double ?? single ?? bare ?? '';
    if (!vendorName.test(name.toUpperCase()) || !keyName.test(name.toUpperCase())) return [];
    if (value.length < MIN_LENGTH || placeholder.test(value)) return [];
    return [{ file: relative(root, file), line: index + 1, column: line.indexOf(name) + 1, name, value }];
  });
}
