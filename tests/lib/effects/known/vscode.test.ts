import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

const MANIFEST = '{ "name": "rooms", "publisher": "acme", "dependencies": { "@segment/analytics-node": "2" } }';
const CLIENT = `import * as vscode from 'vscode';
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
`;
const SENDER = `const sender = {
  sendEventData(name: string, data?: object) { client.track({ anonymousId: vscode.env.machineId, event: name }); },
  sendErrorData(error: Error) { client.track({ anonymousId: vscode.env.machineId, event: 'Failed' }); },
};
`;
const LOGGER = 'const logger = vscode.env.createTelemetryLogger(sender);\n';

interface Sent {
  readonly line: number;
  readonly names: readonly string[];
}

/** What the lines behind the beginning of a file send, by their numbers there. */
function sentBy(text: string, { before = CLIENT + SENDER + LOGGER, manifest = MANIFEST } = {}): readonly Sent[] {
  const { root } = createProject({ 'package.json': manifest, 'a.ts': before + text });
  const lines = before.split('\n').length - 1;
  return openProject({ root, cache: false })
    .calls()
    .filter(({ line }) => line > lines)
    .map(({ line, events, patterns }) => ({ line: line - lines, names: [...events, ...patterns] }));
}

describe('a telemetry logger of VS Code sends by the sender that it was made with', () => {
  it('names the event as VS Code does', () => {
    expect(sentBy("logger.logUsage('Room Opened', { doors: 2 });")).toEqual([
      { line: 1, names: ['acme.rooms/Room Opened'] },
    ]);
  });

  it('does not know the beginning of the name where the manifest is none of an extension', () => {
    expect(
      sentBy("logger.logUsage('Room Opened');", { manifest: MANIFEST.replace('"publisher"', '"author"') }),
    ).toEqual([{ line: 1, names: ['*/Room Opened'] }]);
  });

  it.each([
    ["name.substring(name.indexOf('/') + 1)"],
    ["name.slice(name.indexOf('/') + 1)"],
    ["name.split('/')[1]"],
    ["name.replace('acme.rooms/', '')"],
  ])('takes what is left of the name where the sender cuts it: %s', cut => {
    const before = CLIENT + SENDER.replace('event: name', `event: ${cut}`) + LOGGER;
    expect(sentBy("logger.logUsage('Room Opened');", { before })).toEqual([{ line: 1, names: ['Room Opened'] }]);
  });

  it('cuts a name that is known in part', () => {
    const before = CLIENT + SENDER.replace('event: name', "event: name.substring(name.indexOf('/') + 1)") + LOGGER;
    expect(sentBy('export const open = (id: string) => logger.logUsage(`room_${id}`);', { before })).toEqual([
      { line: 1, names: ['room_*'] },
    ]);
  });

  it('logs a name as an event, and an error as an error', () => {
    const text = `logger.logError('Door Jammed');
logger.logError(new Error('no door'));
export const fail = (error: Error) => logger.logError(error);
export const tell = (name: string) => logger.logError(name);
tell('Door Missing');`;
    expect(sentBy(text)).toEqual([
      { line: 1, names: ['acme.rooms/Door Jammed'] },
      { line: 2, names: ['Failed'] },
      { line: 3, names: ['Failed'] },
      { line: 4, names: ['acme.rooms/*'] },
      { line: 5, names: ['acme.rooms/Door Missing'] },
    ]);
  });

  it('is known in a field, behind a function that gives it back, and by its callers', () => {
    const text = `const kept = <T>(one: T): T => { all.push(one); return one; };
class Telemetry {
  private readonly logger: vscode.TelemetryLogger;
  constructor() { this.logger = kept(vscode.env.createTelemetryLogger(sender)); }
  report(name: string, data?: object): void { this.logger.logUsage(name, data); }
}
new Telemetry().report('Room Closed');`;
    expect(sentBy(text, { before: CLIENT + SENDER })).toContainEqual({ line: 7, names: ['acme.rooms/Room Closed'] });
  });

  it.each([
    ["import { env } from 'vscode'; const logger = env.createTelemetryLogger(sender); logger.logUsage('Opened');"],
    ["const { env } = require('vscode'); env.createTelemetryLogger(sender).logUsage('Opened');"],
    [
      "class Sends implements vscode.TelemetrySender { sendEventData = sender.sendEventData; } vscode.env.createTelemetryLogger(new Sends()).logUsage('Opened');",
    ],
    [
      "const logger = vscode.env.createTelemetryLogger({ ...sender, flush() {} }, { ignoreUnhandledErrors: true }); logger.logUsage('Opened');",
    ],
  ])('%s', text => {
    expect(sentBy(text, { before: CLIENT + SENDER }).flatMap(({ names }) => names)).toContain('acme.rooms/Opened');
  });

  it.each([
    ["import { env } from './own'; env.createTelemetryLogger(sender).logUsage('Opened');"],
    ["import { env } from 'another'; env.createTelemetryLogger(sender).logUsage('Opened');"],
    ["vscode.env.createLogger(sender).logUsage('Opened');"],
    ["vscode.env.createTelemetryLogger(sender).info('Opened');"],
    ["vscode.env.createTelemetryLogger({ sendEventData() {}, sendErrorData() {} }).logUsage('Opened');"],
  ])('%s: nothing', text => {
    expect(sentBy(text, { before: CLIENT + SENDER })).toEqual([]);
  });
});
