/** The kinds of operators: where each looks for sites, and where its fault has to be reported. */
import { Source } from './source.mjs';

/** @typedef {import('../../lib/catalog/types.ts').Vendor} Vendor */
/** @typedef {import('../../lib/catalog/types.ts').Method} Method */
/** @typedef {import('../../lib/catalog/types.ts').Platform} Platform */
/** @typedef {import('../../lib/settings.ts').Settings} Settings */
/** @typedef {import('./source.mjs').Site} Site */
/** @typedef {import('./source.mjs').Edit} Edit */
/** @typedef {import('./source.mjs').Node} Node */
/** @typedef {import('./source.mjs').Range} Range */

/** A template or a campaign. @typedef {{ file: string, text: string }} Document */

/**
 * One fault that can be made in a file.
 *
 * @typedef {object} Seed
 * @property {Range} at where the fault is, in the text as it was
 * @property {readonly Edit[]} edits in their order, apart from one another
 */

/**
 * What a project is linted with. `plan` is generated from the code as it is.
 *
 * @typedef {'default' | 'forwarded' | 'proxy' | 'plan'} Mode
 */

/** @typedef {'unit' | 'function' | 'block' | 'file' | 'project'} Within */

/**
 * @typedef {object} Operator
 * @property {string} name
 * @property {string} rule which has to report the fault
 * @property {readonly string[]} follows rules that may speak as well, since the fault is one for them too
 * @property {Mode} mode
 * @property {'code' | 'documents'} of
 * @property {boolean} needsWrittenFile the fault shows in files of the project as they are written, or needs files that
 *   only a generated project has
 * @property {boolean} needsLock a lock file says what was sent
 * @property {boolean} isAnywhere the report may stand at another place of the project
 * @property {(file: Source | Document) => Seed[]} seeds
 */

/**
 * @typedef {object} Common
 * @property {readonly string[]} [follows]
 * @property {Mode} [mode]
 * @property {Within} [within] where the report has to stand; default: the statement or function
 * @property {boolean} [generated] for generated projects alone
 * @property {boolean} [needsLock]
 */

/**
 * @param {string} rule
 * @param {string} name
 * @param {Common & { vendors?: readonly Vendor[], platforms?: readonly Platform[], methods?: readonly Method[], edit: (site: Site) => Edit | readonly Edit[] | undefined }} given
 * @returns {Operator}
 */
export function atCalls(rule, name, { vendors, platforms, methods, edit, within, ...common }) {
  return atCode(rule, name, {
    ...common,
    seeds: source =>
      source.sites
        .filter(
          ({ call }) =>
            (vendors?.includes(call.vendor) ?? true) &&
            (platforms?.includes(call.platform) ?? true) &&
            (methods?.includes(call.method) ?? true),
        )
        .flatMap(site => {
          const edits = [edit(site) ?? []].flat();
          return edits.length > 0 ? [{ node: site.node, edits }] : [];
        }),
    within,
  });
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {Common & { seeds: (source: Source) => readonly { node: Node, edits: readonly Edit[] }[] }} given
 * @returns {Operator}
 */
export function atCode(rule, name, { seeds, within = 'unit', ...common }) {
  return {
    ...shared(rule, name, within, common),
    of: 'code',
    seeds: source =>
      source instanceof Source
        ? seeds(source).map(({ node, edits }) => ({ at: placeOf(source, node, within), edits }))
        : [],
  };
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {Common & { find: RegExp, change: (match: RegExpExecArray) => string, files: RegExp }} given `find` with `g`
 * @returns {Operator}
 */
export function inDocuments(rule, name, { find, change, files, within = 'unit', ...common }) {
  return {
    ...shared(rule, name, within, common),
    of: 'documents',
    seeds: ({ file, text }) =>
      !files.test(file)
        ? []
        : [...text.matchAll(find)].map(match => {
            /** @type {Range} */
            const range = [match.index, match.index + match[0].length];
            return {
              at: within === 'unit' ? range : [0, text.length],
              edits: [{ range, text: change(/** @type {RegExpExecArray} */ (match)) }],
            };
          }),
  };
}

/**
 * @param {string} rule
 * @param {string} name
 * @param {Within} within
 * @param {Omit<Common, 'within'>} common
 */
function shared(rule, name, within, { follows = [], mode = 'default', generated = false, needsLock = false }) {
  // Of its own rule, only the report at its place is right.
  return {
    rule,
    name,
    follows: follows.filter(other => other !== rule),
    mode,
    needsWrittenFile: generated,
    needsLock,
    isAnywhere: within === 'project',
  };
}

/**
 * @param {Source} source
 * @param {Node} node
 * @param {Within} within
 * @returns {Range}
 */
function placeOf(source, node, within) {
  if (within === 'unit') return source.unitOf(node).range;
  if (within === 'function') return (source.functionOf(node) ?? source.ast).range;
  if (within === 'block') return (source.blockOf(node) ?? source.ast).range;
  return [0, source.text.length];
}
