import { createRule } from '../lib/rule/create-rule.ts';
import { isInGlobs } from '../lib/rule/file-globs.ts';
import { isSameTarget, spoken } from '../lib/rule/people.ts';
import { derivationsOf, ofPath } from '../lib/values/identity.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Value } from '../lib/reading.ts';
import type { Derivation } from '../lib/values/identity.ts';

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
    return {
      Program() {
        for (const call of calls) {
          const part = call.parts.userId;
          if (call.inTest || !identifying.has(call.method) || !part) continue;
          // A wrapper that only passes the id on is answered for where it is called.
          if (call.forwards && calls.some(other => !other.forwards && isSameTarget(other, call))) continue;
          const own = part.range && nodeAt(part.range);
          const derivation =
            derivationsOf(part.value).find(({ kind }) => kind === 'email') ?? (own && namedEmail(own, part.value));
          const node = derivation && (own ?? (call.via === 'direct' && !part.range ? nodeAt(call.range) : undefined));
          if (derivation && node) context.report({ node, messageId: 'email', data: { id: spoken(derivation) } });
        }
      },
    };
  },
});

/** `const email = text.replace(/ /g, '+')`: what the value is cannot be said, and the variable says it. */
function namedEmail(node: TSESTree.Node, value: Value): Derivation | undefined {
  if (node.type !== 'Identifier' || derivationsOf(value).some(({ kind }) => kind !== 'unknown' && kind !== 'empty'))
    return undefined;
  const named = ofPath([node.name]);
  return named.kind === 'email' ? named : undefined;
}
