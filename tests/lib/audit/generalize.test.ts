import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { ANY_EVENT, Generalizer } from '../../../lib/audit/generalize.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleContext, RuleModule } from '../../../lib/rule/create-rule.ts';

const rule = {
  meta: { messages: { lost: '`{{ event }}` is lost at {{place}}, {{unknown}}.', plain: 'Wrong.' } },
  create: (context: RuleContext<string>) => ({
    Literal(node: TSESTree.Literal) {
      const event = String(node.value);
      if (event === '') context.report({ node, messageId: 'plain' });
      else context.report({ node, messageId: 'lost', data: { event, place: `line ${node.loc.start.line}` } });
    },
  }),
} as unknown as RuleModule;

function messagesOf(generalizer: Generalizer, code: string): string[] {
  const plugin = { rules: generalizer.rules } as unknown as NonNullable<Linter.Config['plugins']>[string];
  const messages = new Linter().verify(code, { plugins: { x: plugin }, rules: { 'x/no-foo': 'error' } });
  return messages.map(({ message }) => message);
}

describe('what a message says whatever its event', () => {
  it('is known once the rule has said it, and the report stays as it is', () => {
    const generalizer = new Generalizer({ 'no-foo': rule });
    expect(messagesOf(generalizer, "f('A Lit');\nf('B');")).toEqual([
      '`A Lit` is lost at line 1, {{unknown}}.',
      '`B` is lost at line 2, {{unknown}}.',
    ]);
    expect(generalizer.of('no-foo', '`B` is lost at line 2, {{unknown}}.')).toEqual({
      text: `\`${ANY_EVENT}\` is lost at line 2, {{unknown}}.`,
      event: 'B',
    });
  });

  it('is the message itself where that names no event, or comes from elsewhere', () => {
    const generalizer = new Generalizer({ 'no-foo': rule });
    expect(messagesOf(generalizer, "f('');")).toEqual(['Wrong.']);
    expect(generalizer.of('no-foo', 'Wrong.')).toEqual({ text: 'Wrong.' });
    expect(generalizer.of('no-bar', '`B` is lost.')).toEqual({ text: '`B` is lost.' });
  });
});
