import ts from 'typescript';

/** @typedef {import('../../lib/audit/report.ts').AuditCall} AuditCall */
/** @typedef {import('../../lib/reading.ts').AnalyticsCall} AnalyticsCall */
/** @typedef {import('./opinion.mjs').Opinion} Opinion */
/** @typedef {import('./opinion.mjs').Seen} Seen */
/** @typedef {import('./program.mjs').Checked} Checked */

/** @typedef {{ call: AnalyticsCall, audited: AuditCall }} Ours a call of the reading, and what the audit says of it */
/**
 * @typedef {object} Difference
 * @property {string} file
 * @property {number} line
 * @property {string} method
 * @property {string} ours what we say, in words
 * @property {string} checker the same of the checker
 */
/**
 * Why the checker has no say where we see a call.
 *
 * @typedef {'no script' | 'HTTP' | 'no call' | 'untyped' | 'typed by itself' | 'of a library' | 'end not seen' | 'fixed event' | 'name not followed'} Unasked
 */
/**
 * @typedef {object} Comparison
 * @property {{ direct: number, wrapper: number }} both
 * @property {Difference[]} differences
 * @property {{ ours: Ours, why: Unasked }[]} unasked
 */

/**
 * Holds what we say against what the checker says.
 *
 * @param {readonly Ours[]} ours without tests
 * @param {Opinion} opinion
 * @param {Checked} checked
 * @returns {Comparison}
 */
export function compare(ours, { seen, declarations }, checked) {
  const { placeOf, files } = checked;
  const nodes = callsByRange(files, placeOf);
  const opinions = new Map(seen.map(each => [keyOf({ ...placeOf(each.node), method: each.method }), each]));
  const known = new Map(ours.map(each => [keyOf(each.call), each]));
  const scripts = new Set(files.map(file => placeOf(file).file));
  /** @type {Comparison} */
  const result = { both: { direct: 0, wrapper: 0 }, differences: [], unasked: [] };

  for (const [key, each] of known) {
    const opinion = opinions.get(key);
    if (opinion) {
      result.both[opinion.isDirect ? 'direct' : 'wrapper']++;
      if (namesDiffer(each, opinion))
        result.differences.push(difference(each.call, wordsOf(each), wordsOfSeen(opinion)));
      continue;
    }
    const unasked = whyUnasked(each);
    if (unasked) result.unasked.push({ ours: each, why: unasked });
    else result.differences.push(difference(each.call, wordsOf(each), 'no call'));
  }
  for (const [key, each] of opinions) {
    if (known.has(key)) continue;
    const place = placeOf(each.node);
    const others = ours.filter(({ call }) => call.file === place.file && call.line === place.line).map(wordsOf);
    result.differences.push(
      difference({ ...place, method: each.method }, others.join('; ') || 'no call', wordsOfSeen(each)),
    );
  }
  return { ...result, differences: result.differences.sort(byPlace) };

  /**
   * @param {Ours} ours
   * @returns {Unasked | undefined} undefined where the checker could have seen the call
   */
  function whyUnasked({ call }) {
    const { file, range, sdk, target, via } = call;
    if (sdk === 'http') return 'HTTP';
    if (!scripts.has(file)) return 'no script';
    const node = nodes.get(`${file}:${range[0]}:${range[1]}`);
    if (!node) return 'no call';
    const declaration = declarations.get(node);
    if (!declaration) return 'untyped';
    if (!checked.isOwn(declaration)) return checked.packageOf(declaration) ? 'of a library' : 'untyped';
    if (via === 'direct') return hasBody(declaration) ? undefined : 'typed by itself';
    const end = opinions.get(keyOf({ ...target, method: call.method }));
    if (!end) return 'end not seen';
    if (end.name.given.length === 0) return 'fixed event';
    const way = runs(declaration, end.node);
    return way === 'yes' ? 'name not followed' : way === 'perhaps' ? 'end not seen' : undefined;
  }

  /**
   * Whether a function runs a call, in its own body or in those that it calls.
   *
   * @param {ts.SignatureDeclaration} first
   * @param {ts.CallExpression} wanted
   * @returns {'yes' | 'no' | 'perhaps'}
   */
  function runs(first, wanted) {
    const pending = new Set([first]);
    let isKnown = true;
    for (const declaration of pending) {
      if (!hasBody(declaration)) isKnown = false;
      /**
       * @param {ts.Node} node
       * @returns {boolean}
       */
      const holds = node => {
        if (node === wanted) return true;
        if (ts.isCallExpression(node)) {
          const called = declarations.get(node);
          if (!called) isKnown = false;
          else if (checked.isOwn(called)) pending.add(called);
        }
        return ts.forEachChild(node, holds) ?? false;
      };
      if (holds(declaration)) return 'yes';
    }
    return isKnown ? 'no' : 'perhaps';
  }
}

/** @param {ts.SignatureDeclaration} declaration */
function hasBody(declaration) {
  return 'body' in declaration && Boolean(declaration.body);
}

/** @param {{ file: string, line: number, column: number, method: string }} call */
function keyOf({ file, line, column, method }) {
  return `${file}:${line}:${column} ${method}`;
}

/**
 * @param {readonly ts.SourceFile[]} files
 * @param {Checked['placeOf']} placeOf
 */
function callsByRange(files, placeOf) {
  /** @type {Map<string, ts.CallExpression>} */
  const found = new Map();
  for (const source of files) {
    const { file } = placeOf(source);
    /** @param {ts.Node} node */
    const visit = node => {
      if (ts.isCallExpression(node)) found.set(`${file}:${node.getStart(source)}:${node.end}`, node);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/**
 * The checker names every text that a type allows; we may know by the way that fewer of them come here.
 *
 * @param {Ours} ours
 * @param {Seen} opinion
 */
function namesDiffer({ call, audited: { events, patterns, unresolved } }, { name: { texts, isOpen, given } }) {
  if (call.forwards || given.length > 0 || isOpen || texts.size === 0) return false;
  return Boolean(unresolved) || patterns.length > 0 || events.length === 0 || events.some(event => !texts.has(event));
}

/** @param {Ours} ours */
function wordsOf({ call: { via, method, forwards }, audited: { events, patterns, unresolved } }) {
  const names = [...events.map(event => JSON.stringify(event)), ...patterns, ...(unresolved ? [unresolved] : [])];
  return [via, method, forwards ? 'from a caller' : names.join(' | ')].filter(Boolean).join(' ');
}

/** @param {Seen} seen */
function wordsOfSeen({ isDirect, method, name: { texts, isOpen, given } }) {
  const names = [...[...texts].map(text => JSON.stringify(text)), ...(isOpen && given.length === 0 ? ['open'] : [])];
  const what = given.length > 0 ? 'from a caller' : names.join(' | ');
  return [isDirect ? 'direct' : 'wrapper', method, what].filter(Boolean).join(' ');
}

/**
 * @param {{ file: string, line: number, method: string }} place
 * @param {string} ours
 * @param {string} checker
 * @returns {Difference}
 */
function difference({ file, line, method }, ours, checker) {
  return { file, line, method, ours, checker };
}

/**
 * @param {Difference} a
 * @param {Difference} b
 */
function byPlace(a, b) {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
