/** Directives of Vue: `v-track` in markup, and the functions of it that Vue calls. */
import type { TSESTree } from '@typescript-eslint/utils';

/** Functions of a directive, in Vue 3 and 2. */
export const directiveHooks: readonly string[] = [
  ...['created', 'beforeMount', 'mounted', 'beforeUpdate', 'updated', 'beforeUnmount', 'unmounted'],
  ...['bind', 'inserted', 'update', 'componentUpdated', 'unbind'],
];

const ofVue: ReadonlySet<string> = new Set([
  ...[
    'if',
    'else',
    'else-if',
    'for',
    'show',
    'model',
    'on',
    'bind',
    'html',
    'text',
    'slot',
    'pre',
    'cloak',
    'once',
    'memo',
  ],
]);

/** `track-view` for the attribute `v-track-view:click.once`; undefined for what Vue has itself, and for no directive. */
export function directiveName(attribute: string): string | undefined {
  const name = /^v-([a-z][\w-]*)(?:[:.]|$)/.exec(attribute)?.[1];
  return name === undefined || ofVue.has(name) ? undefined : name;
}

/** The name of the variable that is the directive `v-track-view`: `vTrackView`. */
export function directiveVariable(name: string): string {
  return `v-${name}`.replace(/-([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());
}

interface Hook {
  /** The variable that holds the directive. */
  readonly local: string;
  /** Undefined for a directive that is a function. */
  readonly hook?: string;
}

/** The functions that a directive of a component may have; of one that stands elsewhere, all that Vue knows of. */
export function hooksOfDirectives({ body }: TSESTree.Program, directive: string): readonly Hook[] {
  const local = localName(body, directive);
  if (local === undefined) return [{ local: directiveVariable(directive) }];
  const object = body.flatMap(declaratorsIn).find(({ id }) => id.type === 'Identifier' && id.name === local)?.init;
  const written = object?.type === 'ObjectExpression' ? object.properties.flatMap(namesOf) : undefined;
  if (object && !written) return [{ local }];
  return [
    ...(written ? [] : [{ local }]),
    ...directiveHooks.filter(hook => !written || written.includes(hook)).map(hook => ({ local, hook })),
  ];
}

/** The variable of the component that holds the directive, by its name or by the option `directives`. */
function localName(body: readonly TSESTree.Node[], directive: string): string | undefined {
  const variable = directiveVariable(directive);
  const declared = [
    ...body.flatMap(declaratorsIn).flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : [])),
    ...body.flatMap(node => (node.type === 'FunctionDeclaration' ? [node.id?.name] : [])),
    ...body.flatMap(node => (node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [])),
  ];
  if (declared.includes(variable)) return variable;
  const options = body.flatMap(node => (node.type === 'ExportDefaultDeclaration' ? optionsIn(node.declaration) : []));
  for (const option of options) {
    if (option.type !== 'Property' || !namesOf(option).includes('directives')) continue;
    const given = option.value.type === 'ObjectExpression' ? option.value.properties : [];
    for (const one of given) {
      const names = namesOf(one).map(directiveVariable);
      if (one.type === 'Property' && one.value.type === 'Identifier' && names.includes(variable)) return one.value.name;
    }
  }
  return undefined;
}

/** `export default {…}`, `export default defineComponent({…})`. */
function optionsIn(node: TSESTree.Node): readonly TSESTree.ObjectLiteralElement[] {
  if (node.type === 'ObjectExpression') return node.properties;
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  return first?.type === 'ObjectExpression' ? first.properties : [];
}

function declaratorsIn(node: TSESTree.Node): readonly TSESTree.VariableDeclarator[] {
  return node.type === 'VariableDeclaration' ? node.declarations : [];
}

function namesOf(property: TSESTree.ObjectLiteralElement): readonly string[] {
  if (property.type !== 'Property' || property.computed) return [];
  const { key } = property;
  if (key.type === 'Identifier') return [key.name];
  return key.type === 'Literal' && typeof key.value === 'string' ? [key.value] : [];
}
