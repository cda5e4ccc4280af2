/** Faults in how a call is made, and in what becomes of it. */
import { atCalls, atCode } from '../operator.mjs';
import { isFunction, removeStatement, replace } from '../source.mjs';

/** @typedef {import('../operator.mjs').Operator} Operator */
/** @typedef {import('../source.mjs').Site} Site */
/** @typedef {import('../source.mjs').Source} Source */
/** @typedef {import('../source.mjs').Node} Node */
/** @typedef {import('../source.mjs').Edit} Edit */

/** Whoever does not wait may lose the send, be overtaken or not hear of its failure. */
const OF_PROMISES = [
  'no-unhandled-rejection',
  'no-ignored-failure',
  'no-track-before-identify',
  'require-flush',
  'no-blocking-analytics',
];

/**
 * A send of its own, whose promise rejects where it fails.
 *
 * @param {Site} site
 */
function isRequest({ call }) {
  return call.returns === 'promise' && call.platform === 'server' && !call.batches && call.via === 'direct';
}

/**
 * `call.catch(handler)` around a call.
 *
 * @param {Site} site
 */
function caught({ source, node }) {
  const member = source.parentOf(node);
  const outer = member && source.parentOf(member);
  const isCatch =
    member?.type === 'MemberExpression' &&
    member.object === node &&
    source.textOf(member.property) === 'catch' &&
    outer?.type === 'CallExpression' &&
    outer.callee === member;
  return isCatch ? outer : undefined;
}

/**
 * @param {Source} source
 * @param {Node} node
 */
function isInTry(source, node) {
  const within = source.functionOf(node);
  return Boolean(source.closest(node, at => at === within || at.type === 'TryStatement')?.type === 'TryStatement');
}

/** @param {Site} site */
function isInAsync(site) {
  const within = site.source.functionOf(site.node);
  return within && 'async' in within && within.async;
}

/** @param {Site} site */
function isInHandler({ source, node }) {
  const within = source.functionOf(node);
  const [first] = within && 'params' in within ? within.params : [];
  return first !== undefined && /^(?:req|request|ctx|context|c)\b/.test(source.textOf(first));
}

/** @type {Operator[]} */
export const calling = [
  atCalls('no-blocking-analytics', 'await the send', {
    follows: OF_PROMISES,
    methods: ['track', 'identify'],
    edit(site) {
      const statement = site.ownStatement;
      const isFree = statement && !/^await\b|^return\b/.test(site.source.textOf(statement));
      if (!isRequest(site) || !isFree || !isInAsync(site) || !isInHandler(site)) return undefined;
      const [at] = statement.range;
      const isVoid = /^void\s/.exec(site.source.textOf(statement));
      return { range: [at, at + (isVoid?.[0].length ?? 0)], text: 'await ' };
    },
  }),

  atCalls('no-unhandled-rejection', 'drop the catch', {
    follows: OF_PROMISES,
    edit(site) {
      const outer = caught(site);
      const isAlone = outer && site.ownStatement?.expression === outer;
      return isRequest(site) && isAlone ? replace(site.source, outer, site.source.textOf(site.node)) : undefined;
    },
  }),
  atCalls('no-unhandled-rejection', 'drop the await', {
    follows: OF_PROMISES,
    methods: ['track', 'identify'],
    edit(site) {
      const waiting = site.source.parentOf(site.node);
      const isAlone = waiting?.type === 'AwaitExpression' && site.ownStatement?.expression === waiting;
      return isRequest(site) && isAlone ? replace(site.source, waiting, site.source.textOf(site.node)) : undefined;
    },
  }),

  atCalls('no-ignored-failure', 'empty the catch()', {
    follows: OF_PROMISES,
    edit(site) {
      const handler = caught(site)?.arguments[0];
      return isRequest(site) && handler ? replace(site.source, handler, '() => {}') : undefined;
    },
  }),
  atCalls('no-ignored-failure', 'add an empty catch()', {
    follows: OF_PROMISES,
    methods: ['track', 'identify'],
    edit(site) {
      const waiting = site.source.parentOf(site.node);
      const isAlone = waiting?.type === 'AwaitExpression' && site.ownStatement?.expression === waiting;
      return isRequest(site) && isAlone
        ? { range: [site.node.range[1], site.node.range[1]], text: '.catch(() => {})' }
        : undefined;
    },
  }),
  atCode('no-ignored-failure', 'empty the catch block', {
    within: 'block',
    follows: OF_PROMISES,
    seeds: source =>
      source.nodes.flatMap(node => {
        if (node.type !== 'TryStatement' || !node.handler || node.finalizer) return [];
        const site = source.sites.find(one => isRequest(one) && source.closest(one.node, at => at === node.block));
        const isAlone = node.block.body.length === 1 && site;
        return isAlone ? [{ node, edits: [replace(source, node.handler.body, '{}')] }] : [];
      }),
  }),
  atCalls('no-ignored-failure', 'drop the look at the status', {
    within: 'function',
    follows: OF_PROMISES,
    edit({ source, call, node }) {
      const kept = source.closest(node, at => at.type === 'VariableDeclarator' || isFunction(at));
      if (call.sdk !== 'http' || kept?.type !== 'VariableDeclarator') return undefined;
      const test = `if (!${source.textOf(kept.id)}.ok)`;
      const check = source.nodes.find(at => at.type === 'IfStatement' && source.textOf(at).startsWith(test));
      return check && source.functionOf(check) === source.functionOf(node) ? removeStatement(check) : undefined;
    },
  }),

  atCalls('require-rate-limit', 'a loop around the send', {
    follows: [...OF_PROMISES, 'no-client-per-request'],
    methods: ['track', 'identify'],
    edit(site) {
      const waiting = site.source.parentOf(site.node);
      const isAlone = waiting?.type === 'AwaitExpression' && site.ownStatement?.expression === waiting;
      if (!isRequest(site) || !isAlone) return undefined;
      return replace(site.source, waiting, `await Promise.all(allRows.map(() => ${site.source.textOf(site.node)}))`);
    },
  }),

  atCode('require-flush', 'drop the flush', {
    within: 'project',
    follows: ['no-client-per-request'],
    seeds: source =>
      source.sites.flatMap(site => {
        const statement = site.call.method === 'flush' ? site.ownStatement : undefined;
        const isAfterSend = source.sites.some(
          ({ call, node }) => call.method === 'track' && source.functionOf(node) === source.functionOf(site.node),
        );
        return statement && isAfterSend && !isInTry(source, statement)
          ? [{ node: statement, edits: [removeStatement(statement)] }]
          : [];
      }),
  }),

  atCode('no-unchecked-relay', 'drop the check', {
    generated: true,
    within: 'project',
    follows: ['no-dynamic-event-name', 'no-email-as-user-id'],
    seeds: source =>
      source.allSites.flatMap(({ node }) => {
        const within = source.functionOf(node);
        if (!within) return [];
        const checks = source.within(
          within,
          at => at.type === 'IfStatement' && /allowed|isKnown|secret|safeParse|success/i.test(source.textOf(at)),
        );
        const [check] = checks;
        return check ? [{ node: within, edits: [removeStatement(check)] }] : [];
      }),
  }),
];
