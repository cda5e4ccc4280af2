import { afterAll, describe, expect, it } from 'vitest';

import {
  isForeignTemplate,
  readTemplate,
  templateText,
  visibleText,
} from '../../../../lib/concerns/documents/template.ts';
import { createProject } from '../../../support/project.ts';

const project = createProject({
  'parts/footer.mjml': '<mj-text>{% unsubscribe_url %}</mj-text>',
  'parts/plain.mjml': '<mj-text>Bye</mj-text>',
  'parts/nested.mjml': '<mj-include path="./footer" />',
  'parts/outside.mjml': '<mj-include path="./nowhere" />',
  'parts/loop.mjml': '<mj-include path="./loop" />',
  'parts/hidden.mjml': '<!-- {% unsubscribe_url %} -->',
});
afterAll(() => project.remove());

const read = (
  source: string,
  { file = 'mail/a.html', links = [] }: { file?: string; links?: readonly string[] } = {},
): ReturnType<typeof readTemplate> => readTemplate(source, file, project.file('parts/a.mjml'), links);

describe('a template has a link', () => {
  it.each([
    '{% unsubscribe_url %}',
    '{%- unsubscribe_url -%}',
    '{% unsubscribe %}',
    '{% manage_subscription_preferences_url %}',
    '{% unsubscribe_url | default: "x" %}',
    '{{ unsubscribe_url }}',
    '{{{ unsubscribe_url }}}',
    '{% assign unsubscribe_url = "x" %}',
    '{%- capture unsubscribe_url %}x{% endcapture %}',
    '<mj-include path="./footer.mjml" />',
    '<mj-include path="footer" />',
    "<mj-include path='./nested' />",
  ])('%s', source => {
    expect(read(source).hasLink).toBe(true);
  });

  it.each([
    '',
    'unsubscribe_url',
    '{% unsubscribe_urls %}',
    '{{ unsubscribe_urls }}',
    '<!-- {% unsubscribe_url %} -->',
    '{% comment %}{% unsubscribe_url %}{% endcomment %}',
    '{%- raw -%}{% unsubscribe_url %}{% endraw %}',
    '{% # {{ unsubscribe_url %}',
    '<mj-include path="./plain" />',
    '<mj-include path="./hidden" />',
    '<mj-include path="./footer" type="css" />',
    '<mj-include />',
  ])('none: %s', source => {
    expect(read(source).hasLink).toBe(false);
  });

  it('by further links, whatever the spaces, and by expressions', () => {
    const source = '<a href="{{ customer.opt_out  }}">Leave</a>';
    expect(read(source, { links: ['{{customer.opt_out}}'] }).hasLink).toBe(true);
    expect(read(source, { links: ['/opt_\\w+/'] }).hasLink).toBe(true);
    expect(read(source, { links: ['{{customer.leave}}', '/opts_/'] }).hasLink).toBe(false);
    expect(read('<mj-include path="./plain" />', { links: ['Bye'] }).hasLink).toBe(true);
  });
});

describe('a variable that Customer.io does not set', () => {
  it.each([
    ['a {{ unsubscribe_url }}', 2, '{{ unsubscribe_url }}', '{% unsubscribe_url %}', false],
    ['{{unsubscribe_url}}', 0, '{{unsubscribe_url}}', '{% unsubscribe_url %}', false],
    ['{{{ unsubscribe_url }}}', 0, '{{{ unsubscribe_url }}}', '{% unsubscribe_url %}', false],
    ['{{- unsubscribe_url -}}', 0, '{{- unsubscribe_url -}}', '{%- unsubscribe_url -%}', false],
    ['{{ unsubscribe_url | escape }}', 0, '{{ unsubscribe_url | escape }}', '{% unsubscribe_url %}', true],
  ])('%s', (source, start, text, tag, hasFilters) => {
    expect(read(source).outputs).toEqual([{ range: [start, start + text.length], text, tag, hasFilters }]);
  });

  it('each of several', () => {
    expect(read('{{ unsubscribe_url }}{{ unsubscribe_url }}').outputs.map(({ range }) => range[0])).toEqual([0, 21]);
  });

  it.each([
    '{% assign unsubscribe_url = "x" %}{{ unsubscribe_url }}',
    '{% load static %}{{ unsubscribe_url }}',
    '{{ unsubscribe_urls }}',
  ])('none: %s', source => {
    expect(read(source).outputs).toEqual([]);
  });
});

describe('a template may have parts elsewhere', () => {
  it.each([
    '{% include "footer" %}',
    '{%- render "footer" %}',
    '{% layout "x" %}',
    '{{ snippets.footer }}',
    "{{ snippets['footer'] }}",
    '{{{ content }}}',
    '{{ layout.footer }}',
    '<mj-include path="./nowhere" />',
    '<mj-include path="./outside" />',
    '<mj-include path="./loop" />',
  ])('%s', source => {
    expect(read(source).isOpen).toBe(true);
  });

  it.each([
    '',
    'include',
    '{% if a %}',
    '<mj-include path="./footer" />',
    '<mj-include path="./nested" />',
    '{{ customer.content }}',
  ])('not: %s', source => {
    expect(read(source).isOpen).toBe(false);
  });
});

describe('a whole message', () => {
  it.each([
    ['<p>a</p><body class="x">', [8, 13]],
    ['<mjml>', [0, 5]],
    ['\n<HTML lang="en">', [1, 6]],
  ] as const)('%s', (source, start) => {
    expect(read(source)).toMatchObject({ isWhole: true, start });
  });

  it.each([
    ['<p>a</p>\n<p>b</p>', [0, 8]],
    ['<bodyguard>', [0, 11]],
    ['', [0, 0]],
  ] as const)('not: %s', (source, start) => {
    expect(read(source)).toMatchObject({ isWhole: false, start });
  });
});

describe('a message for people', () => {
  it.each([
    ['by its place', '<p>a</p>', 'emails/a.html'],
    ['by another place', '<p>a</p>', 'src/mailers/a.html'],
    ['by its ending', '<p>a</p>', 'src/a.mjml'],
    ['by Outlook', '<!--[if mso]><p>a</p><![endif]-->', 'src/a.html'],
    ['by tables that are no tables', '<table role="presentation">', 'src/a.html'],
    ['by what it reads', 'Hello {{ customer.first_name }}', 'src/a.html'],
    ['by what it reads of an event', '{% if event.total > 1 %}a{% endif %}', 'src/a.html'],
    ['by the link to the page', '{% view_in_browser_url %}', 'src/a.html'],
  ])('%s', (_, source, file) => {
    expect(read(source, { file }).isMessage).toBe(true);
  });

  it.each([
    ['a page', '<html><body></body></html>', 'src/a.html'],
    ['of another engine', '{% extends "base" %}', 'emails/a.html'],
    ['by a word in its name', '<p>a</p>', 'src/female.html'],
  ])('not %s', (_, source, file) => {
    expect(read(source, { file }).isMessage).toBe(false);
  });
});

describe('another engine', () => {
  it.each([
    '{% load static %}',
    '{%- block a %}',
    '{{#if a}}',
    '{{> footer}}',
    '<%= a %>',
    '*|UNSUB|*',
    '{{ a|date("d") }}',
    '{{ trans(a) }}',
    '@if (a)',
    '{{ page.title }}',
    '{{$a}}',
    '<p v-if="a">',
    '<p *ngIf="a">',
    '{{ userName }}',
    '{{ userName | upper }}',
  ])('%s', source => {
    expect(isForeignTemplate(source)).toBe(true);
  });

  it.each([
    '',
    '{% if a %}',
    '{{ content }}',
    '{{ delivery_id }}',
    '{{ customer.name }} {{ userName }}',
    '{% assign userName = 1 %}{{ userName }}',
    '{% for item in event.items %}{{ item }}{% endfor %}',
    '{{ event.items | size }}',
    '<p v-iffy="a">',
  ])('none: %s', source => {
    expect(isForeignTemplate(source)).toBe(false);
  });
});

describe('what can be seen', () => {
  it('keeps its places', () => {
    const source = 'a<!-- b -->c{% comment %}d{% endcomment %}e{% raw %}f{% endraw %}g';
    expect(visibleText(source)).toHaveLength(source.length);
    expect(visibleText(source).replace(/\s/g, '')).not.toMatch(/[bdf]/);
    expect(visibleText(source)).toMatch(/^a.*c.*e.*g$/);
  });

  it.each(['<html>', '<BODY>', '<mjml>', '<mj-text>', '{{ a }}', '{% a %}', 'unsubscribe_url'])(
    '%s has something to say',
    source => {
      expect(templateText.test(source)).toBe(true);
    },
  );

  it.each(['', '<p>', '{ a }'])('%s has not', source => {
    expect(templateText.test(source)).toBe(false);
  });
});
