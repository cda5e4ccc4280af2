/** Where a failure can be logged, and by what. */
import { addCatch, catchText, loggerOf } from '../../edit/add-catch.ts';
import { hasComment } from '../../edit/comments.ts';
import { replace } from '../../edit/edit.ts';
import { enclosingFunction, isFunction } from '../../edit/nodes.ts';
import { styleOf } from '../../edit/style.ts';
import { memberName, settlementOf } from '../shared/settlement.ts';
import { isPromiseOf } from '../shared/wrapper-body.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../edit/edit.ts';
import type { Source } from '../../edit/source.ts';
import type { RuleReading } from '../../rule/reading.ts';
import { isRunner } from './find.ts';
import type { UnhandledSend } from './find.ts';
import type { IgnoredFailure } from './ignored.ts';

type Node = TSESTree.Node;

/** The edit that has the failure logged where nothing else changes by it. */
export function catchEdit(
  source: Source,
  { call, node, how }: UnhandledSend,
  reading: RuleReading,
): Edit | { readonly refused: string } {
  if (isRunner(node)) return { refused: 'what runs it gives no promise; catch inside of what is run' };
  if (how === 'callback' && !isLast(settlementOf(node).node))
    return {
      refused: 'what follows it in the callback would run after a failure too; catch there what belongs together',
    };
  const promise = promiseOf(node);
  if (promise === node && !isPromiseOf(call, reading))
    return { refused: 'what it calls may give no promise; let it return one, or catch inside it' };
  return (
    addCatch(source, promise) ?? {
      refused: 'its promise is one of several things that the expression can be; add a `.catch()` that logs',
    }
  );
}

/** The outermost expression that is certainly the promise. */
function promiseOf(call: Node): Node {
  let promise = call;
  for (;;) {
    const { parent } = promise;
    const outer = parent?.parent;
    if (parent?.type === 'ChainExpression') promise = parent;
    else if (
      parent?.type === 'MemberExpression' &&
      parent.object === promise &&
      outer?.type === 'CallExpression' &&
      outer.callee === parent &&
      /^(?:then|finally)$/.test(memberName(parent) ?? '')
    )
      promise = outer;
    else if (parent?.type === 'ArrayExpression' && outer?.type === 'CallExpression') promise = outer;
    else return promise;
  }
}

/** Whether nothing comes after it in its function. */
function isLast(promise: Node): boolean {
  const { parent } = promise;
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression') return true;
  const statement = parent?.type === 'AwaitExpression' ? parent.parent : undefined;
  const fn = enclosingFunction(promise);
  return (
    fn?.body === parent ||
    (statement?.type === 'ExpressionStatement' &&
      fn?.body.type === 'BlockStatement' &&
      fn.body.body.at(-1) === statement)
  );
}

/** The edit that has an ignored failure logged; undefined where it is for a person to say how. */
export function logEdit(source: Source, { node, empty }: IgnoredFailure): Edit | undefined {
  const log = loggerOf(source, node);
  if (!empty || log === undefined || hasComment(source, empty.range)) return undefined;
  if (isFunction(empty)) return replace(empty.range, catchText(source, node, log).slice('.catch('.length, -1));
  if (empty.type !== 'CatchClause' || empty.param || empty.body.body.length > 0) return undefined;
  const { semicolon } = styleOf(source);
  return replace(empty.range, `catch (error) { ${log}(error)${semicolon} }`);
}
