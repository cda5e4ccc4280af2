import { createHash } from 'node:crypto';

import { FAIR, GOOD } from '../score.ts';
import { plural, withoutScore, type Format, type FormatOptions } from './format.ts';
import { script, style } from './html/assets.ts';
import { calls } from './html/calls.ts';
import { causes } from './html/causes.ts';
import { coverage, score } from './html/coverage.ts';
import { events } from './html/events.ts';
import { list, markup, nothing, prose, raw, type Markup } from './html/markup.ts';
import { people } from './html/people.ts';
import { leadOf } from './lead.ts';

import type { AuditReport } from '../report.ts';

/** One page that opens without a network, for people who do not live in a terminal. */
export const html: Format = (report, given) => {
  const options = { ...given, shown: new Map<string, string>() };
  const name = report.root.split('/').at(-1) || report.root;
  const sections = [
    causes(report, options),
    events(report, options),
    people(report, options),
    coverage(report, options),
    score(report),
    calls(report, options),
  ].filter(section => section !== undefined);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'">
<title>Analytics audit of ${name}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<div><h1>Analytics audit <span>of ${name}</span></h1>${made(options)}</div>
${scoreBox(report)}
</header>
<main id="content">
${summaryOf(report, options)}
<nav aria-label="Sections">${list(sections.map(({ id, title, count }) => markup`<a href="#${id}">${title}${countOf(count)}</a>`))}</nav>
${list(sections.map(({ id, title, count, body }) => markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${countOf(count)}</h2>${body}</section>`))}
</main>
<footer><p>Made by eslint-plugin-customerio ${options.toolVersion}. Not counted: ${plural(report.summary.calls.plumbing, 'call')} in helpers or to set up a client, ${report.summary.calls.inTests} in tests.</p></footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return page.html;
};

function made({ day, revision }: FormatOptions): Markup {
  const parts = [
    ...(day === undefined ? [] : [markup`Made on <time datetime="${day}">${day}</time>`]),
    ...(revision
      ? [markup`${day === undefined ? 'At' : 'at'} commit <code>${revision.commit.slice(0, 10)}</code>`]
      : []),
    ...(revision?.branch === undefined ? [] : [markup`of <code>${revision.branch}</code>`]),
  ];
  return parts.length > 0 ? markup`<p class="dim">${list(parts, ' ')}</p>` : nothing;
}

/** What the page comes to, for whoever reads no further. */
function summaryOf(report: AuditReport, { prefix }: FormatOptions): Markup {
  const { sent, wrong, steps } = leadOf(report, prefix);
  const known = report.summary.baseline?.known ?? 0;
  return markup`<section class="lead" aria-labelledby="short"><h2 id="short">In short</h2>
<p>${prose(sent)}</p>
<p>${prose(wrong)}</p>
${list(steps.map((step, index) => markup`<p><strong>${index === 0 ? 'First' : 'Then'}:</strong> ${prose(step)}</p>`))}
${known > 0 ? markup`<p class="dim">${plural(known, 'finding')} of the baseline ${known === 1 ? 'is' : 'are'} left out.</p>` : nothing}
</section>`;
}

function scoreBox(report: AuditReport): Markup {
  const { score: points } = report;
  if (points === null)
    return markup`<p class="score"><a href="#score">No score</a> <span class="dim">${withoutScore(report)}</span></p>`;
  const kind = points >= GOOD ? 'good' : points >= FAIR ? 'fair' : 'poor';
  return markup`<p class="score ${kind}"><a href="#score"><strong>${points}</strong> of 100, ${kind}</a></p>`;
}

function countOf(count: number | undefined): Markup {
  return count === undefined ? nothing : markup` <span>${count.toLocaleString('en')}</span>`;
}

/** The policy of the page lets nothing run that is not this. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
