/**
 * Where one part of an extension sends what others tell it of, under the name that they give: it alone knows the person,
 * so the helper is called there, for the names that were chosen.
 */
import type { TSESTree } from '@typescript-eslint/utils';

import { isSentToForwarder } from '../../lib/concerns/shared/reaches.ts';
import { endWithComments } from '../../lib/edit/comments.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import type { ImportedName } from '../../lib/edit/imports.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nodeAt, sameRange, statementListOf } from '../../lib/edit/nodes.ts';
import { placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { escaped } from '../../lib/edit/string-literal.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { callsOf } from '../shared/calls-of.ts';
import type { EventFilter } from '../shared/event-filter.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { receiverBefore } from '../shared/processes.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** A call that sends the name and the properties of a message as they are. */
interface Receiving {
  readonly node: TSESTree.CallExpression;
  readonly statement: TSESTree.Statement;
  readonly event: Node;
  readonly properties: Node | undefined;
}

/** The events that others tell a file of, by the calls that send them; with the helper in its part of the extension. */
export function receivedIn(at: FileAtHand, isChosen: EventFilter, helperFile: string): readonly Received[] {
  const { view, file, source } = at;
  const told = view.calls().filter(call => isToldTo(view, call, file, helperFile));
  return at.calls.flatMap(call => {
    const events = told
      .filter(({ target }) => sameRange(target.range, call.range))
      .flatMap(other => other.events.filter(isChosen));
    const receiving = events.length > 0 ? receivingOf(source, call) : undefined;
    return receiving ? [{ receiving, events: [...new Set(events)].sort() }] : [];
  });
}

interface Received {
  readonly receiving: Receiving;
  readonly events: readonly string[];
}

/** Whether the helper is called for the event of a call where the message of it arrives. */
export function isReceived(view: ProjectView, call: AnalyticsCall, helperFile: string): boolean {
  const file = view.absolute(call.target.file);
  const source = isToldTo(view, call, file, helperFile) ? view.parsed(file) : undefined;
  const target = source && view.read(file).calls.find(({ range }) => sameRange(range, call.target.range));
  return source !== undefined && target !== undefined && receivingOf(source, target) !== undefined;
}

function isToldTo(view: ProjectView, call: AnalyticsCall, file: string, helperFile: string): boolean {
  return (
    call.heard !== undefined &&
    call.method === 'track' &&
    !call.inTest &&
    isSentToForwarder(call) &&
    call.events.length > 0 &&
    view.absolute(call.target.file) === file &&
    receiverBefore(view, view.absolute(call.file), helperFile) !== undefined &&
    receiverBefore(view, file, helperFile) === undefined
  );
}

function receivingOf(source: Source, { range, parts }: AnalyticsCall): Receiving | undefined {
  const node = nodeAt(source.program, range);
  const event = parts.event?.range && nodeAt(source.program, parts.event.range);
  const properties = parts.properties?.range && nodeAt(source.program, parts.properties.range);
  const placement = node?.type === 'CallExpression' ? placementOf(node) : undefined;
  return node?.type === 'CallExpression' &&
    placement?.kind === 'statement' &&
    isFirstOnLine(source.text, placement.statement.range[0]) &&
    event &&
    [event, properties].every(part => part === undefined || effectOf(part) < Effect.Calls)
    ? { node, statement: placement.statement as TSESTree.Statement, event, properties }
    : undefined;
}

/** `if (message.event === 'Request Created') trackCioEvent(message.event, message.properties)` behind the call. */
export function receivedFound({ source }: FileAtHand, { receiving, events }: Received, helper: ImportedName): Found {
  const { node, statement, event, properties } = receiving;
  const [name = '', bag] = [event, properties].map(part => part && source.text.slice(...part.range));
  const base = { range: node.range, what: events[0] as string };
  const list = statementListOf(statement.parent) ?? [];
  const isThere = list.some(
    each =>
      each.type === 'IfStatement' &&
      callsOf(each, helper.name).some(({ arguments: [first] }) => first && source.text.slice(...first.range) === name),
  );
  if (isThere) {
    return { ...base, becomes: 'right' };
  }
  const { newline, quote, semicolon, indent } = styleOf(source);
  const texts = events.map(each => quote + escaped(each, quote) + quote);
  const condition = texts.length > 1 ? `[${texts.join(', ')}].includes(${name})` : `${name} === ${texts.join()}`;
  const outer = newline + indentationAt(source.text, statement.range[0]);
  const call = `${helper.name}(${[name, ...(bag === undefined ? [] : [bag])].join(', ')})${semicolon}`;
  const edit = insertAt(
    endWithComments(source, statement.range[1]),
    `${outer}if (${condition}) {${outer}${indent}${call}${outer}}`,
  );
  return { ...base, becomes: { edits: [edit], once: helper.edits } };
}
