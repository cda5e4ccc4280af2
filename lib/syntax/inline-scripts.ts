/** Scripts that JSX writes into a page as texts: `<script dangerouslySetInnerHTML={{ __html: '…' }} />`, `<Script>{`…`}</Script>`. */
import { childrenOf } from './walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** Parses a program; undefined where it is none. */
type Parse = (code: string) => TSESTree.Program | undefined;

/** Adds the statements of such scripts to a program, as blocks at its end, at the offsets at which they are written. */
export function addInlineScripts(program: TSESTree.Program, text: string, parse: Parse): void {
  if (!/<[sS]cript\b/.test(text)) return;
  const pending: TSESTree.Node[] = [program];
  const found: TSESTree.Node[] = [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const script = node.type === 'JSXElement' ? scriptIn(node) : undefined;
    if (script) found.push(script);
    pending.push(...childrenOf(node));
  }
  for (const written of found.reverse()) {
    const script = written.type === 'Identifier' ? constantOf(program, written.name) : written;
    const body = script && statementsOf(script, text, parse);
    if (script && body) program.body.push({ type: 'BlockStatement', body, range: script.range } as never);
  }
}

/** The expression of the script that an element is. */
function scriptIn({ openingElement, children }: TSESTree.JSXElement): TSESTree.Node | undefined {
  const { name, attributes } = openingElement;
  if (name.type !== 'JSXIdentifier' || name.name.toLowerCase() !== 'script') return undefined;
  for (const attribute of attributes) {
    if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'dangerouslySetInnerHTML') continue;
    const given = attribute.value?.type === 'JSXExpressionContainer' ? attribute.value.expression : undefined;
    const [property] = given?.type === 'ObjectExpression' ? given.properties : [];
    return property?.type === 'Property' ? property.value : undefined;
  }
  const container = children.find(child => child.type === 'JSXExpressionContainer');
  return container?.expression;
}

function constantOf(program: TSESTree.Program, name: string): TSESTree.Node | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const { id, init } of statement.declarations)
      if (id.type === 'Identifier' && id.name === name) return init ?? undefined;
  }
  return undefined;
}

function statementsOf(script: TSESTree.Node, text: string, parse: Parse): TSESTree.Statement[] | undefined {
  const isText = script.type === 'TemplateLiteral' || (script.type === 'Literal' && typeof script.value === 'string');
  if (!isText) return undefined;
  const [start, end] = [script.range[0] + 1, script.range[1] - 1];
  const holes = script.type === 'TemplateLiteral' ? holesOf(script, text) : [];
  // In a text a hole is as good as nothing; where an expression is wanted, it is one.
  for (const filling of [' ', '0']) {
    let code = text.slice(start, end);
    for (const [from, to] of holes)
      code = code.slice(0, from - start) + filling.padEnd(to - from) + code.slice(to - start);
    const program = parse(' '.repeat(start) + code);
    if (program) return program.body as TSESTree.Statement[];
  }
  return undefined;
}

/** Where `${…}` stand. */
function holesOf({ expressions }: TSESTree.TemplateLiteral, text: string): [number, number][] {
  return expressions.map(({ range: [start, end] }) => [text.lastIndexOf('${', start), text.indexOf('}', end) + 1]);
}
