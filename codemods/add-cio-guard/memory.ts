import type { TSESTree } from '@typescript-eslint/utils';

import { allNames, freeName } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { unwrap } from '../../lib/edit/nodes.ts';
import { isOptional } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import { isGuarded } from './log-out.ts';
import type { OwnedClient } from './owner.ts';
import { receiverOf } from '../../lib/edit/receiver.ts';

/** How the module remembers whom Customer.io knows. */
export interface PersonMemory {
  /** The variable, and whether the module has it already. */
  readonly name: string;
  readonly isThere: boolean;
  /** The lines that declare it. */
  readonly declaration: readonly string[];
  /** The body of the helper, without indentation; `\t` is a step of it. */
  readonly body: readonly string[];
  /** What has the client forget the person, without semicolon. */
  readonly ended: string;
  /** What must be so for that, where a page may lack the client: a log-out must not end by it. */
  readonly endedIf?: string;
  /**
   * The value that the variable takes beside an identify.
   *
   * @param given the name of what holds its receiver, where that is not written there itself
   */
  noted(identify: TSESTree.CallExpression, id: string, mayBeUndefined: boolean, given?: string): string;
}

/** Names for the variable, the best first. */
const IDS = ['identifiedUserId', 'identifiedCioUserId', 'userIdOfCustomerio'];
const PAIRS = ['identified', 'identifiedCio', 'identifiedByCustomerio'];

/** Whether a variable is called as those that note whom the client knows. */
export function isMemoryName(name: string): boolean {
  return IDS.includes(name) || PAIRS.includes(name);
}

const EARLY =
  '// The client is noted as soon as there is one: it may know somebody of an earlier visit, whom a log-out ends.';

const WHY = [
  '// Whom Customer.io knows at this moment; null while nobody is logged in. An event that is sent for nobody',
  '// can make a person of its own there, without an e-mail address.',
];

/**
 * What the helper needs to know: the person alone where every function reaches the client, else the client as well.
 *
 * @param isNotedWhenMade a client is noted before it knows anybody
 */
export function memoryOf(source: Source, client: OwnedClient, isNotedWhenMade = false): PersonMemory {
  return client.isShared ? idMemory(source, client) : pairMemory(source, client, isNotedWhenMade);
}

/** `identifiedUserId`, beside a client that every function of the module can reach. */
function idMemory(source: Source, client: OwnedClient): PersonMemory {
  const { semicolon, quote } = styleOf(source);
  const { text, words, nullable, declaredBy } = client;
  const variable = variableFor(source, IDS, 'cioUserId');
  const isUndeclared = !text.includes('.') && !declaredBy;
  const missing = isUndeclared ? `typeof ${text} === ${quote}undefined${quote}` : `!${words}`;
  const condition = nullable || isUndeclared ? `${missing} || !${variable.name}` : `!${variable.name}`;
  return {
    ...variable,
    declaration: [...WHY, `let ${variable.name}${isTypeScript(source) ? ': string | null' : ''} = null${semicolon}`],
    body: [`if (${condition}) {`, `\treturn${semicolon}`, '}', `${sendBy(source, client)}${semicolon}`],
    ended: endBy(source, client),
    ...(isUndeclared && { endedIf: `typeof ${text} !== ${quote}undefined${quote}` }),
    noted(identify, id, mayBeUndefined) {
      const kept = mayBeUndefined ? `${id} ?? null` : id;
      // An identify that no client took identifies nobody.
      return isOptional(identify) && !isGuarded(source, identify, text)
        ? `${words} ? ${mayBeUndefined ? `(${kept})` : kept} : null`
        : kept;
    },
  };
}

function sendBy(source: Source, { text, words, takesLists, isOfPage }: OwnedClient): string {
  const { quote } = styleOf(source);
  // A check narrows no cast, and one to `any` needs none.
  const client = words === text || isOfAny(words) ? words : `${words}?`;
  // A type of the project's own may ask for a record, which an object of unknown keys is none of.
  const properties = isOfPage && isTypeScript(source) && !isOfAny(words) ? '{ ...properties }' : 'properties';
  return takesLists
    ? `${client}.push([${quote}track${quote}, event, ${properties}])`
    : `${client}.track(event, ${properties})`;
}

function endBy(source: Source, { words, nullable, isOfPage, isReset, reset }: OwnedClient): string {
  if (isReset || !isOfPage || !isTypeScript(source)) {
    return `${words}${nullable ? '?' : ''}.${reset}`;
  }
  const [method = ''] = /^\w+/.exec(reset) ?? [];
  if (isOfAny(words)) {
    return `${words}?.${method}?.()`;
  }
  return `(${words} as { ${method}?(): void } | undefined)?.${method}?.()`;
}

/** `(window as any)._cio` */
function isOfAny(words: string): boolean {
  return words.includes(' as any)');
}

/** `identified`: the person with the client that knows them, where that client is a class's or a function's own. */
function pairMemory(source: Source, { reset }: OwnedClient, isNotedWhenMade: boolean): PersonMemory {
  const { semicolon, indent } = styleOf(source);
  const variable = variableFor(source, PAIRS, 'identifiedPerson');
  const method = reset.replace(/(?:\?\.)?\(\)$/, reset.includes('?') ? '?' : '');
  return {
    ...variable,
    declaration: [
      ...WHY,
      ...(isNotedWhenMade ? [EARLY] : []),
      ...(isTypeScript(source)
        ? [
            `let ${variable.name}: {`,
            ...clientType(method, isNotedWhenMade).map(line => `${indent}${line}${semicolon}`),
            `} | null = null${semicolon}`,
          ]
        : [`let ${variable.name} = null${semicolon}`]),
    ],
    body: [
      `if (!${variable.name}?.userId) {`,
      `\treturn${semicolon}`,
      '}',
      `${variable.name}.client.track(event, properties)${semicolon}`,
    ],
    ended: `${variable.name}?.client.${reset}`,
    noted(identify, id, mayBeUndefined, given) {
      const receiver = receiverOf(identify) as Node;
      const client = given ?? source.text.slice(...receiver.range);
      const entry = (key: string, value: string): string => (key === value ? key : `${key}: ${value}`);
      const pair = `{ ${entry('client', client)}, ${entry('userId', id)} }`;
      const conditions = [
        ...(isOptional(identify) && !isGuarded(source, identify, client) ? [client] : []),
        ...(mayBeUndefined ? [id] : []),
      ];
      return conditions.length > 0 ? `${conditions.join(' && ')} ? ${pair} : null` : pair;
    },
  };
}

/** As much of a client as the helper needs; by methods, so that an SDK's narrower properties fit. */
function clientType(reset: string, isNotedWhenMade: boolean): readonly string[] {
  return [
    `client: { track(event: string, properties?: object): unknown; ${reset}(): unknown }`,
    `userId: string${isNotedWhenMade ? ' | null' : ''}`,
  ];
}

function variableFor(
  source: Source,
  names: readonly string[],
  fallback: string,
): Pick<PersonMemory, 'name' | 'isThere'> {
  const declared = names.find(name => declaresNull(source, name));
  if (declared !== undefined) {
    return { name: declared, isThere: true };
  }
  const used = allNames(source);
  return { name: names.find(name => !used.has(name)) ?? freeName(source, source.program, fallback), isThere: false };
}

function declaresNull({ program }: Source, name: string): boolean {
  return program.body.some(statement => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return (
      declared?.type === 'VariableDeclaration' &&
      declared.declarations.some(
        ({ id, init }) => id.type === 'Identifier' && id.name === name && init && isNull(unwrap(init)),
      )
    );
  });
}

export function isNull(node: Node): boolean {
  return node.type === 'Literal' && node.value === null;
}
