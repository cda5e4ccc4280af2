import { createHash } from 'node:crypto';

import type { AuditReport } from '../report.ts';
import {
  groupFindings,
  groupUnresolved,
  noteText,
  plural,
  UNRESOLVED_THINGS,
  withoutScore,
  wrappersToDeclare,
  type Format,
} from './format.ts';
import { script, style } from './html-assets.ts';

/** Already safe to stand in a page. */
interface Markup {
  readonly html: string;
}

const MAX_PLACES = 12;

/** One page that opens without a network, for people who do not live in a terminal. */
export const html: Format = (report, { prefix, toolVersion }) => {
  const { summary } = report;
  const name = report.root.split('/').at(-1) || report.root;
  const sections = [
    findings(report, prefix),
    events(report, prefix),
    identities(report, prefix),
    calls(report, prefix),
    unresolved(report, prefix),
    files(report, prefix),
  ];
  const shown = sections.filter(section => section !== undefined);
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
<div>
<h1>Analytics audit <span>of ${name}</span></h1>
<p>${plural(summary.calls.sites, 'analytics call')}, ${plural(summary.events.length, 'event')}; ${plural(summary.files.total, 'file')} looked at, ${summary.files.read} read, ${summary.files.failed} failed.</p>
${list(summary.notes.map(note => markup`<p>${prose(noteText(note, prefix))}</p>`))}
</div>
${scoreBox(report)}
</header>
<ul class="numbers">
${number(summary.findings.errors, summary.findings.errors === 1 ? 'error' : 'errors', summary.findings.errors > 0 ? 'error' : '')}
${number(summary.findings.warnings, summary.findings.warnings === 1 ? 'warning' : 'warnings', summary.findings.warnings > 0 ? 'warning' : '')}
${list(Object.entries(summary.calls.byVendor).map(([vendor, count]) => number(count, `to ${vendor}`, '')))}
${number(summary.unresolved.length, 'not resolved', '')}
</ul>
<nav aria-label="Sections">${list(shown.map(({ id, title, count }) => markup`<a href="#${id}">${title} <span>${count.toLocaleString('en')}</span></a>`))}</nav>
<div class="search" role="search" hidden>
<label for="search">Search in all tables</label>
<input id="search" type="search" placeholder="Event, file, vendor, rule …" autocomplete="off">
<p id="hits" role="status" aria-live="polite"></p>
</div>
<main id="content">
${list(shown.map(({ id, title, count, body }) => markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} <span>${count.toLocaleString('en')}</span></h2>${body}</section>`))}
</main>
<footer><p>Made by eslint-plugin-customerio ${toolVersion}. The making of clients, calls inside of wrappers (${summary.calls.plumbing} together) and in tests (${summary.calls.inTests}) are not counted.</p></footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return page.html;
};

interface Section {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly body: Markup;
}

function findings({ findings: all, summary }: AuditReport, prefix: string): Section {
  const urls = new Map(summary.rules.map(({ ruleId, url }) => [ruleId, url]));
  const rows = groupFindings(all).map(({ ruleId, severity, message, findings: own }) => {
    const url = urls.get(ruleId);
    const rule = url ? markup`<a href="${url}" rel="noreferrer">${ruleId}</a>` : markup`${ruleId}`;
    return markup`<tr><td><span class="tag ${severity}">${severity}</span></td><td>${prose(message)}<div class="rule">${rule}</div></td><td>${places(own, prefix)}</td></tr>`;
  });
  const body =
    rows.length > 0
      ? table('Findings of the rules, errors first', ['Severity', 'What is wrong', 'Where'], rows)
      : markup`<p class="none">Nothing found.</p>`;
  return { id: 'findings', title: 'Findings', count: all.length, body };
}

function events({ summary }: AuditReport, prefix: string): Section | undefined {
  if (summary.events.length === 0) return undefined;
  const rows = summary.events.map(({ name, isPattern, vendors, sites, properties, open }) => {
    const keys = Object.entries(properties).map(
      ([key, { types, sites: count }]) =>
        markup`<li><code>${key}</code> ${types.join(' or ')}${count < sites.length ? ` (${count} of ${sites.length})` : ''}</li>`,
    );
    const rest = open ? [markup`<li class="dim">and others that are not known</li>`] : [];
    const content =
      keys.length + rest.length > 0
        ? markup`<ul class="keys">${list([...keys, ...rest])}</ul>`
        : markup`<span class="dim">none</span>`;
    return markup`<tr><th scope="row">${name}${isPattern ? markup` <span class="tag">pattern</span>` : ''}</th><td>${vendors.join(', ')}</td><td>${content}</td><td>${places(sites, prefix)}</td></tr>`;
  });
  const drift = summary.drift.map(
    names =>
      markup`<p class="note"><span class="tag warning">drift</span> ${names.map(name => `“${name}”`).join(' and ')} differ in spelling only.</p>`,
  );
  return {
    id: 'events',
    title: 'Events',
    count: summary.events.length,
    body: markup`${list(drift)}${table('Events by name', ['Event', 'To', 'Properties', 'Where'], rows)}`,
  };
}

function identities({ summary }: AuditReport, prefix: string): Section | undefined {
  if (summary.identities.length === 0) return undefined;
  const rows = summary.identities.map(
    ({ vendor, kind, text, methods, sites }) =>
      markup`<tr><td>${vendor}</td><th scope="row">${text}</th><td><span class="tag">${kind}</span></td><td>${methods.join(', ')}</td><td>${places(sites, prefix)}</td></tr>`,
  );
  return {
    id: 'identities',
    title: 'Who a person is',
    count: summary.identities.length,
    body: table('Which ids reach which vendor', ['Vendor', 'Id', 'Kind', 'Methods', 'Where'], rows),
  };
}

function calls({ calls: all }: AuditReport, prefix: string): Section | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(
    ({
      file,
      line,
      column,
      vendor,
      sdk,
      method,
      via,
      wrapper,
      events: names,
      patterns,
      unresolved: reason,
      plumbing,
      inTest,
    }) => {
      const what = [...names, ...patterns];
      const tags = [...(plumbing && method !== 'init' ? ['inside of a wrapper'] : []), ...(inTest ? ['test'] : [])].map(
        tag => markup` <span class="tag">${tag}</span>`,
      );
      return markup`<tr><td>${what.length > 0 ? what.join(', ') : markup`<span class="dim">${reason ? 'not resolved' : 'no event'}</span>`}${list(tags)}</td><td>${vendor}</td><td>${method}</td><td>${via === 'wrapper' ? (wrapper ?? 'a wrapper') : sdk}</td><td>${placeOf(`${prefix}${file}:${line}:${column}`)}</td></tr>`;
    },
  );
  return {
    id: 'calls',
    title: 'Calls',
    count: all.length,
    body: table('Every analytics call, by file', ['Event', 'To', 'Method', 'By', 'Where'], rows),
  };
}

function unresolved(report: AuditReport, prefix: string): Section | undefined {
  const groups = groupUnresolved(report, prefix);
  if (groups.length === 0) return undefined;
  const rows = groups.map(
    ({ what, text, places: all }) =>
      markup`<tr><td>${UNRESOLVED_THINGS[what]}</td><td>${text}</td><td>${placeList(all)}</td></tr>`,
  );
  return {
    id: 'unresolved',
    title: 'Not resolved',
    count: report.summary.unresolved.length,
    body: markup`${table('What is only known at run time', ['What', 'Why', 'Where'], rows)}${declarations(report)}`,
  };
}

/** What settings would tell of calls that cannot be followed, ready to paste. */
function declarations(report: AuditReport): Markup {
  const entries = wrappersToDeclare(report);
  if (entries.length === 0) return markup``;
  return markup`<p>Those that are analytics are read with these in <code>settings.customerio.wrappers</code>:</p><pre>${entries.map(entry => `${entry},`).join('\n')}</pre>`;
}

function files(report: AuditReport, prefix: string): Section | undefined {
  const problems = report.summary.files.problems;
  if (problems.length === 0) return undefined;
  const rows = problems.map(
    ({ file, status, reason }) =>
      markup`<tr><td>${placeOf(prefix + file)}</td><td>${status}</td><td>${reason}</td></tr>`,
  );
  return {
    id: 'files',
    title: 'Files not read',
    count: problems.length,
    body: table('Files that hold what is not in this report', ['File', 'Status', 'Why'], rows),
  };
}

/** Messages put names between backticks. */
function prose(message: string): Markup {
  return list(
    message.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`)),
    '',
  );
}

function scoreBox(report: AuditReport): Markup {
  const { score } = report;
  if (score === null) return markup`<p class="score"><strong>–</strong> ${withoutScore(report)}</p>`;
  return markup`<p class="score ${score >= 90 ? 'good' : score >= 60 ? 'fair' : 'poor'}"><strong>${score}</strong> of 100</p>`;
}

function number(count: number, label: string, kind: string): Markup {
  return markup`<li class="${kind}"><strong>${count.toLocaleString('en')}</strong> ${label}</li>`;
}

function table(caption: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${list(heads.map(head => markup`<th scope="col">${head}</th>`))}</tr></thead><tbody>${list(rows)}</tbody></table></div>`;
}

function places(
  all: readonly { readonly file: string; readonly line: number; readonly column: number }[],
  prefix: string,
): Markup {
  return placeList(all.map(({ file, line, column }) => `${prefix}${file}:${line}:${column}`));
}

/** Long paths break after their folders. */
function placeOf(place: string): Markup {
  return markup`<code>${list(
    place.split(/(?<=\/)/).map(part => markup`${part}`),
    '<wbr>',
  )}</code>`;
}

function placeList(all: readonly string[]): Markup {
  const items = (some: readonly string[]): Markup =>
    markup`<ul class="places">${list(some.map(place => markup`<li>${placeOf(place)}</li>`))}</ul>`;
  if (all.length <= MAX_PLACES) return items(all);
  return markup`<details><summary>${plural(all.length, 'place')}</summary>${items(all)}</details>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function raw(text: string): Markup {
  return { html: text };
}

function list(parts: readonly Markup[], separator = '\n'): Markup {
  return { html: parts.map(part => part.html).join(separator) };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Whatever is not markup already is text, wherever it comes from. */
function markup(texts: TemplateStringsArray, ...values: readonly (Markup | string | number)[]): Markup {
  return {
    html: texts.reduce((result, text, index) => {
      const value = values[index - 1] as Markup | string | number;
      return (
        result +
        (typeof value === 'object' ? value.html : String(value).replace(/[&<>"']/g, sign => entities[sign] as string)) +
        text
      );
    }),
  };
}
