import { createRule } from '../lib/rule/create-rule.ts';
import { acrossProject } from '../lib/rule/across.ts';
import { isInGlobs } from '../lib/rule/file-globs.ts';
import { isSameTarget, spoken } from '../lib/rule/people.ts';
import { derivationsOf, ofPath } from '../lib/values/identity.ts';
import { alternativesOf } from '../lib/values/walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Part, Value } from '../lib/reading.ts';
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
  create(context, { calls, file, nodeAt, project }) {
    if (isInGlobs(file, context.options[0].allow ?? [])) return {};
    // What is being edited may not be in the project yet.
    const taken = takenBy(calls);
    const isTaken = (call: AnalyticsCall): boolean =>
      taken.has(targetOf(call)) || takenInProject(project).has(targetOf(call));
    return {
      Program() {
        for (const call of calls) {
          const part = call.parts.userId;
          if (call.inTest || !identifying.has(call.method) || !part) continue;
          // A wrapper that only passes the id on is answered for where it is called; one that takes the address, here.
          const isPassedOn = call.forwards && !isTakenHere(call);
          if (isPassedOn && calls.some(other => !other.forwards && isSameTarget(other, call))) continue;
          const own = part.range && nodeAt(part.range);
          if (own && !call.forwards && isOfObject(own) && isTaken(call)) continue;
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
function isTakenHere({ parts }: AnalyticsCall): boolean {
  return alternativesOf((parts.userId as Part).value).some(
    value => value.kind === 'parameter' && value.path.length > 0 && ofPath(value.path).kind === 'email',
  );
}

/** The calls of SDKs whose wrapper takes the address out of what it is given: reported there, once. */
function takenBy(calls: readonly AnalyticsCall[]): ReadonlySet<string> {
  return new Set(calls.filter(call => call.forwards && call.parts.userId && isTakenHere(call)).map(targetOf));
}

const takenInProject = acrossProject(takenBy);

function targetOf({ target }: AnalyticsCall): string {
  return `${target.file} ${target.range.join()}`;
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
