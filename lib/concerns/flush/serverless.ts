/** Whether a function is one of a platform that freezes it as soon as it has answered. */
import { servedTypePackages, servingPackages, workerMethods } from '../../catalog/serverless.ts';
import { isFunction, keyOf, pathOf, unwrap } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { isServerAction, servedName } from '../shared/handlers.ts';
import { importedAs } from '../shared/imports.ts';
import { surroundingsOf } from '../shared/platform.ts';
import { variableOf } from '../shared/variables.ts';
import { eventType, functionFolder, handlerType } from './words.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

function isServerless(fn: FunctionNode, sourceCode: SourceCode, file: string, root: string): boolean {
  if (isGivenToPlatform(fn, sourceCode) || isOfWorker(fn, sourceCode)) return true;
  if (isServerAction(fn, sourceCode)) return surroundingsOf(root, file).serverless !== undefined;
  const name = servedName(fn, sourceCode);
  if (name === undefined) return false;
  if (typesOf(fn).some(type => isEventType(type, sourceCode)) || isNextMiddleware(name, file, sourceCode)) return true;
  // Cloudflare Pages takes what is exported by the name of a method.
  if (/^onRequest(?:Get|Post|Put|Patch|Delete|Head|Options)?$/.test(name)) return /(?:^|\/)functions\//.test(file);
  if (name === 'handler') return functionFolder.test(file) || isLambda(fn);
  if (!/^(?:default|GET|POST|PUT|PATCH|DELETE|action|loader)$/.test(name)) return false;
  return (
    (name === 'default' && functionFolder.test(file)) || runsOnEdge(sourceCode) || isVercelFunction(name, file, root)
  );
}

/** `onRequest(fn)` of Firebase, `functions.https.onRequest(fn)`, `app.http('name', { handler: fn })`, `Deno.serve(fn)`. */
function isGivenToPlatform(fn: FunctionNode, sourceCode: SourceCode): boolean {
  let inner: Node = fn;
  while (inner.parent?.type === 'Property' || inner.parent?.type === 'ObjectExpression') inner = inner.parent;
  const call = inner.parent;
  if (call?.type !== 'CallExpression' || call.callee === inner) return false;
  if (pathOf(call.callee) === 'Deno.serve') return true;
  let root: Node = unwrap(call.callee);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  const module = root.type === 'Identifier' ? importedAs(root, sourceCode)?.source : undefined;
  return module !== undefined && servingPackages.some(pattern => pattern.test(module));
}

/** A method of what a module exports by default, `{ fetch() {} }`; with a port it is a server of Bun that goes on. */
function isOfWorker(fn: FunctionNode, sourceCode: SourceCode): boolean {
  const property = fn.parent;
  if (property.type !== 'Property' || property.parent.type !== 'ObjectExpression') return false;
  const keys = property.parent.properties.map(each => (each.type === 'Property' ? keyOf(each) : undefined));
  if (!workerMethods.has(keyOf(property) ?? '') || keys.includes('port')) return false;
  let outer: Node = property.parent;
  while (outer.parent && unwrap(outer.parent) !== outer.parent) outer = outer.parent;
  const { parent } = outer;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier')
    return parent?.type === 'ExportDefaultDeclaration';
  return (
    variableOf(parent.id, sourceCode)?.references.some(
      ({ identifier }) => identifier.parent.type === 'ExportDefaultDeclaration',
    ) ?? false
  );
}

/** The names of the types of a function and of its parameters. */
function typesOf(fn: FunctionNode): TSESTree.Identifier[] {
  const declarator = fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined;
  return [declarator, ...fn.params].flatMap(node => {
    const type = node && 'typeAnnotation' in node ? node.typeAnnotation?.typeAnnotation : undefined;
    return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? [type.typeName] : [];
  });
}

function isEventType(type: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const module = importedAs(type, sourceCode)?.source;
  return module === undefined ? eventType.test(type.name) : servedTypePackages.has(module);
}

function isLambda(fn: FunctionNode): boolean {
  const [event] = fn.params;
  return (
    typesOf(fn).some(({ name }) => handlerType.test(name)) ||
    (event?.type === 'Identifier' && /^_?event$/.test(event.name)) ||
    event?.type === 'ObjectPattern'
  );
}

/** `export const runtime = 'edge'`, `export const config = { runtime: 'edge' }`. */
function runsOnEdge({ ast }: SourceCode): boolean {
  return ast.body.some(
    statement =>
      statement.type === 'ExportNamedDeclaration' &&
      statement.declaration?.type === 'VariableDeclaration' &&
      statement.declaration.declarations.some(({ id, init }) => {
        if (id.type !== 'Identifier' || !init) return false;
        const value = unwrap(init);
        if (id.name === 'runtime') return isEdge(value);
        return (
          id.name === 'config' &&
          value.type === 'ObjectExpression' &&
          value.properties.some(
            each => each.type === 'Property' && keyOf(each) === 'runtime' && isEdge(unwrap(each.value)),
          )
        );
      }),
  );
}

/** `middleware.ts` of Next.js, which runs at the edge unless it says otherwise; `proxy.ts` of later ones runs on Node. */
function isNextMiddleware(name: string, file: string, { ast }: SourceCode): boolean {
  return (
    /(?:^|\/)middleware\.[cm]?[jt]s$/.test(file) &&
    /^(?:middleware|default)$/.test(name) &&
    ast.body.some(statement => statement.type === 'ImportDeclaration' && statement.source.value === 'next/server')
  );
}

function isEdge(node: Node): boolean {
  return /^(?:experimental-)?edge$/.test(textIn(node) ?? '');
}

/** A route of a framework, or a file in `api/`, where the project is known to run on a platform of functions. */
function isVercelFunction(name: string, file: string, root: string): boolean {
  const isRoute =
    name === 'default'
      ? /^api\/|(?:^|\/)pages\/api\//.test(file)
      : /(?:^|\/)(?:route|\+server)\.[cm]?[jt]s$/.test(file);
  return isRoute && surroundingsOf(root, file).serverless !== undefined;
}

export function isInServerless(
  node: Node,
  sourceCode: SourceCode,
  file: string,
  root: string,
): FunctionNode | undefined {
  for (let inner: Node | undefined = node.parent; inner; inner = inner.parent) {
    if (isFunction(inner) && isServerless(inner, sourceCode, file, root)) return inner;
  }
  return undefined;
}
