/** Handlers of bounces and complaints that a bus of the project's own is given, and that do nothing. */
import { isFunction, unwrap } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { isOfOtherVendor } from './evidence.ts';
import { resolve } from './handlers.ts';
import { isNoted, namedMetric } from './metrics.ts';
import { calleePath, walkIn, writtenName } from './syntax.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Metric } from './metrics.ts';
import type { Source } from './syntax.ts';

export interface IdleHandler {
  /** The name of the event, where it is written. */
  readonly head: TSESTree.Node;
  readonly metric: Metric;
}

const subscribing = /^(?:on|once|addListener|prependListener|addEventListener|subscribe|handle|register|listen)$/;
/** `email_bounced`, `message.spammed`, `customerio:bounced`, as events of messages are called beside other events. */
const event =
  /^(?:(?:customer[\W_]?io|cio)[\W_]?)?(?:(?:e?mail|message|delivery)[\W_]?)?(?:hard[\W_]?|soft[\W_]?)?(?:bounced?|spammed|spam|complained|complaint|marked[\W_]?as[\W_]?spam)$/i;
/** Without such a word before it: `bounced`, which a ball is as well. */
const short = /^(?:hard|soft)?[\W_]?(?:bounced?|spammed|spam|complained|complaint)$/i;
/** What says of a bus that its events are of messages. */
const ofMessages = /e?mail|messag|deliver|web-?hook|customer[-_.]?io|\bcio\b|cio[A-Z]/i;

interface Given {
  readonly head: TSESTree.Node;
  readonly name: string;
  readonly fn: FunctionNode;
}

export function idleHandlers(source: Source, file: string): IdleHandler[] {
  if (isTestPath(file)) return [];
  const given: Given[] = [];
  walkIn(source, source.ast, node => {
    const [head, value, names] =
      node.type === 'CallExpression' ? ofCall(node) : node.type === 'Property' ? ofTable(node) : [];
    const name = head && (textIn(head) ?? (head.type === 'Identifier' ? head.name : undefined));
    const isOfMessage = name !== undefined && event.test(name) && (!short.test(name) || ofMessages.test(names ?? ''));
    const { fn } = isOfMessage ? resolve(source, value) : { fn: undefined };
    if (fn && !isOfOtherVendor(`${file} ${names ?? ''}`)) given.push({ head: head!, name: name!, fn });
  });
  const idle = given.filter(({ fn }) => isIdle(fn));
  // Another handler of the same event may do what there is to do.
  return idle
    .filter(({ name }) => !given.some(other => other.name === name && !idle.includes(other)))
    .flatMap(({ head, name }) => {
      const metric = namedMetric(name);
      return metric ? [{ head, metric }] : [];
    });
}

type Found = [head?: TSESTree.Node, value?: TSESTree.Node, names?: string];

/** `bus.on('email_bounced', handler)` */
function ofCall({ callee, arguments: args }: TSESTree.CallExpression): Found {
  const path = calleePath(callee);
  const [head, value] = args;
  return args.length === 2 && path.length > 1 && subscribing.test(path.at(-1) ?? '')
    ? [head, value, path.slice(0, -1).join(' ')]
    : [];
}

/** `{ email_bounced: handler }` */
function ofTable(property: TSESTree.Property): Found {
  return property.computed || !isFunction(unwrap(property.value)) || writtenName(property) === undefined
    ? []
    : [property.key, property.value];
}

function isIdle({ body }: FunctionNode): boolean {
  if (body.type !== 'BlockStatement') return isNothing(body) || isNoted(body);
  return body.body.every(
    statement =>
      statement.type === 'EmptyStatement' ||
      (statement.type === 'ReturnStatement' && (statement.argument === null || isNothing(statement.argument))) ||
      (statement.type === 'ExpressionStatement' && isNoted(statement.expression)),
  );
}

function isNothing(node: TSESTree.Node): boolean {
  return (
    node.type === 'Literal' ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'void' && node.argument.type === 'Literal')
  );
}
