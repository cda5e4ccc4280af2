import type { TSESTree } from '@typescript-eslint/utils';

import { publicPrefixOf } from '../shared/credentials.ts';
import { hasComment } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { replace } from '../../edit/edit.ts';
import { variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import { ancestorsOf, contains, pathOf, unwrap, walk, withCasts } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';

export interface EnvironmentRead {
  /** The text that is to come from the environment: all of the literal, or a part of it. */
  readonly value: string;
  /** The variable of the environment. */
  readonly name: string;
  /** Whether an imported object that is read as the environment is knows the variable. */
  isKnownTo?(object: TSESTree.Identifier): boolean;
}

export type EnvironmentEdit =
  | {
      readonly refused?: undefined;
      readonly edits: readonly Edit[];
      /** The variable that is read now. */ readonly name: string;
    }
  | { readonly refused: string };

/** A literal, or a part of a template, is read from the environment instead, as the code around it does. */
export function readFromEnvironment(
  source: Source,
  node: Node,
  { value, name, isKnownTo }: EnvironmentRead,
): EnvironmentEdit {
  if (node.type === 'TemplateElement') {
    return ofTemplate(source, node, value, name, isKnownTo);
  }
  if (node.type !== 'Literal' || typeof node.value !== 'string') {
    return { refused: 'it is put together in a way that is not followed' };
  }
  if (node.value === value) {
    return ofWhole(source, node, name, isKnownTo);
  }
  const content = source.text.slice(node.range[0] + 1, node.range[1] - 1);
  const [before, after, ...more] = content.split(value);
  if (before === undefined || after === undefined || more.length > 0 || /[`\\]|\$\{/.test(before + after)) {
    return { refused: 'it is put together in a way that is not followed' };
  }
  const why = whyNot(node);
  if (why !== undefined) {
    return { refused: why };
  }
  const read = accessor(source, node, name, isKnownTo);
  return read.refused === undefined
    ? { edits: [replace(node.range, `\`${before}\${${read.text}}${after}\``)], name }
    : read;
}

function ofTemplate(
  source: Source,
  node: TSESTree.TemplateElement,
  value: string,
  name: string,
  isKnownTo: EnvironmentRead['isKnownTo'],
): EnvironmentEdit {
  const template = node.parent;
  if (template.type !== 'TemplateLiteral' || template.parent.type === 'TaggedTemplateExpression') {
    return { refused: 'it is put together in a way that is not followed' };
  }
  if (template.expressions.length === 0 && node.value.cooked === value) {
    return ofWhole(source, template, name, isKnownTo);
  }
  const [start, end] = node.range;
  const [before, after, ...more] = source.text.slice(start, end).split(value);
  if (before === undefined || after === undefined || more.length > 0) {
    return { refused: 'it is put together in a way that is not followed' };
  }
  const from = start + before.length;
  const read = accessor(source, template, name, isKnownTo);
  return read.refused === undefined
    ? { edits: [replace([from, from + value.length], `\${${read.text}}`)], name }
    : read;
}

function ofWhole(source: Source, node: Node, name: string, isKnownTo: EnvironmentRead['isKnownTo']): EnvironmentEdit {
  const why = whyNot(node);
  if (why !== undefined) {
    return { refused: why };
  }
  const cast = withCasts(node);
  const around = cast.parent as Node;
  // `process.env.KEY ?? '…'`: without what it falls back to.
  if (around.type === 'LogicalExpression' && around.right === cast && around.operator !== '&&') {
    const left = unwrap(around.left);
    const read = left.type === 'MemberExpression' ? readName(source, left) : undefined;
    if (read !== undefined && publicPrefixOf(read) !== undefined) {
      return { refused: `it stands in for \`${read}\`, which browsers get: read it from a variable of another name` };
    }
    if (read !== undefined && hasComment(source, [left.range[1], around.range[1]])) {
      return {
        refused: `it stands in for \`${read}\` beside a comment: take it out, and the comment if it speaks of it`,
      };
    }
    if (read !== undefined) {
      const text = source.text.slice(...around.left.range);
      return { edits: [replace(around.range, text + suffixFor(source, around, text))], name: read };
    }
  }
  const isConst =
    cast.type === 'TSAsExpression' &&
    cast.typeAnnotation.type === 'TSTypeReference' &&
    source.text.slice(...cast.typeAnnotation.range) === 'const';
  const place = isConst ? cast : node;
  const read = accessor(source, place, name, isKnownTo);
  if (read.refused !== undefined) {
    return read;
  }
  const isTyped = place === cast || place.parent?.type === 'TSSatisfiesExpression';
  const blank = /\w$/.test(source.text.slice(0, place.range[0])) ? ' ' : '';
  return {
    edits: [replace(place.range, blank + read.text + (isTyped ? suffixFor(source, place, read.text) : ''))],
    name,
  };
}

const SETS_ENVIRONMENT = 'the environment is set here: take the line out, and set the variable outside';

function whyNot(node: Node): string | undefined {
  const cast = withCasts(node);
  const { parent } = cast;
  switch (parent?.type) {
    case 'TSEnumMember':
      return 'an enum cannot hold what is known at run time only: make it a constant object';
    case 'TSLiteralType':
      return 'it is a type';
    case 'JSXAttribute':
    case 'JSXExpressionContainer':
      return 'it is part of what a page shows';
    case 'AssignmentExpression':
      return /\benv\b/.test(ownText(parent.left)) ? SETS_ENVIRONMENT : undefined;
    case 'Property':
      return parent.key === node
        ? 'it is the name of a property'
        : isSetByAssign(parent.parent)
          ? SETS_ENVIRONMENT
          : undefined;
    case 'SwitchCase':
    case 'BinaryExpression':
      return parent.type === 'BinaryExpression' && parent.operator === '+' ? undefined : 'it is compared with';
    case 'ImportExpression':
    case 'ImportDeclaration':
      return 'it is the name of a module';
    default:
      if (ancestorsOf(node).some(({ type }) => type === 'Decorator')) {
        return 'it stands in a decorator: read the variable into a constant before it, and give it that';
      }
      return parent && takesValue.test(parent.type) && (parent as { key?: Node }).key !== node
        ? undefined
        : 'it stands where no variable can';
  }
}

const takesValue =
  /^(?:VariableDeclarator|AssignmentPattern|PropertyDefinition|AccessorProperty|(?:Call|New|Array|Conditional|Logical|Member|Await|Sequence|ArrowFunction)Expression|SpreadElement|ReturnStatement|TemplateLiteral|ExportDefaultDeclaration|TSExportAssignment)$/;

/** `Object.assign(process.env, { … })` */
function isSetByAssign({ parent }: Node): boolean {
  return (
    parent?.type === 'CallExpression' &&
    pathOf(parent.callee) === 'Object.assign' &&
    pathOf(parent.arguments[0] as Node) === 'process.env'
  );
}

function ownText(node: Node): string {
  const names: string[] = [];
  walk(node, inner => {
    if (inner.type === 'Identifier') {
      names.push(inner.name);
    }
  });
  return names.join(' ');
}

/** The name of a variable that is read from the environment by this expression. */
function readName(source: Source, member: TSESTree.MemberExpression): string | undefined {
  const [, dotted, , quoted] =
    /^(?:process\.env|import\.meta\.env|Bun\.env|env)(?:\.([A-Z][A-Z\d_]*)|\[(['"])([A-Z][A-Z\d_]*)\2\])$/.exec(
      source.text.slice(...member.range),
    ) ?? [];
  return dotted ?? quoted;
}

/** What runtimes and build tools set themselves says nothing of how a key is read. */
const builtIn = /^(?:NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/;

/** How the file reads its environment, by what stands nearest. */
function accessor(
  source: Source,
  node: Node,
  name: string,
  isKnownTo: EnvironmentRead['isKnownTo'],
): { readonly refused?: undefined; readonly text: string } | { readonly refused: string } {
  for (const read of nearbyReads(source, node)) {
    const object = read.object;
    if (object.type !== 'Identifier') {
      const text = source.text.slice(...object.range);
      if (text === 'import.meta.env' && readName(source, read)?.startsWith('VITE_')) {
        return {
          refused:
            'the file reads `import.meta.env`, where Vite puts only what browsers may get: read the key as its server reads its own',
        };
      }
      return text === 'process.env' ? fromProcess(source, node, name) : { text: `${text}.${name}` };
    }
    const variable = variableAt(source, object, object.name);
    if (variable !== variableAt(source, node, object.name)) {
      continue;
    }
    const definition = variable?.defs[0];
    if (definition?.type === 'Parameter') {
      return { refused: `the environment is given to the function here (\`${object.name}\`): read the key from that` };
    }
    const init = definition?.node.type === 'VariableDeclarator' ? definition.node.init : undefined;
    const isAlias = init ? /^(?:process|import\.meta|Bun)\.env$/.test(source.text.slice(...init.range)) : false;
    if (isAlias || (definition?.type === 'ImportBinding' && isKnownTo?.(object) === true)) {
      return { text: `${object.name}.${name}` };
    }
  }
  return fromProcess(source, node, name);
}

function fromProcess(source: Source, node: Node, name: string): ReturnType<typeof accessor> {
  const definition = variableAt(source, node, 'process')?.defs[0];
  const isOther =
    definition !== undefined &&
    (definition.type === 'Parameter' ||
      (definition.type !== 'ImportBinding' &&
        definition.node.type === 'VariableDeclarator' &&
        !/\brequire\b/.test(source.text.slice(...definition.node.range))));
  return isOther
    ? { refused: '`process` is something else here: read the key outside of it' }
    : { text: `process.env.${name}` };
}

/** Reads of the environment, those of the same call or object first. */
function nearbyReads(source: Source, node: Node): TSESTree.MemberExpression[] {
  const reads: TSESTree.MemberExpression[] = [];
  walk(source.program, inner => {
    const name =
      inner.type === 'MemberExpression' && !contains(node.range, inner.range) ? readName(source, inner) : undefined;
    if (name !== undefined && !builtIn.test(name)) {
      reads.push(inner as TSESTree.MemberExpression);
    }
  });
  const list = listAround(node);
  const isNear = (read: Node): boolean => list !== undefined && contains(list.range, read.range);
  return [...reads.filter(isNear), ...reads.filter(read => !isNear(read))];
}

function listAround(node: Node): Node | undefined {
  return ancestorsOf(node).find(
    ({ type }) => type === 'CallExpression' || type === 'NewExpression' || type === 'ObjectExpression',
  );
}

/** What tells TypeScript that the variable is set, in the manner of the file; nothing in JavaScript. */
function suffixFor(source: Source, node: Node, read: string): string {
  if (!isTypeScript(source)) {
    return '';
  }
  const { parent } = node;
  if (parent?.type === 'TSNonNullExpression' || parent?.type === 'TSAsExpression' || /(?:!|\)|''|"")$/.test(read)) {
    return '';
  }
  const list = listAround(node);
  const counts = new Map<string, number>();
  for (const near of nearbyReads(source, node)) {
    // What `env.KEY` of a module of its own is says nothing of `process.env.KEY`.
    if (source.text.slice(...near.object.range) !== read.slice(0, read.lastIndexOf('.'))) {
      continue;
    }
    const suffix = suffixOf(source, near);
    if (list && contains(list.range, near.range)) {
      return bracketed(node, suffix);
    }
    if (suffix !== '') {
      counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
    }
  }
  const [most = '!'] = [...counts].sort((a, b) => b[1] - a[1]).map(([suffix]) => suffix);
  return bracketed(node, most);
}

/** An operator would need brackets among others; `!` never does. */
function bracketed({ parent }: Node, suffix: string): string {
  const isAlone =
    parent &&
    /^(?:CallExpression|NewExpression|Property|VariableDeclarator|PropertyDefinition|AssignmentExpression|ReturnStatement|ArrayExpression)$/.test(
      parent.type,
    );
  return suffix.startsWith(' ') && !isAlone ? '!' : suffix;
}

/** `!`, ` as string`, ` ?? ''` or nothing, behind a read of the environment. */
function suffixOf({ text }: Source, read: Node): string {
  const { parent } = read;
  switch (parent?.type) {
    case 'TSNonNullExpression':
      return '!';
    case 'TSAsExpression':
      return text.slice(...parent.typeAnnotation.range) === 'string' ? ' as string' : '';
    case 'LogicalExpression':
      return parent.left === read && parent.right.type === 'Literal' && parent.right.value === ''
        ? text.slice(read.range[1], parent.range[1])
        : '';
    default:
      return '';
  }
}

function isTypeScript({ file, text }: Source): boolean {
  return /\.[cm]?tsx?$/.test(file) || (/\.(?:vue|svelte|astro)$/.test(file) && /\blang=["']ts/.test(text));
}
