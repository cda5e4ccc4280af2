/** The small faults that mutation testing puts into a file, one at a time. */
import { parseSync, visitorKeys } from 'oxc-parser';
import { patternsLike } from './patterns.mjs';

/**
 * A fault: what stands in the code and what would stand there.
 *
 * @typedef {object} Mutant
 * @property {string} file relative to the root, with `/`
 * @property {number} line from 1
 * @property {string} lineText of the line on which it begins, without its indentation
 * @property {readonly [start: number, end: number]} range
 * @property {string} before
 * @property {string} after
 * @property {boolean} isStatement whether a statement is replaced, and not an expression
 */

/**
 * A node of the tree. The mutators ask for what nodes of their type have; types that lead there would only repeat them.
 *
 * @typedef {Record<string, any> & { type: string, start: number, end: number }} Node
 */

/**
 * @typedef {object} Site
 * @property {Node | undefined} parent
 * @property {string} key the parent's, under which the node stands
 * @property {(node: Node) => string} textOf
 */

/** @typedef {{ node: Node, after: string, isStatement?: boolean }} Change */
/** @typedef {(node: Node, site: Site) => Change[]} Mutator */

/** Operators by what stands there instead: comparisons one off or turned round, arithmetic undone. */
const operatorSwaps = new Map(
  Object.entries({
    '>': '>=',
    '>=': '>',
    '<': '<=',
    '<=': '<',
    '===': '!==',
    '!==': '===',
    '==': '!=',
    '!=': '==',
    '+': '-',
    '-': '+',
    '*': '/',
    '/': '*',
    '%': '*',
    '+=': '-=',
    '-=': '+=',
    '*=': '/=',
    '/=': '*=',
    '&&=': '||=',
    '||=': '&&=',
    '++': '--',
    '--': '++',
  }),
);
/** @param {string} operator */
function swapOf(operator) {
  return operatorSwaps.get(operator);
}

const equalities = new Set(['===', '!==', '==', '!=']);

/** Methods by what is called instead; null where the call is left out and its object stays. */
/** @type {ReadonlyMap<string, string | null>} */
const methodSwaps = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['toLowerCase', 'toUpperCase'],
  ['toUpperCase', 'toLowerCase'],
  ['min', 'max'],
  ['max', 'min'],
  ['filter', null],
  ['sort', null],
  ['reverse', null],
  ['slice', null],
  ['trim', null],
  ['trimEnd', null],
]);

/** Types of TypeScript whose `expression` runs; all others are gone when the program does. */
const runningTypes = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);
const importing = new Set(['ImportDeclaration', 'ExportAllDeclaration']);

/** @type {Readonly<Record<string, Mutator>>} */
const mutators = {
  IfStatement: ({ test }, site) => negated(test, site),
  WhileStatement: ({ test }) => [{ node: test, after: 'false' }],
  ConditionalExpression: ({ test }, site) => negated(test, site),
  LogicalExpression: (node, { textOf }) => logical(node, textOf),
  BinaryExpression: (node, { textOf }) => {
    const { operator, left, right } = node;
    const swap = swapOf(operator);
    if (operator === 'in' || operator === 'instanceof') return [{ node, after: `!(${textOf(node)})` }];
    if (!swap || (operator === '+' && (isText(left) || isText(right)))) return [];
    return [{ node, after: `${textOf(left)} ${swap} ${textOf(right)}` }];
  },
  UnaryExpression: (node, { parent, key, textOf }) => {
    const isTest = key === 'test' && parent?.type !== 'SwitchCase';
    return node.operator === '-' || (node.operator === '!' && !isTest) ? [{ node, after: textOf(node.argument) }] : [];
  },
  // Backwards, a loop's counter would only make it endless.
  UpdateExpression: (node, { parent, textOf }) =>
    parent?.type === 'ForStatement'
      ? []
      : [{ node, after: textOf(node).replace(node.operator, swapOf(node.operator) ?? '') }],
  AssignmentExpression: (node, { textOf }) => {
    const swap = swapOf(node.operator);
    return swap ? [{ node, after: `${textOf(node.left)} ${swap} ${textOf(node.right)}` }] : [];
  },
  Literal: node => {
    if (node.regex) return regExp(node);
    if (typeof node.value === 'boolean') return [{ node, after: String(!node.value) }];
    return typeof node.value === 'string' ? [{ node, after: node.value === '' ? "'?'" : "''" }] : [];
  },
  TemplateLiteral: (node, { parent, textOf }) =>
    parent?.type === 'TaggedTemplateExpression' || textOf(node) === '``' ? [] : [{ node, after: "''" }],
  ArrayExpression: node => (node.elements.length > 0 ? [{ node, after: '[]' }] : []),
  ObjectExpression: node => (node.properties.length > 0 ? [{ node, after: '{}' }] : []),
  ChainExpression: (node, { textOf }) => withoutOptional(node, textOf),
  CallExpression: (node, { textOf }) => otherMethod(node, textOf),
  ExpressionStatement: node => [removal(node)],
  ThrowStatement: node => [removal(node)],
  BreakStatement: node => [removal(node)],
  ContinueStatement: node => [removal(node)],
  ReturnStatement: node => {
    if (!node.argument) return [removal(node)];
    const isFlag = typeof node.argument.value === 'boolean' || node.argument.name === 'undefined';
    return isFlag ? [] : [{ node, after: 'return;', isStatement: true }];
  },
  // A block of one statement is emptied where that is taken out.
  BlockStatement: (node, site) =>
    node.body.length > 1 || (node.body.length === 1 && !mutators[node.body[0].type]?.(node.body[0], site).length)
      ? [{ node, after: '{}', isStatement: true }]
      : [],
  // An object is equal to nothing.
  SwitchCase: ({ test }) => (test ? [{ node: test, after: '{}' }] : []),
};

/**
 * @param {Node} node
 * @returns {Change}
 */
function removal(node) {
  return { node, after: ';', isStatement: true };
}

/**
 * @param {Node} test
 * @param {Site} site
 * @returns {Change[]}
 */
function negated(test, { textOf }) {
  // These are turned round for themselves.
  if (test.type === 'BinaryExpression' && equalities.has(test.operator)) return [];
  if (test.type === 'UnaryExpression' && test.operator === '!') return [{ node: test, after: textOf(test.argument) }];
  return [{ node: test, after: `!(${textOf(test)})` }];
}

/**
 * @param {Node} node
 * @param {Site['textOf']} textOf
 * @returns {Change[]}
 */
function logical(node, textOf) {
  const { left, right, operator } = node;
  const [first, second] = [textOf(left), textOf(right)];
  const inner = bare(left);
  const isChain = inner.type === 'LogicalExpression' && inner.operator === operator;
  return [
    { node, after: first },
    ...(operator === '??' ? [] : [{ node, after: `(${first}) ${operator === '&&' ? '||' : '&&'} (${second})` }]),
    // The further parts of a chain go one by one.
    ...(operator === '??' || isChain ? [] : [{ node, after: second }]),
  ];
}

/** @param {Node} node */
function isText(node) {
  const { type, value } = bare(node);
  return type === 'TemplateLiteral' || typeof value === 'string';
}

/**
 * @param {Node} node
 * @returns {Node}
 */
function bare(node) {
  return node.type === 'ParenthesizedExpression' ? bare(node.expression) : node;
}

/**
 * @param {Node} node
 * @returns {Change[]}
 */
function regExp(node) {
  const { pattern, flags } = node.regex;
  return [
    ...patternsLike(pattern).map(other => ({ node, after: `/${other}/${flags}` })),
    ...(flags.includes('i') ? [{ node, after: `/${pattern}/${flags.replace('i', '')}` }] : []),
  ];
}

/**
 * Each `?.` of a chain as if there always were something.
 *
 * @param {Node} node
 * @param {Site['textOf']} textOf
 * @returns {Change[]}
 */
function withoutOptional(node, textOf) {
  const text = textOf(node);
  const changes = [];
  /** @type {Node | undefined} */
  let link = node.expression;
  while (link) {
    /** @type {Node | undefined} */
    const before = link.object ?? link.callee ?? (link.type === 'TSNonNullExpression' ? link.expression : undefined);
    if (link.optional && before) {
      const at = before.end - node.start;
      const isMember = link.type === 'MemberExpression' && !link.computed;
      changes.push({ node, after: text.slice(0, at) + text.slice(at).replace('?.', isMember ? '.' : '') });
    }
    link = before;
  }
  return changes;
}

/**
 * @param {Node} node
 * @param {Site['textOf']} textOf
 * @returns {Change[]}
 */
function otherMethod(node, textOf) {
  const { callee } = node;
  // Inside an optional chain a call cannot stand alone.
  if (callee.type !== 'MemberExpression' || callee.computed || /\?\./.test(textOf(callee))) return [];
  const swap = methodSwaps.get(callee.property.name);
  if (swap === undefined) return [];
  const rest = textOf(node).slice(callee.property.end - node.start);
  return [{ node, after: swap === null ? textOf(callee.object) : `${textOf(callee.object)}.${swap}${rest}` }];
}

/**
 * All faults that can be put into a file, in the order of the text.
 *
 * @param {string} file relative to the root, with `/`
 * @param {string} text
 * @returns {Mutant[]}
 */
export function mutantsOf(file, text) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {Mutant[]} */
  const found = [];
  const lines = lineFinder(text);
  /** @param {Node} node */
  const textOf = node => text.slice(node.start, node.end);

  /** @type {(node: Node, parent: Node | undefined, key: string) => void} */
  const visit = (node, parent, key) => {
    if (!runs(node, parent, key)) return;
    for (const change of mutators[node.type]?.(node, { parent, key, textOf }) ?? []) {
      if (isWrapped(change.node, parent, key)) continue;
      found.push({
        file,
        ...lines(change.node.start),
        range: [change.node.start, change.node.end],
        before: textOf(change.node),
        after: change.after,
        isStatement: change.isStatement ?? false,
      });
    }
    for (const part of runningTypes.has(node.type) ? ['expression'] : (visitorKeys[node.type] ?? [])) {
      for (const child of [node[part]].flat()) if (child) visit(child, node, part);
    }
  };
  visit(/** @type {Node} */ (/** @type {unknown} */ (program)), undefined, '');
  return found.sort((left, right) => left.range[0] - right.range[0] || right.range[1] - left.range[1]);
}

/**
 * Whether a node is a part of the program when it runs, and one that may become another expression.
 *
 * @param {Node} node
 * @param {Node | undefined} parent
 * @param {string} key
 */
function runs(node, parent, key) {
  if (node.type.startsWith('TS') && !runningTypes.has(node.type)) return false;
  if (importing.has(node.type) || node.directive || node.importKind === 'type' || node.exportKind === 'type')
    return false;
  if (node.type === 'ExportNamedDeclaration' && node.source) return false;
  return !(key === 'key' && parent && !parent.computed);
}

/**
 * Whether a node stands where the language wants no other than it: what is assigned to or deleted.
 *
 * @param {Node} node
 * @param {Node | undefined} parent
 * @param {string} key
 */
function isWrapped(node, parent, key) {
  return node.type === 'ChainExpression' && (parent?.operator === 'delete' || key === 'callee');
}

/** @param {string} text */
function lineFinder(text) {
  const texts = text.split('\n');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  /** @param {number} offset */
  return offset => {
    const index = starts.findLastIndex(start => start <= offset);
    return { line: index + 1, lineText: texts[index]?.trim() ?? '' };
  };
}
