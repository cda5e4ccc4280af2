import type { TSESTree } from '@typescript-eslint/utils';

import type { Declaration, Otherwise } from '../../lib/edit/beside.ts';
import { besideEdits } from '../../lib/edit/beside.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { isCommonJs } from '../../lib/edit/imports.ts';
import { allNames, freeName } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import {
  ancestorsOf,
  isFunction,
  nodeAt,
  pathOf,
  statementListOf,
  unwrap,
  walk,
  withCasts,
} from '../../lib/edit/nodes.ts';
import { receiverOf } from '../../lib/edit/receiver.ts';
import { nameOfFunction } from '../../lib/concerns/shared/sign-up.ts';
import { isAwaitedAt, isOptional, placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import type { Style } from '../../lib/edit/style.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { FORGET_NAME, forgetIn, NO_LOG_OUT, UNKNOWN_ID } from './forget.ts';
import { callsOf } from '../shared/calls-of.ts';
import { TO_BE_MADE } from '../shared/helper-module.ts';
import { afterDeclarations } from '../shared/after-declarations.ts';
import { commonJsExport } from '../shared/commonjs-export.ts';
import { exportsOwn } from '../../lib/edit/exports.ts';
import { branchEdits } from './branch.ts';
import type { LogOutEvent } from '../../lib/concerns/shared/log-out-events.ts';
import { logOutEventsOf } from '../../lib/concerns/shared/log-out-events.ts';
import { atStart } from '../shared/at-start.ts';
import type { LogOutBranch } from './log-out.ts';
import type { NamedIdentify } from './named-calls.ts';
import { namedIdentifiesOf, WAITS_BY_NAME } from './named-calls.ts';
import type { OwnMemory } from './own-queues.ts';
import { isWithin as isWithinQueue, ownQueuesOf } from './own-queues.ts';
import type { Memory } from './queues.ts';
import { logOutBranchOf, markersOf } from './log-out.ts';
import { emptied, isEmptied, isOf, queuesOf } from './queues.ts';
import type { PersonMemory } from './memory.ts';
import { isNull, memoryOf } from './memory.ts';
import type { ClientCall, Owner } from './owner.ts';
import type { HeldClient } from '../add-reset-on-logout/held.ts';
import { makersOf, noteWhenMade } from './when-made.ts';
import type { WaitingEvents } from './waiting.ts';
import { waitingEvents } from './waiting.ts';

/** One thing that the guard needs in the module. */
export interface GuardPart {
  readonly what: string;
  /** Where the report points. */
  readonly node: Node;
  readonly status: 'changed' | 'right' | 'skipped';
  readonly reason?: string;
  readonly edits: readonly Edit[];
}

export interface GuardOptions {
  readonly helperName: string;
  /** Functions of this module that log somebody out and leave the client as it is, or have the module forget. */
  readonly logOuts: readonly LogOut[];
  /** All calls of this module. */
  readonly calls: readonly AnalyticsCall[];
  /** Log-outs of other files are going to call `forgetCioUser`. */
  readonly isForgottenElsewhere: boolean;
  /** Events are to wait with an identify that waits for the SDK. */
  readonly isQueueing: boolean;
  /** There are log-outs that cannot call it, and this module hears of them. */
  readonly hasUnreachable: boolean;
}

/** Adds what is missing of the guard to the module that owns the client. */
export function guardParts(source: Source, owner: Owner, options: GuardOptions): GuardPart[] {
  return new Guard(source, owner, options).parts();
}

/** Whether the module gets no helper, so that no other module can be made to call what would stand beside it. */
export function isHelperRefused(
  source: Source,
  owner: Owner,
  asked: Pick<GuardOptions, 'helperName' | 'isQueueing'>,
): boolean {
  const [helper] = guardParts(source, owner, {
    ...asked,
    logOuts: [],
    calls: [],
    isForgottenElsewhere: false,
    hasUnreachable: false,
  });
  return helper?.status === 'skipped';
}

/** Whether the module itself notes in a branch that nobody is logged in: where nobody is, whoever logs out. */
export function notesLogOut(source: Source, { identifies }: Owner): boolean {
  return identifies.some(({ call, node }) => {
    const id = call.parts.userId?.range && nodeAt(source.program, call.parts.userId.range);
    return id && logOutBranchOf(source, node, id) !== undefined;
  });
}

/** A sentence without a full stop. */
const NOTHING_WAITS =
  '--queue is for a module that keeps an identify until the SDK is there, in a variable of its own: here none waits, since the client queues by itself or is not to be seen; leave --queue out';

/** A sentence without a full stop. */
const OTHER_FORGET = `the module has a ${FORGET_NAME} already, which does not reset this client: rename it, since log-outs are to call a function of that name; or ${TO_BE_MADE}`;

/** The variable that holds how whoever waits is dropped. */
const DROP_NAME = 'dropWaitingIdentify';

class Guard {
  readonly #source: Source;
  readonly #owner: Owner;
  readonly #options: GuardOptions;
  readonly #helperName: string;
  readonly #style: Style;
  readonly #memory: PersonMemory;
  /** Where an identify waits for the SDK. */
  readonly #queues: readonly Memory[];
  /** The same in fields of classes. */
  readonly #ownQueues: readonly OwnMemory[];
  readonly #named: readonly NamedIdentify[];
  /** Classes that make the client: on another page than that of the log-in it knows whom it kept. */
  readonly #makers: readonly HeldClient[];
  readonly #waiting: WaitingEvents | undefined;

  constructor(source: Source, owner: Owner, options: GuardOptions) {
    this.#source = source;
    this.#owner = owner;
    this.#options = options;
    this.#helperName = options.helperName;
    this.#style = styleOf(source);
    this.#memory = memoryOf(source, owner.client);
    const identifies = owner.identifies.map(({ node, call }) => ({ node, id: this.#idOf(call) }));
    this.#named = namedIdentifiesOf(
      source,
      owner.client.text,
      owner.identifies.map(({ node }) => node),
    );
    this.#makers = owner.client.isShared || notesLogOut(source, owner) ? [] : makersOf(source, owner.identifies);
    if (this.#makers.length > 0 && this.#isForgetting()) {
      this.#memory = memoryOf(source, owner.client, true);
    }
    const queues = [
      ...new Map(
        [...queuesOf(source, identifies), ...this.#named.flatMap(({ memory }) => memory ?? [])].map(each => [
          each.text,
          each,
        ]),
      ).values(),
    ];
    this.#ownQueues = ownQueuesOf(source, identifies);
    const { text, isShared, nullable } = owner.client;
    this.#waiting =
      options.isQueueing && isShared && nullable ? waitingEvents(source, text, queues, options.helperName) : undefined;
    this.#queues = this.#waiting ? [...queues, this.#waiting.memory] : queues;
  }

  parts(): GuardPart[] {
    const helper = this.#helper();
    // A helper made otherwise keeps its guard, if it has one, in a manner that is not known here.
    if (helper.status === 'skipped') {
      return [helper];
    }
    const identifies = this.#owner.identifies.map(each => this.#identify(each));
    if (helper.status === 'changed' && identifies.every(({ status }) => status === 'skipped')) {
      const reason = 'who is identified cannot be noted anywhere, so the helper would never send';
      return [{ ...helper, status: 'skipped', reason, edits: [] }, ...identifies];
    }
    const waiting = this.#named.map(each => this.#waitingByName(each));
    const made = this.#isForgetting() ? this.#makers.map(each => this.#made(each)) : [];
    return [
      helper,
      ...identifies,
      ...made,
      ...waiting,
      ...(this.#isDropping() ? this.#drops() : []),
      ...this.#logOut(),
    ];
  }

  #helper(): GuardPart {
    const { client } = this.#owner;
    const node = client.declaredBy ?? this.#owner.identifies[0]?.node ?? this.#source.program;
    const base = { what: this.#helperName, node };
    if (this.#options.isQueueing && !this.#waiting) {
      return { ...base, status: 'skipped', reason: NOTHING_WAITS, edits: [] };
    }
    const hasHelper = exportsOwn(this.#source, this.#helperName);
    if (hasHelper && this.#memory.isThere) {
      const added = this.#isForgetting() && !exportsOwn(this.#source, FORGET_NAME) ? this.#forgetBehindHelper() : [];
      return { ...base, status: added.length > 0 ? 'changed' : 'right', edits: added };
    }
    if (hasHelper || allNames(this.#source).has(this.#helperName)) {
      const reason = `the module has a ${this.#helperName} already, made otherwise: look whether it is guarded`;
      return { ...base, status: 'skipped', reason, edits: [] };
    }
    if (allNames(this.#source).has(FORGET_NAME) && !this.#hasForget()) {
      return { ...base, status: 'skipped', reason: OTHER_FORGET, edits: [] };
    }
    const { newline } = this.#style;
    const isExported = !isCommonJs(this.#source);
    const lines = [
      ...(this.#memory.isThere ? [] : this.#memory.declaration),
      ...(this.#waiting?.declaration ?? []),
      ...(this.#isDropping() ? this.#dropDeclaration() : []),
      ...(this.#memory.isThere && !this.#waiting ? [] : ['']),
      ...this.#helperLines(isExported),
    ];
    if (this.#waiting) {
      lines.push('', ...this.#waiting.lines);
    }
    const names = [this.#helperName];
    if (this.#isForgetting() && !this.#hasForget()) {
      lines.push('', ...this.#forgetLines(isExported));
      names.push(FORGET_NAME);
    }
    return {
      ...base,
      status: 'changed',
      edits: [
        afterDeclarations(this.#source, this.#owner.client.declaredBy, lines.join(newline)),
        ...(isExported ? [] : [commonJsExport(this.#source, names)]),
      ],
    };
  }

  /** Whether log-outs need a function that forgets the person. */
  #isForgetting(): boolean {
    const { isForgottenElsewhere, hasUnreachable } = this.#options;
    return isForgottenElsewhere || hasUnreachable || this.#logOuts().length > 0 || !this.#isEndedHere();
  }

  /** Those of the module that have to forget the person themselves: a branch learns of what empties the page's state. */
  #logOuts(): readonly LogOut[] {
    const isNoted = notesLogOut(this.#source, this.#owner);
    return this.#options.logOuts.filter(({ isShown }) => !(isNoted && isShown));
  }

  /** Whether the module itself ends the identity, or notes that nobody is logged in. */
  #isEndedHere(): boolean {
    return this.#resets().length > 0 || notesLogOut(this.#source, this.#owner);
  }

  /** What resets the client, but for the function that an earlier run made for log-outs to call. */
  #resets(): readonly ClientCall[] {
    return this.#memory.isThere ? this.#owner.resets.filter(({ node }) => !isOfForget(node)) : this.#owner.resets;
  }

  /** Whether log-outs have a function of the module to call: that of an earlier run, or one of the project's own that resets the client. */
  #hasForget(): boolean {
    return (
      exportsOwn(this.#source, FORGET_NAME) &&
      (this.#memory.isThere || this.#owner.resets.some(({ node }) => isOfForget(node)))
    );
  }

  /** Whether the function for log-outs has to empty what it cannot see. */
  #isDropping(): boolean {
    const isDeclared = !exportsOwn(this.#source, this.#helperName) || allNames(this.#source).has(DROP_NAME);
    return this.#ownQueues.length > 0 && isDeclared && this.#isForgetting();
  }

  #dropDeclaration(): string[] {
    const { semicolon } = this.#style;
    const type = isTypeScript(this.#source) ? ': (() => void) | null' : '';
    return [
      '// Drops an identify that still waits for the SDK: after a log-out it would bring the person back.',
      `let ${DROP_NAME}${type} = null${semicolon}`,
    ];
  }

  /** Where somebody begins to wait, how they are dropped is noted. */
  #drops(): GuardPart[] {
    return this.#ownQueues.flatMap(queue =>
      queue.puts.map((node): GuardPart => {
        const base = { what: 'waiting identify', node };
        const list = ancestorsOf(node).map(statementListOf).find(Boolean) ?? [];
        if (list.some(statement => isAssignedIn(statement, DROP_NAME))) {
          return { ...base, status: 'right', edits: [] };
        }
        const edits = besideEdits(this.#source, placementOf(node as TSESTree.Expression), {
          declarations: [],
          expression: `${DROP_NAME} = () => ${this.#dropped(queue)}`,
          returnsNothing: false,
        });
        return 'refused' in edits
          ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
          : { ...base, status: 'changed', edits };
      }),
    );
  }

  /** What drops everybody who waits where a queue is. */
  #dropped({ holder }: OwnMemory): string {
    const queues = this.#ownQueues.filter(queue => queue.holder === holder);
    const [only, ...more] = queues as [OwnMemory, ...OwnMemory[]];
    if (more.length > 0) {
      return `{ ${queues.map(queue => `${emptied(queue)};`).join(' ')} }`;
    }
    return only.empty === '[]' ? `${only.text}.splice(0)` : `(${emptied(only)})`;
  }

  #helperLines(isExported: boolean): string[] {
    const { indent } = this.#style;
    const [eventType, propertiesType, result] = isTypeScript(this.#source)
      ? [': string', '?: object', ': void']
      : ['', '', ''];
    return [
      '/**',
      ' * Sends an event to Customer.io for the person who is identified, and nothing for anybody else.',
      ' * It goes by the same client that identifies, so the event meets the same person.',
      ' */',
      `${isExported ? 'export ' : ''}function ${this.#helperName}(event${eventType}, properties${propertiesType})${result} {`,
      ...[...this.#holding(), ...this.#memory.body].map(line => indent + line.replaceAll('\t', indent)),
      '}',
    ];
  }

  #holding(): readonly string[] {
    const waiting = this.#waiting;
    return waiting ? [`if (${waiting.condition}) {`, `\t${waiting.held}`, `\treturn${this.#style.semicolon}`, '}'] : [];
  }

  /** An earlier run made the helper, when nothing outside of the module had to forget. */
  #forgetBehindHelper(): Edit[] {
    const { newline } = this.#style;
    const isExported = !isCommonJs(this.#source);
    const helper = this.#source.program.body.find(statement => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      return declared?.type === 'FunctionDeclaration' && declared.id?.name === this.#helperName;
    });
    return helper
      ? [
          insertAt(helper.range[1], newline + newline + this.#forgetLines(isExported).join(newline)),
          ...(isExported ? [] : [commonJsExport(this.#source, [FORGET_NAME])]),
        ]
      : [];
  }

  #forgetLines(isExported: boolean): string[] {
    const { indent, semicolon } = this.#style;
    const { ended, endedIf, name } = this.#memory;
    return [
      '/** Call on log-out: the client forgets the person, and so does this module. */',
      `${isExported ? 'export ' : ''}function ${FORGET_NAME}()${isTypeScript(this.#source) ? ': void' : ''} {`,
      ...(endedIf === undefined
        ? [`${indent}${ended}${semicolon}`]
        : [`${indent}if (${endedIf}) {`, `${indent}${indent}${ended}${semicolon}`, `${indent}}`]),
      ...[`${name} = null`, ...this.#queues.map(emptied), ...(this.#isDropping() ? [`${DROP_NAME}?.()`] : [])].map(
        line => indent + line + semicolon,
      ),
      '}',
    ];
  }

  #identify({ call, node }: ClientCall): GuardPart {
    const base = { what: 'identify', node };
    const range = call.parts.userId?.range;
    const found = range && nodeAt(this.#source.program, range);
    const id = found && withCasts(found);
    if (!id) {
      return call.parts.userId
        ? { ...base, status: 'skipped', reason: UNKNOWN_ID, edits: [] }
        : { ...base, status: 'right', edits: [] };
    }
    if (this.#isSetBeside(node)) {
      return { ...base, status: 'right', edits: [] };
    }
    if (effectOf(id) >= Effect.Calls) {
      const edits = this.#identifyWithVariable(node, id);
      return 'refused' in edits
        ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
        : { ...base, status: 'changed', edits };
    }
    const expression = `${this.#memory.name} = ${this.#notedOf(node, id)}`;
    const marker = this.#markerBehind(node, id);
    const isAwaited = isAwaitedAt(node);
    const placement = placementOf(isAwaited ? node : (marker ?? node));
    const returnsNothing = call.returns === 'void' || marker !== undefined;
    const follow = this.#waiting ? [this.#waiting.sent] : [];
    const otherwise = this.#otherwise(node, id);
    const receiver = this.#receiverToKeep(node);
    const edits = besideEdits(this.#source, placement, {
      declarations: receiver ? [receiver] : [],
      expression: receiver ? `${this.#memory.name} = ${this.#notedOf(node, id, receiver.name)}` : expression,
      ...(!isAwaited && { more: follow }),
      returnsNothing,
      isFirst: isAwaited,
      ...(otherwise && { otherwise }),
    });
    if (isAwaited && follow.length > 0 && !('refused' in edits)) {
      const behind = besideEdits(this.#source, placement, {
        declarations: [],
        expression: follow.join(),
        returnsNothing,
      });
      return 'refused' in behind
        ? { ...base, status: 'skipped', reason: behind.refused, edits: [] }
        : { ...base, status: 'changed', edits: [...edits, ...behind] };
    }
    return 'refused' in edits
      ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
      : {
          ...base,
          status: 'changed',
          edits: receiver ? [...edits, replace(receiver.node.range, receiver.name)] : edits,
        };
  }

  /** @param client what stands for the receiver, if it is not written as it is there */
  #notedOf(node: TSESTree.CallExpression, id: Node, client?: string): string {
    return this.#memory.noted(node, this.#source.text.slice(...id.range), isOptional(unwrap(id)), client);
  }

  #made(held: HeldClient): GuardPart {
    const edits = noteWhenMade(this.#source, held, this.#memory.name);
    return { what: `\`${held.path}\``, node: held.holder.node, status: edits.length > 0 ? 'changed' : 'right', edits };
  }

  /** `getClient()` that may give none: asked again it may answer otherwise, so that no check says anything of it. */
  #receiverToKeep(node: TSESTree.CallExpression): Declaration | undefined {
    const receiver = receiverOf(node);
    const isAsked = !this.#owner.client.isShared && isOptional(node);
    return receiver && isAsked && unwrap(receiver).type === 'CallExpression'
      ? { name: freeName(this.#source, node, 'client'), node: receiver }
      : undefined;
  }

  /** What `user && client.identify(user.id)` leaves undone where nobody is logged in. */
  #otherwise(node: Node, id: Node): Otherwise | undefined {
    const branch = this.#branchOf(node, id);
    return branch?.kind === 'logical' && !this.#owner.resets.some(reset => isWithin(reset.node, branch.statement))
      ? {
          condition: branch.rest ? branch.nobody : undefined,
          lines: this.#forget(markersOf(this.#source, node, id, this.#memory.name)),
        }
      : undefined;
  }

  #branchOf(node: Node, id: Node): LogOutBranch | undefined {
    return [...this.#queues, ...this.#ownQueues].some(({ text }) => isOf(id, text))
      ? undefined
      : logOutBranchOf(this.#source, node, id);
  }

  /** Noted at once: the helper asks for the client as well, which makes the call as soon as it is there. */
  #waitingByName({ node, id, memory }: NamedIdentify): GuardPart {
    const base = { what: 'waiting identify', node };
    const { isShared, nullable } = this.#owner.client;
    if (!id || !memory || !isShared || !nullable) {
      return { ...base, status: 'skipped', reason: WAITS_BY_NAME, edits: [] };
    }
    if (this.#isNotedWith(node)) {
      return { ...base, status: 'right', edits: [] };
    }
    const text = this.#source.text.slice(...id.range);
    const edits = besideEdits(this.#source, placementOf(node), {
      declarations: [],
      expression: `${this.#memory.name} = ${isOptional(unwrap(id)) ? `${text} ?? null` : text}`,
      returnsNothing: false,
    });
    return 'refused' in edits
      ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
      : { ...base, status: 'changed', edits };
  }

  /** Whether the statements around the node note somebody. */
  #isNotedWith(node: Node): boolean {
    const list = ancestorsOf(node).map(statementListOf).find(Boolean) ?? [];
    return list.some(statement => isAssignedIn(statement, this.#memory.name));
  }

  /** `identify(String(user.id))`: what is called for the id is called once. */
  #identifyWithVariable(node: TSESTree.CallExpression, id: Node): Edit[] | { readonly refused: string } {
    const name = freeName(this.#source, node, 'userId');
    const edits = besideEdits(this.#source, placementOf(node), {
      declarations: [{ name, node: id }],
      expression: `${this.#memory.name} = ${this.#memory.noted(node, name, false)}`,
      returnsNothing: false,
      isFirst: isAwaitedAt(node),
    });
    return 'refused' in edits ? edits : [...edits, replace(id.range, name)];
  }

  /** The assignment behind the identify that also notes the person: they stay together. */
  #markerBehind(node: Node, id: Node): Node | undefined {
    const path = pathOf(id);
    const placement = placementOf(node);
    if (placement.kind !== 'statement' || path === undefined) {
      return undefined;
    }
    const list = statementListOf(placement.statement.parent as Node) ?? [];
    const assignment = list.find(
      statement =>
        statement.range[0] >= placement.statement.range[1] &&
        statement.type === 'ExpressionStatement' &&
        statement.expression.type === 'AssignmentExpression' &&
        pathOf(statement.expression.right) === path,
    );
    return assignment?.type === 'ExpressionStatement' ? assignment.expression : undefined;
  }

  /** Whether the function around the node sets the state. */
  #isSetBeside(node: Node): boolean {
    const home = ancestorsOf(node).find(ancestor => isFunction(ancestor) || ancestor.type === 'Program');
    return home !== undefined && this.#assignsState(home, right => !isNull(right));
  }

  #assignsState(home: Node, isWanted: (right: Node) => boolean): boolean {
    let found = false;
    walk(home, each => {
      if (
        each.type === 'AssignmentExpression' &&
        each.left.type === 'Identifier' &&
        each.left.name === this.#memory.name &&
        isWanted(each.right)
      ) {
        found = true;
      }
      return !found;
    });
    return found;
  }

  #logOut(): GuardPart[] {
    const people = this.#owner.identifies.flatMap(({ call, node }) => {
      const id = this.#idOf(call);
      return id ? [{ node, id }] : [];
    });
    const [first] = people;
    if (!first) {
      return [];
    }
    const resets = this.#resets().map(each => this.#reset(each));
    const branches = new Map<Node, GuardPart>();
    for (const { node, id } of people) {
      const branch = this.#branchOf(node, id);
      if (
        branch &&
        !branches.has(branch.statement) &&
        !this.#owner.resets.some(reset => isWithin(reset.node, branch.statement))
      ) {
        branches.set(branch.statement, this.#branch(branch, markersOf(this.#source, node, id, this.#memory.name)));
      }
    }
    const logOuts = this.#logOuts().map(each => this.#ended(each));
    const isEnded = resets.length + branches.size + logOuts.length > 0 || this.#options.isForgottenElsewhere;
    const isAll = !isEnded || this.#options.hasUnreachable;
    const heard = logOutEventsOf(this.#source).filter(event => isAll || this.#isOfSession(event));
    const found = [...resets, ...branches.values(), ...logOuts, ...heard.map(event => this.#event(event))];
    if (found.length > 0 || this.#options.isForgottenElsewhere) {
      return found;
    }
    return [{ what: 'log-out', node: first.node, status: 'skipped', reason: NO_LOG_OUT, edits: [] }];
  }

  /** Where the module hears by an event's name that somebody logs out. */
  #event(event: LogOutEvent): GuardPart {
    const base = { what: 'log-out', node: event.name };
    if ([event.body].flat().some(part => callsOf(part, FORGET_NAME).length > 0)) {
      return { ...base, status: 'right', edits: [] };
    }
    const edits = atStart(this.#source, event, `${FORGET_NAME}()`);
    return edits
      ? { ...base, status: 'changed', edits }
      : { ...base, status: 'skipped', reason: `call ${FORGET_NAME}() here`, edits: [] };
  }

  /**
   * Whether what identifies, handed to a provider of sessions, also hears that one has ended: by itself, or in another
   * window, where no log-out of the project runs. `auth.onAuthStateChange((event, session) => …)`
   */
  #isOfSession({ name, body }: LogOutEvent): boolean {
    const listener = ancestorsOf(name).find(
      outer => isFunction(outer) && this.#owner.identifies.some(({ node }) => isWithin(node, outer)),
    );
    const { parent } = listener ?? {};
    return (
      this.#isForgetting() &&
      parent?.type === 'CallExpression' &&
      unwrap(parent.callee).type === 'MemberExpression' &&
      ![body].flat().some(part => this.#owner.resets.some(({ node }) => node === part || isWithin(node, part as Node)))
    );
  }

  /** A function that ends the session has the person forgotten. */
  #ended(logOut: LogOut): GuardPart {
    const { fn, head } = logOut;
    const base = { what: 'log-out', node: head };
    if (callsOf(fn, FORGET_NAME).length > 0) {
      return { ...base, status: 'right', edits: [] };
    }
    const edits = forgetIn(this.#source, logOut, this.#options.calls, `${FORGET_NAME}()`);
    return 'refused' in edits
      ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
      : { ...base, status: 'changed', edits };
  }

  #idOf({ parts }: ClientCall['call']): Node | undefined {
    return parts.userId?.range && nodeAt(this.#source.program, parts.userId.range);
  }

  /** The client forgets, so the module forgets as well. */
  #reset({ node }: ClientCall): GuardPart {
    const base = { what: 'log-out', node };
    const home = ancestorsOf(node).find(ancestor => isFunction(ancestor) || ancestor.type === 'Program') ?? node;
    if (this.#assignsState(home, isNull)) {
      return { ...base, status: 'right', edits: [] };
    }
    const queues = [...this.#queues, ...this.#ownQueues.filter(queue => isWithinQueue(queue, node))];
    const drops = queues.filter(queue => !this.#clears(home, queue)).map(emptied);
    const placement = placementOf(node);
    const edits = besideEdits(this.#source, placement, {
      declarations: [],
      expression: `${this.#memory.name} = null`,
      more: drops,
      returnsNothing: false,
      // What happens while the client takes its time is not the last person's any more.
      isFirst: isAwaitedAt(node),
    });
    return 'refused' in edits
      ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
      : { ...base, status: 'changed', edits };
  }

  #clears(home: Node, { text }: Memory): boolean {
    let found = false;
    walk(home, each => {
      if (
        each.type === 'AssignmentExpression' &&
        // What is put there waits; it is not dropped.
        ((pathOf(each.left) === text && isEmptied(each.right)) || pathOf(each.left) === `${text}.length`)
      ) {
        found = true;
      }
    });
    return found;
  }

  #branch(branch: LogOutBranch, markers: readonly Memory[]): GuardPart {
    const { statement } = branch;
    const base = { what: 'log-out', node: statement };
    const home = homeOf(branch);
    if (this.#assignsState(home, isNull)) {
      return { ...base, status: 'right', edits: [] };
    }
    const edits = branchEdits(this.#source, branch, this.#forget(markers));
    return 'refused' in edits
      ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
      : { ...base, status: 'changed', edits };
  }

  #forget(markers: readonly Memory[]): string[] {
    const { semicolon } = this.#style;
    const known = [
      ...[...this.#queues, ...markers].map(memory => (memory.empty === '[]' ? `${memory.text}.length` : memory.text)),
      this.#memory.name,
    ];
    return [
      '// Nobody is logged in, or nobody any more: what happens now must not count for the last person.',
      ...(this.#owner.client.isShared
        ? [`if (${known.join(' || ')}) {`, `\t${this.#memory.ended}${semicolon}`, '}']
        : [`${this.#memory.ended}${semicolon}`]),
      ...markers.map(marker => `${emptied(marker)}${semicolon}`),
      `${this.#memory.name} = null${semicolon}`,
      ...(this.#queues.length > 0
        ? [
            '// An identify that still waits for the SDK would bring the person back.',
            ...this.#queues.map(queue => `${emptied(queue)}${semicolon}`),
          ]
        : []),
    ];
  }
}

/** Whether a node stands in the function that log-outs call. */
function isOfForget(node: Node): boolean {
  return ancestorsOf(node).some(outer => nameOfFunction(outer) === FORGET_NAME);
}

/** Where the module forgets, once it does. */
function homeOf(branch: LogOutBranch): Node {
  switch (branch.kind) {
    case 'return':
      return branch.statement.consequent;
    case 'else':
      return branch.statement.test;
    case 'logical':
      return branch.statement;
    case 'inside':
      return branch.body;
  }
}

/** Whether a statement itself gives a variable a value. */
function isAssignedIn(statement: Node, name: string): boolean {
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  return expression?.type === 'AssignmentExpression' && pathOf(expression.left) === name;
}

function isWithin(node: Node, outer: Node): boolean {
  return ancestorsOf(node).includes(outer);
}
