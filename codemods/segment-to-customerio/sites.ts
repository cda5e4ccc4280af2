import type { Edit } from '../../lib/edit/edit.ts';
import type { ModuleReference } from '../../lib/edit/module-references.ts';
import { moduleReferences, renamedModule } from '../../lib/edit/module-references.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nodeAt, walk } from '../../lib/edit/nodes.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import type { FileAtHand } from '../shared/file-session.ts';
import { kindsOf, kindsOfStandIn, kindsOfValue, canBeNull, saysNull, something } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { sameArguments } from './arguments.ts';
import type { Shape } from './arguments.ts';
import { flushSite, looseFlushSites } from './flush.ts';
import type { Move } from './packages.ts';
import type { Choices } from './settings.ts';
import { settingsSite } from './settings.ts';

/** A place of one of the SDKs that move, and what is to become of it. */
export interface Site {
  readonly range: Range;
  readonly what: string;
  readonly move: Move;
  readonly becomes:
    | { readonly edits: readonly Edit[] }
    /** `blocks`: as it stands it would break with the other SDK, so that nothing can move before. */
    | { readonly skipped: string; readonly blocks: boolean };
  /** Right for the one SDK alone; other edits suit both. */
  readonly isMove: boolean;
  /** Something to be said of it once it has moved. */
  readonly remark?: 'key' | 'options';
}

export type Examined = Pick<FileAtHand, 'file' | 'source' | 'calls' | 'sourceCode'>;

/** @param isGivenNull whether a call through a wrapper hands `null` to a call for its id */
export function sitesOf(
  at: Examined,
  move: Move,
  choices: Choices,
  isGivenNull: (call: AnalyticsCall) => boolean,
): Site[] {
  const names = moduleReferences(
    at.source,
    specifier => specifier === move.from || specifier.startsWith(`${move.from}/`),
  ).filter(({ kind }) => kind !== 'text');
  const calls = at.calls.filter(({ sdk, via }) => sdk === move.from && via === 'direct');
  return [
    ...names.map(name => nameSite(at, move, name)),
    ...calls.flatMap(call => {
      if (call.method === 'init') {
        return settingsSite(at, move, call, choices) ?? [];
      }
      return call.inTest && call.method !== 'flush' ? [] : (callSite(at, move, call, isGivenNull(call)) ?? []);
    }),
    ...looseFlushSites(at, move, calls),
  ];
}

function nameSite(at: Examined, move: Move, name: ModuleReference): Site {
  const { literal, specifier } = name;
  const site = { range: literal.range, what: specifier, move, isMove: true };
  if (specifier !== move.from) {
    return {
      ...site,
      becomes: {
        skipped: `${specifier} is a file inside the package, and ${move.to} has others: import from the package itself`,
        blocks: true,
      },
    };
  }
  const lost = lostExportOf(at, move, name);
  return {
    ...site,
    becomes: lost
      ? { skipped: `${lost} has no equivalent in ${move.to}: do without it first`, blocks: true }
      : { edits: [renamedModule(name, move.to)] },
  };
}

/** A name of the module that the other module has not. What is not imported by name may be used by any. */
function lostExportOf({ source }: Examined, { lostExports }: Move, { node: by }: ModuleReference): string | undefined {
  const specifiers = by.type === 'ImportDeclaration' || by.type === 'ExportNamedDeclaration' ? by.specifiers : [];
  const isByName = specifiers.length > 0 && specifiers.every(({ type }) => type !== 'ImportNamespaceSpecifier');
  if (isByName) {
    return specifiers
      .map(each =>
        each.type === 'ImportSpecifier' ? each.imported : each.type === 'ExportSpecifier' ? each.local : undefined,
      )
      .map(name => (name?.type === 'Identifier' ? name.name : undefined))
      .find(name => name !== undefined && lostExports.has(name));
  }
  let lost: string | undefined;
  walk(source.program, node => {
    const name = memberName(node);
    lost ??= name !== undefined && lostExports.has(name) ? name : undefined;
  });
  return lost;
}

/** The name by which something is taken out of something else. */
function memberName(node: Node): string | undefined {
  const isInPattern = node.type === 'Property' && node.parent.type === 'ObjectPattern';
  const name =
    node.type === 'MemberExpression'
      ? node.property
      : node.type === 'TSQualifiedName'
        ? node.right
        : node.type === 'TSImportType'
          ? node.qualifier
          : isInPattern
            ? node.key
            : undefined;
  return name?.type === 'Identifier' ? name.name : undefined;
}

function callSite(at: Examined, move: Move, call: AnalyticsCall, isGivenNull: boolean): Site | undefined {
  if (call.method === 'flush') {
    return flushSite(at, move, call);
  }
  const options = optionsOf(call, move);
  const shape = shapeOf(call);
  const site = { range: call.range, what: call.events[0] ?? call.method, move, isMove: false };
  const edits = shape && argumentEdits(at, shape, call, isGivenNull);
  if (typeof edits === 'string') {
    return { ...site, becomes: { skipped: edits, blocks: false } };
  }
  if (edits && edits.length > 0) {
    return { ...site, becomes: { edits }, ...(options !== undefined && { remark: 'options' as const }) };
  }
  return options === undefined ? undefined : { ...site, becomes: { skipped: options, blocks: false } };
}

function shapeOf({ platform, method }: AnalyticsCall): Shape | undefined {
  if (platform !== 'browser') {
    return undefined;
  }
  return method === 'identify' || method === 'group'
    ? 'user'
    : method === 'page' || method === 'screen'
      ? 'page'
      : undefined;
}

/** What a call says beside the event that Customer.io would take otherwise. */
function optionsOf({ parts, platform }: AnalyticsCall, { to }: Move): string | undefined {
  if (parts.integrations?.range) {
    return 'its integrations name destinations as Segment calls them: name those of Customer.io, or take them away';
  }
  // It becomes a part of the context there.
  return platform === 'browser' && parts.messageId?.range
    ? `${to} takes no messageId: take it away, or dedupe by a property`
    : undefined;
}

const plausible: Readonly<Record<Shape, readonly (readonly Kind[])[]>> = {
  user: [
    ['string', 'number', 'object', 'undefined'],
    ['object', 'undefined', 'null'],
    ['object', 'undefined'],
    ['function', 'undefined'],
  ],
  page: [
    ['string', 'undefined', 'object'],
    ['string', 'object', 'undefined'],
    ['object', 'undefined'],
    ['object', 'undefined'],
    ['function', 'undefined'],
  ],
};

function argumentEdits(
  { source }: Examined,
  shape: Shape,
  call: AnalyticsCall,
  isGivenNull: boolean,
): readonly Edit[] | string | undefined {
  const node = nodeAt(source.program, call.range);
  if (node?.type !== 'CallExpression') {
    const isSimple = !/\b(?:null|undefined)\b/.test(source.text.slice(...call.range));
    return isSimple
      ? undefined
      : "it stands in a template, and Customer.io's SDK tells its arguments apart by type: leave null and undefined out of them";
  }
  if (
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    /^(?:call|apply)$/.test(node.callee.property.name)
  ) {
    return "Customer.io's SDK tells its arguments apart by type: call the method on the client itself, so that they can be seen";
  }
  const [first] = node.arguments;
  // `analytics.push(['identify', id])`
  const isQueued = node.arguments.length === 1 && first?.type === 'ArrayExpression';
  const given = isQueued ? first.elements.slice(1) : node.arguments;
  if (given.some(each => !each || each.type === 'SpreadElement')) {
    return "its arguments are spread: Customer.io's SDK tells them apart by type, so look that no null or undefined can stand before an object";
  }
  const edits = sameArguments(
    shape,
    (given as Extract<(typeof given)[number], { type: string }>[]).map((each, index) => {
      const value = Object.values(call.parts).find(
        ({ range }) => range?.[0] === each.range[0] && range[1] === each.range[1],
      )?.value;
      const known = kindsOf(source, each) ?? (value && kindsOfValue(value));
      const standIn = known ? undefined : kindsOfStandIn(source, each);
      if (standIn) {
        return { node: each as never, kinds: [...new Set([...something(plausible[shape][index] ?? []), ...standIn])] };
      }
      const mayBeNull =
        saysNull(source, each) || (value !== undefined && canBeNull(value)) || (index === 0 && isGivenNull);
      const kinds = known ?? plausible[shape][index] ?? ['undefined'];
      // Traits that nobody can read may be null where something stands behind them; else it makes no difference.
      return { node: each as never, kinds: mayBeNull && !kinds.includes('null') ? [...kinds, 'null'] : kinds };
    }),
  );
  return (
    edits ??
    "Customer.io's SDK tells its arguments apart by type and would take them otherwise: give id, traits and options in this order"
  );
}
