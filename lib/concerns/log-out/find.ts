/** Log-outs that leave behind whom analytics knows. */
import { contains, enclosingFunction, pathOf, walk } from '../../edit/nodes.ts';
import { acrossProject } from '../../rule/across.ts';
import { sourceCodeOf } from '../../rule/outside-eslint.ts';
import { logOutEventsOf } from '../shared/log-out-events.ts';
import { isLogOutName, logOutText } from '../shared/log-out-words.ts';
import { logOutsIn, serverLogOutsIn } from '../shared/log-outs.ts';
import { isLogOutText } from '../shared/session-state.ts';
import { canRunTogether, packageAround } from '../shared/packages.ts';
import { nodeIn, parsedFile, textIn } from '../shared/parsed.ts';
import { callersOf, filesAround, unfollowedCallers } from './callers.ts';
import { personStatesIn } from '../shared/person-state.ts';
import { isPageFile } from '../shared/client-side.ts';
import { otherOnPage } from '../shared/page-clients.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Project } from '../../project/project.ts';
import type { CallRef, Enclosing } from '../../project/running.ts';
import type { AnalyticsCall, FunctionRef } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { LogOut } from '../shared/log-outs.ts';
import type { PersonState } from '../shared/person-state.ts';

export interface LeftIdentity {
  readonly logOut: LogOut;
  readonly kept: KeptIdentity;
}

/** Somebody whom a client knows until it is told to forget. */
export interface KeptIdentity {
  readonly call: AnalyticsCall;
  /**
   * `client`: the client keeps the person. `variable`: the code around it does, in what is called `name`. `visitor`: it
   * identifies nobody, and shares the id of the visitor with a client that does.
   */
  readonly by: 'client' | 'variable' | 'visitor';
  readonly name?: string;
  /** The functions that empty the variable. */
  readonly forgetting?: readonly FunctionRef[];
}

/** Each log-out of a file with each identity that it leaves. */
export function leftIdentitiesIn(
  reading: RuleReading,
  program: TSESTree.Program,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly LeftIdentity[] {
  const { project, file } = reading;
  // Asked first, so that the project knows the text in the editor.
  void reading.calls;
  const kept = keptIdentitiesOf(project, file);
  if (kept.length === 0) return [];
  return waysOut(reading, program, sourceCode).flatMap(logOut => {
    const left = kept.filter(one => !isForgotten(logOut, one, reading));
    // A client without a person of its own counts where the one that it shares the visitor with is forgotten.
    return left
      .filter(({ by }) => by !== 'visitor' || left.every(one => one.by === 'visitor'))
      .map(one => ({ logOut, kept: one }));
  });
}

/** The log-outs of a file that end the session themselves, and hand on to no other of the project. */
export function waysOut(
  reading: RuleReading,
  program: TSESTree.Program,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly LogOut[] {
  const { project, file } = reading;
  const all = logOutsIn(program, surroundingsOf(project, file, sourceCode));
  return all.filter(logOut => !handsOn(logOut, all, reading));
}

function surroundingsOf(
  project: Project,
  file: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Parameters<typeof logOutsIn>[1] {
  return {
    sourceCode,
    file,
    called: ({ range }) => project.running.called({ file, range }),
    named: name => project.running.named(file, name),
    isServerLogOut: fn => isOneOf(serverLogOutsOf(project, fn.file), fn),
  };
}

function isOneOf(logOuts: readonly LogOut[], { range }: FunctionRef): boolean {
  return logOuts.some(({ fn }) => fn.range[0] === range[0] && fn.range[1] === range[1]);
}

/** Those of the program that a file is part of, one a client. */
function keptIdentitiesOf(project: Project, file: string): readonly KeptIdentity[] {
  const ofProgram = keptIdentities(project).filter(({ call }) => canRunTogether(file, call.file, project));
  return ofProgram.filter(({ call }, index) => ofProgram.findIndex(one => one.call.sdk === call.sdk) === index);
}

/** One identify a client and package whose identity outlives a log-out: programs of a workspace may share the client. */
export const keptIdentities = acrossProject((calls, project: Project): readonly KeptIdentity[] => {
  const own = calls.filter(call => !call.inTest);
  const kept = new Map<string, KeptIdentity>();
  for (const call of own) {
    const key = `${call.sdk} ${packageAround(call.file, project)?.folder ?? ''}`;
    if (call.method !== 'identify' || !(call.parts.userId || call.parts.traits) || kept.has(key)) continue;
    const one: KeptIdentity | undefined =
      call.identity === 'ambient' ? { call, by: 'client' } : keptByVariable(call, project);
    if (one) kept.set(key, one);
  }
  const isKnown = (sdk: string, file: string): boolean =>
    [...kept.values()].some(({ call }) => call.sdk === sdk && canRunTogether(call.file, file, project));
  const visitors = [...kept.values()].flatMap(({ call, by }) => {
    const other = by === 'client' ? otherOnPage(call, own, project) : undefined;
    return other && !isKnown(other.sdk, call.file) ? [{ call: other, by: 'visitor' as const }] : [];
  });
  return [...kept.values(), ...visitors];
});

/** A client for servers in a page, where the code beside it keeps the person in a variable. */
function keptByVariable(call: AnalyticsCall, project: Project): KeptIdentity | undefined {
  const parsed = parsedFile(project, call.file);
  const node = parsed?.nodeAt(call.range);
  if (!parsed || !node || !isPageFile(parsed.source)) return undefined;
  const states = personStatesIn(parsed.source.program, sourceCodeOf(parsed.source), [node]);
  const state = states.find(one => one.isLasting && holdsPerson(one, node));
  return (
    state && {
      call,
      by: 'variable',
      name: state.name,
      forgetting: state.clears.flatMap(clear => {
        const fn = enclosingFunction(clear);
        return fn ? [{ file: call.file, range: fn.range }] : [];
      }),
    }
  );
}

/** Whether what is written beside an identify is of the person: a flag of the screen, such as `setLoading(true)`, is not. */
function holdsPerson({ writes, isRead }: PersonState, identify: TSESTree.Node): boolean {
  const given = new Set<string>();
  let isGiven = false;
  walk(identify, node => {
    isGiven ||= isRead(node);
    if (node.type === 'Identifier') given.add(node.name);
  });
  return isGiven || writes.some(write => namesIn(write).some(name => given.has(name)));
}

/** What the value is made of that is written: of `known = user.id` and of `setKnown(user.id)`. */
function namesIn(write: TSESTree.Node): readonly string[] {
  const values =
    write.type === 'AssignmentExpression' ? [write.right] : write.type === 'CallExpression' ? write.arguments : [];
  const names: string[] = [];
  for (const value of values) {
    walk(value, node => {
      if (node.type === 'Identifier') names.push(node.name);
    });
  }
  return names;
}

/**
 * Whether another function of the project is the log-out: one that it calls, since the report stands where the session
 * ends, or, for what is known by what it takes away alone, one that calls it.
 */
function handsOn({ fn, isClearing }: LogOut, ofFile: readonly LogOut[], { project, file }: RuleReading): boolean {
  const own = { file, range: fn.range };
  if (handsOnToSelf(fn, ofFile)) return true;
  if (isClearing) return isClearedBy(own, ofFile, project);
  const isOther = (one: FunctionRef): boolean =>
    !(one.file === file && contains(fn.range, one.range)) && isLogOut(one, project, true);
  return project.running.reaches(own, () => false, isOther);
}

/** Whether it runs another log-out of the object that both are methods of: `this.signOut()`, whoever makes the object. */
function handsOnToSelf(fn: LogOut['fn'], ofFile: readonly LogOut[]): boolean {
  const { parent } = fn;
  const siblings =
    parent?.type === 'Property' || parent?.type === 'MethodDefinition'
      ? ofFile.filter(one => one.fn.parent !== parent && one.fn.parent?.parent === parent.parent && one.name !== '')
      : [];
  return (
    siblings.length > 0 &&
    callsWithin(fn).some(({ callee }) => siblings.some(({ name }) => pathOf(callee) === `this.${name}`))
  );
}

/** Whether a log-out of the project comes to a function, or to what that function stands in. */
function isClearedBy(own: FunctionRef, ofFile: readonly LogOut[], project: Project): boolean {
  const isOwn = (one: FunctionRef): boolean => one.file === own.file && contains(one.range, own.range);
  const comesTo = (file: string, logOuts: readonly LogOut[]): boolean =>
    logOuts.some(
      ({ fn, isClearing }) => !isClearing && project.running.reaches({ file, range: fn.range }, () => false, isOwn),
    );
  const others = filesAround(project).filter(file => file !== own.file);
  return comesTo(own.file, ofFile) || others.some(file => comesTo(file, logOutsOf(project, file)));
}

/** @param isTold not by what it takes away alone */
function isLogOut(one: FunctionRef, project: Project, isTold = false): boolean {
  return isOneOf(
    logOutsOf(project, one.file).filter(({ isClearing }) => !(isTold && isClearing)),
    one,
  );
}

/** By file; as long as the calls of the project stay the same. */
const logOutsByFile = acrossProject(() => new Map<string, readonly LogOut[]>());
const serverLogOutsByFile = acrossProject(() => new Map<string, readonly LogOut[]>());

export function logOutsOf(project: Project, file: string): readonly LogOut[] {
  return foundIn(project, file, logOutsByFile(project), logOutsIn);
}

function serverLogOutsOf(project: Project, file: string): readonly LogOut[] {
  // An action that hands on to another one is no page that does; and they may call each other.
  const find: typeof logOutsIn = (program, at) => serverLogOutsIn(program, { ...at, isServerLogOut: () => false });
  return foundIn(project, file, serverLogOutsByFile(project), find);
}

function foundIn(
  project: Project,
  file: string,
  known: Map<string, readonly LogOut[]>,
  find: typeof logOutsIn,
): readonly LogOut[] {
  const before = known.get(file);
  if (before) return before;
  const parsed = logOutText.test(textIn(project, file)) ? parsedFile(project, file) : undefined;
  const found = parsed ? find(parsed.source.program, surroundingsOf(project, file, sourceCodeOf(parsed.source))) : [];
  known.set(file, found);
  return found;
}

/** Whether the person is forgotten when this session ends: by the log-out, by all who call it, or by what follows it. */
function isForgotten({ fn, name }: LogOut, kept: KeptIdentity, reading: RuleReading): boolean {
  const { project, file } = reading;
  const { running } = project;
  const own = { file, range: fn.range };
  const resets = resetsOf(kept, reading);
  const isReset = (call: CallRef): boolean => resets.some(reset => isSamePlace(reset, call));
  const forgets = (one: FunctionRef): boolean =>
    running.reaches(one, isReset, called => kept.forgetting?.some(each => isSamePlace(each, called)) ?? false);
  if (resets.some(reset => reset.file === file && contains(fn.range, reset.range)) || forgets(own)) return true;
  const callers = callersOf(own, name, project);
  // What a context or a container hands out is followed by nobody: whoever gets it in the same words calls the same.
  const unfollowed = unfollowedCallers(name, project).filter(({ caller }) => !isLogOut(caller, project));
  const forgetting = unfollowed.filter(({ caller }) => forgets(caller));
  const before = [...callers, ...forgetting.map(({ caller }) => caller)];
  // Who calls this log-out goes before it, and forgets for itself alone.
  const follows = (around: readonly Enclosing[]): boolean =>
    !around.some(one => before.some(caller => isSamePlace(caller, one))) && isFollowing(around, name, project);
  if (resets.some(reset => follows(running.around(reset)) || isUnderLogOut(reset, reading))) return true;
  if (toldCalls(project).some(call => running.called(call).functions.some(forgets))) return true;
  const heard =
    fn.type === 'JSXOpeningElement' ? callsWithin(fn).map(({ range }) => ({ file, range })) : heardCalls(project, name);
  if (heard.some(call => isReset(call) || running.called(call).functions.some(forgets))) return true;
  const alike = unfollowed.filter(({ words }) => forgetting.some(one => one.words === words));
  return before.length > 0 && [...callers, ...alike.map(({ caller }) => caller)].every(forgets);
}

function resetsOf({ call, by }: KeptIdentity, { calls, file, project }: RuleReading): readonly CallRef[] {
  if (by === 'variable') return [];
  const others = project.calls().filter(one => one.file !== file);
  return [...calls, ...others].filter(one => one.sdk === call.sdk && one.method === 'reset' && !one.inTest);
}

/** What makes a function of one, or runs it as part of what goes on: no event that follows the log-out. */
const making =
  /^(?:then|catch|finally|useCallback|useMemo|useEvent|useEffectEvent|memo|once|debounce|throttle|useMutation)$/;

/** The key under which the listeners of Redux Toolkit take what they run. */
const listening = 'effect';

/**
 * Whether a reset stands where it follows a log-out by itself: in what is handed over to be run when something happens
 * (a change of the state, an event), or in a log-out that ends nothing itself and may follow this one. One whose
 * callers are known runs for them alone, and one that ends a session is another way out, unless it calls this one.
 */
function isFollowing(around: readonly Enclosing[], name: string, project: Project): boolean {
  const [inner] = around.filter(({ handedTo }) => handedTo === undefined || !/^(?:then|catch|finally)$/.test(handedTo));
  if (inner?.handedTo !== undefined ? !making.test(inner.handedTo) : lastOf(inner) === listening) return true;
  return around.some(fn => {
    const own = lastOf(fn);
    if (own === undefined || !isLogOutName(own) || own === name) return false;
    return isLogOut(fn, project) ? callsByName(fn, name, project) : callersOf(fn, own, project).length === 0;
  });
}

/** The calls that are made where an action by the name of a log-out is heard: `[logout.fulfilled.type]: () => …`. */
function heardCalls(project: Project, name: string): readonly CallRef[] {
  return name === ''
    ? []
    : filesAround(project)
        .filter(file => textIn(project, file).includes(name))
        .flatMap(file => {
          const source = parsedFile(project, file)?.source;
          const events = source ? logOutEventsOf(source).filter(event => isNamed(event.name, name)) : [];
          return events.flatMap(({ body }) => [body].flat().flatMap(callsWithin)).map(({ range }) => ({ file, range }));
        });
}

/** The calls of functions where the project hears of a log-out by whatever name, which it may be told by another part of the program. */
const toldCalls = acrossProject((_calls, project: Project): readonly CallRef[] =>
  filesAround(project).flatMap(file => {
    const source = logOutText.test(textIn(project, file)) ? parsedFile(project, file)?.source : undefined;
    const events = source ? logOutEventsOf(source).filter(({ name }) => isTold(name)) : [];
    return events.flatMap(({ body }) => [body].flat().flatMap(callsWithin)).map(({ range }) => ({ file, range }));
  }),
);

/** `case 'signedOut':` */
function isTold({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'SwitchCase' || parent?.type === 'BinaryExpression';
}

/** `logout`, `logout.fulfilled.type`, `session.logout` */
function isNamed(node: TSESTree.Node, name: string): boolean {
  return pathOf(node)?.split('.').includes(name) ?? false;
}

function callsWithin(node: TSESTree.Node): readonly TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(node, each => {
    if (each.type === 'CallExpression') found.push(each);
  });
  return found;
}

/** Under a condition that speaks of logging out: `if (loggedOut.match(action))`, `case 'LOGOUT':` of a middleware. */
function isUnderLogOut({ file, range }: CallRef, reading: RuleReading): boolean {
  const node = nodeIn(file, range, reading);
  for (let inner = node, outer = node?.parent; inner && outer; inner = outer, outer = outer.parent) {
    const test =
      (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner === outer.consequent
        ? outer.test
        : outer.type === 'LogicalExpression' && outer.operator === '&&' && inner === outer.right
          ? outer.left
          : outer.type === 'SwitchCase' && inner !== outer.test
            ? outer.test
            : undefined;
    if (test && speaksOfLogOut(test)) return true;
  }
  return false;
}

function speaksOfLogOut(test: TSESTree.Node): boolean {
  let speaks = false;
  walk(test, node => {
    speaks ||= (node.type === 'Identifier' || node.type === 'Literal') && isLogOutText(node);
    return !speaks;
  });
  return speaks;
}

function lastOf(fn: Enclosing | undefined): string | undefined {
  return fn?.name.split('.').at(-1);
}

/** A call that cannot be followed to the log-out may lead to it all the same: `this.api.logout()`. */
function callsByName({ file, range }: FunctionRef, name: string, project: Project): boolean {
  const [start, end] = range;
  return name !== '' && textIn(project, file).slice(start, end).includes(`.${name}(`);
}

function isSamePlace(a: CallRef, b: CallRef): boolean {
  return a.file === b.file && a.range[0] === b.range[0] && a.range[1] === b.range[1];
}
