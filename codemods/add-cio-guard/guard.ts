import type { TSESTree } from '@typescript-eslint/utils';

import { besideEdits } from '../../lib/edit/beside.ts';
import { endWithComments, startOfComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import { importsOf, isCommonJs } from '../../lib/edit/imports.ts';
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
import { isOptional, placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Style } from '../../lib/edit/style.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import { exportsOwn } from '../shared/exports.ts';
import type { LogOutBranch, Memory } from './log-out.ts';
import { isGuarded, logOutBranchOf, markersOf, queueOf } from './log-out.ts';
import type { ClientCall, Owner } from './owner.ts';

/** One thing that the guard needs in the module. */
export interface GuardPart {
  readonly what: string;
  /** Where the report points. */
  readonly node: Node;
  readonly status: 'changed' | 'right' | 'skipped';
  readonly reason?: string;
  readonly edits: readonly Edit[];
}

/** Names for the variable that holds the identified person, the best first. */
const STATES = ['identifiedUserId', 'identifiedCioUserId', 'userIdOfCustomerio'];

/** Adds what is missing of the guard to the module that owns the client. */
export function guardParts(source: Source, owner: Owner, helperName: string): GuardPart[] {
  return new Guard(source, owner, helperName).parts();
}

class Guard {
  readonly #source: Source;
  readonly #owner: Owner;
  readonly #helperName: string;
  readonly #style: Style;
  readonly #isTypeScript: boolean;
  /** The variable that holds the identified person. */
  readonly #state: string;
  readonly #hasState: boolean;

  constructor(source: Source, owner: Owner, helperName: string) {
    this.#source = source;
    this.#owner = owner;
    this.#helperName = helperName;
    this.#style = styleOf(source);
    this.#isTypeScript = /\.[cm]?tsx?$/.test(source.file);
    const used = allNames(source);
    const declared = STATES.find(name => declaresState(source, name));
    this.#hasState = declared !== undefined;
    this.#state = declared ?? STATES.find(name => !used.has(name)) ?? freeName(source, source.program, 'cioUserId');
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
    return [helper, ...identifies, ...this.#logOut()];
  }

  #helper(): GuardPart {
    const { client } = this.#owner;
    const node = client.declaredBy ?? this.#owner.identifies[0]?.node ?? this.#source.program;
    const base = { what: this.#helperName, node };
    const hasHelper = exportsOwn(this.#source, this.#helperName);
    if (hasHelper && this.#hasState) {
      return { ...base, status: 'right', edits: [] };
    }
    if (hasHelper || allNames(this.#source).has(this.#helperName)) {
      const reason = `the module has a ${this.#helperName} already, made otherwise: look whether it is guarded`;
      return { ...base, status: 'skipped', reason, edits: [] };
    }
    const { newline, semicolon } = this.#style;
    const type = this.#isTypeScript ? ': string | null' : '';
    const state = [
      '// Whom Customer.io knows at this moment; null while nobody is logged in. An event that is sent for nobody',
      '// can make a person of its own there, without an e-mail address.',
      `let ${this.#state}${type} = null${semicolon}`,
    ];
    const isExported = !isCommonJs(this.#source);
    const lines = [...(this.#hasState ? [] : [...state, '']), ...this.#helperLines(isExported)];
    return {
      ...base,
      status: 'changed',
      edits: [this.#afterDeclarations(lines.join(newline)), ...(isExported ? [] : [this.#commonJsExport()])],
    };
  }

  #helperLines(isExported: boolean): string[] {
    const { indent, semicolon } = this.#style;
    const { text, nullable } = this.#owner.client;
    const [eventType, propertiesType, result] = this.#isTypeScript
      ? [': string', '?: Record<string, unknown>', ': void']
      : ['', '', ''];
    const isUndeclared = !text.includes('.') && !this.#owner.client.declaredBy;
    const missing = isUndeclared ? `typeof ${text} === ${this.#style.quote}undefined${this.#style.quote}` : `!${text}`;
    const condition = nullable || isUndeclared ? `${missing} || !${this.#state}` : `!${this.#state}`;
    return [
      '/**',
      ' * Sends an event to Customer.io for the person who is identified, and nothing for anybody else.',
      ' * It goes by the same client that identifies, so the event meets the same person.',
      ' */',
      `${isExported ? 'export ' : ''}function ${this.#helperName}(event${eventType}, properties${propertiesType})${result} {`,
      `${indent}if (${condition}) {`,
      `${indent}${indent}return${semicolon}`,
      `${indent}}`,
      `${indent}${text}.track(event, properties)${semicolon}`,
      '}',
    ];
  }

  /** Behind the client and the variables that stand with it, or behind the imports. */
  #afterDeclarations(text: string): Edit {
    const { program } = this.#source;
    const { newline } = this.#style;
    const { declaredBy } = this.#owner.client;
    const anchor =
      declaredBy && declaredBy.type !== 'ImportDeclaration'
        ? lastOfRun(program.body, declaredBy)
        : (importsOf(this.#source).at(-1) ?? lastDirectiveOrRequire(program));
    if (!anchor) {
      const [first] = program.body;
      // What is said right above the first statement is said of it.
      return insertAt(first ? startOfComments(this.#source, first.range[0]) : 0, `${text}${newline}${newline}`);
    }
    const isVariable = anchor.type === 'VariableDeclaration' && anchor === declaredBy;
    // Variables stand together; a function needs air around it.
    const gap = isVariable || anchor.type === 'VariableDeclaration' ? newline : newline + newline;
    const end = endWithComments(this.#source, anchor.range[1]);
    const rest = this.#source.text.slice(end);
    return insertAt(end, gap + text + (/^[ \t]*\r?\n[ \t]*\S/.test(rest) ? newline : ''));
  }

  #commonJsExport(): Edit {
    const { program, text } = this.#source;
    const { newline, semicolon } = this.#style;
    for (const statement of program.body) {
      const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
      if (
        expression?.type === 'AssignmentExpression' &&
        pathOf(expression.left) === 'module.exports' &&
        expression.right.type === 'ObjectExpression'
      ) {
        const last = expression.right.properties.at(-1);
        if (!last) {
          return replace(expression.right.range, `{ ${this.#helperName} }`);
        }
        const gap = isFirstOnLine(text, last.range[0]) ? newline + indentationAt(text, last.range[0]) : ' ';
        return insertAt(last.range[1], `,${gap}${this.#helperName}`);
      }
    }
    const last = program.body.at(-1);
    const end = last ? endWithComments(this.#source, last.range[1]) : text.length;
    return insertAt(end, `${newline}${newline}exports.${this.#helperName} = ${this.#helperName}${semicolon}`);
  }

  #identify({ call, node }: ClientCall): GuardPart {
    const base = { what: 'identify', node };
    const range = call.parts.userId?.range;
    const found = range && nodeAt(this.#source.program, range);
    const id = found && withCasts(found);
    if (!id) {
      return call.parts.userId
        ? { ...base, status: 'skipped', reason: 'the id of the person is put together elsewhere', edits: [] }
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
    const expression = `${this.#state} = ${this.#idToKeep(node, this.#source.text.slice(...id.range), isOptional(unwrap(id)))}`;
    const marker = this.#markerBehind(node, id);
    const edits = besideEdits(this.#source, placementOf(marker ?? node), {
      declarations: [],
      expression,
      returnsNothing: call.returns === 'void' || marker !== undefined,
    });
    return 'refused' in edits
      ? { ...base, status: 'skipped', reason: edits.refused, edits: [] }
      : { ...base, status: 'changed', edits };
  }

  /** `identify(String(user.id))`: what is called for the id is called once. */
  #identifyWithVariable(node: TSESTree.CallExpression, id: Node): Edit[] | { readonly refused: string } {
    const name = freeName(this.#source, node, 'userId');
    const edits = besideEdits(this.#source, placementOf(node), {
      declarations: [{ name, node: id }],
      expression: `${this.#state} = ${this.#idToKeep(node, name, false)}`,
      returnsNothing: false,
    });
    return 'refused' in edits ? edits : [...edits, replace(id.range, name)];
  }

  /** An identify that no client took identifies nobody. */
  #idToKeep(node: TSESTree.CallExpression, id: string, mayBeUndefined: boolean): string {
    const { text } = this.#owner.client;
    const kept = mayBeUndefined ? `${id} ?? null` : id;
    return isOptional(node) && !isGuarded(this.#source, node, text)
      ? `${text} ? ${mayBeUndefined ? `(${kept})` : kept} : null`
      : kept;
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
        each.left.name === this.#state &&
        isWanted(each.right)
      ) {
        found = true;
      }
      return !found;
    });
    return found;
  }

  #logOut(): GuardPart[] {
    const [first] = this.#owner.identifies;
    const idRange = first?.call.parts.userId?.range;
    const id = idRange && nodeAt(this.#source.program, idRange);
    if (!first || !id) {
      return [];
    }
    const queue = queueOf(this.#source, first.node);
    const markers = markersOf(this.#source, first.node, id, this.#state);
    const resets = this.#owner.resets.map(each => this.#reset(each, queue));
    const branch = logOutBranchOf(this.#source, first.node, id);
    if (branch && !this.#owner.resets.some(({ node }) => isWithin(node, branch.statement))) {
      return [...resets, this.#branch(branch, [...(queue ? [queue] : []), ...markers], queue, markers)];
    }
    if (resets.length > 0) {
      return resets;
    }
    const reason =
      'no log-out is seen in this module: whoever logs out stays known to Customer.io, and the next events are theirs';
    return [{ what: 'log-out', node: first.node, status: 'skipped', reason, edits: [] }];
  }

  /** The client forgets, so the module forgets as well. */
  #reset({ node }: ClientCall, queue: Memory | undefined): GuardPart {
    const base = { what: 'log-out', node };
    const home = ancestorsOf(node).find(ancestor => isFunction(ancestor) || ancestor.type === 'Program') ?? node;
    if (this.#assignsState(home, isNull)) {
      return { ...base, status: 'right', edits: [] };
    }
    const drops = queue && !this.#clears(home, queue) ? [emptied(queue)] : [];
    const expressions = [`${this.#state} = null`, ...drops];
    const placement = placementOf(node);
    const isList = placement.kind === 'statement';
    const indent = isList ? indentationAt(this.#source.text, placement.statement.range[0]) : '';
    const edits = besideEdits(this.#source, placement, {
      declarations: [],
      expression: expressions.join(isList ? `${this.#style.semicolon || ';'}${this.#style.newline}${indent}` : ', '),
      returnsNothing: false,
      // What happens while the client takes its time is not the last person's any more.
      isFirst: placement.outer.type === 'AwaitExpression',
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
        (pathOf(each.left) === text || pathOf(each.left) === `${text}.length`)
      ) {
        found = true;
      }
    });
    return found;
  }

  #branch(
    branch: LogOutBranch,
    memories: readonly Memory[],
    queue: Memory | undefined,
    markers: readonly Memory[],
  ): GuardPart {
    const { statement } = branch;
    const base = { what: 'log-out', node: statement };
    const home = branch.kind === 'return' ? statement.consequent : (statement.alternate ?? statement.test);
    if (this.#assignsState(home, isNull)) {
      return { ...base, status: 'right', edits: [] };
    }
    const { newline, indent: step } = this.#style;
    const indent = indentationAt(this.#source.text, statement.range[0]);
    const inner = indent + step;
    const lines = this.#forget(memories, queue, markers).map(line => line.replaceAll('\t', step));
    if (branch.kind === 'else') {
      const head = branch.rest ? ` else if (${branch.nobody}) {` : ' else {';
      const text = [head, ...lines.map(line => inner + line), `${indent}}`].join(newline);
      return { ...base, status: 'changed', edits: [insertAt(statement.range[1], text)] };
    }
    if (branch.rest.length === 0) {
      return { ...base, status: 'changed', edits: [this.#beforeReturn(branch.statement, lines, indent)] };
    }
    const edits = this.#splitReturn(branch, lines, indent);
    return edits
      ? { ...base, status: 'changed', edits }
      : {
          ...base,
          status: 'skipped',
          reason: 'the same branch does more than return, for other reasons too',
          edits: [],
        };
  }

  #beforeReturn({ consequent }: TSESTree.IfStatement, lines: readonly string[], indent: string): Edit {
    const { text } = this.#source;
    const { newline, indent: step } = this.#style;
    const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : undefined;
    if (last && isFirstOnLine(text, last.range[0])) {
      const own = indentationAt(text, last.range[0]);
      return insertAt(last.range[0], lines.map(line => line + newline + own).join(''));
    }
    const body = [...lines, text.slice(...(last ?? consequent).range)].map(line => `${indent}${step}${line}`);
    return replace(consequent.range, `{${newline}${body.join(newline)}${newline}${indent}}`);
  }

  /** `if (!id || id === last) return;` is two answers: nobody is here, and nobody new is here. */
  #splitReturn(
    { statement, nobody, rest }: LogOutBranch & { kind: 'return' },
    lines: readonly string[],
    indent: string,
  ): Edit[] | undefined {
    const { text } = this.#source;
    const { newline, indent: step } = this.#style;
    const { consequent, test } = statement;
    const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
    if (only?.type !== 'ReturnStatement') {
      return undefined;
    }
    const write = (operands: readonly Node[]): string => operands.map(each => text.slice(...each.range)).join(' || ');
    const body = [...lines, text.slice(...only.range)].map(line => `${indent}${step}${line}${newline}`);
    return [
      insertAt(
        statement.range[0],
        `if (${write(nobody)}) {${newline}${body.join('')}${indent}}${newline}${newline}${indent}`,
      ),
      replace(test.range, write(rest)),
    ];
  }

  #forget(memories: readonly Memory[], queue: Memory | undefined, markers: readonly Memory[]): string[] {
    const { semicolon } = this.#style;
    const { client } = this.#owner;
    const call = `${client.text}${client.nullable ? '?' : ''}.${client.reset}${semicolon}`;
    const known = [
      ...memories.map(memory => (memory.empty === '[]' ? `${memory.text}.length` : memory.text)),
      this.#state,
    ];
    return [
      '// Nobody is logged in, or nobody any more: what happens now must not count for the last person.',
      `if (${known.join(' || ')}) {`,
      `\t${call}`,
      '}',
      ...markers.map(marker => `${emptied(marker)}${semicolon}`),
      `${this.#state} = null${semicolon}`,
      ...(queue
        ? ['// An identify that still waits for the SDK would bring the person back.', `${emptied(queue)}${semicolon}`]
        : []),
    ];
  }
}

function emptied({ text, empty }: Memory): string {
  return empty === '[]' ? `${text}.length = 0` : `${text} = ${empty}`;
}

function declaresState({ program }: Source, name: string): boolean {
  return program.body.some(
    statement =>
      statement.type === 'VariableDeclaration' &&
      statement.declarations.some(
        ({ id, init }) => id.type === 'Identifier' && id.name === name && init && isNull(init),
      ),
  );
}

/** The last of the plain variables that follow the client's declaration without a break. */
function lastOfRun(
  body: readonly TSESTree.ProgramStatement[],
  first: TSESTree.ProgramStatement,
): TSESTree.ProgramStatement {
  let last = first;
  for (const statement of body.slice(body.indexOf(first) + 1)) {
    if (statement.type !== 'VariableDeclaration' || !statement.declarations.every(holdsPlainValue)) {
      break;
    }
    last = statement;
  }
  return last;
}

function holdsPlainValue({ init }: TSESTree.VariableDeclarator): boolean {
  return !init || /^(?:Literal|Identifier|ArrayExpression|NewExpression)$/.test(unwrap(init).type);
}

function lastDirectiveOrRequire({ body }: TSESTree.Program): TSESTree.ProgramStatement | undefined {
  return body.findLast(
    statement =>
      (statement.type === 'ExpressionStatement' &&
        typeof (statement as { directive?: unknown }).directive === 'string') ||
      (statement.type === 'VariableDeclaration' &&
        statement.declarations.some(
          ({ init }) =>
            init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require',
        )),
  );
}

function isNull(node: Node): boolean {
  return node.type === 'Literal' && node.value === null;
}

function isWithin(node: Node, outer: Node): boolean {
  return ancestorsOf(node).includes(outer);
}
