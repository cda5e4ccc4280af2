import { alternatives, stringOf, undefinedValue } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { EvaluatedOf } from '../../evaluate/value.ts';
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

/**
 * What a call of Electron's does: gives the page an object, answers a channel, or sends to one, which runs whatever
 * answers it in the main process.
 */
export function electronEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  if (object.kind !== 'import' || !/^electron(?:$|\/)/.test(object.source)) return [];
  const [first, second] = args;
  if (!first) return [];
  switch (purposes.get(`${object.name}.${property}`)) {
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
