import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';

/** Whether a file is certainly sent to browsers: a client component, a component file, a page. */
export function isClientSide(file: string, { ast }: { readonly ast: Pick<TSESTree.Program, 'body'> }): boolean {
  if (/\.(?:vue|svelte|html?)$/i.test(file)) return !/\.server\./.test(file);
  return ast.body.some(statement => statement.type === 'ExpressionStatement' && statement.directive === 'use client');
}

const browserPath = /(?:^|\/)(?:web|browser|client|frontend|renderer|ui|components?|hooks|views?|webview)\//i;

/** Routes of Next.js, which never reach a browser, whatever their ending is. */
const routePath = /(?:^|\/)pages\/api\//;

/** Whether a file may run in a browser, where an unhandled rejection is a line in the console and no more. */
export function mayBeClientSide(file: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (routePath.test(file)) return false;
  return isClientSide(file, sourceCode) || /\.[jt]sx$/.test(file) || browserPath.test(file);
}

const ofPages: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', 'sessionStorage']);

/** Whether the code of a file runs in pages: it is a component, says so, or uses what only a page has. */
export function isPageFile({ file, program, scopes }: Pick<Source, 'file' | 'program' | 'scopes'>): boolean {
  if (/\.(?:vue|svelte|html?)$/i.test(file)) return true;
  const isSaid = program.body.some(
    statement => statement.type === 'ExpressionStatement' && statement.directive === 'use client',
  );
  return (
    isSaid ||
    (scopes.globalScope?.through ?? []).some(
      ({ identifier }) => ofPages.has(identifier.name) && identifier.parent.type === 'MemberExpression',
    )
  );
}
