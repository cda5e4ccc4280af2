/** Keys that are written into a file, by the calls that use them and by the names around them. */
import {
  looksLikeKey,
  roleOfPart,
  environmentName,
  hardcodedKeys,
  serviceAccount,
  type WrittenRole,
} from '../shared/credentials.ts';
import { hardcodedAuthorization } from '../shared/http.ts';
import { isClientSide } from '../shared/client-side.ts';
import { acrossProject } from '../../rule/across.ts';
import { clientsMadeFor } from '../../rule/made-clients.ts';
import { sameRange, walk } from '../../edit/nodes.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { nodeIn, parsedFile } from '../shared/parsed.ts';
import { isInstalled } from './installed.ts';
import { variableOf } from '../shared/variables.ts';
import { namedLiteral } from './named-literals.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Origin } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

export interface WrittenKey {
  /** A literal or a part of a template, where it is seen; else the expression that gives the key. */
  readonly node: Node;
  /** Never to be shown. Undefined where it stands encoded. */
  readonly key: string | undefined;
  readonly role: WrittenRole | undefined;
  /** What the code calls it, if that is how variables of the environment are called. */
  readonly variable: string | undefined;
  /** The write key of a server, which only sends. */
  readonly isWriteKey: boolean;
}

/** A key for a call that stands in another file. */
export interface DistantKey {
  readonly key: string;
  readonly role: WrittenRole | undefined;
  readonly origin: Origin;
  readonly part: AnalyticsCall['range'];
  readonly isWriteKey: boolean;
  /** The names around the key tell what it is: it is reported where it stands, and mended there. */
  readonly isToldThere: boolean;
}

/** Why a key in this file is not to be read from the environment, if it is not. */
export function whyNotFromEnvironment(file: string, sourceCode: Readonly<TSESLint.SourceCode>): string | undefined {
  // Angular puts its `environments/` into the page, which knows no `process`.
  return isClientSide(file, sourceCode) || /\.[jt]sx$|(?:^|\/)environments\/environment[^/]*\.ts$/.test(file)
    ? 'a browser may get this file, and a variable of the environment would be put into what it gets: make the call on a server'
    : undefined;
}

interface KeysOfCalls {
  readonly here: readonly WrittenKey[];
  readonly elsewhere: readonly DistantKey[];
}

/** How the variable of the environment for a key is called, if nothing else is agreed. */
export function variableFor({ variable, role }: Pick<WrittenKey, 'variable' | 'role'>): string {
  return variable ?? environmentName(role);
}

/** The keys that the calls of a file are given. */
export function keysOfCalls(reading: RuleReading, sourceCode: Readonly<TSESLint.SourceCode>): KeysOfCalls {
  const here: WrittenKey[] = [];
  const elsewhere: DistantKey[] = [];
  const isBrowser = isClientSide(reading.file, sourceCode);
  for (const call of [...reading.calls, ...clientsMadeFor(reading.file, reading.project)]) {
    for (const { key, origin, role, part, isWriteKey } of givenKeys(call, isBrowser)) {
      if (isWriteKey && isShown(key, origin?.file ?? reading.file, reading.project)) continue;
      if (origin && origin.file !== reading.file) {
        elsewhere.push({ key, role, origin, part, isWriteKey, isToldThere: isToldThere(origin, key, reading) });
        continue;
      }
      const whole = reading.nodeAt(origin?.range ?? part);
      const node = whole && (key === '' ? pieceWithKey(whole, sourceCode) : whole);
      if (!node) continue;
      const visible = visibleKey(node, key);
      here.push({ node, key: visible, role, variable: variableWith(node, visible ?? key, reading), isWriteKey });
    }
  }
  for (const { key, origin, role, isWriteKey } of keysForOthers(reading.project).get(reading.file) ?? []) {
    if (isTestPath(reading.file) || (isWriteKey && (isBrowser || isShown(key, reading.file, reading.project))))
      continue;
    const whole = reading.nodeAt(origin.range);
    const node = whole && (key === '' ? pieceWithKey(whole, sourceCode) : whole);
    if (!node) continue;
    const visible = visibleKey(node, key);
    here.push({ node, key: visible, role, variable: variableWith(node, visible ?? key, reading), isWriteKey });
  }
  return { here, elsewhere };
}

/** A write key that everybody has in any case: in a program that people install, or in a page that is loaded with it. */
function isShown(key: string, file: string, project: RuleReading['project']): boolean {
  return isInstalled(file, project) || keysOfPages(project).has(key);
}

/** The write keys that clients of pages and apps of the project are given in the code. */
const keysOfPages = acrossProject(
  (calls): ReadonlySet<string> =>
    new Set(
      calls
        .filter(({ platform, inTest }) => platform !== 'server' && !inTest)
        .flatMap(({ parts }) => (parts.writeKey ? hardcodedKeys(parts.writeKey.value) : []))
        .map(({ key }) => key),
    ),
);

type KeyForOthers = GivenKey & { readonly origin: Origin };

/** By file the keys that stand there for calls of other files: one key that fifty calls use is one fault. */
const keysForOthers = acrossProject((calls): ReadonlyMap<string, readonly KeyForOthers[]> => {
  // Files that speak of the SDK or the API, so that somebody looks for keys there.
  const files = new Set(
    calls
      .filter(({ via, method, sdk }) => via === 'direct' && (method === 'init' || sdk === 'http'))
      .map(({ file }) => file),
  );
  const found = new Map<string, KeyForOthers[]>();
  for (const call of calls) {
    for (const given of givenKeys(call, false)) {
      const { origin } = given;
      if (!origin || origin.file === call.file || !files.has(origin.file)) continue;
      const known = found.get(origin.file);
      if (known) known.push({ ...given, origin });
      else found.set(origin.file, [{ ...given, origin }]);
    }
  }
  return found;
});

function isToldThere(origin: Origin, key: string, reading: RuleReading): boolean {
  const { file, range } = origin;
  const isLookedAt = keysForOthers(reading.project)
    .get(file)
    ?.some(one => one.key === key && sameRange(one.origin.range, range));
  if (isLookedAt && !isTestPath(file) && nodeIn(file, range, reading)) return true;
  const { program } = parsedFile(reading.project, file)?.source ?? {};
  if (!program || isTestPath(file) || isClientSide(file, { ast: program })) return false;
  const node = nodeIn(file, range, reading);
  return node?.type === 'Literal' && node.value === key && namedLiteral(node, key, reading) !== undefined;
}

interface GivenKey {
  readonly key: string;
  readonly origin: Origin | undefined;
  readonly role: WrittenRole | undefined;
  readonly part: AnalyticsCall['range'];
  readonly isWriteKey: boolean;
}

function givenKeys(call: AnalyticsCall, isBrowser: boolean): GivenKey[] {
  // Mobile SDKs and browsers have no secrets: what they are given is public by design.
  if (call.inTest || (call.forwards && call.via !== 'direct') || call.platform !== 'server') return [];
  const given = (['trackApiKey', 'appApiKey', 'writeKey'] as const).flatMap(name => {
    const part = call.parts[name];
    const isWriteKey = name === 'writeKey';
    if (!part || (isWriteKey && (isBrowser || call.sdk === 'http'))) return [];
    return hardcodedKeys(part.value).map(found => ({
      ...found,
      role: roleOfPart(name, call.vendor),
      part: part.range ?? call.range,
      isWriteKey,
    }));
  });
  const authorization = hardcodedAuthorization(call);
  return authorization
    ? [
        ...given,
        // What these APIs are asked with can send and read nothing.
        {
          key: '',
          origin: authorization.origin,
          role: roleOfApi(call),
          part: call.range,
          isWriteKey: call.vendor !== 'customerio',
        },
      ]
    : given;
}

function roleOfApi({ http, vendor }: AnalyticsCall): WrittenRole | undefined {
  if (http?.api === 'customerio-track') return 'track';
  return http?.api === 'customerio-app' ? 'app' : roleOfPart('writeKey', vendor);
}

/** The key in a text of the code, if the text or the names around it say that it is one. */
export function keyInText(
  node: TSESTree.Literal | TSESTree.TemplateElement,
  text: string,
  reading: RuleReading,
  isBrowser: boolean,
): WrittenKey | undefined {
  const token = serviceAccount.exec(text)?.[0];
  if (token !== undefined) return { node, key: token, role: 'account', variable: undefined, isWriteKey: false };
  const found = isBrowser ? undefined : namedLiteral(node, text, reading);
  if (found?.role === 'segment' && isShown(text, reading.file, reading.project)) return undefined;
  return found && { node, key: text, role: found.role, variable: found.variable, isWriteKey: found.role === 'segment' };
}

function variableWith(node: Node, key: string, reading: RuleReading): string | undefined {
  return node.type === 'Literal' || node.type === 'TemplateElement'
    ? namedLiteral(node, key, reading)?.variable
    : undefined;
}

/** The constant that a text takes its key from: `Bearer ${KEY}`, `btoa(SITE + ':' + KEY)`. */
function constantWithKey(whole: Node, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.StringLiteral | undefined {
  let found: TSESTree.StringLiteral | undefined;
  walk(whole, node => {
    if (node.type !== 'Identifier') return;
    const definition = variableOf(node, sourceCode)?.defs[0];
    const value = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
    if (value?.type === 'Literal' && typeof value.value === 'string' && looksLikeKey(value.value)) found = value;
  });
  return found;
}

/** The text with the key in one that is put together of pieces, or the constant that gives it. */
function pieceWithKey(whole: Node, sourceCode: Readonly<TSESLint.SourceCode>): Node {
  const piece = pieceOf(whole);
  return visibleKey(piece, '') === undefined ? (constantWithKey(whole, sourceCode) ?? piece) : piece;
}

function pieceOf(node: Node): Node {
  const pieces =
    node.type === 'TemplateLiteral'
      ? node.quasis
      : node.type === 'BinaryExpression'
        ? [pieceOf(node.left), pieceOf(node.right)]
        : [];
  return pieces.findLast(piece => visibleKey(piece, '') !== undefined) ?? node;
}

/** The key as it stands in a text with more than the key: behind `Bearer`, behind the site id. */
function visibleKey(node: Node, known: string): string | undefined {
  if (known !== '') return known;
  const text = node.type === 'Literal' ? String(node.value) : node.type === 'TemplateElement' ? node.value.raw : '';
  if (/^\s*basic\s/i.test(text)) return undefined;
  return text
    .split(/[\s:]+/)
    .filter(looksLikeKey)
    .at(-1);
}
