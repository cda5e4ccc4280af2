import { createRule } from '../lib/rule/create-rule.ts';
import { isInGlobs } from '../lib/rule/file-globs.ts';
import { spoken, targetOf } from '../lib/concerns/shared/people.ts';
import { derivationsOf, ofPath } from '../lib/calls/values/identity.ts';
import { alternativesOf } from '../lib/calls/values/walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Part, Value } from '../lib/reading.ts';
import type { Derivation } from '../lib/calls/values/identity.ts';

type MessageIds = 'email';

interface Options {
  readonly allow?: readonly string[];
}

/** The calls that say who a person is. */
const identifying = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);

export default createRule<MessageIds, [Options]>({
  name: 'no-email-as-user-id',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow e-mail addresses as the id of a person',
      category: 'Identity',
      recommended: 'warn',
    },
    schema: [
      {
        type: 'object',
        description: 'Where an address may stand for a person.',
        properties: {
          allow: {
            type: 'array',
            description:
              'Files (globs, as in `.gitignore`) that may identify by address, such as those that take leads who have no account yet.',
            items: { type: 'string' },
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      email:
        'The id of the person is {{id}}, which can change: a new address then makes a second, paid profile in Customer.io, and the history stays with the first. Use the id of the account, and send the address as the trait `email`.',
    },
  },
  create(context, { calls, file, nodeAt }) {
    if (isInGlobs(file, context.options[0].allow ?? [])) return {};
    const taken = takenHere(calls);
    return {
      Program() {
        for (const call of calls) {
          const part = call.parts.userId;
          if (call.inTest || !identifying.has(call.method) || !part) continue;
          const isReportedHere = taken.has(targetOf(call));
          // A wrapper that only passes the id on is answered for where it is called.
          if (
            call.forwards &&
            !isReportedHere &&
            calls.some(other => !other.forwards && targetOf(other) === targetOf(call))
          )
            continue;
          const own = part.range && nodeAt(part.range);
          // One that takes the address out of what it is given is, for all who call it here.
          if (own && !call.forwards && isReportedHere && isOfObject(own)) continue;
          const derivation =
            derivationsOf(part.value).find(({ kind }) => kind === 'email') ?? (own && namedEmail(own, part.value));
          const node = derivation && (own ?? (call.via === 'direct' && !part.range ? nodeAt(call.range) : undefined));
          if (derivation && node) context.report({ node, messageId: 'email', data: { id: spoken(derivation) } });
        }
      },
    };
  },
});

/** Whether the code around a call takes the address out of what it is given, whatever its callers give. */
function isTaken({ parts }: AnalyticsCall): boolean {
  return alternativesOf((parts.userId as Part).value).some(
    value => value.kind === 'parameter' && value.path.length > 0 && ofPath(value.path).kind === 'email',
  );
}

/**
 * The calls of SDKs whose wrapper takes the address out of what it is given, where somebody of the file gives it
 * something that is not known: there is no other place to point at.
 */
function takenHere(calls: readonly AnalyticsCall[]): ReadonlySet<string> {
  const isGivenUnseen = (call: AnalyticsCall): boolean =>
    calls.some(other => !other.forwards && targetOf(other) === targetOf(call) && !other.parts.userId?.range);
  return new Set(
    calls.filter(call => call.forwards && call.parts.userId && isTaken(call) && isGivenUnseen(call)).map(targetOf),
  );
}

/** Whether an expression is written as a property of an object: `joined({ email: user.email })`. */
function isOfObject({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'Property';
}

/** `const email = text.replace(/ /g, '+')`: what the value is cannot be said, and the variable says it. */
function namedEmail(node: TSESTree.Node, value: Value): Derivation | undefined {
  if (node.type !== 'Identifier' || derivationsOf(value).some(({ kind }) => kind !== 'unknown' && kind !== 'empty'))
    return undefined;
  const named = ofPath([node.name]);
  return named.kind === 'email' ? named : undefined;
}
