import type { TSESLint } from '@typescript-eslint/utils';

/** Whether a file is certainly sent to browsers: a client component, a component file, a page. */
export function isClientSide(file: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (/\.(?:vue|svelte|html?)$/i.test(file)) return !/\.server\./.test(file);
  return sourceCode.ast.body.some(
    statement => statement.type === 'ExpressionStatement' && statement.directive === 'use client',
  );
}

const browserPath = /(?:^|\/)(?:web|browser|client|frontend|renderer|ui|components?|hooks|views?|webview)\//i;

/** Whether a file may run in a browser, where an unhandled rejection is a line in the console and no more. */
export function mayBeClientSide(file: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return isClientSide(file, sourceCode) || /\.[jt]sx$/.test(file) || browserPath.test(file);
}
