import { childrenOf, parsed } from '../parsed.mjs';

/** @typedef {import('../../lib/reading.ts').AnalyticsCall} AnalyticsCall */
/** @typedef {import('../../lib/catalog/types.ts').PartName} PartName */
/** @typedef {import('../parsed.mjs').Node} Node */
/** @typedef {import('../parsed.mjs').Range} Range */
/** @typedef {import('@typescript-eslint/utils').TSESTree.ObjectExpression} ObjectExpression */
/** @typedef {import('@typescript-eslint/utils').TSESTree.Property} Property */

/** @typedef {{ range: Range, text: string }} Edit */

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** @param {Node} node */
export const isFunction = node => FUNCTIONS.has(node.type);
/** @param {Node} node */
const isStatement = node => /Statement$|Declaration$/.test(node.type) && node.type !== 'BlockStatement';
/** @param {Node} node */
const isBlock = node => ['BlockStatement', 'Program', 'StaticBlock', 'SwitchCase'].includes(node.type);

/** A file of code as operators see it: its tree with the ways up, and the analytics calls in it. */
export class Source {
  /** @type {Map<Node, Node>} */
  #parents = new Map();

  /**
   * @param {Given} given `file` is relative to the root, `calls` are those of the whole project
   * @throws {SyntaxError} if the text cannot be parsed
   */
  constructor({ file, text, parser, calls }) {
    this.file = file;
    this.text = text;
    this.projectCalls = calls;
    /** @type {Node[]} */
    this.nodes = [];
    this.ast = parsed(parser, file, text).ast;
    this.#visit(this.ast);
    this.allSites = calls
      .filter(call => call.file === file && !call.inTest && !call.item)
      .flatMap(call => {
        const node = this.nodeAt(call.range);
        return node ? [new Site(this, call, node)] : [];
      });
    /** Without the insides of wrappers; a function that identifies whom it is given may have callers that nobody sees. */
    this.sites = this.allSites.filter(({ call }) => !call.forwards || call.method === 'identify');
  }

  /** @param {Node} node */
  #visit(node) {
    this.nodes.push(node);
    for (const child of childrenOf(node)) {
      this.#parents.set(child, node);
      this.#visit(child);
    }
  }

  /** @param {Range | readonly [number, number]} range */
  nodeAt([start, end]) {
    // Of a shorthand property the value is the inner one of what has this range.
    return this.nodes.findLast(({ range }) => range[0] === start && range[1] === end);
  }

  /** @param {Node} node */
  textOf({ range: [start, end] }) {
    return this.text.slice(start, end);
  }

  /** @param {Node} node */
  parentOf(node) {
    return this.#parents.get(node);
  }

  /**
   * The nearest node that fits, `node` itself included.
   *
   * @param {Node | undefined} node
   * @param {(node: Node) => boolean} fits
   */
  closest(node, fits) {
    let at = node;
    while (at && !fits(at)) at = this.#parents.get(at);
    return at;
  }

  /** @param {Node} node */
  statementOf(node) {
    return this.closest(node, isStatement);
  }

  /** @param {Node} node */
  functionOf(node) {
    return this.closest(node, isFunction);
  }

  /** @param {Node} node */
  blockOf(node) {
    return this.closest(node, isBlock);
  }

  /**
   * The statement or function in which a report of a fault at this node has to stand.
   *
   * @param {Node} node
   */
  unitOf(node) {
    return this.closest(node, at => isStatement(at) || isFunction(at)) ?? this.ast;
  }

  /**
   * @param {Node} node
   * @param {(node: Node) => boolean} fits
   */
  within(node, fits) {
    return this.nodes.filter(({ range }) => range[0] >= node.range[0] && range[1] <= node.range[1]).filter(fits);
  }
}

/** @typedef {{ file: string, text: string, calls: readonly AnalyticsCall[], parser: import('../reading.mjs').Loaded['eslintParser'] }} Given */

/** A call that the reading knows, where it is written. */
export class Site {
  /**
   * @param {Source} source
   * @param {AnalyticsCall} call
   * @param {Node} node the call expression
   */
  constructor(source, call, node) {
    this.source = source;
    this.call = call;
    this.node = node;
  }

  /**
   * The expression of a part, if it stands in the file of the call and is the call's own.
   *
   * @param {PartName} name
   */
  part(name) {
    const range = this.call.parts[name]?.range;
    return range && this.isInside(range) ? this.source.nodeAt(range) : undefined;
  }

  /** @param {readonly [number, number]} range */
  isInside([start, end]) {
    return start >= this.node.range[0] && end <= this.node.range[1];
  }

  /**
   * A part that is an object literal without a spread, so that what it holds is known.
   *
   * @param {PartName} name
   */
  object(name) {
    const node = this.part(name);
    return node?.type === 'ObjectExpression' && node.properties.every(({ type }) => type === 'Property')
      ? node
      : undefined;
  }

  /** The traits of a person, or the properties of an event, as a literal. */
  get data() {
    return this.object(this.call.method === 'identify' ? 'traits' : 'properties');
  }

  /** The name of the event, where it is a text at the call. */
  get nameLiteral() {
    const node = this.part('event');
    return node?.type === 'Literal' && typeof node.value === 'string' ? node : undefined;
  }

  /** The statement that is the call and nothing else, `await` and `.catch()` aside. */
  get ownStatement() {
    const statement = this.source.statementOf(this.node);
    if (statement?.type !== 'ExpressionStatement') return undefined;
    return this.source.functionOf(this.node) === this.source.functionOf(statement) ? statement : undefined;
  }
}

/** @param {Property} property */
export function keyOf({ key, computed }) {
  if (computed) return undefined;
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
}

/**
 * @param {ObjectExpression | undefined} object
 * @param {(key: string) => boolean} fits
 * @returns {Property[]}
 */
export function propertiesOf(object, fits) {
  return (object?.properties ?? []).filter(
    /** @returns {property is Property} */ property => property.type === 'Property' && fits(keyOf(property) ?? ''),
  );
}

/**
 * @param {Source} source
 * @param {Node} node an expression
 * @param {string} text
 * @returns {Edit}
 */
export function replace(source, node, text) {
  const parent = source.parentOf(node);
  const isShorthand = parent?.type === 'Property' && parent.shorthand;
  return { range: node.range, text: isShorthand ? `${source.textOf(parent.key)}: ${text}` : text };
}

/**
 * Takes a property out, with its comma.
 *
 * @param {Property} property
 * @param {ObjectExpression} object
 * @returns {Edit}
 */
export function removeProperty(property, object) {
  const index = object.properties.indexOf(property);
  const next = object.properties[index + 1];
  const before = object.properties[index - 1];
  if (next) return { range: [property.range[0], next.range[0]], text: '' };
  // The only one goes with what may be a comma after it.
  return before
    ? { range: [before.range[1], property.range[1]], text: '' }
    : { range: [property.range[0], object.range[1] - 1], text: '' };
}

/**
 * @param {ObjectExpression} object
 * @param {string} text `key: value`
 * @returns {Edit}
 */
export function addProperty(object, text) {
  const at = object.range[0] + 1;
  return { range: [at, at], text: object.properties.length > 0 ? ` ${text}, ` : ` ${text} ` };
}

/**
 * An empty statement in the place of one, so that what is around it stays where it is.
 *
 * @param {Node} statement
 * @returns {Edit}
 */
export function removeStatement(statement) {
  return { range: statement.range, text: ';' };
}
