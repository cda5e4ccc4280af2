import { alternatives, stringOf, undefinedValue } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { EvaluatedOf } from '../../evaluate/value.ts';
import type { Expr } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

/** What a method of Electron's is for, by the export that it belongs to. */
const purposes: ReadonlyMap<string, 'expose' | 'handle' | 'send'> = new Map([
  ['contextBridge.exposeInMainWorld', 'expose'],
  ['ipcMain.on', 'handle'],
  ['ipcMain.once', 'handle'],
  ['ipcMain.handle', 'handle'],
  ['ipcMain.handleOnce', 'handle'],
  ['ipcMain.addListener', 'handle'],
  ['ipcRenderer.send', 'send'],
  ['ipcRenderer.invoke', 'send'],
  ['ipcRenderer.sendSync', 'send'],
  ['ipcRenderer.postMessage', 'send'],
]);

/** Under which it is kept that the main process answers some channel because of analytics. */
export const ANSWERING = ' electron';

/** Who names it may send to a channel whose name it gets from others. */
export const RENDERER = 'ipcRenderer';

/** Whether an export of Electron's is, or holds, what sends to channels. */
export function holdsRenderer({ source, name }: EvaluatedOf<'import'>): boolean {
  return isElectron(source) && [RENDERER, '*', 'default'].includes(name);
}

/** Whether a function makes something answer a channel: what it is given, since only its callers know that. */
export function makesAnswer(evaluator: Evaluator, m: Module, fn: number): boolean {
  const { fns, calls } = m.facts;
  return (fns[fn]?.calls ?? []).some(id => {
    const callee = evaluator.open(() => evaluator.eval(m, calls[id]?.x as Expr, null));
    return callee.kind === 'member' && callee.object.kind === 'import' && purposeOf(callee) === 'handle';
  });
}

function isElectron(source: string): boolean {
  return /^electron(?:$|\/)/.test(source);
}

function purposeOf({ object, property }: EvaluatedOf<'member'>): 'expose' | 'handle' | 'send' | undefined {
  return object.kind === 'import' && isElectron(object.source) ? purposes.get(`${object.name}.${property}`) : undefined;
}

/**
 * What a call of Electron's does: gives the page an object, answers a channel, or sends to one, which runs whatever
 * answers it in the main process.
 */
export function electronEffects(
  callee: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const [first, second] = args;
  if (!first) return [];
  switch (purposeOf(callee)) {
    case 'expose':
      return second ? [{ kind: 'expose', name: first, value: second, target }] : [];
    case 'handle':
      return second ? [{ kind: 'handle', channel: first, handler: second, target }] : [];
    case 'send': {
      const sent = args.slice(1);
      // Names of channels stand in a module of their own, which need not have to do with analytics otherwise.
      return alternatives(evaluator.open(() => evaluator.force(first))).flatMap(
        (channel): readonly (Effect | Followed)[] => {
          const name = stringOf(channel);
          if (name === undefined) return [{ kind: 'ipc', channel: first, args: sent, target }];
          // A handler gets the message's event before what was sent.
          const given = [{ value: undefinedValue }, ...sent];
          return host.handlers(name).map(callee => ({ kind: 'followed', callee, args: given, isElsewhere: true }));
        },
      );
    }
    default:
      return [];
  }
}
