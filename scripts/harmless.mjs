/**
 * Shows that codemods do no harm to a checkout: on a copy of it, each codemod is run over every file.
 *
 *   npm run harmless -- <checkout>… [codemod…]
 *   --settings <file>   what stands under settings.customerio
 *   --tsc <tsconfig>    also: TypeScript reports no error that it did not report before (needs its dependencies installed)
 *   --show              what was changed, as diffs
 *
 * Checked for each: every output parses; the tokens that changed stand at a site that was reported as changed, or
 * are imports and declarations put to the head of the module; no comment got lost; a second run changes nothing.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { createTwoFilesPatch, diffArrays } from 'diff';

import { childrenOf, parsed } from './parsed.mjs';
import { loadSources } from './reading.mjs';

/** @typedef {import('@typescript-eslint/utils').TSESTree.Expression} Expression */
/** @typedef {import('../codemods/registry.ts').Start} Start */
/** @typedef {import('../codemods/shared/codemod.ts').SiteReport} SiteReport */
/** @typedef {import('../codemods/shared/options.ts').RawOptions} RawOptions */
/** @typedef {import('./parsed.mjs').Node} Node */
/** @typedef {import('./parsed.mjs').Program} Program */
/** @typedef {import('./parsed.mjs').Range} Range */
/** @typedef {import('./parsed.mjs').Token} Token */

/** @typedef {{ file: string, before: string, after: string, sites: readonly SiteReport[] }} Change */

/**
 * What a run of a codemod did, or why it did nothing.
 *
 * @typedef {object} Outcome
 * @property {Change[]} changes
 * @property {SiteReport[]} sites
 * @property {string[]} failures
 * @property {string} [refused]
 */

/** @typedef {Record<'checkouts' | 'files' | SiteReport['status'] | 'faults', number>} Total */

/**
 * What a codemod is asked to do where it does nothing without being asked.
 *
 * @type {Readonly<Record<string, RawOptions>>}
 */
const OPTIONS = {
  'track-cio-event': { event: ['/./'], 'helper-module': './cio-helper', force: true },
  'rename-events': { style: 'snake_case', merge: true },
  'use-proxy': { proxy: 'https://t.example.com' },
};
/**
 * These need a project that is so: what they refuse is no fault.
 *
 * @param {unknown} error
 * @returns {error is Error}
 */
const isRefusal = error => error instanceof Error && error.name === 'UsageError';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { settings: { type: 'string' }, tsc: { type: 'string' }, show: { type: 'boolean' } },
});

/**
 * @type {{
 *   registry: typeof import('../codemods/registry.ts'),
 *   view: typeof import('../codemods/shared/project-view.ts'),
 *   markers: typeof import('../codemods/shared/markers.ts'),
 *   parser: typeof import('../lib/syntax/eslint-parser.ts'),
 * }}
 */
const {
  registry,
  view: views,
  parser,
  markers,
} = await loadSources({
  registry: 'codemods/registry.ts',
  view: 'codemods/shared/project-view.ts',
  markers: 'codemods/shared/markers.ts',
  parser: 'lib/syntax/eslint-parser.ts',
});
const settings = values.settings ? JSON.parse(readFileSync(values.settings, 'utf8')) : {};
/** @type {(word: string) => boolean} */
const isCodemod = word => Object.hasOwn(registry.codemods, word);
const checkouts = positionals.filter(word => !isCodemod(word));
const names = positionals.some(isCodemod) ? positionals.filter(isCodemod) : Object.keys(registry.codemods);
if (checkouts.length === 0) {
  console.error('Name a checkout: npm run harmless -- <checkout>… [codemod…]');
  process.exit(2);
}
/** @type {Map<string, Total>} */
const totals = new Map(
  names.map(name => [name, { checkouts: 0, files: 0, changed: 0, right: 0, skipped: 0, faults: 0 }]),
);

for (const checkout of checkouts) {
  console.log(`\n# ${path.basename(path.resolve(checkout))}`);
  for (const [name, total] of totals) tryOut(checkout, { name, start: await startOf(name), total });
}
console.log(
  '\n| codemod | repositories it changed | files | sites changed | right already | skipped | faults |\n| :-- | --: | --: | --: | --: | --: | --: |',
);
for (const [name, total] of totals) console.log(`| \`${name}\` | ${Object.values(total).join(' | ')} |`);
process.exitCode = [...totals.values()].some(({ faults }) => faults > 0) ? 1 : 0;

/** @param {string} name */
async function startOf(name) {
  const codemod = registry.codemods[name];
  if (!codemod) throw new Error(`There is no codemod ${name}.`);
  return (await codemod.load()).start;
}

/**
 * @param {string} checkout
 * @param {{ name: string, start: Start, total: Total }} codemod its total is added to
 */
function tryOut(checkout, { name, start, total }) {
  const root = copyOf(checkout);
  try {
    // The module that track-cio-event is told to import from.
    if (name === 'track-cio-event')
      writeFileSync(
        path.join(root, 'cio-helper.ts'),
        'export function trackCioEvent(event: string, properties?: object): void {\n  void [event, properties];\n}\n',
      );
    const before = values.tsc ? typeErrors(root, values.tsc) : undefined;
    const first = run(root, start, OPTIONS[name] ?? {});
    if (first.refused) {
      console.log(`${name}: not run, ${first.refused}`);
      return;
    }
    const found = first.changes.flatMap(change => faultsOf(change));
    const second = run(root, start, OPTIONS[name] ?? {});
    for (const { file, before: text, after } of second.changes)
      found.push(`${file}: a second run changes it\n${createTwoFilesPatch('', '', text, after)}`);
    if (second.refused) found.push(`a second run is refused: ${second.refused}`);
    found.push(...first.failures);
    const added = before && values.tsc ? [...typeErrors(root, values.tsc)].filter(error => !before.has(error)) : [];
    found.push(...added.map(error => `TypeScript: ${error}`));
    /** @param {SiteReport['status']} status */
    const count = status => first.sites.filter(site => site.status === status).length;
    console.log(
      `${name}: ${first.changes.length} files changed; sites: ${count('changed')} changed, ${count('right')} right, ${count('skipped')} skipped; ` +
        `${found.length} faults${before ? `; ${added.length} new errors of TypeScript beside ${before.size}` : ''}`,
    );
    if (values.show)
      for (const { file, before: text, after } of first.changes)
        console.log(createTwoFilesPatch(file, file, text, after, '', '', { context: 2 }));
    for (const fault of found) console.log(`  ✖ ${fault}`);
    total.checkouts += first.changes.length > 0 ? 1 : 0;
    total.files += first.changes.length;
    for (const status of /** @type {const} */ (['changed', 'right', 'skipped'])) total[status] += count(status);
    total.faults += found.length;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function copyOf(folder) {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'harmless-')));
  const from = path.resolve(folder);
  cpSync(from, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: file => !/(?:^|\/)(?:node_modules|\.git)(?:\/|$)/.test(path.relative(from, file).split(path.sep).join('/')),
  });
  if (existsSync(path.join(from, 'node_modules')))
    symlinkSync(path.join(from, 'node_modules'), path.join(root, 'node_modules'));
  return root;
}

/**
 * As the runner does it: markers, and files beside the sources, included.
 *
 * @param {string} root
 * @param {Start} start
 * @param {RawOptions} options
 * @returns {Outcome}
 */
function run(root, start, options) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {SiteReport[]} */
  const sites = [];
  /** @type {string[]} */
  const failures = [];
  try {
    const view = views.openView(root, settings);
    const session = markers.withMarkers(view, start(view, options));
    for (const file of session.files) {
      const name = view.relative(file);
      const before = readFileSync(file, 'utf8');
      try {
        const change = session.change(file, before);
        sites.push(...change.sites);
        if (change.text !== undefined) changes.push({ file: name, before, after: change.text, sites: change.sites });
      } catch (error) {
        failures.push(`${name}: ${error instanceof Error ? error.stack : error}`);
      }
    }
    for (const { file, before, text, sites: own } of session.newFiles ?? []) {
      sites.push(...own);
      if (text !== before) writeFileSync(file, text);
    }
    for (const { file, after } of changes) writeFileSync(path.join(root, file), after);
    return { changes, sites, failures };
  } catch (error) {
    if (isRefusal(error)) return { changes: [], sites: [], failures: [], refused: error.message };
    throw error;
  }
}

/**
 * @param {Change} change
 * @returns {string[]}
 */
function faultsOf({ file, before, after, sites }) {
  /** @type {string[]} */
  const found = [];
  let old;
  let now;
  try {
    old = read(file, before);
    now = read(file, after);
  } catch (error) {
    return [`${file}: does not parse, ${error instanceof Error ? error.message : error}`];
  }
  const lost = missing(old.comments, now.comments);
  found.push(...lost.map(comment => `${file}: lost the comment "${comment.slice(0, 60)}"`));
  const offsets = sites
    .filter(({ status }) => status === 'changed')
    .map(({ line, column }) => offsetOf(before, line, column));
  const statements = offsets.map(offset =>
    innermost(
      old.ast,
      offset,
      type => /Statement$|Declaration$|^PropertyDefinition$|^MethodDefinition$/.test(type) && type !== 'BlockStatement',
    ),
  );
  const named = new Set(sites.flatMap(({ also = [] }) => also));
  const cases = offsets.map(offset => innermost(old.ast, offset, type => type === 'SwitchCase'));
  let index = 0;
  for (const { added, removed, value } of diffArrays(old.tokens, now.tokens, {
    comparator: (a, b) => a.value === b.value,
  })) {
    if (!added && !removed) {
      index += value.length;
      continue;
    }
    const start = old.tokens[index]?.range[0] ?? before.length;
    if (removed) index += value.length;
    const end = removed ? (old.tokens[index - 1]?.range[1] ?? start) : start;
    const isAtSite = places(old.tokens, index, added ? value : [], start, end).some(([from, to]) =>
      statements.some(range => range && from <= range[1] + gapAfter(before, range[1]) && to >= range[0]),
    );
    const isAtHead = isHead(old.ast, start, end);
    // Braces around the case in which the site stands.
    const closesCase =
      added &&
      value.every(token => token.value === '}') &&
      cases.some(range => range && start >= range[0] && start <= range[1] + gapAfter(before, range[1]));
    const isNamed = linesOf(before, start, end).some(line => named.has(line));
    if (!isAtSite && !isAtHead && !closesCase && !isNamed)
      found.push(
        `${file}: tokens changed away from every site, at ${before.slice(0, start).split('\n').length}: ${removed ? '-' : '+'} ${value
          .map(token => token.value)
          .join(' ')
          .slice(0, 100)}`,
      );
  }
  return found;
}

/**
 * @param {string} file
 * @param {string} text
 */
function read(file, text) {
  return parsed(parser.eslintParser, file, text.replace(/^\uFEFF/, ''));
}

/**
 * The range of the innermost node of a kind around a place.
 *
 * @param {Program} ast
 * @param {number} offset
 * @param {(type: string) => boolean} isWanted
 * @returns {Range | undefined}
 */
function innermost(ast, offset, isWanted) {
  /** @type {Range | undefined} */
  let found;
  /** @param {Node} node */
  const visit = node => {
    if (offset < node.range[0] || offset >= node.range[1]) return;
    if (isWanted(node.type)) found = node.range;
    for (const child of childrenOf(node)) visit(child);
  };
  for (const statement of ast.body) visit(statement);
  return found;
}

/**
 * Imports, requires, and what stands directly behind them.
 *
 * @param {Program} ast
 * @param {number} start
 * @param {number} end
 */
function isHead(ast, start, end) {
  /** @type {(node: Node) => boolean} */
  const isImport = node =>
    node.type === 'ImportDeclaration' ||
    node.type === 'TSImportEqualsDeclaration' ||
    (node.type === 'VariableDeclaration' && node.declarations.some(({ init }) => isRequire(init)));
  const imports = ast.body.filter(isImport);
  const last = imports.at(-1);
  const behind = ast.body[last ? ast.body.indexOf(last) + 1 : 0];
  return (
    imports.some(({ range }) => start <= range[1] && end >= range[0]) ||
    (start === end && start <= (behind?.range[0] ?? Infinity))
  );
}

/**
 * `require('x')`, `require('x')(y)`, `require('x').y`
 *
 * @param {Expression | null} init
 */
function isRequire(init) {
  /** @type {(node: Node | null | undefined) => Node | undefined} */
  const calleeOf = node =>
    node?.type === 'CallExpression' || node?.type === 'NewExpression' ? node.callee : undefined;
  const callees = [
    calleeOf(init),
    calleeOf(calleeOf(init)),
    init?.type === 'MemberExpression' ? calleeOf(init.object) : undefined,
  ];
  return callees.some(callee => callee?.type === 'Identifier' && /require/.test(callee.name));
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function linesOf(text, start, end) {
  const first = text.slice(0, start).split('\n').length;
  return Array.from({ length: text.slice(start, end).split('\n').length }, (_, index) => first + index);
}

/**
 * What is put in between `} }` may as well have been put one token before: a comparison cannot tell.
 *
 * @param {readonly Token[]} tokens
 * @param {number} index
 * @param {readonly Token[]} added
 * @param {number} start
 * @param {number} end
 */
function places(tokens, index, added, start, end) {
  /** @type {Range[]} */
  const all = [[start, end]];
  for (let back = 1; back <= added.length; back++) {
    const token = tokens[index - back];
    if (!token || token.value !== added.at(-back)?.value) break;
    all.push([token.range[0], token.range[0]]);
  }
  return all;
}

/**
 * Brackets, blanks and comments.
 *
 * @param {string} text
 * @param {number} offset
 */
function gapAfter(text, offset) {
  return /^(?:[\s;)}\],]|\/\/.*|\/\*[^]*?\*\/)*/.exec(text.slice(offset))?.[0].length ?? 0;
}

/**
 * @param {string} text
 * @param {number} line
 * @param {number} column
 */
function offsetOf(text, line, column) {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

/**
 * @param {readonly string[]} all
 * @param {readonly string[]} kept
 */
function missing(all, kept) {
  /** @type {Map<string, number>} */
  const rest = new Map();
  for (const one of kept) rest.set(one, (rest.get(one) ?? 0) + 1);
  return all.filter(one => {
    const count = rest.get(one) ?? 0;
    rest.set(one, count - 1);
    return count <= 0;
  });
}

/**
 * The errors without their lines, which move.
 *
 * @param {string} root
 * @param {string} config
 */
function typeErrors(root, config) {
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      path.join(root, config),
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return new Set(
    stdout
      .split('\n')
      .filter(line => /error TS/.test(line))
      .map(line => line.replace(/\(\d+,\d+\)/, '')),
  );
}
