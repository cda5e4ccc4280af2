/** A name that is put together, made one name with properties: for the rule's suggestion and for the codemod. */
import { contains, keyOf, nodeAt, sameRange, unwrap, withCasts } from '../../edit/nodes.ts';
import { makeNameStatic, piecesOfName, valueOfNameVariable } from './mend.ts';
import { fillingsOf } from '../../text/pattern.ts';
import { bagOf } from '../../calls/values/attributes.ts';
import { freeKey, HOLE, keyStyle, withoutHoles } from './fixed-name.ts';
import { pathOf, wordsOf } from '../../calls/values/names.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { placeOf } from '../../rule/across.ts';
import { wordsOfExpression } from './expression-words.ts';
import { placeOfProperties } from './properties-place.ts';
import { personalIn } from '../shared/personal.ts';
import { partAt, usesElsewhere } from '../shared/wrapper-use.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../edit/edit.ts';
import type { Source } from '../../edit/source.ts';
import type { AddedProperty, NamePiece, PropertiesPlace } from './mend.ts';
import type { AnalyticsCall, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { GivenPart } from '../shared/wrapper-use.ts';

export interface StaticNameChoice {
  /** The names that somebody chose, by the pattern of what they replace. */
  readonly name?: string;
  /** For the holes in their order. */
  readonly keys?: readonly string[];
  /** Every call of the project, as it was before anything changed. */
  readonly calls: readonly AnalyticsCall[];
}

export type StaticName =
  | {
      readonly name: string;
      readonly keys: readonly string[];
      readonly edits: readonly Edit[];
      readonly refused?: undefined;
    }
  | { readonly refused: string };

const CONSTANT = 'ABC\uE000';

/** Keys of event data that change how a message is sent. */
const acting = ['from_address', 'recipient', 'reply_to'];

/** The edits that give a call one name. */
export function staticName(
  call: AnalyticsCall,
  source: Source,
  reading: RuleReading,
  choice: StaticNameChoice,
): StaticName {
  const event = eventNodeOf(call, source);
  const written = event && (piecesOfName(event) ? event : valueOfNameVariable(source, event));
  const pieces = written && piecesOfName(written);
  const whole = nodeAt(source.program, call.range);
  if (!event || !pieces || !whole) return { refused: whyOutOfReach(call, event) };

  const [personal] = personalIn((call.parts.event as { value: Value }).value, {});
  if (personal)
    return {
      refused: `it takes in \`${personal.name}\`, ${personal.kind}, which is not to be sent on; choose what to send`,
    };
  const known = knownPieces(call, pieces);
  if (!known) return { refused: 'which part of its name is fixed is not known' };
  const name = choice.name ?? withoutHoles(known.map(({ text }) => text).join(''));
  const kept = choice.name === undefined ? keptPieces(pieces, known) : [choice.name];
  if (name === undefined || !kept) return { refused: 'too little of its name is fixed; choose one with --name' };
  if (hasOneOfFew(pieces, choice)) return { refused: ONE_OF_FEW };

  const place = placeOfProperties(call, event, source, reading);
  const properties = place && 'node' in place ? place.node : undefined;
  const varying = pieces.filter((_, index) => known[index]?.kind === 'hole') as TSESTree.Expression[];
  const { added, keys, clash } = addedFor(varying, { call, source, properties, pieces, choice });
  if (clash !== undefined)
    return { refused: `\`${clash}\` is among its properties already; choose another name with --property` };
  if (added.length > 0 && !place && call.wrapper)
    return { refused: `it is not known how ${call.wrapper.name} takes properties` };

  if (call.wrapper && doesMore(call, { event, whole, place, keys: added.map(({ key }) => key), source, reading })) {
    return { refused: `${call.wrapper.name} does more with its name or properties than send them` };
  }

  const other = choice.name === undefined ? otherSender(call, name, keys, choice.calls) : undefined;
  if (other)
    return {
      refused: `\`${name}\` is sent already at ${placeOf(other)}; choose another name, or this one, with --name`,
    };
  const twin = choice.name === undefined ? twinOf(call, name, choice.calls) : undefined;
  if (twin)
    return {
      refused: `\`${name}\` would be the event at ${placeOf(twin)} as well, where something else varies; choose names with --name`,
    };
  const edits = makeNameStatic(source, { call: callOrArray(event, whole), event, written, name: kept, added, place });
  return 'refused' in edits ? { refused: edits.refused } : { name, keys, edits };
}

/** `ok ? 'Passed' : 'Failed'`: what happened is no property of what happened, unless somebody chose the name. */
function hasOneOfFew(pieces: readonly NamePiece[], { name }: StaticNameChoice): boolean {
  return name === undefined && pieces.some(piece => typeof piece !== 'string' && isOneOfFew(piece));
}

function isOneOfFew(value: TSESTree.Node): boolean {
  const bare = unwrap(value);
  return bare.type === 'ConditionalExpression' && [bare.consequent, bare.alternate].every(isWord);
}

function isWord(value: TSESTree.Node): boolean {
  const bare = unwrap(value);
  return (bare.type === 'Literal' && typeof bare.value === 'string') || isOneOfFew(bare);
}

/** A sentence without a full stop. */
const ONE_OF_FEW = 'a part of its name is one of a few; write each name out, or choose one with --name';

/** Whether a wrapper would do something else than before: remember by the name what it has sent, call methods of what is copied. */
function doesMore(
  call: AnalyticsCall,
  {
    event,
    whole,
    place,
    keys,
    source,
    reading,
  }: {
    event: TSESTree.Node;
    whole: TSESTree.Node;
    place: PropertiesPlace | undefined;
    keys: readonly string[];
    source: Source;
    reading: RuleReading;
  },
): boolean {
  const name = partAt(whole, event);
  if (name && usesElsewhere(call, name, { mayBeTold: true }, source, reading)) return true;
  const given = place && 'node' in place ? place.node : undefined;
  const part = given
    ? partAt(whole, given)
    : name && place && 'key' in place
      ? { index: name.index, keys: [place.key] }
      : place && 'behind' in place
        ? behind(whole, place.behind)
        : undefined;
  const question = {
    mayBeTold: true,
    isNew: !given,
    isCopied: given !== undefined && unwrap(given).type !== 'ObjectExpression',
  };
  return (
    part !== undefined &&
    keys.some(key => usesElsewhere(call, { ...part, keys: [...part.keys, key] }, question, source, reading))
  );
}

function behind(call: TSESTree.Node, argument: TSESTree.Node): GivenPart | undefined {
  const part = partAt(call, argument);
  return part && { index: part.index + 1, keys: [] };
}

/** The name as it is put together in the arguments of the call. */
function eventNodeOf(call: AnalyticsCall, source: Source): TSESTree.Node | undefined {
  const range = call.parts.event?.range;
  const node = range && contains(call.range, range) ? nodeAt(source.program, range) : undefined;
  return node && node.type !== 'TemplateElement' ? node : undefined;
}

function whyOutOfReach({ parts, target, via }: AnalyticsCall, event: TSESTree.Node | undefined): string {
  if (event?.type === 'Identifier' || event?.type === 'MemberExpression')
    return 'its name is put together before the call';
  if (event?.type === 'ConditionalExpression' || event?.type === 'LogicalExpression')
    return 'it is one of several names; mend the one that is put together';
  if (event) return 'its name is worked out from something; choose one';
  return parts.event?.range === undefined && via === 'wrapper'
    ? `its name is put together in the function that it calls, at ${placeOf(target)}`
    : 'its name stands outside of the script, or in a message that is made before the call';
}

/** What a piece of a name is, as the text that it gives: `HOLE` where it varies. */
interface KnownPiece {
  readonly kind: 'text' | 'hole' | 'constant';
  readonly text: string;
}

/**
 * Which expressions of a name vary and which are constants of the code, by comparing what is written with what the
 * name is known to be.
 *
 * @returns undefined where they cannot be told apart, or where none varies
 */
function knownPieces(call: AnalyticsCall, pieces: readonly NamePiece[]): KnownPiece[] | undefined {
  const isAdjacent = pieces.some(
    (piece, index) =>
      typeof piece !== 'string' &&
      textBefore(pieces, index) === '' &&
      pieces.slice(0, index).some(other => typeof other !== 'string'),
  );
  const names = alternativesOf((call.parts.event as { value: Value }).value).map(fullName);
  const count = pieces.filter(piece => typeof piece !== 'string').length;
  const form = pieces.map(piece => (typeof piece === 'string' ? piece : undefined));
  const ways = names.map(name => {
    if (name === undefined) return undefined;
    if (name.split(HOLE).length - 1 === count) return Array.from({ length: count }, () => HOLE);
    return isAdjacent ? undefined : fillingsOf(name, form, filling => filling === HOLE || !filling.includes(HOLE));
  });
  const [first, ...others] = ways;
  if (!first || others.includes(undefined)) return undefined;
  let index = 0;
  const known = pieces.map((piece): KnownPiece => {
    if (typeof piece === 'string') return { kind: 'text', text: piece };
    const text = first[index] as string;
    const varies = text === HOLE || others.some(way => way?.[index] !== text);
    index++;
    return varies ? { kind: 'hole', text: HOLE } : { kind: 'constant', text };
  });
  return known.some(({ kind }) => kind === 'hole') ? known : undefined;
}

/** The text between an expression and the one before it. */
function textBefore(pieces: readonly NamePiece[], index: number): string {
  let text = '';
  for (let at = index - 1; at >= 0 && typeof pieces[at] === 'string'; at--) text = pieces[at] + text;
  return text;
}

/** What remains of the name as it is written: its text without the holes, its constants. */
function keptPieces(pieces: readonly NamePiece[], known: readonly KnownPiece[]): NamePiece[] | undefined {
  const constants = pieces.filter((_, index) => known[index]?.kind === 'constant');
  // A letter stands for what a constant says: a name may begin or end with one.
  const marked = known.map(({ kind, text }) => (kind === 'constant' ? CONSTANT : text)).join('');
  return withoutHoles(marked)
    ?.split(new RegExp(`(${CONSTANT})`))
    .map(text => (text === CONSTANT ? (constants.shift() as NamePiece) : text));
}

/** What a name is known to be, with `HOLE` for what varies. */
function fullName(value: Value): string | undefined {
  if (value.kind === 'literal') return String(value.value);
  if (value.kind !== 'template') return undefined;
  return value.parts
    .map(part => (typeof part === 'string' ? part : part.kind === 'literal' ? String(part.value) : HOLE))
    .join('');
}

interface Naming {
  readonly call: AnalyticsCall;
  readonly source: Source;
  readonly properties: TSESTree.Node | undefined;
  readonly pieces: readonly NamePiece[];
  readonly choice: StaticNameChoice;
}

/** The properties for what varies. What one of them carries already is not added again. */
function addedFor(
  varying: readonly TSESTree.Expression[],
  { call, source, properties, pieces, choice }: Naming,
): { added: AddedProperty[]; keys: string[]; clash?: string } {
  const given = new Map<string, string>();
  const taken = new Set([...acting, ...keysAt(call).map(({ key }) => key)]);
  const bare = properties && unwrap(properties);
  const literal = bare?.type === 'ObjectExpression' ? bare.properties : [];
  for (const property of literal) {
    const key = keyOf(property);
    if (property.type !== 'Property' || key === undefined) continue;
    taken.add(key);
    if (/^(?:Identifier|MemberExpression)$/.test(property.value.type))
      given.set(source.text.slice(...property.value.range), key);
  }
  const elsewhere = siblingsOf(call, choice.calls).flatMap(keysAt);
  const used = new Set([...taken, ...elsewhere.map(({ key }) => key)]);
  const style = keyStyle([...used].filter(key => !acting.includes(key)));
  const paths = subjectOf(call).split(' ');
  const added: AddedProperty[] = [];
  const keys: string[] = [];
  for (const [index, value] of varying.entries()) {
    const chosen = choice.keys?.[index];
    const known = chosen === undefined ? given.get(source.text.slice(...value.range)) : undefined;
    const path = paths.length === varying.length ? paths[index] : '';
    const there = elsewhere.find(other => path !== '' && other.path === path && !taken.has(other.key))?.key;
    const key = known ?? chosen ?? there ?? freeKey(choicesFor(value, pieces), style, used);
    keys.push(key);
    if (known !== undefined) continue;
    if (taken.has(key)) return { added, keys, clash: key };
    taken.add(key);
    used.add(key);
    if (/^(?:Identifier|MemberExpression)$/.test(value.type)) given.set(source.text.slice(...value.range), key);
    added.push({ key, value });
  }
  return { added, keys };
}

/** The properties of a call, each with what it holds in words: `product.id`. */
function keysAt({ parts }: AnalyticsCall): { readonly key: string; readonly path: string }[] {
  return bagOf(parts.properties?.value).objects.flatMap(object =>
    object.keys.map(key => {
      const value = object.get(key);
      return { key, path: value ? pathOf(value).join('.') : '' };
    }),
  );
}

/** Other calls that get the same name, so that all of them call alike what varies: what one of them carries under a name is no name for what varies in another. */
function siblingsOf(call: AnalyticsCall, calls: readonly AnalyticsCall[]): readonly AnalyticsCall[] {
  const subject = subjectOf(call);
  return calls.filter(
    other =>
      !other.inTest &&
      !(other.file === call.file && sameRange(other.range, call.range)) &&
      other.patterns.some(pattern => call.patterns.includes(pattern)) &&
      subjectOf(other) === subject,
  );
}

/** By the expression; else by the word before it in the name as well: `viewed_product_${id}` is of a product. */
function choicesFor(value: TSESTree.Expression, pieces: readonly NamePiece[]): string[][] {
  const words = [...wordsOfExpression(value)];
  const own = words.length > 0 ? words : ['value'];
  const noun = wordsOf(textBefore(pieces, pieces.indexOf(value))).at(-1);
  return [own, ...(noun === undefined ? [] : [[noun, ...own]])];
}

/** A call that sends the name already, and not with these properties: the two events would become one. */
function otherSender(
  call: AnalyticsCall,
  name: string,
  keys: readonly string[],
  calls: readonly AnalyticsCall[],
): AnalyticsCall | undefined {
  return calls.find(
    other =>
      other.events.includes(name) &&
      !other.inTest &&
      !(other.file === call.file && sameRange(other.range, call.range)) &&
      !keys.every(key => bagOf(other.parts.properties?.value).objects.some(object => object.keys.includes(key))),
  );
}

/** A call whose name would become the same, and which is about something else: two events would become one. */
function twinOf(call: AnalyticsCall, name: string, calls: readonly AnalyticsCall[]): AnalyticsCall | undefined {
  const subject = subjectOf(call);
  return calls.find(
    other =>
      !other.inTest &&
      other.parts.event?.range !== undefined &&
      other.patterns.some(pattern => withoutHoles(pattern.replaceAll('*', HOLE)) === name) &&
      subjectOf(other) !== subject,
  );
}

/** What varies in a name, in words. */
function subjectOf({ parts }: AnalyticsCall): string {
  const [template] = alternativesOf((parts.event as { value: Value }).value).filter(one => one.kind === 'template');
  return template?.kind === 'template'
    ? template.parts
        .flatMap(part => (typeof part === 'string' || part.kind === 'literal' ? [] : [pathOf(part).join('.')]))
        .join(' ')
    : '';
}

/** The array of a command, `_cio.push(['track', …])`, has the arguments. */
function callOrArray(event: TSESTree.Node, call: TSESTree.Node): TSESTree.Node {
  const { parent } = withCasts(event);
  return parent?.type === 'ArrayExpression' ? parent : call;
}
