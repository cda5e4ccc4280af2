/** What `audit --explain` prints of a line. */
import { reasonTexts } from './reasons.ts';
import { valueWords } from './value-words.ts';

import type { Concern } from '../effects/wrapper-policy.ts';
import type { Hindered } from '../effects/effects.ts';
import type { ExplainedCall, ExplainedValue, Explanation, HindranceWords, Sent } from '../project/explain.ts';
import type { UnknownReason } from '../reading.ts';

const statuses: Readonly<Record<Exclude<Explanation['status'], 'read'>, string>> = {
  unrelated:
    'Nothing in this file names what is known to lead to a client, or a host, so that it is not read for calls; what follows is asked all the same.',
  failed: 'This file could not be read, or not as a whole.',
  absent: 'This file is not one of the project: it does not exist, or is ignored.',
};

/** The explanation of a line as text, one fact a line. */
export function explanationText({ file, failure, line, status, calls, values, within }: Explanation): string {
  const lines = [`${file}:${line}`];
  if (status !== 'read') lines.push(`  ${statuses[status]}${failure === undefined ? '' : ` It is: ${failure}.`}`);
  if (within !== undefined) lines.push(`  This line is a part of the call at line ${within}.`);
  else if (status !== 'absent' && calls.length + values.length === 0)
    lines.push('  There is no call on this line, and no value.');
  for (const call of calls) lines.push(...callLines(call));
  for (const { name, ...value } of values) lines.push('', ...valueLines(name, value));
  return `${lines.join('\n')}\n`;
}

function callLines(call: ExplainedCall): string[] {
  const { line, column, callee, args, sends, concerns, hindrances, givesSender } = call;
  const lines = ['', `  ${line}:${column}  ${callee.text}(…)`, ...valueLines('callee', callee)];
  for (const [index, argument] of args.entries()) lines.push(...valueLines(`argument ${index}`, argument));
  if (sends.length === 0) lines.push('    sends      nothing that is known to be analytics');
  for (const sent of sends) lines.push(...sentLines(sent));
  if (givesSender) lines.push('               what it gives is a function that sends: ask where that is called');
  for (const { function: name, isCallback, role } of concerns)
    lines.push(isCallback ? `    callback   ${ofCallback[role](name)}` : `    wrapper    ${roles[role](name)}`);
  for (const hindrance of hindrances) lines.push(`    no wrapper ${hindranceWords(hindrance)}`);
  return lines;
}

function hindranceWords({ function: name, isCallback, why, by }: HindranceWords): string {
  const place = by ? `\`${by.text}\` at ${by.at}` : '';
  return `${isCallback ? `the callback at ${name}` : name} sends nothing for its callers: ${hindrances[why](place)}`;
}

const hindrances: Readonly<Record<Hindered['why'], (place: string) => string>> = {
  work: place => `${place} is work, beside which the send is the function's own affair`,
  preparation: place => `${place} prepares something, and the event is fixed`,
  found: place => `it finds out itself whom ${place} is about`,
  value: () => 'it gives a value of its own',
  closure: () => 'nothing can call it by a name, and what it sends is fixed',
};

function sentLines({ sdk, method, target, wrapper, events, typedEvents, unresolved, parts }: Sent): string[] {
  const names = events.length > 0 ? quoted(events) : 'no name';
  const lines = [
    `    sends      ${sdk} ${method}, in the end by ${target}`,
    ...(wrapper ? [`               through ${wrapper}`] : []),
    ...(method === 'batch' ? ['               what its items do is not known, or not known of each'] : []),
    `               ${names}${unresolved ? `; ${reasonText(unresolved)}` : ''}`,
    ...(typedEvents ? [`               callers may say, by its type: ${quoted(typedEvents)}`] : []),
  ];
  for (const [name, part] of Object.entries(parts)) {
    // What a client is made with may be a secret.
    const value = method === 'init' ? 'given' : valueWords(part.value);
    const { origin } = part.value;
    lines.push(`      ${name.padEnd(12)} ${value}${!part.range && origin ? `, written in ${origin.file}` : ''}`);
  }
  return lines;
}

function quoted(events: readonly string[]): string {
  return events.map(event => JSON.stringify(event)).join(' | ');
}

function valueLines(name: string, { text, value, reasons, written, through }: ExplainedValue): string[] {
  const label = name.length < 10 ? name.padEnd(10) : `${name} `;
  const lines = [`    ${label} ${text}`, `               is ${value}`];
  if (written) lines.push(`               written at ${written}`);
  if (through.length > 1) lines.push(`               through ${through.map(fileText).join(' → ')}`);
  for (const reason of reasons) lines.push(`               ${reasonText(reason)}`);
  return lines;
}

function fileText({ file, failure }: ExplainedValue['through'][number]): string {
  return failure === undefined ? file : `${file} (not read: ${failure})`;
}

function reasonText(reason: UnknownReason): string {
  return `${reasonTexts[reason]} (${reason})`;
}

const ofCallback: Readonly<Record<Concern, (line: string) => string>> = {
  open: line => `what runs the one at ${line} says which event, or which person`,
  data: line => `what runs the one at ${line} supplies properties of a fixed event`,
  thin: line => `the one at ${line} does nothing else`,
  relay: line => `the one at ${line} runs what it is given`,
};

const roles: Readonly<Record<Concern, (name: string) => string>> = {
  open: name => `${name} is a wrapper: its callers say which event, or which person`,
  data: name => `${name} is a wrapper: its callers supply properties of a fixed event`,
  thin: name => `${name} is a wrapper: it does nothing else`,
  relay: name => `${name} runs what it is given: its callers know whether that is analytics`,
};
