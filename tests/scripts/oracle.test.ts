import { realpathSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { auditCalls } from '../../lib/audit/calls.ts';
import { sdks } from '../../lib/catalog/index.ts';
import { eventMethods } from '../../lib/catalog/methods.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import { openProject } from '../../lib/project/project.ts';
import { compare } from '../../scripts/oracle/compare.mjs';
import { judged } from '../../scripts/oracle/judgements.mjs';
import { opinionOf } from '../../scripts/oracle/opinion.mjs';
import { openChecked } from '../../scripts/oracle/program.mjs';
import { createProject, type TemporaryProject } from '../support/project.ts';

/** Of the SDKs that this package tests with. */
const typings = path.dirname(realpathSync('node_modules'));

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

function consult(files: Record<string, string>) {
  project = createProject(files);
  const root = realpathSync(project.root);
  const checked = openChecked(root, typings);
  const opinion = opinionOf(checked, { sdks, eventMethods, isTestPath });
  const calls = openProject({ root, cache: false }).calls();
  const audited = auditCalls(calls);
  const ours = calls.flatMap((call, index) => {
    const own = audited[index];
    return own && !call.inTest ? [{ call, audited: own }] : [];
  });
  const seen = opinion.seen.map(({ node, method, isDirect, name }) => {
    const { file, line } = checked.placeOf(node);
    const names = name.given.length > 0 ? '>' : [...name.texts, ...(name.isOpen ? ['?'] : [])].join('|');
    return `${file}:${line} ${isDirect ? '' : 'wrapper '}${method} ${names}`.trim();
  });
  return { seen: seen.sort(), comparison: compare(ours, opinion, checked) };
}

const node = "import { Analytics } from '@segment/analytics-node';\nconst client = new Analytics({ writeKey: 'k' });\n";

describe('what the checker sees', () => {
  it('are methods of SDKs under any name, with the texts of their types', () => {
    const { seen } = consult({
      'a.ts': `${node}enum Name { Lit = 'Lamp Lit' }
const tell = client.track.bind(client);
tell({ event: Name.Lit, userId: 'u' });
client?.track({ event: Math.random() > 0.5 ? 'Lamp Moved' : 'Lamp Sold', userId: 'u' });
client.identify({ userId: 'u' });
declare const other: { track(event: string): void };
other.track('Lamp Lost');
`,
    });
    expect(seen).toEqual(['a.ts:5 track Lamp Lit', 'a.ts:6 track Lamp Moved|Lamp Sold', 'a.ts:7 identify ?']);
  });

  it('are functions that hand a parameter on as the name, through whatever stands between', () => {
    const { seen } = consult({
      'send.ts': `${node}export function send({ event, ...properties }: { event: string; room?: number }) {
  client.track({ event, properties, userId: 'u' });
}
export const note = (event = 'Lamp Noted') => send({ event });
export const quiet = (room: number) => send({ event: 'Lamp Quiet', room });
`,
      'use.ts': "import * as lamps from './send';\nlamps.note('Lamp Lit');\nlamps.note();\nlamps.quiet(1);\n",
    });
    expect(seen).toEqual([
      'send.ts:4 track >',
      'send.ts:6 wrapper track >',
      'send.ts:7 wrapper track Lamp Quiet',
      'use.ts:2 wrapper track Lamp Lit',
      'use.ts:3 wrapper track Lamp Noted',
    ]);
  });

  it('are methods of an interface that a class or an object implements', () => {
    const { seen } = consult({
      'board.ts': `${node}export interface Board { note(event: string): void }
export class Sending implements Board {
  note(event: string) { client.track({ event, userId: 'u' }); }
}
export const plain: Board = { note: event => client.track({ event, userId: 'u' }) };
`,
      'desk.ts':
        "import type { Board } from './board';\nexport const lit = (board: Board) => board.note('Lamp Lit');\n",
    });
    expect(seen).toContain('desk.ts:2 wrapper track Lamp Lit');
  });

  it('are messages that are handed on whole', () => {
    const { seen } = consult({
      'a.ts': `${node}type Message = Parameters<typeof client.identify>[0];
const know = (message: Message) => client.identify(message);
know({ userId: 'u' });
`,
    });
    expect(seen).toEqual(['a.ts:4 identify >', 'a.ts:5 wrapper identify ?']);
  });
});

describe('the comparison', () => {
  it('finds both of one mind', () => {
    const { comparison } = consult({
      'package.json': '{ "dependencies": { "@segment/analytics-node": "3" } }',
      'send.ts': `${node}export const send = (event: string) => client.track({ event, userId: 'u' });\n`,
      'use.ts': "import { send } from './send';\nsend('Lamp Lit');\n",
    });
    expect(comparison.both).toEqual({ direct: 1, wrapper: 1 });
    expect(comparison.differences).toEqual([]);
    expect(comparison.unasked.map(({ why }) => why)).toEqual(['no call']);
  });

  it('lists what one of them does not see', () => {
    const { comparison } = consult({
      'package.json': '{ "dependencies": { "@segment/analytics-node": "3" } }',
      'a.ts': `${node}declare const first: ['Lamp Lit'] extends [infer Name] ? Name : never;
client.track({ event: first, userId: 'u' });
window.unknown.track('Lamp Lost');
`,
    });
    expect(comparison.differences).toEqual([
      {
        file: 'a.ts',
        line: 4,
        method: 'track',
        ours: expect.stringContaining('direct track'),
        checker: 'direct track "Lamp Lit"',
      },
    ]);
  });
});

describe('judgements', () => {
  const difference = { file: 'a.ts', line: 1, method: 'track', ours: 'no call', checker: 'direct track' };
  const judgement = { file: 'a.ts', line: 1, method: 'track', wrong: 'checker' as const, why: 'It is a drum.' };

  it('stand beside the difference that they are of', () => {
    expect(judged([difference], [judgement])).toEqual({ verdicts: [{ difference, judgement }], idle: [] });
  });

  it('are told when there is nothing to judge any more', () => {
    expect(judged([{ ...difference, line: 2 }], [judgement])).toEqual({
      verdicts: [{ difference: { ...difference, line: 2 } }],
      idle: [judgement],
    });
  });
});
