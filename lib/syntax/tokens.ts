import type { TSESTree } from '@typescript-eslint/utils';

import type { Lines } from './lines.ts';

/** Words that the language itself reserves. Every other word is an identifier wherever it stands, and so are these as names of properties. */
const reserved = new Map<string, string>([
  ['true', 'Boolean'],
  ['false', 'Boolean'],
  ['null', 'Null'],
  ...(
    'break case catch class const continue debugger default delete do else enum export extends finally for function if import in instanceof new return ' +
    'super switch this throw try typeof var void while with implements interface let package private protected public static yield'
  )
    .split(' ')
    .map(word => [word, 'Keyword'] as const),
]);

const item =
  /(?<space>\s+)|(?<word>#?(?:[\p{ID_Start}$_]|\\u(?:[\da-fA-F]{4}|\{[\da-fA-F]+\}))(?:[\p{ID_Continue}$\u200C\u200D]|\\u(?:[\da-fA-F]{4}|\{[\da-fA-F]+\}))*)|(?<number>\.?\d[\w.]*)|(?<punctuator>\.\.\.|=>|\*\*=?|[=!]==?|<<=?|<=|&&=?|\|\|=?|\?\?=?|\?\.(?!\d)|\+\+|--|[-+*/%&|^]=|[\s\S])/uy;
/** Where these are two things in a type (`A<B<C>>`), they are one in an expression. */
const shifts = /^>>>?=?|^>=/;

/** What a text holds that only the parser can tell apart: literals, templates, text and names of JSX. */
export interface Leaf {
  readonly type: string;
  readonly range: readonly [number, number];
}

/**
 * The leaf that a node is, if it is one.
 *
 * @param parent the node around it
 */
export function leafOf(node: TSESTree.Node, parent: TSESTree.Node | undefined): Leaf | undefined {
  switch (node.type as string) {
    case 'TemplateElement':
      return { type: 'Template', range: node.range };
    case 'Identifier': {
      const { name } = node as TSESTree.Identifier;
      // `import.meta` and `new.target` begin with the keyword itself.
      if (
        !reserved.has(name) ||
        (parent?.type === ('MetaProperty' as string) && (parent as TSESTree.MetaProperty).meta === node)
      )
        return undefined;
      return { type: 'Identifier', range: [node.range[0], node.range[0] + name.length] };
    }
    case 'JSXText':
      return { type: 'JSXText', range: node.range };
    case 'JSXIdentifier':
      return { type: 'JSXIdentifier', range: node.range };
    case 'Literal': {
      const { value, range } = node as TSESTree.Literal;
      if ('regex' in node && node.regex) return { type: 'RegularExpression', range };
      if (typeof value === 'string')
        return { type: parent?.type === ('JSXAttribute' as string) ? 'JSXText' : 'String', range };
      return typeof value === 'number' || typeof value === 'bigint' ? { type: 'Numeric', range } : undefined;
    }
    default:
      return undefined;
  }
}

/** Where an operator that begins with `>` stands: between these offsets. */
export function operatorGap(node: TSESTree.Node): readonly [number, number] | undefined {
  if (node.type !== ('BinaryExpression' as string) && node.type !== ('AssignmentExpression' as string))
    return undefined;
  const { operator, left, right } = node as TSESTree.BinaryExpression;
  return operator.startsWith('>') ? [left.range[1], right.range[0]] : undefined;
}

/**
 * The tokens of a text, as typescript-estree gives them.
 *
 * @param text what was parsed
 * @param leaves in any order, each once
 * @param operators see `operatorGap`
 * @param comments in order
 */
export function tokensOf(
  text: string,
  lines: Lines,
  leaves: readonly Leaf[],
  operators: readonly (readonly [number, number])[],
  comments: readonly Leaf[],
): TSESTree.Token[] {
  const tokens: TSESTree.Token[] = [];
  const add = (type: string, start: number, end: number): void => {
    const from = lines.at(start);
    const to = lines.at(end);
    const token = {
      type,
      value: type === 'PrivateIdentifier' ? text.slice(start + 1, end) : text.slice(start, end),
      range: [start, end],
      loc: { start: { line: from.line, column: from.column - 1 }, end: { line: to.line, column: to.column - 1 } },
    };
    if (type === 'RegularExpression') {
      const slash = token.value.lastIndexOf('/');
      Object.assign(token, { regex: { pattern: token.value.slice(1, slash), flags: token.value.slice(slash + 1) } });
    }
    tokens.push(token as unknown as TSESTree.Token);
  };
  const scan = (start: number, end: number): void => {
    for (let at = start; at < end;) {
      item.lastIndex = at;
      const groups = item.exec(text)?.groups as Record<string, string | undefined>;
      const { space, word, number } = groups;
      let value = space ?? word ?? number ?? (groups['punctuator'] as string);
      if (value === '>' && operators.some(([from, to]) => at >= from && at < to))
        value = shifts.exec(text.slice(at, at + 4))?.[0] ?? value;
      // A leaf or a comment begins here: what was taken for one sign is the sign before it.
      if (at + value.length > end) value = text.slice(at, end);
      if (space === undefined) {
        const type =
          word === undefined
            ? number === undefined
              ? 'Punctuator'
              : 'Numeric'
            : word.startsWith('#')
              ? 'PrivateIdentifier'
              : (reserved.get(word) ?? 'Identifier');
        add(type, at, at + value.length);
      }
      at += value.length;
    }
  };
  let position = 0;
  for (const { type, range } of [...leaves, ...comments].sort((a, b) => a.range[0] - b.range[0])) {
    if (range[0] < position) continue;
    scan(position, range[0]);
    if (type !== 'Comment' && range[1] > range[0]) add(type, range[0], range[1]);
    position = range[1];
  }
  scan(position, text.length);
  return tokens;
}
