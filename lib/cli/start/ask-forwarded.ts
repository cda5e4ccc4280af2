/** The one question that no code answers: which events Segment forwards to Customer.io. */
import { createInterface } from 'node:readline/promises';

import type { Settings } from '../../settings.ts';

/** Puts a question and gives what was typed. */
export type AskLine = (question: string) => Promise<string>;

export type Forwarded = NonNullable<Settings['forwarded']>;

/** @returns undefined where it is left open */
export async function askForwarded(
  events: readonly string[],
  write: (text: string) => void,
  ask: AskLine,
): Promise<Forwarded | undefined> {
  const width = String(events.length).length;
  const list = events.map((name, index) => `  ${String(index + 1).padStart(width)}  ${name}\n`).join('');
  write(
    `\nWhich of these events does Segment forward to Customer.io? It stands in Segment, under Connections → Destinations → Customer.io.\n${list}`,
  );
  for (;;) {
    const answer = await ask('Numbers (1 3-5), all, none, or nothing to leave it open: ');
    const chosen = readAnswer(answer, events);
    if (chosen !== 'unclear') return chosen;
    write(`"${answer.trim()}" is none of that.\n`);
  }
}

/** What an answer means; `unclear` for one that means nothing. */
export function readAnswer(answer: string, events: readonly string[]): Forwarded | undefined | 'unclear' {
  const words = answer.split(/[\s,]+/).filter(word => word !== '');
  const [first, ...others] = words;
  if (first === undefined) return undefined;
  if ((first === 'all' || first === 'none') && others.length === 0) return first;
  const numbers = words.flatMap(numbersOf);
  if (numbers.some(each => !(each >= 1 && each <= events.length))) return 'unclear';
  return [...new Set(numbers)].sort((a, b) => a - b).map(each => events[each - 1] as string);
}

/** `4` or `2-5`; not a number for any other word. */
function numbersOf(word: string): number[] {
  const [, from, to = from] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(word) ?? [];
  if (from === undefined) return [NaN];
  const count = Number(to) - Number(from) + 1;
  return count > 0 ? Array.from({ length: count }, (_, index) => Number(from) + index) : [NaN];
}

/** Asks at the terminal. */
export async function atTerminal<T>(output: NodeJS.WritableStream, work: (ask: AskLine) => Promise<T>): Promise<T> {
  const lines = createInterface({ input: process.stdin, output });
  try {
    return await work(question => lines.question(question));
  } finally {
    lines.close();
  }
}
