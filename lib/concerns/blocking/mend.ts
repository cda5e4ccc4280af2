/** How a platform lets something run on after the answer. */
import { servedTypePackages } from '../../catalog/serverless.ts';
import { importName, importsOf } from '../../edit/imports.ts';
import { loggerOf } from '../../edit/add-catch.ts';
import { variableAt } from '../../edit/names.ts';
import { keyOf, walk } from '../../edit/nodes.ts';
import { unblock } from './unblock.ts';
import { hasDirective } from '../shared/handlers.ts';
import { hasAfter, surroundingsOf } from '../shared/platform.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../edit/edit.ts';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Deferral } from './unblock.ts';
import type { Source } from '../../edit/source.ts';
import type { BlockingUnit } from './find.ts';

/**
 * The edits by which the handler no longer waits for the sends of a unit; refused where that is not certainly right.
 *
 * @param once imports, which several places of a file share
 */
export function mendOf(
  source: Source,
  { sends, fn, wait, refused }: BlockingUnit,
  { root, file }: Omit<Handler, 'fn'>,
  wanted?: Means,
): Mend {
  if (!wait || !fn) return { refused: refused ?? 'it stands in no function' };
  const by = deferralOf(source, { fn, root, file }, wanted);
  if ('refused' in by) return by;
  if (by.kind !== 'catch' && by.edits.length === 0 && isHidden(source, sends[0]!.node, by.name))
    return { refused: `\`${by.name}\` means something else here` };
  const result = unblock(source, wait, by);
  return result.refused === undefined
    ? { edits: result.edits, once: by.kind === 'catch' ? [] : by.edits, means: by.kind }
    : { refused: result.refused };
}

export type Mend =
  | {
      readonly edits: readonly Edit[];
      readonly once: readonly Edit[];
      readonly means: Means;
      readonly refused?: undefined;
    }
  | { readonly refused: string };
export type Means = Deferral['kind'];

/** Whether a name that is imported, or a parameter, is hidden by another in a block. */
function isHidden(source: Source, place: TSESTree.Node, name: string): boolean {
  return !/^(?:ImportBinding|Parameter)$/.test(variableAt(source, place, name.split('.')[0]!)?.defs[0]?.type ?? '');
}

interface Handler {
  readonly fn: FunctionNode;
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
}

const NEXT = 'next/server';
const VERCEL = '@vercel/functions';
const contextType = /^(?:ExecutionContext|NextFetchEvent|FetchEvent|ExtendableEvent)$/;

/**
 * The platform's own means where it has one, else a promise that nobody waits for; refused where that promise could
 * be lost.
 *
 * @param wanted what somebody who knows the platform has chosen
 */
function deferralOf(source: Source, handler: Handler, wanted?: Means): Deferral | { readonly refused: string } {
  const surroundings = surroundingsOf(handler.root, handler.file);
  const log = loggerOf(source, handler.fn.body);
  if (log === undefined) return { refused: 'the file has a `console` of its own; add a `.catch()` that logs' };
  if (wanted === 'catch') return { kind: 'catch', log };

  const waitUntil = waitUntilOf(source, handler, surroundings.versionOf(VERCEL) !== undefined);
  const after = afterOf(source, handler, surroundings.versionOf('next'));
  if (wanted === 'after')
    return (
      after ?? {
        refused: hasAfterHere(source, handler)
          ? 'this version of Next.js has no `after()`; it came with 15.1'
          : '`after()` works in route handlers and server actions of Next.js only',
      }
    );
  if (wanted === 'waitUntil')
    return waitUntil
      ? { ...waitUntil, log }
      : {
          refused: `nothing here has a \`waitUntil()\`; take the context of the platform as a parameter, or install ${VERCEL}`,
        };

  if (waitUntil && !waitUntil.edits.length) return { ...waitUntil, log };
  if (after) return after;
  if (waitUntil) return { ...waitUntil, log };
  if (surroundings.versionOf('next') !== undefined)
    return {
      refused: `a platform may stop when the answer is out: update to Next.js 15.1 for \`after()\`, or install ${VERCEL} for \`waitUntil()\`; \`--with catch\` if it runs on a server that stays`,
    };
  if (surroundings.serverless !== undefined)
    return {
      refused: `${surroundings.serverless} shows a platform that may stop when the answer is out: hand the promise to its \`waitUntil()\`; \`--with catch\` if it runs on a server that stays`,
    };
  return { kind: 'catch', log };
}

/** What is called `waitUntil` here: of the context that the handler gets, or imported. */
function waitUntilOf(
  source: Source,
  { fn }: Handler,
  isInstalled: boolean,
): { readonly kind: 'waitUntil'; readonly name: string; readonly edits: readonly Edit[] } | undefined {
  const context = contextOf(source, fn);
  if (context !== undefined) return { kind: 'waitUntil', name: `${context}.waitUntil`, edits: [] };
  for (const declaration of importsOf(source)) {
    if (declaration.source.value !== VERCEL && declaration.source.value !== 'cloudflare:workers') continue;
    const local = localOf(declaration, /^waitUntil$/);
    if (local !== undefined) return { kind: 'waitUntil', name: local, edits: [] };
  }
  if (!isInstalled) return undefined;
  const { name, edits } = importName(source, 'waitUntil', VERCEL);
  return { kind: 'waitUntil', name, edits };
}

/** A parameter that has `waitUntil`: by its type, by the convention of Workers, or since the handler uses it so. */
function contextOf(source: Source, fn: FunctionNode): string | undefined {
  const names = fn.params.flatMap(param => (param.type === 'Identifier' && !param.optional ? [param] : []));
  const typed = names.find(({ typeAnnotation }) => {
    const type = typeAnnotation?.typeAnnotation;
    return (
      type?.type === 'TSTypeReference' &&
      type.typeName.type === 'Identifier' &&
      contextType.test(type.typeName.name) &&
      isOfPlatform(source, type.typeName.name)
    );
  });
  if (typed) return typed.name;
  const { parent } = fn;
  const third = fn.params[2];
  const isWorker = parent.type === 'Property' && keyOf(parent) === 'fetch';
  if (isWorker && third?.type === 'Identifier' && names.includes(third)) return third.name;
  let used: string | undefined;
  walk(fn.body, node => {
    if (
      node.type !== 'CallExpression' ||
      node.optional ||
      node.callee.type !== 'MemberExpression' ||
      node.callee.computed ||
      node.callee.optional
    )
      return;
    const { object, property } = node.callee;
    if (
      property.type === 'Identifier' &&
      property.name === 'waitUntil' &&
      object.type === 'Identifier' &&
      names.some(({ name }) => name === object.name)
    )
      used = object.name;
  });
  return used;
}

/** Nest has an `ExecutionContext` as well, without `waitUntil`. */
function isOfPlatform(source: Source, type: string): boolean {
  const module = importsOf(source).find(({ specifiers }) => specifiers.some(({ local }) => local.name === type))?.source
    .value;
  return module === undefined || module === NEXT || servedTypePackages.has(module);
}

function afterOf(source: Source, handler: Handler, version: string | undefined): Deferral | undefined {
  for (const declaration of importsOf(source)) {
    const local = declaration.source.value === NEXT ? localOf(declaration, /^(?:unstable_)?after$/) : undefined;
    if (local !== undefined) return { kind: 'after', name: local, edits: [] };
  }
  if (!hasAfter(version) || !hasAfterHere(source, handler)) return undefined;
  return { kind: 'after', ...importName(source, 'after', NEXT) };
}

/** Not in `pages/`, whose handlers know nothing of it. */
function hasAfterHere({ program }: Source, { fn, file }: Handler): boolean {
  return (
    /(?:^|\/)route\.[cm]?[jt]s$/.test(file) ||
    hasDirective(program, 'use server') ||
    hasDirective(fn.body, 'use server')
  );
}

function localOf(declaration: TSESTree.ImportDeclaration, exported: RegExp): string | undefined {
  if (declaration.importKind === 'type') return undefined;
  for (const specifier of declaration.specifiers) {
    if (
      specifier.type === 'ImportSpecifier' &&
      specifier.importKind !== 'type' &&
      specifier.imported.type === 'Identifier' &&
      exported.test(specifier.imported.name)
    )
      return specifier.local.name;
  }
  return undefined;
}
