import { describe, expect, it } from 'vitest';

import { readEventTriggers, readTriggers } from '../../../../lib/concerns/documents/campaign.ts';

const kinds = (yaml: string, names: readonly string[] = []): string[] =>
  readTriggers(yaml, 'yaml', names).map(({ kind, text }) => `${kind} ${text}`);
const events = (yaml: string): string[] =>
  readEventTriggers(yaml, 'yaml').map(({ text, isSaid }) => (isSaid ? text : `perhaps ${text}`));

describe('what every identify sets off', () => {
  it.each([
    ...['trigger', 'triggers', 'campaign_trigger', 'trigger_event', 'trigger_type', 'trigger_on', 'trigger_by'],
    ...['trigger_name', 'triggered_by', 'triggered_on', 'entry_trigger', 'entryevent', 'start_trigger', 'start_on'],
    ...['triggerEvent', 'triggerType', 'triggerOn', 'triggerBy', 'triggerName', 'triggeredBy', 'triggeredOn'],
  ])('is read under %s', key => {
    expect(kinds(`${key}: identify`)).toEqual(['identify identify']);
    expect(kinds(`my_${key}: identify`)).toEqual([]);
    expect(kinds(`${key}_x: identify`)).toEqual([]);
  });

  it.each([
    ...['identify', 'onIdentify', 'on_identify', 'Every Identify', 'user_identify', 'identify_call', 'identify-events'],
    ...['any_identify', 'segment identify', 'identify_requests', 'identify_received', 'identify_api', 'all_identify'],
  ])('by the name %j', name => {
    expect(kinds(`trigger: ${name}`)).toEqual([`identify ${name}`]);
  });

  it.each([
    'attribute_updated',
    'traits_changed',
    'on_attributes_change',
    'user_attribute_updates',
    'attributes_any_change',
  ])('by %j, as a change of any attribute does', name => {
    expect(kinds(`trigger: ${name}`)).toEqual([`attributes ${name}`]);
  });

  it.each(['identified', 'identify_me', 'order_placed', 'attribute', 'attribute_set', '', '12'])(
    'and not by %j',
    name => {
      expect(kinds(`trigger: ${JSON.stringify(name)}`)).toEqual([]);
    },
  );

  it('by a name of the options, however it is spelled', () => {
    expect(kinds('trigger: Profile Seen', ['profileSeen'])).toEqual(['named Profile Seen']);
    expect(kinds('trigger: Profile Gone', ['profileSeen'])).toEqual([]);
  });

  it.each([
    ...['type', 'kind', 'event', 'events', 'event_name', 'eventname', 'name', 'on', 'when', 'call', 'method', 'source'],
    ...['trigger', 'any', 'any_of', 'or', 'anyOf'],
  ])('in what stands under its %s', key => {
    expect(kinds(`trigger:\n  ${key}: identify`)).toEqual(['identify identify']);
  });

  it.each(['trigger:\n  other: identify', 'trigger: [order]', 'a: identify', 'trigger: identify: x'])(
    'and not in %j',
    yaml => {
      expect(kinds(yaml)).toEqual([]);
    },
  );

  it.each([
    'trigger: [order, identify]',
    'a:\n  - trigger: identify',
    'a: &x identify\ntrigger: *x',
    'trigger: identify\nfilter:',
    'trigger: identify\nfilters: []',
    'trigger: identify\nattribute: any',
    'trigger: identify\nfrequency: always',
    'trigger: identify\nonce: false',
    'type: event\nevent_name: identify',
  ])('once in %j', yaml => {
    expect(kinds(yaml)).toEqual(['identify identify']);
  });

  it.each([
    ...['filter', 'filters', 'condition', 'conditions', 'where', 'match', 'criteria', 'rules', 'segment', 'segment_id'],
    ...[
      'audience',
      'if',
      'only_if',
      'changed_from',
      'from',
      'to',
      'becomes',
      'equals',
      'value',
      'operator',
      'new_value',
    ],
    ...['attribute', 'attributes', 'attribute_name', 'trait', 'field', 'property'],
  ])('unless a %s leaves only some', key => {
    expect(kinds(`trigger: identify\n${key}: plan`)).toEqual([]);
    expect(kinds(`trigger:\n  type: identify\n  ${key}: plan`)).toEqual([]);
  });

  it.each([
    ...['frequency', 'reentry', 're-entry', 'reenter', 'repeat', 'recurrence'].flatMap(key =>
      ['once', 'never', 'none', 'no', 'one-time', 'single', 'first', 'once_per_user', 'false'].map(
        value => `${key}: ${value}`,
      ),
    ),
    ...['once: true', 'once_per_person: true', 'once_per_customer: true'],
  ])('unless each enters once: %s', line => {
    expect(kinds(`trigger: identify\n${line}`)).toEqual([]);
    expect(kinds(`trigger:\n  type: identify\n  ${line}`)).toEqual([]);
  });
});

describe('the events that start a campaign', () => {
  it.each([
    ['trigger: order placed', ['perhaps order placed']],
    ['trigger_event: order', ['order']],
    ['trigger:\n  event: order', ['order']],
    ['trigger:\n  events: [a, b]', ['a', 'b']],
    ['trigger:\n  type: event\n  name: order', ['order']],
    ['trigger:\n  kind: on_event\n  name: order', ['order']],
    ['trigger:\n  type: segment\n  name: order', []],
    ['trigger:\n  any: [a, { event: b }]', ['perhaps a', 'b']],
    ['type: event\nevent_name: order', ['order']],
    ['type: segment\nevent_name: order', []],
    ['trigger:\n  other: order', []],
    ['trigger: identify', []],
    ['trigger: attribute_updated', []],
    ['trigger: ""', []],
    ['trigger: 12', []],
    ['other: order', []],
  ])('of %j are %j', (yaml, expected) => {
    expect(events(yaml)).toEqual(expected);
  });

  it('stand where they are written, in JSON with comments as well', () => {
    const json = '{ // a "trigger": "no"\n "trigger": "a // b", /* "c" */ "x": 1 }';
    const [only, ...more] = readEventTriggers(json, 'json');
    expect(more).toEqual([]);
    expect(only && json.slice(...only.range)).toBe('"a // b"');
    expect(readEventTriggers('{', 'json')).toEqual([]);
  });
});
