import type { TSESTree } from '@typescript-eslint/utils';

import { endWithComments, hasComment, startOfComments, startWithDirectives } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { insertAt, replace } from '../../edit/edit.ts';
import type { Evaluated } from '../../edit/effects.ts';
import { Effect, effectOf, mayPass, stableVariablesOf } from '../../edit/effects.ts';
import type { Node } from '../../edit/nodes.ts';
import { contains, isFunction, pathOf, statementListOf, unwrap, walk } from '../../edit/nodes.ts';
import { placementOf } from '../../edit/placement.ts';
import { isPureCall } from '../../edit/pure.ts';
import type { Source } from '../../edit/source.ts';
import { indentationAt, isFirstOnLine, lineEnd, styleOf } from '../../edit/style.ts';

export interface LateCalls {
  /** The event in question. */
  readonly track: Node;
  /** All events that come before the same identify. */
  readonly tracks: readonly Node[];
  readonly identify: Node;
  /** All calls of the file that send events or pages: what is moved may pass them. */
  readonly events: readonly Node[];
}

export type Moved =
  | { readonly edits: readonly Edit[]; readonly refused?: undefined }
  | { readonly edits?: undefined; readonly refused: string };

/**
 * The edits that move the statement of an identify in front of the first event of its list of statements, with its
 * comments, where nothing in between can matter.
 */
export function identifyFirst(source: Source, { track, tracks, identify, events }: LateCalls): Moved {
  const moved = statementOf(identify);
  if (!moved) {
    return { refused: 'the identify is part of a larger statement; send the event when it is done' };
  }
  const list = statementListOf(moved.parent as Node) as readonly Node[];
  const first = tracks
    .map(statementOf)
    .filter((each): each is TSESTree.Statement => each !== undefined && list.includes(each))
    .sort((a, b) => a.range[0] - b.range[0])[0];
  if (!first || !list.includes(statementOf(track) as Node)) {
    const isWithin = list.some(
      ({ type, range }) => /^(?:ExpressionStatement|VariableDeclaration)$/.test(type) && contains(range, track.range),
    );
    return {
      refused: isWithin
        ? 'the event is part of a larger statement; send it when the identify is done'
        : 'the event and the identify stand in different blocks; decide which of them come first there',
    };
  }
  if (!source.scripts.some(script => contains(script, first.range) && contains(script, moved.range))) {
    return { refused: 'the event and the identify stand in different scripts' };
  }
  const group = withNotes(source, list, moved, identify);
  const between = list.slice(list.indexOf(first), list.indexOf(group[0] as Node));
  const refused = whyNotPast(source, group, identify, between, events);
  return refused === undefined ? move(source, list, group, first) : { refused };
}

/**
 * The statement with those that take note of the identify directly beside it, and belong to it: `known = user.id`,
 * `note(client, user.id)`. An event that asks for the note is lost between the two.
 */
function withNotes(source: Source, list: readonly Node[], moved: Node, identify: Node): readonly Node[] {
  const parts = [
    receiverOf(identify),
    ...argumentsOf(identify).flatMap(argument => [...partsOf(argument), ...handedOn(argument)]),
  ];
  const given = new Set(parts.map(each => source.text.slice(...each.range)));
  const at = list.indexOf(moved);
  const isOther = (statement: Node): boolean => !isNote(source, statement, given);
  const behind = list.slice(at + 1);
  const end = behind.findIndex(isOther);
  return [
    ...list.slice(list.slice(0, at).findLastIndex(isOther) + 1, at),
    moved,
    ...(end === -1 ? behind : behind.slice(0, end)),
  ];
}

/** An argument, and the values of one that is an object. */
function partsOf(argument: Node): Node[] {
  return argument.type === 'ObjectExpression'
    ? argument.properties.flatMap(property => (property.type === 'Property' ? [property.value] : []))
    : [argument];
}

/** What something is called through by a list or a method that is handed on: `call([client, 'identify'], id)`. */
function handedOn(argument: Node): Node[] {
  switch (argument.type) {
    case 'ArrayExpression':
      return argument.elements.flatMap(element => (element ? [...partsOf(element), ...handedOn(element)] : []));
    case 'MemberExpression':
      return [argument.object];
    default:
      return [];
  }
}

/** Whether a statement does nothing but keep, or hand on, what the identify was given. */
function isNote(source: Source, statement: Node, given: ReadonlySet<string>): boolean {
  const expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
  const isGiven = (node: Node): boolean => given.has(source.text.slice(...node.range));
  switch (expression?.type) {
    case 'AssignmentExpression': {
      const { left, right, operator } = expression;
      const kept = right.type === 'ConditionalExpression' ? right.consequent : right;
      return operator === '=' && left.type === 'Identifier' && partsOf(kept).every(isGiven);
    }
    case 'CallExpression':
      return (
        expression.callee.type === 'Identifier' &&
        expression.arguments.length > 1 &&
        expression.arguments.every(isGiven)
      );
    default:
      return false;
  }
}

/** The statement that does nothing but to make the call, wait for it and take note of its end. */
function statementOf(call: Node): TSESTree.Statement | undefined {
  const placement = placementOf(call);
  if (placement.kind !== 'statement') {
    return undefined;
  }
  let isChained = false;
  for (let node = call; node !== placement.outer; node = node.parent as Node) {
    const { parent } = node;
    isChained ||=
      parent?.type === 'MemberExpression' &&
      parent.object === node &&
      parent.property.type === 'Identifier' &&
      parent.property.name !== 'catch';
  }
  return isChained ||
    placement.statement.type !== 'ExpressionStatement' ||
    placement.statement.expression !== placement.outer
    ? undefined
    : placement.statement;
}

function whyNotPast(
  source: Source,
  moved: readonly Node[],
  identify: Node,
  between: readonly Node[],
  events: readonly Node[],
): string | undefined {
  const needed = new Set(moved.flatMap(each => [...namesIn(each)]));
  const isStable = stableVariablesOf(source);
  const evaluate = (node: Node): Evaluated => ({
    node,
    effect: effectOf(node, isStable, call => isPureCall(source, call, true)),
  });
  for (const statement of between) {
    const isEvent = (node: Node): Node | undefined =>
      events.find(
        each =>
          statementOf(each) === node ||
          (placementOf(each).kind === 'only-statement' && placementOf(each).outer.parent === node),
      );
    const passed = eventsOf(statement, isEvent, evaluate);
    if (!passed) {
      return `${callIn(statement)} stands in between; decide whether it may run after the identify`;
    }
    if (!passed.every(event => mayPassCall(source, identify, event, evaluate))) {
      return 'what it sends depends on what an event before it does';
    }
    // A function of the program's own may write to the log itself.
    if (isLogging(statement) && argumentsOf(identify).some(each => evaluate(each).effect > Effect.Reads)) {
      return `${callIn(statement)} stands in between; decide whether it may run after the identify`;
    }
    const declared = declaredIn(statement).find(name => needed.has(name));
    if (declared !== undefined) {
      return `it needs \`${declared}\`, which is set after the event`;
    }
  }
  return undefined;
}

/** The events that a statement sends, if it does nothing else that can matter. */
function eventsOf(
  statement: Node,
  isEvent: (node: Node) => Node | undefined,
  evaluate: (node: Node) => Evaluated,
): Node[] | undefined {
  const event = isEvent(statement);
  if (event) {
    return [event];
  }
  if (isQuiet(statement, evaluate)) {
    return [];
  }
  const isAsked = statement.type === 'IfStatement' && evaluate(statement.test).effect <= Effect.Reads;
  const parts =
    statement.type === 'BlockStatement'
      ? statement.body
      : isAsked
        ? [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])]
        : undefined;
  const found = parts?.map(part => eventsOf(part, isEvent, evaluate));
  return found?.every(each => each !== undefined) ? found.flat() : undefined;
}

/** Whether one call may be made before another: the handler of its failure runs later in any case. */
function mayPassCall(source: Source, moved: Node, earlier: Node, evaluate: (node: Node) => Evaluated): boolean {
  const [own, other] = [receiverOf(moved), receiverOf(earlier)];
  // Whoever asks for the client first, it is the same one.
  const isSameClient =
    source.text.slice(...own.range) === source.text.slice(...other.range) && evaluate(own).effect <= Effect.Calls;
  const parts = [...(isSameClient ? [] : [own]), ...argumentsOf(moved)].map(evaluate);
  const passed = [...(isSameClient ? [] : [other]), ...argumentsOf(earlier)].map(evaluate);
  return parts.every(part => passed.every(each => mayPass(part, each, false)));
}

function argumentsOf(call: Node): readonly Node[] {
  const bare = unwrap(call);
  return bare.type === 'CallExpression' ? bare.arguments : [];
}

function receiverOf(call: Node): Node {
  const bare = unwrap(call);
  const callee = bare.type === 'CallExpression' ? unwrap(bare.callee) : bare;
  return callee.type === 'MemberExpression' ? callee.object : callee;
}

/** A statement that only computes or writes to a log. */
function isQuiet(statement: Node, evaluate: (node: Node) => Evaluated): boolean {
  switch (statement.type) {
    case 'EmptyStatement':
    case 'FunctionDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return true;
    case 'VariableDeclaration':
      return statement.declarations.every(
        ({ id, init }) => id.type === 'Identifier' && (!init || evaluate(init).effect <= Effect.Reads),
      );
    case 'ExpressionStatement': {
      const { expression } = statement;
      return (
        expression.type === 'CallExpression' &&
        isConsole(expression.callee) &&
        expression.arguments.every(each => evaluate(each).effect <= Effect.Reads)
      );
    }
    default:
      return false;
  }
}

function isLogging(statement: Node): boolean {
  let found = false;
  walk(statement, node => {
    found ||= node.type === 'CallExpression' && isConsole(node.callee);
  });
  return found;
}

function isConsole(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'console';
}

function namesIn(node: Node): Set<string> {
  const names = new Set<string>();
  walk(node, each => {
    const { parent } = each;
    const isKey =
      (parent?.type === 'Property' && parent.key === each && !parent.computed && !parent.shorthand) ||
      (parent?.type === 'MemberExpression' && parent.property === each && !parent.computed);
    if (each.type === 'Identifier' && !isKey) {
      names.add(each.name);
    }
  });
  return names;
}

/** A `var` counts from the innermost block as well. */
function declaredIn(statement: Node): string[] {
  const names: string[] = [];
  walk(statement, node => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') {
      names.push(node.id.name);
    }
    return !isFunction(node);
  });
  return names;
}

/** What a reader looks for: a line's number is another one when comments have been added. */
function callIn(statement: Node): string {
  let path: string | undefined;
  walk(statement, node => {
    path ??= node.type === 'CallExpression' ? pathOf(node.callee) : undefined;
  });
  return path === undefined ? 'other code' : `\`${path}()\``;
}

const goesOnFromAbove = /^[([`+\-/]/;

function move(source: Source, list: readonly Node[], group: readonly Node[], before: Node): Moved {
  const { text } = source;
  const { newline } = styleOf(source);
  const [moved, last] = [group[0] as Node, group.at(-1) as Node];
  const previous = list[list.indexOf(moved) - 1] as Node;
  const next = list[list.indexOf(last) + 1];
  const isEnded = [...group, previous, before].every(each => text[each.range[1] - 1] === ';');
  if (
    !isEnded &&
    [...group, before, next].some(each => each && goesOnFromAbove.test(source.text.slice(...each.range)))
  ) {
    return { refused: 'without semicolons its line would go on with another one' };
  }
  const isOnLines =
    [moved, before].every(each => isFirstOnLine(text, each.range[0])) &&
    isLastOnLine(source, previous) &&
    isLastOnLine(source, last);
  if (!isOnLines) {
    const gap: Edit['range'] = [previous.range[1], last.range[1]];
    if (!isEnded || hasComment(source, [gap[0], moved.range[0]])) {
      return { refused: 'its line holds other code' };
    }
    return { edits: [insertAt(before.range[0], `${text.slice(moved.range[0], last.range[1])} `), replace(gap, '')] };
  }
  const block: Edit['range'] = [startOfComments(source, moved.range[0]), endWithComments(source, last.range[1])];
  // Comments at the head of a file speak of all of it.
  const start =
    before === source.program.body[0]
      ? startWithDirectives(source, before.range[0])
      : startOfComments(source, before.range[0]);
  return {
    edits: [
      insertAt(start, text.slice(...block) + newline + indentationAt(text, start)),
      replace([emptyFrom(source, block), block[1]], ''),
    ],
  };
}

function isLastOnLine(source: Source, { range }: Node): boolean {
  return source.text.slice(endWithComments(source, range[1]), lineEnd(source.text, range[1])).trim() === '';
}

/** The end of what stands above the block; one of two empty lines around it goes with it. */
function emptyFrom({ text }: Source, [start, end]: Edit['range']): number {
  const line = breakBefore(text, start);
  let first = line;
  for (let next = breakBefore(text, first); next < first; next = breakBefore(text, first)) first = next;
  const below = /^[ \t]*\r?\n[ \t]*(?:\r?\n|\})/.test(text.slice(end)) || text.slice(end).trim() === '';
  return first < line && !below ? line : first;
}

/** The start of the newline before an offset, if nothing but blanks stands between; else the offset itself. */
function breakBefore(text: string, offset: number): number {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  if (text[at - 1] !== '\n') return offset;
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}
