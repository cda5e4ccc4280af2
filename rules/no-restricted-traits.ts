import { createRule } from '../lib/rule/create-rule.ts';
import { isInGlobs } from '../lib/rule/file-globs.ts';
import { locOf, namedBy } from '../lib/concerns/shared/written.ts';
import { writesTraits } from '../lib/calls/values/methods.ts';

type MessageIds = 'notAWriter' | 'noWriter';

interface Options {
  readonly traits?: Readonly<Record<string, readonly string[]>>;
}

export default createRule<MessageIds, [Options]>({
  name: 'no-restricted-traits',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing critical traits outside the modules that own them',
      category: 'Data',
      recommended: false,
    },
    schema: [
      {
        type: 'object',
        properties: {
          traits: {
            description: 'The files that may write a trait, as globs relative to the root, by the name of the trait.',
            type: 'object',
            additionalProperties: { type: 'array', items: { type: 'string' }, uniqueItems: true },
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ traits: {} }],
    messages: {
      notAWriter:
        '`{{trait}}` is written here, and messages and segments that stand on it follow whoever writes last. Only {{writers}} may write it: call what is there.',
      noWriter:
        '`{{trait}}` is written here, and no module of this project may write it: it is kept elsewhere. Leave it out.',
    },
  },
  create(context, { sends, project }) {
    const { traits = {} } = context.options[0];

    return {
      Program() {
        const seen = new Set<string>();
        for (const call of sends) {
          if (call.inTest || !writesTraits(call)) continue;
          for (const { key, range, file } of namedBy(call, 'traits', project)) {
            if (!Object.hasOwn(traits, key)) continue;
            const writers = traits[key] as readonly string[];
            const place = `${key} ${range.join()}`;
            if (seen.has(place) || isInGlobs(call.file, writers) || (file !== undefined && isInGlobs(file, writers)))
              continue;
            seen.add(place);
            context.report({
              loc: locOf(context.sourceCode, range),
              messageId: writers.length > 0 ? 'notAWriter' : 'noWriter',
              data: { trait: key, writers: writers.join(', ') },
            });
          }
        }
      },
    };
  },
});
