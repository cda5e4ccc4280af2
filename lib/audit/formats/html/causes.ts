import { titleOf } from '../../titles.ts';
import { findingsOf, placeOfCause, plural, type FormatOptions } from '../format.ts';
import { folded, list, markup, nothing, place, places, prose, tag, type Markup, type Section } from './markup.ts';

import type { AuditCause, AuditPlace, AuditReport } from '../../report.ts';

/** Causes that stand open; the others wait behind their headings. */
const MAX_OPEN = 3;
const MAX_EVENTS = 12;
/** Rules about secrets: what stands where they report is not shown. */
const secretRules = /\/(?:no-hardcoded-credentials|no-public-secret|no-mismatched-api-key|valid-http-request)$/;

export function causes(report: AuditReport, options: FormatOptions): Section {
  const all = report.summary.causes;
  const items = all.map((cause, index) => causeOf(cause, index < MAX_OPEN, report, options));
  return {
    id: 'causes',
    title: 'What is wrong, and what to do',
    count: all.length,
    body: all.length > 0 ? list(items) : markup`<p class="dim">Nothing was found.</p>`,
  };
}

function causeOf(cause: AuditCause, isOpen: boolean, report: AuditReport, options: FormatOptions): Markup {
  const { ruleId, severity, harm, remedy, command, events, findings, origins } = cause;
  const url = report.summary.rules.find(rule => rule.ruleId === ruleId)?.url;
  const rule = url ? markup`<a href="${url}" rel="noreferrer">${ruleId}</a>` : markup`${ruleId}`;
  const counts = [plural(findings.length, 'place'), ...(events.length > 0 ? [plural(events.length, 'event')] : [])];
  return markup`<details class="cause ${severity}"${isOpen ? markup` open` : nothing}><summary><h3>${titleOf(ruleId)}</h3> ${tag(severity, severity)} <span class="dim">${counts.join(', ')}</span></summary>
<p>${prose(harm)}</p>
${remedy ? markup`<p><strong>What to do.</strong> ${prose(remedy)}</p>` : nothing}
${command ? markup`<pre class="command" tabindex="0" role="region" aria-label="Command">${command}</pre>` : nothing}
${origins.length > 0 ? markup`<h4>Where it comes from</h4>` : markup`<h4>Where it shows first</h4>`}
${excerpt(placeOfCause(cause, report), ruleId, options)}
${origins.length > 1 ? places(origins.slice(1), options) : nothing}
${eventList(events)}
${origins.length > 0 || findings.length > 1 ? markup`<h4>Where it shows</h4>${places(findingsOf(cause, report), options)}` : nothing}
<p class="rule dim">Rule ${rule}</p>
</details>`;
}

function excerpt(at: AuditPlace, ruleId: string, options: FormatOptions): Markup {
  const found = secretRules.test(ruleId) ? undefined : options.excerptOf(at);
  const line = markup`<p class="origin">${place(at, options)}</p>`;
  if (!found) return line;
  const lines = found.lines.map((text, index) => {
    const number = found.first + index;
    const content = markup`<span class="number">${number}</span> ${text}`;
    return number === at.line ? markup`<mark>${content}</mark>` : content;
  });
  return markup`${line}<pre class="code" tabindex="0" role="region" aria-label="Code around line ${at.line}">${list(lines)}</pre>`;
}

function eventList(events: readonly string[]): Markup {
  if (events.length === 0) return nothing;
  const items = markup`<ul class="names">${list(events.map(name => markup`<li>${name}</li>`))}</ul>`;
  return markup`<h4>Events</h4>${events.length > MAX_EVENTS ? folded(plural(events.length, 'event'), items) : items}`;
}
