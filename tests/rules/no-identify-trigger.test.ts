import rule from '../../rules/no-identify-trigger.ts';
import { createLanguageTester } from '../support/language-tester.ts';

createLanguageTester('.yml').run('no-identify-trigger in YAML', rule, {
  valid: [
    {
      name: "an event of the team's own, which is called as a write",
      filename: 'campaigns/a.yml',
      code: 'trigger:\n  type: event\n  event: profile_updated\n',
    },
    {
      name: 'an event of its own',
      filename: 'campaigns/a.yml',
      code: 'trigger:\n  type: event\n  event: trial_started\n',
    },
    { name: 'a segment', filename: 'campaigns/a.yml', code: 'trigger:\n  type: segment\n  segment_id: 12\n' },
    {
      name: 'an identify with a condition',
      filename: 'campaigns/a.yml',
      code: 'trigger:\n  event: identify\n  filter:\n    plan: premium\n',
    },
    {
      name: 'one attribute that takes one value',
      filename: 'campaigns/a.yml',
      code: 'trigger:\n  type: attribute_updated\n  attribute: plan\n  to: premium\n',
    },
    {
      name: 'one attribute',
      filename: 'campaigns/a.yml',
      code: 'trigger:\n  type: attribute_change\n  attribute: plan\n',
    },
    { name: 'each person once', filename: 'campaigns/a.yml', code: 'trigger: identify\nfrequency: once\n' },
    { name: 'no way back in', filename: 'campaigns/a.yml', code: 'trigger:\n  event: identify\n  re_entry: false\n' },
    {
      name: 'a look-alike: a step that identifies',
      filename: 'campaigns/a.yml',
      code: 'trigger: trial_started\nsteps:\n  - action: identify\n  - name: identify\n',
    },
    { name: 'a look-alike: a longer name', filename: 'campaigns/a.yml', code: 'trigger: identity_verified\n' },
    {
      name: 'a look-alike: a pipeline',
      filename: 'azure-pipelines.yml',
      code: 'trigger:\n  branches:\n    include: [main]\n',
    },
    { name: 'an identify in a comment', filename: 'campaigns/a.yml', code: 'trigger: trial_started # was: identify\n' },
  ],
  invalid: [
    ...['trigger:\n  type: person_updated\n', 'trigger: customer_update\n', 'trigger:\n  on: [profile_changed]\n'].map(
      code => ({
        name: `whenever somebody is written: ${code}`,
        filename: 'campaigns/a.yml',
        code,
        errors: [{ messageId: 'attributes' as const }],
      }),
    ),
    {
      name: 'a name alone',
      filename: 'campaigns/a.yml',
      code: 'name: Welcome\ntrigger: identify\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'identify' }, line: 2, column: 10, endLine: 2, endColumn: 18 },
      ],
    },
    {
      name: 'an event',
      filename: 'campaigns/a.yml',
      code: 'trigger:\n  type: event\n  event: "Identify"\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'Identify' }, line: 3, column: 10, endLine: 3, endColumn: 20 },
      ],
    },
    {
      name: 'one of several',
      filename: 'campaigns/a.yml',
      code: 'triggers:\n  - event: trial_started\n  - type: identify_call\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'identify_call' }, line: 3, column: 11, endLine: 3, endColumn: 24 },
      ],
    },
    {
      name: 'any attribute',
      filename: 'campaigns/a.yml',
      code: 'campaigns:\n  - name: Sync\n    trigger:\n      type: attribute_updated\n      attribute: "*"\n',
      errors: [
        {
          messageId: 'attributes',
          data: { trigger: 'attribute_updated' },
          line: 4,
          column: 13,
          endLine: 4,
          endColumn: 30,
        },
      ],
    },
    {
      name: 'an empty condition',
      filename: 'campaigns/a.yml',
      code: 'trigger: { event: identify, filters: [] }\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'identify' }, line: 1, column: 19, endLine: 1, endColumn: 27 },
      ],
    },
    {
      name: 'an alias of YAML',
      filename: 'campaigns/a.yml',
      code: 'shared: &start\n  event: identify\na:\n  trigger: *start\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'identify' }, line: 2, column: 10, endLine: 2, endColumn: 18 },
      ],
    },
    {
      name: 'the second document',
      filename: 'campaigns/a.yml',
      code: 'trigger: trial_started\n---\ntriggerEvent: userIdentify\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'userIdentify' }, line: 3, column: 15, endLine: 3, endColumn: 27 },
      ],
    },
    {
      name: 'a name of the options',
      filename: 'campaigns/a.yml',
      options: [{ names: ['User Updated'] }],
      code: 'trigger: user_updated\n',
      errors: [
        { messageId: 'named', data: { trigger: 'user_updated' }, line: 1, column: 10, endLine: 1, endColumn: 22 },
      ],
    },
  ],
});

createLanguageTester('.json').run('no-identify-trigger in JSON', rule, {
  valid: [
    {
      name: 'an event of its own',
      filename: 'campaigns/a.json',
      code: '{ "campaign": { "type": "event", "event_name": "trial_started" } }',
    },
    {
      name: 'a look-alike: an event that is no trigger',
      filename: 'campaigns/a.json',
      code: '{ "event_name": "identify", "count": 3 }',
    },
    {
      name: 'a segment narrows it down',
      filename: 'campaigns/a.json',
      code: '{ "type": "event", "event_name": "identify", "filter_segment_ids": [4] }',
    },
  ],
  invalid: [
    {
      name: 'as the API gives campaigns',
      filename: 'campaigns/a.json',
      code: '{\n  "campaign": { "type": "event", "event_name": "identify", "filter_segment_ids": [] }\n}\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'identify' }, line: 2, column: 48, endLine: 2, endColumn: 58 },
      ],
    },
    {
      name: 'tabs',
      filename: 'campaigns/a.json',
      code: '{\n\t"trigger": {\n\t\t"type": "any_attribute_change"\n\t}\n}\n',
      errors: [
        {
          messageId: 'attributes',
          data: { trigger: 'any_attribute_change' },
          line: 3,
          column: 11,
          endLine: 3,
          endColumn: 33,
        },
      ],
    },
  ],
});

createLanguageTester('.jsonc').run('no-identify-trigger in JSON with comments', rule, {
  valid: [],
  invalid: [
    {
      name: 'comments, and a string that looks like one',
      filename: 'campaigns/a.jsonc',
      code: '{\n  // "trigger": "x"\n  "url": "https://example.com", /* "a": */\n  "trigger": "identify"\n}\n',
      errors: [
        { messageId: 'identify', data: { trigger: 'identify' }, line: 4, column: 14, endLine: 4, endColumn: 24 },
      ],
    },
  ],
});
