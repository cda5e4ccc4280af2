import { problemText } from '../../lib/plan/model.ts';
import { campaignsWaitingFor } from '../../lib/plan/waiting.ts';
import { escapeExpression } from '../../lib/text/escape.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { fitsPattern } from '../../lib/text/pattern.ts';
import type { Remark } from '../shared/codemod.ts';
import { plansWithBoth, whatOf } from './data-files.ts';
import type { Plan } from './places.ts';
import type { Known, Request } from './requests.ts';
import { sentNames } from './requests.ts';
import type { Sources } from './sources.ts';

const MAX_PLACES = 3;

type Renames = ReadonlyMap<string, string>;

/** What belongs to no single place: what a person has to do elsewhere, and what was asked in vain. */
export function remarksOf(sources: Sources, known: Known, request: Request, plan: Plan, done: Renames): Remark[] {
  return [
    ...unsent(known, request),
    ...waiting(plan),
    ...unstyled(request),
    ...doubtful(request),
    ...built(known, done),
    ...planned(known, request, done),
    ...leftOver(sources, known, request, plan, done),
    ...campaigns(known, request, done),
    ...campaignFiles(known, done),
  ];
}

function unsent({ calls, lock, plan }: Known, { renames }: Request): Remark[] {
  const sent = sentNames(calls);
  return [...renames].flatMap(([from, to]): Remark[] => {
    if (sent.has(from)) {
      return [];
    }
    const isDone =
      sent.has(to) && (lock ? ownValue(lock.renamed, from) === to || !Object.hasOwn(lock.events, from) : true);
    return sent.has(to)
      ? isDone || plan?.names.has(from) === true
        ? []
        : [{ text: `No call sends "${from}"; "${to}" is sent already.`, forPerson: false }]
      : [{ text: `No call sends "${from}".`, forPerson: true }];
  });
}

function waiting(plan: Plan): Remark[] {
  return [...plan.waiting]
    .filter(([event]) => plan.held.has(event))
    .map(([event, place]) => ({
      text: `"${event}" keeps its name everywhere until ${place} can have the new one as well: an event must not have two names.`,
      forPerson: false,
    }));
}

function unstyled({ unstyled: names }: Request): Remark[] {
  return names.map(name => ({
    text: `The words of "${name}" cannot be told apart. Say its new name: --rename "${name}=…".`,
    forPerson: true,
  }));
}

function doubtful({ doubtful: pairs }: Request): Remark[] {
  return pairs.map(([from, to]) => ({
    text: `"${from}" keeps its name: by customerio.lock.json an earlier run has given it to what had another, and a second run must not give that on. If it is to be "${to}" all the same, ask for that alone: --rename "${from}=${to}".`,
    forPerson: true,
  }));
}

/** Names put together at run time that may be the old one. What leaves most of the name open fits too much to say anything. */
function built({ calls }: Known, done: Renames): Remark[] {
  return [...done].flatMap(([from, to]): Remark[] => {
    const places = calls.flatMap(call =>
      !call.inTest &&
      !call.forwards &&
      call.patterns.some(pattern => pattern.replaceAll('*', '').length * 2 >= from.length && fitsPattern(from, pattern))
        ? [`${call.file}:${call.line}`]
        : [],
    );
    return places.length > 0
      ? [
          {
            text: `The name that is put together at ${listed(places)} can be "${from}". Look whether it has to be "${to}" now.`,
            forPerson: true,
          },
        ]
      : [];
  });
}

/** What the plan needs that this does not write. */
function planned({ view, plan }: Known, { mode }: Request, done: Renames): Remark[] {
  if (!plan) {
    return [];
  }
  const fault = done.size > 0 ? plan.problems.find(({ losesEvents }) => losesEvents) : undefined;
  if (fault) {
    return [
      {
        text: `The tracking plan has a fault, so that names in it may not have been seen. Mend it, and run this again: ${problemText(fault)}`,
        forPerson: true,
      },
    ];
  }
  if (mode === 'dual') {
    const written = new Set(plansWithBoth(view, plan, done).flatMap(({ sites }) => sites.map(({ what }) => what)));
    return [...done]
      .filter(([from, to]) => plan.names.has(from) && !plan.names.has(to) && !written.has(whatOf(from, to)))
      .map(([from, to]) => ({
        text: `The tracking plan has "${from}" and not "${to}". Add it until --finish: as ${plan.names.get(from)?.[0]?.file ?? 'the plan'} has "${from}".`,
        forPerson: true,
      }));
  }
  return [...done]
    .filter(([from]) => plan.names.get(from)?.some(({ file }) => file === 'settings.customerio.plan'))
    .map(([from, to]) => ({
      text: `The plan in settings.customerio names "${from}". Call it "${to}" there.`,
      forPerson: true,
    }));
}

/** Texts that are the old name and were not told to be it. */
function leftOver(sources: Sources, { view }: Known, { mode }: Request, plan: Plan, done: Renames): Remark[] {
  if (mode === 'dual') {
    return [];
  }
  return [...done].flatMap(([from]): Remark[] => {
    const pattern = new RegExp(`(['"\`])${escapeExpression(from)}\\1`, 'g');
    const places = sources.filesWith(from).flatMap(file => {
      const text = sources.textOf(file);
      const changed = plan.changes.filter(({ source }) => source.file === file).map(({ node }) => node.range[0]);
      // `--dual` passed its names off as the old ones.
      const isCast = (index: number): boolean =>
        mode === 'finish' && /\bas\s+$/.test(text.slice(Math.max(index - 10, 0), index));
      return [...text.matchAll(pattern)]
        .filter(({ index }) => !changed.includes(index) && !isCast(index))
        .map(({ index }) => `${view.relative(file)}:${text.slice(0, index).split('\n').length}`);
    });
    return places.length > 0
      ? [
          {
            text: `"${from}" also stands at ${listed(places)}, where nothing tells that it is this event. Look whether it is.`,
            forPerson: false,
          },
        ]
      : [];
  });
}

function campaigns({ calls }: Known, { mode }: Request, done: Renames): Remark[] {
  const sent = sentNames(calls);
  const names = [...done].filter(([from]) => sent.has(from)).map(([from, to]) => `"${from}" → "${to}"`);
  if (names.length === 0) {
    return [];
  }
  const list = names.join(', ');
  const text = {
    rename: `Change these names in Customer.io too, in every campaign, segment and broadcast that waits for them: ${list}.`,
    dual: `Both names are sent now. Move the campaigns, segments and broadcasts in Customer.io, and then run this with --finish: ${list}.`,
    finish: `From now on only the new names are sent. No campaign, segment or broadcast in Customer.io may wait for an old one: ${list}.`,
  }[mode];
  return [{ text, forPerson: false }];
}

/** Campaigns that lie beside the code: they are the team's to change, at the time that suits them. */
function campaignFiles({ view }: Known, done: Renames): Remark[] {
  return [...campaignsWaitingFor(view.root, new Set(done.keys()))].map(([from, files]) => ({
    text: `${listed(files)} ${files.length > 1 ? 'start' : 'starts'} on "${from}". Let ${files.length > 1 ? 'them' : 'it'} start on "${done.get(from) as string}".`,
    forPerson: true,
  }));
}

function listed(places: readonly string[]): string {
  const shown = [...new Set(places)];
  return (
    shown.slice(0, MAX_PLACES).join(', ') +
    (shown.length > MAX_PLACES ? ` and ${shown.length - MAX_PLACES} more places` : '')
  );
}
