import rule from '../../rules/rule-name.ts';
import { createRuleTester } from '../support/rule-tester.ts';

createRuleTester().run('rule-name', rule, {
  valid: [
    {
      name: 'another name',
      code: 'keepMe();',
    },
  ],
  invalid: [
    {
      name: 'a call',
      code: 'replaceMe();',
      errors: [
        {
          messageId: 'replaceMe',
          data: { name: 'replaceMe' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 10,
        },
      ],
    },
  ],
});
