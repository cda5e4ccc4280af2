/** Faults in handlers of webhooks, templates and campaign files. */
import { atCode, inDocuments } from '../operator.mjs';
import { isFunction, removeStatement, replace } from '../source.mjs';

/** @typedef {import('../operator.mjs').Operator} Operator */
/** @typedef {import('../source.mjs').Source} Source */
/** @typedef {import('../source.mjs').Node} Node */

const TEMPLATE = /\.(?:html|liquid|mjml)$/;
const CAMPAIGN = /\.(?:ya?ml|json)$/;

/** Without the check, or with another one, a handler still has to handle what comes. */
const OF_WEBHOOKS = ['require-webhook-handling', 'require-webhook-signature'];

/**
 * The smallest statements that do what is looked for.
 *
 * @param {Source} source
 * @param {RegExp} does
 */
function statementsThat(source, does) {
  return source.nodes.filter(
    node =>
      /^(?:ExpressionStatement|VariableDeclaration|IfStatement)$/.test(node.type) &&
      does.test(source.textOf(node)) &&
      !source.within(node, at => isFunction(at)).length,
  );
}

/** @param {Source} source */
const isOfWebhooks = source => /x-cio-signature|bounced/i.test(source.text);

/** @type {Operator[]} */
export const documents = [
  atCode('require-webhook-signature', 'drop the check of the signature', {
    generated: true,
    within: 'project',
    follows: OF_WEBHOOKS,
    seeds: source =>
      !isOfWebhooks(source)
        ? []
        : statementsThat(source, /^if \(!isGenuine/).map(node => ({ node, edits: [removeStatement(node)] })),
  }),
  atCode('require-webhook-signature', 'drop all that has to do with the signature', {
    generated: true,
    within: 'project',
    follows: OF_WEBHOOKS,
    seeds(source) {
      const parts = isOfWebhooks(source)
        ? statementsThat(source, /^const (?:signed|expected|given|isGenuine) =|^if \(!isGenuine/)
        : [];
      const [node] = parts;
      return node ? [{ node, edits: parts.map(removeStatement) }] : [];
    },
  }),
  ...['bounced', 'spammed'].map(metric =>
    atCode('require-webhook-handling', `drop ${metric}`, {
      generated: true,
      within: 'project',
      follows: OF_WEBHOOKS,
      seeds: source =>
        !isOfWebhooks(source)
          ? []
          : source.nodes
              .filter(node => node.type === 'Literal' && node.value === metric)
              .map(node => ({ node, edits: [replace(source, node, "'delivered'")] })),
    }),
  ),
  atCode('require-webhook-handling', 'drop the alert of complaints', {
    generated: true,
    within: 'project',
    follows: OF_WEBHOOKS,
    seeds: source =>
      !isOfWebhooks(source)
        ? []
        : statementsThat(source, /^(?:await )?notifyDeliverability/).map(node => ({
            node,
            edits: [removeStatement(node)],
          })),
  }),

  inDocuments('require-unsubscribe-link', 'drop the link', {
    files: TEMPLATE,
    within: 'file',
    find: /\{%-? (?:unsubscribe_url|manage_subscription_preferences_url) -?%\}/g,
    change: () => '#',
  }),
  inDocuments('require-unsubscribe-link', 'tag → variable', {
    files: TEMPLATE,
    within: 'file',
    find: /\{%-? unsubscribe_url -?%\}/g,
    change: () => '{{ unsubscribe_url }}',
  }),

  inDocuments('no-identify-trigger', 'event → identify', {
    files: CAMPAIGN,
    within: 'file',
    follows: ['no-unknown-trigger', 'no-unknown-event-property'],
    find: /("?event(?:_name)?"?: "?)(\w+)/g,
    change: ([, key]) => `${key}identify`,
  }),
  inDocuments('no-unknown-trigger', 'event → a slip', {
    files: CAMPAIGN,
    within: 'file',
    follows: ['no-unknown-event-property'],
    find: /("?event(?:_name)?"?: "?\w+)(\w)(\w)/g,
    change: ([, key, first, second]) => `${key}${second}${first}`,
  }),
  inDocuments('no-unknown-trigger', 'event → one that nobody sends', {
    files: CAMPAIGN,
    within: 'file',
    follows: ['no-unknown-event-property'],
    find: /("?event(?:_name)?"?: "?)(\w+)/g,
    change: ([, key]) => `${key}moon_was_full`,
  }),
  inDocuments('no-unknown-event-property', 'property → a slip', {
    files: /\.(?:html|liquid|mjml|ya?ml|json)$/,
    find: /\b(event\.)(\w+)(\w)(?= )/g,
    change: ([, object, name]) => `${object}${name}`,
  }),
  inDocuments('no-unknown-event-property', 'attribute → one that nobody writes', {
    files: /\.(?:html|liquid|mjml|ya?ml|json)$/,
    find: /\b(customer\.)(\w+)/g,
    change: ([, object]) => `${object}favourite_moon`,
  }),
];
