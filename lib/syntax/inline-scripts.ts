/**
 * Scripts that code writes into a page as texts: `<script dangerouslySetInnerHTML={{ __html: '…' }} />`,
 * `<Script>{`…`}</Script>`, and tags that a site's configuration or a plugin describes: `{ tagName: 'script', innerHTML: '…' }`.
 */
import { childrenOf } from './walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** Parses a program; undefined where it is none. */
type Parse = (code: string) => TSESTree.Program | undefined;

/** Adds the statements of such scripts to a program, as blocks at its end, at the offsets at which they are written. */
export function addInlineScripts(program: TSESTree.Program, text: string, parse: Parse): void {
  if (!/<[sS]cript\b/.test(text) && !(/\b(?:innerHTML|children)\b/.test(text) && /\bscript\b/.test(text))) return;
  const pending: TSESTree.Node[] = [program];
  const found: TSESTree.Node[] = [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const script = node.type === 'JSXElement' ? scriptIn(node) : undefined;
    if (script) found.push(script);
    else if (node.type === 'ObjectExpression') found.push(...describedBy(node));
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

/** `{ tagName: 'script', innerHTML: '…' }`, `{ tag: 'script', children: '…' }`, `{ script: [{ innerHTML: '…' }] }`. */
function describedBy({ properties }: TSESTree.ObjectExpression): TSESTree.Node[] {
  const named = valuesByName(properties);
  const tag = named.get('tagName') ?? named.get('tag');
  if (tag?.type === 'Literal' && tag.value === 'script') return contentsOf(named);
  const scripts = named.get('script');
  if (scripts?.type !== 'ArrayExpression') return [];
  return scripts.elements.flatMap(one =>
    one?.type === 'ObjectExpression' ? contentsOf(valuesByName(one.properties)) : [],
  );
}

function contentsOf(named: ReadonlyMap<string, TSESTree.Node>): TSESTree.Node[] {
  const content = named.get('innerHTML') ?? named.get('children');
  return content ? [content] : [];
}

function valuesByName(properties: readonly TSESTree.ObjectLiteralElement[]): ReadonlyMap<string, TSESTree.Node> {
  return new Map(
    properties.flatMap(property =>
      property.type === 'Property' && !property.computed && property.key.type === 'Identifier'
        ? [[property.key.name, property.value] as const]
        : [],
    ),
  );
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
  // In a text a hole is as good as nothing; where an expression is wanted, it is one; a text that it holds may be code.
  const said = new Map(holes.map(hole => [hole, textsIn(hole.expression)]));
  const fillings = [' ', '0'].map(filling => (hole: Hole) => filling.padEnd(hole.to - hole.from));
  const isSaid = [...said.values()].some(texts => texts.length > 0);
  if (isSaid) fillings.unshift(hole => kept(hole, said.get(hole) ?? [], text));
  for (const fill of fillings) {
    let code = text.slice(start, end);
    for (const hole of holes) code = code.slice(0, hole.from - start) + fill(hole) + code.slice(hole.to - start);
    const program = parse(' '.repeat(start) + code);
    if (program) return program.body as TSESTree.Statement[];
  }
  return undefined;
}

interface Hole {
  readonly from: number;
  readonly to: number;
  readonly expression: TSESTree.Expression;
}

/** Where `${…}` stand. */
function holesOf({ expressions }: TSESTree.TemplateLiteral, text: string): Hole[] {
  return expressions.map(expression => {
    const [start, end] = expression.range;
    return { from: text.lastIndexOf('${', start), to: text.indexOf('}', end) + 1, expression };
  });
}

/** The texts that a choice is between: `${pages ? 'analytics.page();' : ''}`. */
function textsIn(expression: TSESTree.Expression): TSESTree.Expression[] {
  switch (expression.type) {
    case 'ConditionalExpression':
      return [...textsIn(expression.consequent), ...textsIn(expression.alternate)];
    case 'LogicalExpression':
      return textsIn(expression.right);
    case 'TemplateLiteral':
      return expression.expressions.length === 0 ? [expression] : [];
    default:
      return expression.type === 'Literal' && typeof expression.value === 'string' ? [expression] : [];
  }
}

/** A hole with nothing but its texts, where they stand. */
function kept({ from, to }: Hole, texts: readonly TSESTree.Expression[], text: string): string {
  let code = '';
  for (const { range } of texts) code = `${code.padEnd(range[0] + 1 - from)}${text.slice(range[0] + 1, range[1] - 1)}`;
  return code.padEnd(to - from);
}
