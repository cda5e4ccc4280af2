import { allNames, freeName, variableAt } from '../../lib/edit/names.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { Memory } from './queues.ts';

/** Events of a person whose identify waits for the SDK: they are held, and sent behind it. */
export interface WaitingEvents {
  /** The variable that holds them; it is emptied where the person is forgotten. */
  readonly memory: Memory;
  readonly declaration: readonly string[];
  /** When an event is held, as an expression. */
  readonly condition: string;
  /** The statement that holds one. */
  readonly held: string;
  /** The call that sends them, and the function behind it. */
  readonly sent: string;
  readonly lines: readonly string[];
}

/**
 * @param client as every function of the module reaches it
 * @param queues what an identify waits in
 * @returns undefined where no identify of the module waits in a variable that the helper could ask
 */
export function waitingEvents(
  source: Source,
  client: string,
  queues: readonly Memory[],
  helperName: string,
): WaitingEvents | undefined {
  const asked = queues.filter(({ text }) => isOfModule(source, text));
  if (asked.length === 0) {
    return undefined;
  }
  const { semicolon, indent } = styleOf(source);
  const used = allNames(source);
  const nameFor = (name: string): string => (used.has(name) ? freeName(source, source.program, name) : name);
  const [name, send] = [nameFor('waitingEvents'), nameFor('sendWaitingEvents')];
  const isTyped = isTypeScript(source);
  const isSomebody = asked.map(({ text, empty }) => (empty === '[]' ? `${text}.length > 0` : text)).join(' || ');
  return {
    memory: { text: name, empty: '[]' },
    declaration: [
      '// Events of somebody whose identify still waits for the SDK. They follow it, and go with whoever logs out.',
      `const ${name}${isTyped ? ': { event: string; properties: object | undefined }[]' : ''} = []${semicolon}`,
    ],
    condition: `!${client} && ${asked.length > 1 ? `(${isSomebody})` : isSomebody}`,
    held: `${name}.push({ event, properties })${semicolon}`,
    sent: `${send}()`,
    lines: [
      `function ${send}()${isTyped ? ': void' : ''} {`,
      `${indent}for (const { event, properties } of ${name}.splice(0)) {`,
      `${indent}${indent}${helperName}(event, properties)${semicolon}`,
      `${indent}}`,
      '}',
    ],
  };
}

function isOfModule(source: Source, text: string): boolean {
  const variable = text.includes('.') ? undefined : variableAt(source, source.program, text);
  return variable?.scope.type === 'module' || variable?.scope.type === 'global';
}
