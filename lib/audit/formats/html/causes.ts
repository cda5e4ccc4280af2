import { titleOf } from '../../titles.ts';
import { eventsOf, findingsOf, placeOfCause, plural, type FormatOptions } from '../format.ts';
import { eventsToCheck, howToKnow, stepsOf, type Step } from '../steps.ts';
import {
  folded,
  list,
  markup,
  nothing,
  place,
  places,
  prose,
  tag,
  type Markup,
  type PageOptions,
  type Section,
} from './markup.ts';

import type { AuditCause, AuditPlace, AuditReport } from '../../report.ts';

/** Causes that stand open; the others wait behind their headings. */
const MAX_OPEN = 3;
const MAX_EVENTS = 12;
/** Origins of which the code is shown. */
const MAX_EXCERPTS = 3;
/** Rules about secrets: what stands where they report is not shown. */
const secretRules = /\/(?:no-hardcoded-credentials|no-public-secret|no-mismatched-api-key|valid-http-request)$/;

export function causes(report: AuditReport, options: PageOptions): Section {
  const all = report.summary.causes;
  const items = all.map((cause, index) => causeOf(cause, index, report, options));
  return {
    id: 'causes',
    title: 'What is wrong, and what to do',
    count: all.length,
    body:
      all.length > 0
        ? markup`<p class="dim">${prose(howToKnow(report))}</p>${list(items)}`
        : markup`<p class="dim">Nothing was found.</p>`,
  };
}

function causeOf(cause: AuditCause, index: number, report: AuditReport, options: PageOptions): Markup {
  const { ruleId, severity, harm, events, findings, origins } = cause;
  const url = report.summary.rules.find(rule => rule.ruleId === ruleId)?.url;
  const rule = url ? markup`<a href="${url}" rel="noreferrer">${ruleId}</a>` : markup`${ruleId}`;
  const counts = [plural(findings.length, 'place'), ...(events.length > 0 ? [eventsOf(cause, report)] : [])];
  const from = origins.length > 0 ? origins.slice(0, MAX_EXCERPTS) : [placeOfCause(cause, report)];
  return markup`<details class="cause ${severity}"${index < MAX_OPEN ? markup` open` : nothing}><summary><h3>${index + 1}. ${titleOf(ruleId)}</h3> ${tag(severity, severity)} <span class="dim">${counts.join(', ')}</span></summary>
<p id="${causeId(index)}">${prose(harm)}</p>
${steps(stepsOf(cause, report))}
${eventList(cause, report, options)}
<h4>${origins.length > 0 ? 'Where it comes from' : 'Where it shows first'}</h4>
${list(from.map(at => excerpt(at, ruleId, options)))}
${origins.length > MAX_EXCERPTS ? places(origins.slice(MAX_EXCERPTS), options) : nothing}
${origins.length > 0 || findings.length > 1 ? markup`<h4>Where it shows</h4>${places(findingsOf(cause, report), options)}` : nothing}
<p class="rule dim">Rule ${rule}</p>
</details>`;
}

/** Inside of what is folded, so that a link to it unfolds it. */
export function causeId(index: number): string {
  return `cause-${index + 1}`;
}

function steps(all: readonly Step[]): Markup {
  if (all.length === 0) return nothing;
  const items = all.map(
    ({ who, text, command, link }) =>
      markup`<li><strong>${who}:</strong> ${prose(text)}${link ? markup` <a href="${link.url}" rel="noreferrer">${link.text}</a>` : nothing}${command ? markup`<pre class="command" tabindex="0" role="region" aria-label="Command">${command}</pre>` : nothing}</li>`,
  );
  return markup`<h4>What to do</h4><ol class="steps">${list(items)}</ol>`;
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

/** The names, ready to copy, to look for in Customer.io where the mend is felt there. */
function eventList(cause: AuditCause, report: AuditReport, { prefix }: FormatOptions): Markup {
  if (cause.events.length === 0) return nothing;
  const checked = eventsToCheck(cause, report);
  if (checked.length === 0) return markup`<h4>Events</h4>${namesOf(cause.events)}`;
  const files = [...new Set(checked.flatMap(({ campaigns }) => campaigns))];
  const known =
    files.length > 0
      ? markup` In this project, these start on them: ${files.map(file => prefix + file).join(', ')}.`
      : nothing;
  return markup`<h4>Check in Customer.io</h4><p>Look for campaigns and segments that use ${checked.length === 1 ? 'this event' : 'these events'}; the code does not tell which do.${known}</p>${namesOf(checked.map(({ name }) => name))}`;
}

function namesOf(events: readonly string[]): Markup {
  const names = markup`<pre tabindex="0" role="region" aria-label="Names of events">${events.join('\n')}</pre>`;
  return events.length > MAX_EVENTS ? folded(plural(events.length, 'event'), names) : names;
}
