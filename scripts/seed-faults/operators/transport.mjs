/** Faults in keys, addresses and clients. */
import { atCalls, atCode } from '../operator.mjs';
import { keyOf, replace } from '../source.mjs';

/** @typedef {import('../operator.mjs').Operator} Operator */
/** @typedef {import('../operator.mjs').Common} Common */
/** @typedef {import('../source.mjs').Source} Source */
/** @typedef {import('../source.mjs').Node} Node */
/** @typedef {import('../source.mjs').Edit} Edit */
/** @typedef {import('@typescript-eslint/utils').TSESTree.NewExpression} NewExpression */

/** Made up, in the form of a key. */
const KEY = '7f3a9c1e5b2d8f604c7b';

/** Where the secret key of a client stands. */
const SECRET_AT = new Map([
  ['TrackClient', 1],
  ['APIClient', 0],
  ['PipelinesClient', 0],
]);

/**
 * @param {Source} source
 * @returns {{ node: NewExpression, kind: string, key: Node }[]}
 */
function clientsOf(source) {
  return source.nodes.flatMap(node => {
    if (node.type !== 'NewExpression') return [];
    const kind = source.textOf(node.callee).split('.').at(-1) ?? '';
    const key = node.arguments[SECRET_AT.get(kind) ?? Infinity];
    return key ? [{ node, kind, key }] : [];
  });
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {Common & { change: (variable: string, kind: string) => string | undefined }} given
 */
function atKeys(rule, name, { change, ...given }) {
  return atCode(rule, name, {
    follows: ['no-hardcoded-credentials', 'no-mismatched-api-key', 'no-public-secret'],
    ...given,
    seeds: source =>
      clientsOf(source).flatMap(({ node, kind, key }) => {
        const variable = /^process\.env\.(\w+)!?$/.exec(source.textOf(key))?.[1];
        const text = variable && change(variable, kind);
        return text ? [{ node, edits: [replace(source, key, text)] }] : [];
      }),
  });
}

/**
 * Edits of the texts that a call by hand is made of, where they stand in the call.
 *
 * @param {string} name
 * @param {RegExp} find
 * @param {(match: RegExpExecArray) => string} change
 * @param {string} [rule]
 * @param {Common} [given]
 */
function inRequests(name, find, change, rule = 'valid-http-request', given = {}) {
  return atCalls(rule, name, {
    follows: ['consistent-region', 'no-unstable-user-id', 'valid-event-name', 'require-identify-email'],
    ...given,
    edit({ source, call, node }) {
      if (call.sdk !== 'http' || call.via !== 'direct') return undefined;
      const match = find.exec(source.textOf(node));
      if (!match) return undefined;
      const start = node.range[0] + match.index;
      return { range: [start, start + match[0].length], text: change(match) };
    },
  });
}

/**
 * The keys that requests show.
 *
 * @param {Source} source
 * @param {(value: string) => string} change
 */
function authorizations(source, change) {
  return source.allSites.flatMap(({ call, node }) => {
    if (call.sdk !== 'http' || call.via !== 'direct') return [];
    const header = source.nodes.find(
      at => at.type === 'Property' && keyOf(at) === 'Authorization' && source.closest(at, up => up === node),
    );
    if (header?.type !== 'Property') return [];
    const value = source.textOf(header.value);
    const changed = change(value);
    return changed === value ? [] : [{ node, edits: [replace(source, header.value, changed)] }];
  });
}

/** @type {Operator[]} */
export const transport = [
  atKeys('no-hardcoded-credentials', 'environment → key in the code', { change: () => `'${KEY}'` }),
  atKeys('no-mismatched-api-key', 'key → that of another API', {
    change: (_, kind) =>
      kind === 'TrackClient' ? 'process.env.CUSTOMERIO_APP_API_KEY' : 'process.env.CUSTOMERIO_TRACK_API_KEY',
  }),
  atKeys('no-public-secret', 'environment → public', {
    // What Pipelines takes is a write key, which is public by design.
    change: (variable, kind) => (kind === 'PipelinesClient' ? undefined : `process.env.NEXT_PUBLIC_${variable}`),
  }),

  inRequests('path → that of another type', /\/v1\/identify\b/, () => '/v1/track'),
  inRequests('path → that of another API', /cdp\.customer\.io\/v1/, () => 'track.customer.io/v1'),
  inRequests('verb → another', /method: '(PUT|POST)'/, ([, verb]) => `method: '${verb === 'PUT' ? 'POST' : 'GET'}'`),
  atCode('valid-http-request', 'key → without a scheme', {
    seeds: source => authorizations(source, () => 'process.env.CUSTOMERIO_API_KEY'),
  }),
  atCode('valid-http-request', 'key → with another scheme', {
    seeds: source =>
      authorizations(source, value =>
        value.includes('Basic ') ? value.replace('Basic ', 'Bearer ') : value.replace('Bearer ', 'Basic '),
      ),
  }),
  inRequests('name → where the API does not look', /JSON\.stringify\(\{ name: /, () => 'JSON.stringify({ title: '),

  inRequests(
    'proxy → the host of the vendor',
    /https:\/\/data\.example\.com/,
    () => 'https://cdp.customer.io',
    'no-direct-ingestion',
    {
      mode: 'proxy',
    },
  ),
  atCode('no-direct-ingestion', 'drop the address of the proxy', {
    mode: 'proxy',
    seeds: source =>
      source.nodes.flatMap(node => {
        const isProxy = node.type === 'ObjectExpression' && /data\.example\.com/.test(source.textOf(node));
        const isArgument = source.parentOf(node)?.type === 'CallExpression';
        return isProxy && isArgument ? [{ node, edits: [replace(source, node, '{}')] }] : [];
      }),
  }),

  atCode('consistent-region', 'the other region', {
    generated: true,
    seeds: source =>
      clientsOf(source).flatMap(({ node }) => {
        const region = source.nodes.find(
          at => at.type === 'Identifier' && at.name === 'RegionEU' && source.closest(at, up => up === node),
        );
        const imported = source.nodes.find(
          at => (at.type === 'ImportSpecifier' || at.type === 'Property') && source.textOf(at) === 'RegionEU',
        );
        if (!region || !imported) return [];
        /** @type {Edit} */
        const also = { range: imported.range, text: 'RegionEU, RegionUS' };
        return [{ node, edits: [also, replace(source, region, 'RegionUS')] }];
      }),
  }),
  atCode('consistent-region', 'no region', {
    generated: true,
    seeds: source =>
      clientsOf(source).flatMap(({ node }) => {
        const last = node.arguments.at(-1);
        const isRegion = last?.type === 'ObjectExpression' && /^\{ region: RegionEU \}$/.test(source.textOf(last));
        return isRegion ? [{ node, edits: [replace(source, last, '{}')] }] : [];
      }),
  }),
  inRequests(
    'host → the other region',
    /(track|cdp|api)-eu\.customer\.io/,
    ([, host]) => `${host}.customer.io`,
    'consistent-region',
    {
      generated: true,
    },
  ),

  atCode('no-client-per-request', 'the client into the handler', {
    within: 'file',
    follows: ['require-flush', 'no-public-secret'],
    seeds: intoHandlers,
  }),
];

/**
 * A client of the module is made anew in the function that uses it for a request.
 *
 * @param {Source} source
 * @returns {{ node: Node, edits: Edit[] }[]}
 */
function intoHandlers(source) {
  return source.ast.body.flatMap(statement => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length !== 1) return [];
    const [{ id, init }] = /** @type {[import('@typescript-eslint/utils').TSESTree.VariableDeclarator]} */ (
      declaration.declarations
    );
    if (id.type !== 'Identifier' || init?.type !== 'NewExpression') return [];
    const site = source.sites.find(
      ({ call, node }) =>
        call.via === 'direct' &&
        call.platform === 'server' &&
        node.type === 'CallExpression' &&
        source.textOf(node.callee).startsWith(`${id.name}.`),
    );
    const handler = site && source.closest(site.node, at => isHandler(source, at));
    // A client of its own that is flushed is right where a process is one request.
    const isFlushed = source.sites.some(
      ({ call, node }) => call.method === 'flush' && source.closest(node, at => at === handler),
    );
    if (!handler || isFlushed || !('body' in handler) || !handler.body || !('range' in handler.body)) return [];
    const at = handler.body.range[0] + 1;
    return [{ node: handler, edits: [{ range: [at, at], text: ` const ${id.name} = ${source.textOf(init)};` }] }];
  });
}

/**
 * By the shapes that frameworks have; who reads seeds sees which function it was.
 *
 * @param {Source} source
 * @param {Node} node
 */
function isHandler(source, node) {
  if (!('params' in node) || !('body' in node) || !node.body || !('type' in node.body)) return false;
  if (node.body.type !== 'BlockStatement') return false;
  const names = (node.params ?? []).map(param => source.textOf(param).replace(/\W.*$/s, ''));
  return /^(?:req|request|ctx|context|event|c)$/.test(names[0] ?? '');
}
