import { describe, expect, it } from 'vitest';
import { freeKey, HOLE, keyStyle, withoutHoles } from '../../../../lib/concerns/static-names/fixed-name.ts';

/** `*` is easier to read. */
const without = (pattern: string): string | undefined => withoutHoles(pattern.replaceAll('*', HOLE));

describe('a name without its holes', () => {
  it.each([
    ['checkout_*_done', 'checkout_done'],
    ['checkout_*', 'checkout'],
    ['*_done', 'done'],
    ['Viewed * Page', 'Viewed Page'],
    ['Viewed: *', 'Viewed'],
    ['step * of * done', 'step of done'],
    ['step * * done', 'step done'],
    ['step_**_done', 'step_done'],
    ['step-*_*: done', 'step-done'],
    ['step*_done', 'step_done'],
    ['step_*done', 'step_done'],
    ['step**', 'step'],
    ['Opened "*" tab', 'Opened tab'],
    ["Opened '*' tab", 'Opened tab'],
    ['Opened “*” tab', 'Opened tab'],
    ['Opened «*» tab', 'Opened tab'],
    ['Opened (*) tab', 'Opened tab'],
    ['Opened [*] tab', 'Opened tab'],
    ['Opened {*} tab', 'Opened tab'],
    ['Opened <*> tab', 'Opened tab'],
    ['Opened (*), tab', 'Opened tab'],
    ['Opened "*" and <*> tab', 'Opened and tab'],
    ['step2*done', 'step2done'],
    ['a.*/b|*>cd', 'a.b|cd'],
    ['view#*', 'view'],
    ['view=*&x', 'view=x'],
    ['view+*', 'view'],
    ['view~*@x', 'view~x'],
    // A digit or a capital begins a word of its own.
    ['step*2', 'step2'],
    ['view*Page', 'viewPage'],
    ['2*nd', '2nd'],
    ['order_completed', 'order_completed'],
    ['signed_up_with_*', 'signed_up'],
    ['Signed Up With "*"', 'Signed Up'],
    ['signedUpWith*', 'signedUp'],
    ['paid for with *', 'paid'],
    ['moved to * done', 'moved to done'],
    ['logged_in_*', 'logged_in'],
    ['added_photo_*', 'added_photo'],
    ['to_*_sent', 'to_sent'],
  ])('%s is %s', (name, fixed) => {
    expect(without(name)).toBe(fixed);
  });

  it.each(['*', '', 'a*', 'a_*_b', '*_1', 'view*ed', 'Größe*öl', '12*34'])('%s says too little', name => {
    expect(without(name)).toBeUndefined();
  });
});

describe('the style of keys', () => {
  it.each<[readonly string[], string]>([
    [['userId', 'plan'], 'camelCase'],
    [['step2Done'], 'camelCase'],
    [['user_id', 'plan'], 'snake_case'],
    [['userId', 'user_id'], 'snake_case'],
    [['plan', 'Plan', 'ID'], 'snake_case'],
    [[], 'snake_case'],
  ])('%j: %s', (keys, style) => {
    expect(keyStyle(keys)).toBe(style);
  });
});

describe('a key that is free', () => {
  const choices = [['step'], ['step', 'name']];

  it.each([
    ['the first choice', choices, [], 'step', 'step'],
    ['the next one', choices, ['step'], 'step_name', 'stepName'],
    ['one with a number', choices, ['step', 'step_name', 'stepName'], 'step_2', 'step2'],
    ['the next number', choices, ['step', 'step_name', 'stepName', 'step_2', 'step2'], 'step_3', 'step3'],
    ['value, where there is no choice', [], [], 'value', 'value'],
    ['value with a number', [], ['value'], 'value_2', 'value2'],
    ['none that begins with a digit', [['2', 'step'], ['plan']], [], 'plan', 'plan'],
    ['none that has no words', [['!'], ['plan']], [], 'plan', 'plan'],
  ])('is %s', (_, words, taken, snake, camel) => {
    expect(freeKey(words, 'snake_case', new Set(taken))).toBe(snake);
    expect(freeKey(words, 'camelCase', new Set(taken))).toBe(camel);
  });
});
