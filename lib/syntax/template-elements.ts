/** Elements of components in the markup of Vue, Svelte and Astro, where the component is imported or may be at hand. */
import { elementsOf } from './template-handlers.ts';
import { directiveName, hooksOfDirectives } from './vue-directives.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Attribute, TemplateElement } from './template-handlers.ts';

/** Parses a program; undefined where it is none. */
type Parse = (code: string) => TSESTree.Program | undefined;

const component = /\.(vue|svelte|astro)$/i;

/**
 * Nuxt, and plugins of bundlers, have components at hand that nobody imports: nearly every element may be one. Of these
 * only such are looked into as are told what to send.
 */
const telling = /event|track|analytics/i;
const tellingAttribute = /(?:event|track|analytics)[\w-]{0,40}=/i;

/**
 * Adds such elements to a program, as statements of JSX at its end, at the offsets at which they are written. What calls
 * something in an attribute is read where that stands, and is not known here.
 */
export function addElements(program: TSESTree.Program, file: string, text: string, parse: Parse): void {
  const dialect = component.exec(file)?.[1]?.toLowerCase();
  if (dialect === 'svelte') addActions(program, text, parse);
  if (dialect === 'vue') addDirectives(program, text, parse);
  const imported = importedIn(program);
  const mayBeAtHand = dialect === 'vue' && tellingAttribute.test(text);
  if (dialect === undefined || (imported.size === 0 && !mayBeAtHand)) return;
  const nameOf = (name: string): string => (dialect === 'vue' ? capitalised(name) : name);
  const isOwn = (name: string): boolean => imported.has(nameOf(name));
  for (const element of elementsOf(text, name => isOwn(name) || (mayBeAtHand && isComponentName(name)))) {
    if (!isOwn(element.name) && !element.attributes.some(({ name }) => telling.test(name))) continue;
    const { start, end } = element;
    const attributes = element.attributes.flatMap(one => attributeOf(one, dialect, text, parse) ?? []);
    const range = [start, end];
    const name = { type: 'JSXIdentifier', name: nameOf(element.name), range: nameRange(element) };
    const openingElement = { type: 'JSXOpeningElement', name, attributes, selfClosing: true, range };
    const expression = { type: 'JSXElement', openingElement, closingElement: null, children: [], range };
    program.body.push({ type: 'ExpressionStatement', expression, range } as never);
  }
}

/** `use:track={{ event }}`: the action is called with the element and what it is given, as a statement at the end. */
function addActions(program: TSESTree.Program, text: string, parse: Parse): void {
  if (!/\suse:[\w$]+\s*=/.test(text)) return;
  for (const { attributes } of elementsOf(text, () => true))
    for (const { name, nameStart, start, end, kind } of attributes) {
      const action = /^use:([\w$]+)$/.exec(name)?.[1];
      const given = action && kind === 'braced' ? expressionOf(text.slice(start, end), start, parse) : undefined;
      if (!action || !given || given.type === 'JSXEmptyExpression') continue;
      const range = [nameStart, end + 1];
      const callee = { type: 'Identifier', name: action, range: [nameStart + 'use:'.length, nameStart + name.length] };
      // What stands for the element is one, too.
      const element = { type: 'Identifier', name: 'document', range: [nameStart, nameStart] };
      const expression = { type: 'CallExpression', callee, arguments: [element, given], optional: false, range };
      program.body.push({ type: 'ExpressionStatement', expression, range } as never);
    }
}

/**
 * `v-track:click="{ event }"`: each function of the directive that Vue may call gets the element and what it is given. A
 * directive of the app has no name in the component: there the name stands for all functions of it.
 */
function addDirectives(program: TSESTree.Program, text: string, parse: Parse): void {
  if (!/\sv-[a-z]/.test(text)) return;
  for (const { attributes } of elementsOf(text, () => true))
    for (const { name, nameStart, start: from, end: to, kind } of attributes) {
      const directive = directiveName(name);
      // An object in quotes, which Svelte would take for braces around the code.
      const [start, end] = kind === 'braced' ? [from - 1, to + 1] : [from, to];
      const value = directive && parsed(text.slice(start, end), start, parse);
      if (!directive || !value) continue;
      const range = [nameStart, end + 1];
      const nameRange = [nameStart, nameStart + name.length];
      const identifier = (of: string) => ({ type: 'Identifier', name: of, range: nameRange });
      const given = { type: 'ObjectExpression', properties: [propertyOf(identifier('value'), value, range)], range };
      const element = { type: 'Identifier', name: 'document', range: [nameStart, nameStart] };
      for (const { local, hook } of hooksOfDirectives(program, directive)) {
        const object = identifier(local);
        const callee =
          hook === undefined
            ? object
            : {
                type: 'MemberExpression',
                object,
                property: identifier(hook),
                computed: false,
                optional: false,
                range: nameRange,
              };
        const expression = { type: 'CallExpression', callee, arguments: [element, given], optional: false, range };
        program.body.push({ type: 'ExpressionStatement', expression, range } as never);
      }
    }
}

function propertyOf(key: object, value: object, range: readonly number[]): object {
  return { type: 'Property', kind: 'init', key, value, computed: false, method: false, shorthand: false, range };
}

function nameRange({ name, start }: TemplateElement): readonly [number, number] {
  return [start + 1, start + 1 + name.length];
}

/** The names of what may be components. */
function importedIn({ body }: TSESTree.Program): ReadonlySet<string> {
  const names = body.flatMap(statement =>
    statement.type === 'ImportDeclaration' ? statement.specifiers.map(({ local }) => local.name) : [],
  );
  return new Set(names.filter(name => /^[A-Z]/.test(name)));
}

function isComponentName(name: string): boolean {
  return /^[A-Z]/.test(name) || name.includes('-');
}

/** `tracked-button` stands for `TrackedButton`. */
function capitalised(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, first: string) => first.toUpperCase());
}

function attributeOf({ name, nameStart, start, end, kind }: Attribute, dialect: string, text: string, parse: Parse) {
  const bound = dialect === 'vue' ? /^(?::|v-bind:)(.+)$/.exec(name)?.[1] : undefined;
  const own = bound ?? name;
  if (!/^[a-z_$][\w$-]*$/i.test(own)) return undefined;
  const code = text.slice(start, end);
  const named = { type: 'JSXIdentifier', name: camel(own, dialect), range: [nameStart, nameStart + name.length] };
  const value =
    kind === 'quoted' && bound === undefined && !code.includes('{')
      ? { type: 'Literal', value: code, raw: JSON.stringify(code), range: [start - 1, end + 1] }
      : { type: 'JSXExpressionContainer', expression: expressionOf(code, start, parse), range: [start - 1, end + 1] };
  return { type: 'JSXAttribute', name: named, value, range: [nameStart, end + 1] };
}

/** Vue's properties are written with hyphens, too. */
function camel(name: string, dialect: string): string {
  return dialect === 'vue' ? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name;
}

function expressionOf(code: string, start: number, parse: Parse): { readonly type: string } {
  const found = code.includes('(') ? undefined : parsed(code, start, parse);
  return found ?? ({ type: 'JSXEmptyExpression', range: [start, start + code.length] } as { readonly type: string });
}

/** At its own offsets. */
function parsed(code: string, start: number, parse: Parse): TSESTree.Expression | undefined {
  const [statement] = parse(`${' '.repeat(start - 1)}(${code}\n)`)?.body ?? [];
  return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
}
