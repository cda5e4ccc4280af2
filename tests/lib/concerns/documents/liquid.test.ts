import { describe, expect, it } from 'vitest';

import { isMessageTemplate, liquidReads } from '../../../../lib/concerns/documents/liquid.ts';
import { isForeignTemplate } from '../../../../lib/concerns/documents/template.ts';

const reads = (source: string): string[] =>
  liquidReads(source).map(({ of, key, range }) => {
    expect(source.slice(...range)).toBe(key);
    return `${of} ${key}`;
  });

describe('what a template reads', () => {
  it.each<[string, string[]]>([
    ['{{ event.sku }}', ['event sku']],
    ['{{ customer.first_name | upcase }}', ['customer first_name']],
    ['{{ event.items[0].sku }}', ['event items']],
    ['{{ event["a key"] }}', ['event a key']],
    ["{{ event[ 'key' ] }}", ['event key']],
    ['{% if event.a == customer.b %}', ['event a', 'customer b']],
    ['{{ other.event.a }}', []],
    ['{{ events.a }}', []],
    ['{{ "event.a" }}', []],
    ['{{ event }}', []],
    ['event.a', []],
    ['{% assign event = 1 %}{{ event.a }}{{ customer.b }}', ['customer b']],
    ['{% for customer in list %}{{ customer.a }}', []],
    ['{% capture event %}{{ event.a }}', []],
    ['{% comment %}{{ event.a }}{% endcomment %}{{ event.b }}', ['event b']],
    ['{% raw %}{{ event.a }}{% endraw %}', []],
    ['{% # event.a %}', []],
    ['<!-- {{ event.a }} -->{{ event.b }}', ['event b']],
  ])('%s', (source, expected) => {
    expect(reads(source)).toEqual(expected);
  });
});

describe('a message', () => {
  it.each([
    ['', 'a.mjml'],
    ['', 'a.liquid'],
    ['', 'emails/a.html'],
    ['', 'src/newsletter/a.html'],
    ['<mjml>', 'a.html'],
    ['<table role="presentation">', 'a.html'],
    ['{% unsubscribe_url %}', 'a.html'],
  ])('%j is one in %s', (source, file) => {
    expect(isMessageTemplate(source, file)).toBe(true);
  });

  it.each([
    ['', 'a.html'],
    ['{{ customer.a }}', 'pages/a.html'],
    ['{% csrf_token %}', 'emails/a.html'],
    ['{{ userName }}', 'a.liquid'],
  ])('%j is none in %s', (source, file) => {
    expect(isMessageTemplate(source, file)).toBe(false);
  });

  it.each([
    ...[
      'load',
      'extends',
      'block',
      'trans',
      'translate',
      'url',
      'static',
      'macro',
      'import',
      'set',
      'with',
      'embed',
    ].map(tag => `{% ${tag} x %}`),
    ...[
      '{{#if a}}',
      '{{/if}}',
      '{{> part}}',
      '{{! no }}',
      '{{& a}}',
      '<% a %>',
      '*|NAME|*',
      '{{ a | f(1) }}',
      '{{ f(1) }}',
    ],
    ...['@if (a)', '@foreach(a)', '{{ content_for_header }}', '{{ site.title }}', '{{ page.title }}', '{{$a}}'],
    ...['<p v-if="a">', '<p v-on:click>', '<p *ngIf="a">', '<p ng-app>', '{{ userName }}', '{{ userName | upcase }}'],
  ])('is none of Customer.io: %s', source => {
    expect(isForeignTemplate(source)).toBe(true);
  });

  it.each([
    ...[
      '{{ customer.a }}',
      '{{ event.a }}{{ userName }}',
      '{{ content }}',
      '{{ unsubscribe_url }}',
      '{{ delivery_id }}',
    ],
    ...['{% assign a = 1 %}{{ a }}', '{% for a in b %}{{ a }}', '{{ forloop }}', 'text', '{% if a %}'],
  ])('may be of Customer.io: %s', source => {
    expect(isForeignTemplate(source)).toBe(false);
  });
});
