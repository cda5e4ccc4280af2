import type { TSESTree } from '@typescript-eslint/utils';

import { hasComment } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { variableAt } from '../../lib/edit/names.ts';
import { contains, keyOf, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Value } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { timeUnit } from '../../lib/concerns/shared/time.ts';
import { alternativesOf } from '../../lib/calls/values/walk.ts';

export type Outcome = readonly Edit[] | { readonly refused: string };

export function isRefused(outcome: Outcome): outcome is { readonly refused: string } {
  return 'refused' in outcome;
}

const refuse = (refused: string): { refused: string } => ({ refused });

/**
 * Attributes that tell the Track API what to do, and that would be data to the Pipelines API. `created_at` is none of
 * them: seconds go through the Pipelines API as the number that they are, so the attribute stays what it was.
 */
const acting = ['_update', '_timestamp', 'cio_relationships', 'id', 'cio_id', 'anonymous_id'] as const;
type Acting = (typeof acting)[number];

/** Why attributes cannot become traits as they stand; undefined if they can, as far as they can be read. */
export function actingReason(
  source: Source,
  value: Value | undefined,
  attributes: TSESTree.Expression,
  who: TSESTree.Expression,
): string | undefined {
  const keys = (value ? alternativesOf(value) : []).flatMap(each => (each.kind === 'object' ? each.keys : []));
  const key = acting.find(each => keys.includes(each) && !isPlain(source, each, attributes, who));
  return key && reasons[key];
}

/** Written out at the call, where it can be told what it is. */
function isPlain(source: Source, key: Acting, attributes: TSESTree.Expression, who: TSESTree.Expression): boolean {
  const property =
    attributes.type === 'ObjectExpression' ? attributes.properties.find(each => keyOf(each) === key) : undefined;
  if (property?.type !== 'Property') {
    return false;
  }
  // An id that says again who it is changes nobody's.
  return (
    key === 'anonymous_id' ||
    (key === 'id' &&
      effectOf(who) <= Effect.Reads &&
      source.text.slice(...property.value.range) === source.text.slice(...who.range))
  );
}

export function isReadable(value: Value): boolean {
  return alternativesOf(value).every(
    each => (each.kind === 'object' && !each.open) || (each.kind === 'literal' && each.value == null),
  );
}

const reasons: Readonly<Record<Acting, string>> = {
  _update: '_update keeps the Track API from creating a person, and the Pipelines API has nothing that does so',
  _timestamp: '_timestamp is the time of the call: give it as its timestamp, in ISO 8601',
  cio_relationships:
    'cio_relationships ties a person to an object, which is a group call of the Pipelines API: write that call',
  id: 'an id among the attributes gives the person another one: decide who the userId is',
  cio_id: 'a cio_id among the attributes says who the person is: decide who the userId is',
  anonymous_id:
    'anonymous_id is a part of its own in the Pipelines API, and it is written elsewhere: write it at the call, or give it as anonymousId there',
};

/** `{ email, anonymous_id: visit }` becomes `anonymousId: visit, traits: { email }`. */
export function traitsEdits(source: Source, attributes: TSESTree.Expression): Outcome {
  if (attributes.type !== 'ObjectExpression') {
    return [
      insertAt(attributes.range[0], attributes.type === 'Identifier' && attributes.name === 'traits' ? '' : 'traits: '),
    ];
  }
  const { properties } = attributes;
  const index = properties.findIndex(each => keyOf(each) === 'anonymous_id');
  const property = properties[index];
  if (property?.type !== 'Property') {
    return [insertAt(attributes.range[0], 'traits: ')];
  }
  const others = properties.filter(each => each !== property);
  const mayMove =
    effectOf(property.value) === Effect.Constant ||
    (effectOf(property.value) === Effect.Reads && others.slice(0, index).every(each => effectOf(each) <= Effect.Reads));
  const next = properties[index + 1];
  const before = properties[index - 1];
  const gone = next
    ? ([property.range[0], next.range[0]] as const)
    : before
      ? ([before.range[1], property.range[1]] as const)
      : ([attributes.range[0] + 1, attributes.range[1] - 1] as const);
  if (!mayMove || hasComment(source, gone)) {
    return refuse(
      'anonymous_id is a part of its own in the Pipelines API, and cannot be taken out of the attributes as it stands: put it into a variable first',
    );
  }
  const value = source.text.slice(...property.value.range);
  return [
    insertAt(attributes.range[0], `${value === 'anonymousId' ? '' : 'anonymousId: '}${value}, traits: `),
    replace(gone, ''),
  ];
}

const renamed: Readonly<Record<string, string>> = {
  name: 'event',
  data: 'properties',
  timestamp: 'timestamp',
  id: 'messageId',
  anonymous_id: 'anonymousId',
};

/** `{ name, data, timestamp }` in the keys and units of the Pipelines API. */
export function eventEdits(source: Source, event: TSESTree.ObjectExpression, time: Value | undefined): Outcome {
  const edits: Edit[] = [];
  for (const property of event.properties) {
    const key = keyOf(property);
    if (property.type !== 'Property' || property.method || key === undefined) {
      return refuse('its event is not written out: write name, data and timestamp at the call');
    }
    const to = ownValue(renamed, key);
    if (!to) {
      return refuse(
        key === 'type'
          ? 'its type makes it the view of a page or a screen: call page() or screen()'
          : `${key} has no equivalent in the Pipelines API`,
      );
    }
    const value = key === 'timestamp' ? isoEdits(source, property, time) : [];
    if (isRefused(value)) {
      return value;
    }
    edits.push(
      ...(property.shorthand && key !== 'timestamp'
        ? [insertAt(property.range[0], `${to}: `)]
        : to === key
          ? []
          : [replace(property.key.range, to)]),
      ...value,
    );
  }
  return hasOwn(event, 'name') ? edits : refuse('its event has no name to be seen');
}

const WRITTEN = 'so that it can be told from milliseconds and from no time at all';

/** Seconds become ISO 8601. */
function isoEdits(source: Source, { value, shorthand, range }: TSESTree.Property, time: Value | undefined): Outcome {
  const unit = time ? timeUnit(time) : 'unknown';
  if (unit === 'milliseconds' || unit === 'iso' || unit === 'date') {
    return refuse('its timestamp is not in the seconds that the Track API reads: run timestamps-to-seconds first');
  }
  const isAlways = time !== undefined && alternativesOf(time).every(each => timeUnit(each) === 'seconds');
  if (!isAlways || mayBeNothing(source, value) || variableAt(source, value, 'Date')?.defs.length) {
    return refuse(
      `its timestamp is not known to be in seconds: write the conversion at the call, Math.floor(date.getTime() / 1000), ${WRITTEN}`,
    );
  }
  const isTight = /^(?:CallExpression|MemberExpression|Identifier|Literal)$/.test(value.type);
  const [open, close] = isTight ? ['', ''] : ['(', ')'];
  return shorthand
    ? [insertAt(range[1], `: new Date(${source.text.slice(...value.range)} * 1000).toISOString()`)]
    : [insertAt(value.range[0], `new Date(${open}`), insertAt(value.range[1], `${close} * 1000).toISOString()`)];
}

/** Whether no time may be given, which the Track API takes for now and `toISOString()` throws at. */
function mayBeNothing(source: Source, value: TSESTree.Node): boolean {
  let found = false;
  walk(value, node => {
    found ||=
      node.type === 'ChainExpression' ||
      (node.type === 'LogicalExpression' && node.operator === '&&') ||
      (node.type === 'UnaryExpression' && node.operator === 'void') ||
      (node.type === 'Literal' && node.value === null) ||
      (node.type === 'Identifier' && node.name === 'undefined');
  });
  const variable = value.type === 'Identifier' ? variableAt(source, value, value.name) : undefined;
  const declared = variable?.defs[0]?.node;
  const isUnset = declared?.type === 'VariableDeclarator' && !declared.init;
  return (
    found ||
    isUnset ||
    (variable?.references.some(
      ({ writeExpr }) => writeExpr && !contains(writeExpr.range, value.range) && mayBeNothing(source, writeExpr),
    ) ??
      false)
  );
}

/** Whether an object literal has the key written out, and not by a spread. */
export function hasOwn(node: TSESTree.Node, key: string): boolean {
  return node.type === 'ObjectExpression' && node.properties.some(each => keyOf(each) === key);
}
