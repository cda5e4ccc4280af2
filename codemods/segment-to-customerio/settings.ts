import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { objectFor } from '../../lib/edit/declared.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { keyOf, nodeAt } from '../../lib/edit/nodes.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { expressionIn } from '../shared/options.ts';
import type { Move } from './packages.ts';
import type { Examined, Site } from './sites.ts';

export interface Choices {
  /** An expression for the key. */
  readonly writeKey: string | undefined;
  readonly region: 'us' | 'eu' | undefined;
}

/** What becomes of the settings of a client; undefined for a client that is given none. */
export function settingsSite(
  { file, source }: Examined,
  move: Move,
  call: AnalyticsCall,
  choices: Choices,
): Site | undefined {
  const node = nodeAt(source.program, call.range);
  const given = node?.type === 'CallExpression' || node?.type === 'NewExpression' ? node.arguments : [];
  // `standalone(key, options)`; the snippet's `load('KEY')` has no package to move.
  const key = isStandalone(node) ? given[0] : undefined;
  if (given.length === 0 || (!key && given[0]?.type === 'Literal')) {
    return undefined;
  }
  const site = { range: call.range, what: 'init', move, isMove: true };
  const blocked = (skipped: string): Site => ({ ...site, becomes: { skipped, blocks: true } });
  if (key && choices.region === 'eu') {
    return blocked(
      'standalone() takes no address, and so reaches the region of the United States alone: make the client with load()',
    );
  }
  const objects = (key ? given.slice(1) : given).map(each => objectFor(source, each));
  if (objects.some(each => !each)) {
    return blocked('its settings cannot be read here: write them at the call');
  }
  const properties = (objects as TSESTree.ObjectExpression[]).flatMap(each => each.properties);
  const keys = properties.map(keyOf);
  if (keys.includes(undefined)) {
    return blocked('its settings cannot be read whole: write them out, without a spread');
  }
  const lost = keys.find(key => key !== undefined && move.lostSettings.has(key));
  if (lost) {
    return blocked(`${move.to} takes no ${lost} as Segment's SDK does: settle without it first`);
  }
  const { address } = move;
  // A test's key is made up, and what gives the real one may be missing where tests run.
  const writeKey = call.inTest || choices.writeKey === undefined ? undefined : expressionIn(file, choices.writeKey);
  if (address && keys.includes(address.key) && !choices.region) {
    return blocked(
      `its ${address.key} leads to Segment or to a proxy for it: say with --region where Customer.io's workspace is, and it leads there`,
    );
  }
  const renamed = Object.entries(move.renamedSettings).filter(([from]) => keys.includes(from));
  const twice = renamed.find(([, to]) => keys.includes(to));
  if (twice) {
    return blocked(`it has both ${twice[0]} and ${twice[1]}, which are one setting: take one of them away`);
  }
  const edits = [
    ...(key && writeKey ? keyEdits(source, key, writeKey) : []),
    ...(properties as TSESTree.Property[]).flatMap(property =>
      propertyEdits(source, property, move, { ...choices, writeKey }, keys),
    ),
  ];
  return { ...site, becomes: { edits }, ...(!choices.writeKey && !call.inTest && { remark: 'key' }) };
}

function isStandalone(node: Node | undefined): boolean {
  return (
    node?.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'standalone'
  );
}

function propertyEdits(
  source: Source,
  property: TSESTree.Property,
  { address, renamedSettings }: Move,
  { writeKey, region }: Choices,
  keys: readonly (string | undefined)[],
): Edit[] {
  const key = keyOf(property) as string;
  const { quote } = styleOf(source);
  const renamed = ownValue(renamedSettings, key);
  if (renamed) {
    return property.shorthand ? [insertAt(property.range[0], `${renamed}: `)] : [replace(property.key.range, renamed)];
  }
  if (address && key === address.key && region) {
    return [valueEdit(property, `${quote}${address[region]}${quote}`)];
  }
  if (key !== 'writeKey') {
    return [];
  }
  const needsAddress = address && region === 'eu' && !keys.includes(address.key);
  return [
    ...(writeKey
      ? property.shorthand
        ? [valueEdit(property, writeKey)]
        : keyEdits(source, property.value, writeKey)
      : []),
    ...(needsAddress
      ? [insertAt(property.range[1], `,${gapBefore(source, property)}${address.key}: ${quote}${address.eu}${quote}`)]
      : []),
  ];
}

/** What makes a text of a key that may be missing is kept: `KEY!`, `KEY as string`, `KEY ?? ''`. */
function keyEdits(source: Source, value: Node, writeKey: string): Edit[] {
  // An expression that says more than where the key is says that as well.
  const bare = /^[\w$.?]+$/.test(writeKey) ? bareKey(value) : value;
  return source.text.slice(...bare.range) === writeKey ? [] : [replace(bare.range, writeKey)];
}

function bareKey(value: Node): Node {
  switch (value.type) {
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return bareKey(value.expression);
    case 'LogicalExpression':
      return isBlank(value.right) ? bareKey(value.left) : value;
    default:
      return value;
  }
}

function isBlank(node: Node): boolean {
  return node.type === 'Literal' && node.value === '';
}

function valueEdit(property: TSESTree.Property, text: string): Edit {
  return property.shorthand ? insertAt(property.range[1], `: ${text}`) : replace(property.value.range, text);
}

function gapBefore(source: Source, { range }: TSESTree.Property): string {
  return isFirstOnLine(source.text, range[0]) ? styleOf(source).newline + indentationAt(source.text, range[0]) : ' ';
}
