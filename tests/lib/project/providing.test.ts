import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nexport class Tracker { say(event) { analytics.track(event); } }\n";

/** `line method event…` of the calls in `use.ts`. */
function calls(files: Readonly<Record<string, string>>): string[] {
  const { root } = createProject(files);
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'use.ts')
    .map(({ line, method, events }) => [line, method, ...events].join(' '));
}

describe('a provider', () => {
  const use = (token: string): string =>
    `import { Inject, Injectable } from '@nestjs/common';\nimport { TOKEN, Port } from './token';\n@Injectable() export class Use { constructor(@Inject(${token}) private sender: any) {}\n open() { this.sender.track('A'); } say() { this.sender.say('B'); } }\n`;
  const token =
    "export const TOKEN = Symbol('sender');\nexport abstract class Port { abstract say(event: string): void }\n";
  const told = (provider: string, asked = "'sender'"): string[] =>
    calls({
      'client.ts': client,
      'token.ts': token,
      'module.ts': `import { analytics, Tracker } from './client';\nimport { TOKEN, Port } from './token';\nimport { container, Container } from 'tsyringe';\n${provider};`,
      'use.ts': use(asked),
    });
  const track = ['4 track A'];
  const say = ['4 track B'];

  it.each([
    ["export const providers = [{ provide: 'sender', useValue: analytics }]", track],
    ["export const providers = [{ provide: 'sender', useFactory: () => analytics }]", track],
    ["export const providers = [{ provide: 'sender', useClass: Tracker }]", say],
    ["export const providers = [{ provide: Port, useClass: Tracker }, { provide: 'sender', useExisting: Port }]", say],
    [
      "export const providers = [{ provide: 'raw', useValue: analytics }, { provide: 'sender', inject: ['raw'], useFactory: raw => raw }]",
      track,
    ],
    [
      "export const providers = [{ provide: 'raw', useValue: analytics }, { provide: 'sender', deps: ['raw'], useFactory: raw => raw }]",
      track,
    ],
    ["export const providers = [{ provide: 'sender', inject: [Tracker], useFactory: tracker => tracker }]", say],
    ["export const providers = [{ provide: 'sender', inject: ['other'], useFactory: tracker => tracker }]", []],
    ["export const providers = [{ provide: 'other', useValue: analytics }]", []],
    ["export const providers = [{ provide: 'sender', useValue: console }]", []],
    ["export const providers = [{ provide: 'sender', other: analytics }]", []],
    ["export const providers = [{ provider: 'sender', useValue: analytics }]", []],
    ["container.register('sender', { useValue: analytics })", track],
    ["container.register('sender', { useClass: Tracker })", say],
    ["container.register('sender', analytics)", []],
    ["container.registerInstance('sender', analytics)", track],
    ["container.registerSingleton('sender', Tracker)", say],
    ["container.registerType('sender', Tracker)", say],
    ["container.registerOther('sender', Tracker)", []],
    ["container.registerInstance('sender')", []],
    ["registerInstance('sender', analytics)", []],
    ["new Container().bind('sender').to(Tracker)", say],
    ["new Container().bind('sender').toConstantValue(analytics)", track],
    ["new Container().rebind('sender').toDynamicValue(() => analytics)", track],
    ["new Container().bind('sender').toFactory(() => analytics)", track],
    ["new Container().bind('raw').to(Tracker); new Container().bind('sender').toService('raw')", say],
    ["new Container().bind('sender').other(Tracker)", []],
    ["new Container().other('sender').to(Tracker)", []],
    ["bind('sender').to(Tracker)", []],
    ["new Container().bind('sender').to()", []],
  ])('%s', (provider, expected) => {
    expect(told(provider)).toEqual(expected);
  });

  it('may be a class of an SDK', () => {
    const sdk = (provider: string): string[] =>
      calls({
        'module.ts': `import { TrackClient } from 'customerio-node';\nexport const providers = [${provider}];`,
        'use.ts':
          "import { Inject } from '@nestjs/common';\nexport class Use { constructor(@Inject('sender') private sender: any) {}\n open() { this.sender.track('u', { name: 'A' }); } }\n",
      });
    expect(sdk("{ provide: 'sender', useClass: TrackClient }")).toEqual(['3 track A']);
    expect(sdk("{ provide: 'sender', useFactory: () => new TrackClient('s', 'k') }")).toEqual(['3 track A']);
    expect(sdk("{ provide: 'other', useClass: TrackClient }")).toEqual([]);
  });

  it('is found by whatever its token is', () => {
    expect(told('export const providers = [{ provide: TOKEN, useValue: analytics }]', 'TOKEN')).toEqual(track);
    expect(told('export const providers = [{ provide: Port, useClass: Tracker }]', 'Port')).toEqual(say);
    expect(told("export const providers = [{ provide: 'TOKEN', useValue: analytics }]", 'TOKEN')).toEqual([]);
    expect(told('export const providers = [{ provide: TOKEN, useValue: analytics }]', 'Port')).toEqual([]);
  });

  it('of a class is what those get who ask for the class by its type', () => {
    const files = {
      'client.ts': client,
      'token.ts': token,
      'module.ts':
        "import { Tracker } from './client';\nimport { Port } from './token';\nexport const providers = [{ provide: Port, useClass: Tracker }];",
      'use.ts':
        "import type { Port } from './token';\nexport class Use { constructor(private port: Port) {}\n open() { this.port.say('A'); } }\n",
    };
    expect(calls(files)).toEqual(['3 track A']);
    expect(calls({ ...files, 'module.ts': files['module.ts'].replace('useClass: Tracker', 'useClass: Map') })).toEqual(
      [],
    );
  });
});

describe('a token of Angular', () => {
  const use =
    "import { inject } from '@angular/core';\nimport { SENDER } from './token';\nexport const open = () => inject(SENDER).track('A');\n";
  it.each([
    ["new InjectionToken('sender', { factory: () => analytics })", true],
    ["new InjectionToken('sender', { providedIn: 'root', factory: () => analytics })", true],
    ["new InjectionToken('sender', { factory: () => console })", false],
    ["new InjectionToken('sender', { other: () => analytics })", false],
    ["new InjectionToken('sender')", false],
    ["InjectionToken('sender', { factory: () => analytics })", false],
  ])('%s: %s', (made, isProvided) => {
    const token = `import { InjectionToken } from '@angular/core';\nimport { analytics } from './client';\nexport const SENDER = ${made};`;
    expect(calls({ 'client.ts': client, 'token.ts': token, 'use.ts': use })).toEqual(isProvided ? ['3 track A'] : []);
  });

  it.each([
    ['@Injectable({ useFactory: () => analytics })', true],
    ['@Injectable({ useValue: analytics })', true],
    ['@Injectable({ other: analytics })', false],
    ['@Injectable()', false],
  ])('of a class is %s: %s', (decorator, isProvided) => {
    const token = `import { Injectable } from '@angular/core';\nimport { analytics } from './client';\n${decorator} export class SENDER { track(event: string) {} }`;
    expect(calls({ 'client.ts': client, 'token.ts': token, 'use.ts': use })).toEqual(isProvided ? ['3 track A'] : []);
  });
});

describe('a container of awilix', () => {
  const files = (registered: string, used: string, imported = 'awilix'): Readonly<Record<string, string>> => ({
    'client.ts': client,
    'container.ts': `import { asClass, asFunction, asValue, createContainer } from '${imported}';\nimport { analytics, Tracker } from './client';\nimport { Use, use } from './use';\nexport const container = createContainer();\ncontainer.register({ ${registered} });`,
    'use.ts': used,
  });
  const cls =
    "export class Use {\n constructor({ sender }) { this.sender = sender; }\n open() { this.sender.say('A'); } }\n";
  const fn = "export function use({ sender }) {\n sender.say('A'); }\n";

  it.each([
    ['sender: asClass(Tracker), use: asClass(Use)', cls, ['3 track A']],
    ['sender: asClass(Tracker).singleton(), use: asClass(Use).scoped()', cls, ['3 track A']],
    ['sender: asValue(new Tracker()), use: asFunction(use)', fn, ['2 track A']],
    ['sender: asFunction(() => new Tracker()), use: asFunction(use)', fn, ['2 track A']],
    ['other: asClass(Tracker), use: asClass(Use)', cls, []],
    ['sender: asClass(Tracker)', cls, []],
    ['sender: asClass(Tracker), use: asValue(Use)', cls, []],
    ['sender: asClass(Map), use: asClass(Use)', cls, []],
    ['sender: Tracker, use: asClass(Use)', cls, []],
    ['sender: asClass(), use: asClass(Use)', cls, []],
  ])('with %s', (registered, used, expected) => {
    expect(calls(files(registered, used))).toEqual(expected);
  });

  it('is none of another package', () => {
    expect(calls(files('sender: asClass(Tracker), use: asClass(Use)', cls, './own'))).toEqual([]);
  });
});
