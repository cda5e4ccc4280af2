import { createInterface } from 'node:readline/promises';

import type { Choose, Session, SiteReport } from '../../codemods/shared/codemod.ts';
import { UsageError } from '../../codemods/shared/codemod.ts';
import { shownDiff } from './migrate-diff.ts';

/** Puts a question with a change to a person. */
export interface Ask {
  (site: SiteReport, diff: string): Promise<'yes' | 'no' | 'all' | 'quit'>;
  close?(): void | Promise<void>;
}

/** Asks about the sites of one file that can be changed, each with the change that it alone would make. */
export async function chooseSites(
  session: Session,
  file: string,
  name: string,
  text: string,
  ask: Ask,
): Promise<Choose> {
  const rest = restOf(ask);
  const sites = session.change(file, text).sites.filter(({ status }) => status === 'changed');
  const chosen = new Set<string>();
  for (const site of sites) {
    const key = siteKey(site);
    if (!rest.answer) {
      const alone = session.change(file, text, other => siteKey(other) === key);
      const answer = await ask(site, shownDiff(session, name, text, alone.text ?? text));
      if (answer === 'all' || answer === 'quit') {
        rest.answer = answer === 'all' ? 'yes' : 'no';
      }
      if (answer === 'yes') {
        chosen.add(key);
      }
    }
    if (rest.answer === 'yes') {
      chosen.add(key);
    }
  }
  return site => chosen.has(siteKey(site));
}

/** `all` and `quit` answer for everything that is still to come. */
const rests = new WeakMap<Ask, { answer?: 'yes' | 'no' }>();
function restOf(ask: Ask): { answer?: 'yes' | 'no' } {
  const rest = rests.get(ask) ?? {};
  rests.set(ask, rest);
  return rest;
}

function siteKey({ line, column, what }: SiteReport): string {
  return `${line}:${column}:${what}`;
}

/** @throws UsageError where there is no terminal to ask at */
export function terminalAsk(output: NodeJS.WritableStream): Ask {
  if (!process.stdin.isTTY) {
    throw new UsageError('--interactive asks at each site and needs a terminal.');
  }
  const lines = createInterface({ input: process.stdin, output });
  const ask: Ask = async ({ file, line, what }, diff) => {
    output.write(`\n${diff}`);
    for (;;) {
      const answer = (await lines.question(`${file}:${line} ${what}: change? [y]es, [n]o, [a]ll, [q]uit `))
        .trim()
        .toLowerCase();
      const known = { y: 'yes', n: 'no', a: 'all', q: 'quit' } as const;
      const match = known[answer[0] as keyof typeof known];
      if (match) {
        return match;
      }
    }
  };
  ask.close = () => lines.close();
  return ask;
}
