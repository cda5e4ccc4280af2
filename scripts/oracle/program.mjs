import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { isInside, resolverOf } from './resolving.mjs';

/**
 * A checkout as the checker sees it.
 *
 * @typedef {object} Checked
 * @property {ts.TypeChecker} checker
 * @property {readonly ts.SourceFile[]} files the checkout's own, without declarations
 * @property {(node: ts.Node) => Place} placeOf
 * @property {(node: ts.Node) => string | undefined} packageOf of the typings, in which a node stands
 * @property {(node: ts.Node) => boolean} isOwn whether a node stands in the checkout
 */
/** @typedef {{ file: string, line: number, column: number }} Place both count from 1 */

const SOURCES = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const EXCLUDED = ['**/node_modules', '**/.git', '**/dist', '**/.next', '**/.yarn', '**/*.min.js'];
/** What nobody writes by hand, where an import leads to it, or it lies among the sources. */
const BUILT = /\.min\.[cm]?js$/;
const MAX_SIZE = 400_000;
/** Whoever depends on them has their global. */
const AMBIENT = ['@types/segment-analytics'];

/** @type {ts.CompilerOptions} */
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  allowJs: true,
  checkJs: false,
  esModuleInterop: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  experimentalDecorators: true,
  noImplicitThis: true,
  strictBindCallApply: true,
  // A client that may not be there is a client.
  strictNullChecks: false,
  strict: false,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Opens a checkout without writing into it and without what it has installed.
 *
 * @param {string} root absolute
 * @param {string} typings where the typings of SDKs are installed, absolute
 * @returns {Checked}
 */
export function openChecked(root, typings) {
  const names = ts.sys
    .readDirectory(root, SOURCES, EXCLUDED, undefined)
    .filter(name => (statSync(name, { throwIfNoEntry: false })?.size ?? Infinity) < MAX_SIZE);
  const manifests = ts.sys.readDirectory(root, ['.json'], EXCLUDED, ['**/package.json']);
  const types = AMBIENT.filter(name => manifests.some(file => readFileSync(file, 'utf8').includes(`"${name}"`)));
  const options = {
    ...OPTIONS,
    types: types.map(name => name.slice('@types/'.length)),
    typeRoots: [`${typings}/node_modules/@types`],
  };
  const host = ts.createCompilerHost(options);
  const resolve = resolverOf(root, typings, manifests);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => ({ resolvedModule: resolve(text, from, options, host) }));
  const program = ts.createProgram({ rootNames: names, options, host });
  const files = program
    .getSourceFiles()
    .filter(
      ({ fileName, isDeclarationFile }) =>
        isInside(fileName, root) && !isDeclarationFile && !BUILT.test(fileName) && existsSync(fileName),
    );
  const modules = `${typings}/node_modules/`;

  return {
    checker: program.getTypeChecker(),
    files,
    placeOf: node => {
      const source = node.getSourceFile();
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
      return {
        file: path.relative(root, source.fileName).split(path.sep).join('/'),
        line: line + 1,
        column: character + 1,
      };
    },
    packageOf: node => {
      const { fileName } = node.getSourceFile();
      if (!fileName.startsWith(modules)) return undefined;
      const inner = fileName.slice(fileName.lastIndexOf('/node_modules/') + '/node_modules/'.length).split('/');
      return inner.slice(0, inner[0]?.startsWith('@') ? 2 : 1).join('/');
    },
    isOwn: node => isInside(node.getSourceFile().fileName, root),
  };
}
