import type { TSESTree } from '@typescript-eslint/utils';

import { leftIdentitiesIn, waysOut } from '../../lib/concerns/log-out/find.ts';
import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import type { LogOutEvent } from '../../lib/concerns/shared/log-out-events.ts';
import { logOutEventsOf } from '../../lib/concerns/shared/log-out-events.ts';
import { logOutText } from '../../lib/concerns/shared/log-out-words.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { replace } from '../../lib/edit/edit.ts';
import { exchangeImport } from '../../lib/edit/exchange-import.ts';
import { ancestorsOf, contains, nodeAt, sameRange, walk } from '../../lib/edit/nodes.ts';
import { placementOf } from '../../lib/edit/placement.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import { callsOf } from '../shared/calls-of.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';

import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import { saysApart, whyNotImport } from '../shared/processes.ts';
import { TO_BE_MADE } from '../shared/helper-module.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { linksOfPage } from '../shared/links-of-page.ts';
import { lookAt } from '../shared/whole-session.ts';
import { atStart } from '../shared/at-start.ts';
import { FORGET_NAME, forgetIn } from './forget.ts';
import { isMemoryName } from './memory.ts';
import { isAmbientCustomerio } from './owner.ts';
import { receiverOf } from '../../lib/edit/receiver.ts';

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;

/** The log-outs that stand in other files than the owner of the client. */
export interface OutsideLogOuts {
  /** Absolute. */
  readonly files: readonly string[];
  /** They call the owner's function, or are about to. */
  readonly areForgetting: boolean;
  /** Some cannot call it, and the owner hears of them. */
  readonly areUnreachable: boolean;
  find(at: FileAtHand): readonly Found[];
}

export interface OutsideOptions {
  /** Absolute. */
  readonly owner: string;
  /** Whether a call has the owner's client forget. */
  isReset(call: AnalyticsCall): boolean;
  /** The owner notes by itself that nobody is logged in. */
  readonly isNoted: boolean;
  /** The owner hears of log-outs by events or actions. */
  readonly isHeard: boolean;
}

/**
 * Where a project ends the identity outside of the module that owns the client: where it resets the client, and in
 * its log-outs, unless it does so somewhere else: whatever that is, it runs when somebody logs out. Where an earlier
 * run put the function of the owner counts as the reset that stood there.
 */
export function outsideLogOuts(view: ProjectView, options: OutsideOptions): OutsideLogOuts {
  const { owner, isReset, isNoted, isHeard } = options;
  const resets = view.calls().filter(call => isReset(call) && !isForgetting(view, owner, call));
  const isElsewhereByCall = isForgottenElsewhere(view, owner);
  const elsewhere = resets.filter(call => !isInLogOut(view, view.absolute(call.file), call.range));
  const isElsewhere = isElsewhereByCall || elsewhere.length > 0;
  const isSeenFromOutside = isElsewhereByCall || elsewhere.some(call => !hangsOnMemory(view, call));
  // What the owner notes by itself it learns of the page's state: not of a session that ends on the way to another page.
  const isAsked = ({ isShown }: LogOut): boolean => !(isNoted && isShown);
  const askedIn = (place: LogOutPlace): readonly LogOut[] => {
    const asked = waysOut(place.reading, place.source.program, place.sourceCode).filter(isAsked);
    const left = isElsewhere && asked.length > 0 ? asked.filter(isLeftIn(place)) : asked;
    return isSeenFromOutside ? left : [...left, ...linksIn(view, place)];
  };
  const files = new Set(resets.map(({ file }) => view.absolute(file)));
  for (const file of view.files) {
    const place = CODE.test(file) ? placeIn(view, file) : undefined;
    if (place && askedIn(place).length > 0) {
      files.add(file);
    }
  }
  // A session also ends where the page is told so, which is all that shows where nothing ends it here.
  const hearing =
    isElsewhere || isNoted || isHeard || files.size > 0 || logOutsOf(view, owner).length > 0 ? [] : hearingFiles(view);
  hearing.forEach(file => files.add(file));
  files.delete(owner);
  const unreachable = isHeard ? [...files].filter(file => isOutOfReach(view, file, owner)) : [];
  unreachable.forEach(file => files.delete(file));
  return {
    files: [...files],
    areUnreachable: unreachable.length > 0,
    areForgetting: files.size > 0 || isElsewhereByCall,
    find(at) {
      if (view.isPlainScript(at.source)) {
        return [...at.calls.filter(isReset), ...logOutsOf(view, at.file).map(({ head }) => head)].map(({ range }) => ({
          range,
          what: 'log-out',
          becomes: { skipped: PLAIN_SCRIPT, forPerson: true },
        }));
      }
      const ended = resetsIn(at, owner, isReset);
      const others = [
        ...(hearing.includes(at.file) ? logOutEventsOf(at.source).map(event => eventOf(at, owner, event)) : []),
        ...askedIn(at)
          .filter(({ fn }) => !ended.some(({ range }) => contains(fn.range, range)))
          .map(logOut => logOutOf(at, owner, logOut)),
      ];
      return [...ended, ...(ended.some(isImporting) ? others.map(afterwards) : others)];
    },
  };
}

/** Whether a place brings an import with it. */
export function isImporting({ becomes }: Found): boolean {
  return typeof becomes === 'object' && 'once' in becomes && (becomes.once ?? []).length > 0;
}

/** A place that needs an import which another one brings waits for it: it may take the place of one that goes. */
export function afterwards(found: Found): Found {
  return isImporting(found) ? { ...found, becomes: 'later' } : found;
}

/** The files that identify people by a function of another module, and hear by an event's name that they log out. */
function hearingFiles(view: ProjectView): readonly string[] {
  const identifying = view.calls().filter(call => isHandedOn(call) && call.method === 'identify');
  return [...new Set(identifying.map(({ file }) => view.absolute(file)))].filter(file => {
    const source = view.parsed(file);
    return source !== undefined && logOutEventsOf(source).length > 0;
  });
}

function isHandedOn({ via, vendor, identity, inTest }: AnalyticsCall): boolean {
  return via === 'wrapper' && vendor === 'customerio' && identity === 'ambient' && !inTest;
}

function isOutOfReach(view: ProjectView, file: string, owner: string): boolean {
  const source = view.parsed(file);
  return source !== undefined && whyNotImport(view, source, owner) !== undefined;
}

/** A file as log-outs are looked for in it. */
type LogOutPlace = Pick<FileAtHand, 'reading' | 'source' | 'sourceCode'>;

/** Undefined for a file that says nothing of logging out, or cannot be read. */
function placeIn(view: ProjectView, file: string): LogOutPlace | undefined {
  const look = logOutText.test(view.text(file) ?? '') ? lookAt(view, file) : undefined;
  return look && { ...look, reading: view.ruleReading(look.source, look.calls) };
}

/** The functions of a file that log somebody out. */
function logOutsOf(view: ProjectView, file: string): readonly LogOut[] {
  const place = placeIn(view, file);
  return place ? waysOut(place.reading, place.source.program, place.sourceCode) : [];
}

/** Those of the owner by which somebody stays known to the client, whatever else forgets them, or did before a run. */
export function leavingLogOuts(view: ProjectView, owner: string): readonly LogOut[] {
  const place = placeIn(view, owner);
  const logOuts = place ? waysOut(place.reading, place.source.program, place.sourceCode) : [];
  const left =
    place && logOuts.length > 0
      ? logOuts.filter(logOut => callsOf(logOut.fn, FORGET_NAME).length > 0 || isLeftIn(place)(logOut))
      : [];
  const isReset = view
    .calls()
    .filter(call => isAmbientCustomerio(call) && call.method === 'reset' && !isForgetting(view, owner, call))
    .some(call => !hangsOnMemory(view, call));
  return place && !isReset ? [...left, ...linksIn(view, place)] : left;
}

/** Whether a reset is made only of whom the module remembers, which is nobody where the page has just been loaded. */
function hangsOnMemory(view: ProjectView, { file, range }: AnalyticsCall): boolean {
  const source = view.parsed(view.absolute(file));
  const node = source && nodeAt(source.program, range);
  const outer = node ? ancestorsOf(node) : [];
  return (
    (node?.type === 'CallExpression' && isRemembered(receiverOf(node) ?? node)) ||
    outer.some(each => each.type === 'IfStatement' && contains(each.consequent.range, range) && isRemembered(each.test))
  );
}

function isRemembered(node: TSESTree.Node): boolean {
  let found = false;
  walk(node, each => {
    found ||= each.type === 'Identifier' && isMemoryName(each.name);
    return !found;
  });
  return found;
}

/** By a link the page is left: what it would learn of the session's end it does not learn any more. */
function linksIn(view: ProjectView, { source, sourceCode }: LogOutPlace): readonly LogOut[] {
  return linksOfPage(view, source, sourceCode);
}

function isLeftIn({ reading, source, sourceCode }: LogOutPlace): (logOut: LogOut) => boolean {
  const left = leftIdentitiesIn(reading, source.program, sourceCode).filter(
    ({ kept: { by, call } }) => by === 'client' && call.vendor === 'customerio',
  );
  return ({ fn }) => left.some(({ logOut }) => sameRange(logOut.fn.range, fn.range));
}

function isInLogOut(view: ProjectView, file: string, range: Range): boolean {
  return logOutsOf(view, file).some(({ fn }) => contains(fn.range, range));
}

/** Whether a reset is that of the function which an earlier run made. */
function isForgetting(view: ProjectView, owner: string, { file, range }: AnalyticsCall): boolean {
  if (view.absolute(file) !== owner || !view.text(owner)?.includes(FORGET_NAME)) {
    return false;
  }
  const source = view.parsed(owner);
  const node = source && nodeAt(source.program, range);
  return (
    node !== undefined &&
    ancestorsOf(node).some(outer => outer.type === 'FunctionDeclaration' && outer.id?.name === FORGET_NAME)
  );
}

/** Whether other files call the owner's function where nobody logs out. */
function isForgottenElsewhere(view: ProjectView, owner: string): boolean {
  return view.files.some(file => {
    const source = file !== owner && view.text(file)?.includes(FORGET_NAME) ? view.parsed(file) : undefined;
    return (
      source !== undefined && callsOf(source.program, FORGET_NAME).some(call => !isInLogOut(view, file, call.range))
    );
  });
}

/** `client.reset()` becomes `forgetCioUser()`. */
function resetsIn(at: FileAtHand, owner: string, isReset: (call: AnalyticsCall) => boolean): Found[] {
  const { source } = at;
  const found = at.calls.filter(isReset).flatMap(call => {
    const node = nodeAt(source.program, call.range);
    return node?.type === 'CallExpression' ? [node] : [];
  });
  const circle = found.length > 0 ? at.whyNotImport(owner) : undefined;
  if (circle !== undefined) {
    return found.map(({ range }) => ({
      range,
      what: 'log-out',
      becomes: { skipped: outOfReach(circle), forPerson: true },
    }));
  }
  const { name, edits: once } = at.importFrom(owner, FORGET_NAME);
  return found.map(node => {
    const outer = outerOf(node);
    const edits: Edit[] = [replace(outer.range, `${name}()`)];
    const receiver = receiverOf(node);
    const imports = receiver ? exchangeImport(source, receiver, found.length, once) : once;
    return { range: node.range, what: 'log-out', becomes: { edits, once: imports } };
  });
}

/** With the `await` or `void` in front, which the helper has no use for, where nothing else looks at the result. */
function outerOf(node: TSESTree.CallExpression): TSESTree.Node {
  const placement = placementOf(node);
  const { outer } = placement;
  const isPlain = outer === node || ancestorsOf(node)[0] === outer;
  return placement.kind === 'statement' && isPlain && /^(?:Await|Unary|Chain)Expression$/.test(outer.type)
    ? outer
    : ancestorsOf(node)[0]?.type === 'ChainExpression'
      ? (ancestorsOf(node)[0] as TSESTree.Node)
      : node;
}

/** @param circle a clause */
function outOfReach(circle: string): string {
  return saysApart(circle)
    ? circle
    : `${circle}: ${TO_BE_MADE}, or call ${FORGET_NAME}() from a module that both may import`;
}

function eventOf(at: FileAtHand, owner: string, event: LogOutEvent): Found {
  const { range } = event.name;
  const what = 'log-out';
  if ([event.body].flat().some(part => callsOf(part, FORGET_NAME).length > 0)) {
    return { range, what, becomes: 'right' };
  }
  const circle = at.whyNotImport(owner);
  if (circle !== undefined) {
    return { range, what, becomes: { skipped: outOfReach(circle), forPerson: true } };
  }
  const helper = at.importFrom(owner, FORGET_NAME);
  const edits = atStart(at.source, event, `${helper.name}()`);
  return {
    range,
    what,
    becomes: edits ? { edits, once: helper.edits } : { skipped: `call ${FORGET_NAME}() here`, forPerson: true },
  };
}

function logOutOf(at: FileAtHand, owner: string, logOut: LogOut): Found {
  const { fn, head, name } = logOut;
  const what = name || 'log-out';
  // Of markup there are no calls, but its text.
  const isForgetting = fn.type === 'JSXOpeningElement' && at.source.text.slice(...fn.range).includes(`${FORGET_NAME}(`);
  if (isForgetting || callsOf(fn, FORGET_NAME).length > 0) {
    return { range: head.range, what, becomes: 'right' };
  }
  const circle = at.whyNotImport(owner);
  if (circle !== undefined) {
    return { range: head.range, what, becomes: { skipped: outOfReach(circle), forPerson: true } };
  }
  const helper = at.importFrom(owner, FORGET_NAME);
  const edits = forgetIn(at.source, logOut, at.calls, `${helper.name}()`);
  return {
    range: head.range,
    what,
    becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : { edits, once: helper.edits },
  };
}
