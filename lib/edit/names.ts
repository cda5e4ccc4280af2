import type { Scope, ScopeManager } from '@typescript-eslint/scope-manager';

import type { Node } from './nodes.ts';
import { contains, walk } from './nodes.ts';
import type { Source } from './source.ts';

/**
 * A name that can be declared in the statement list around `place` without taking the meaning of a name
 * that is used there, and without hiding one: `base`, else `base2`, `base3` …
 *
 * @param taken names that other edits of the same run declare
 */
export function freeName(source: Source, place: Node, base: string, taken: ReadonlySet<string> = new Set()): string {
  const used = namesAround(source, place);
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${count}`;
    if (!used.has(name) && !taken.has(name)) {
      return name;
    }
  }
}

/** The variable that `name` stands for at `place`, as far as the file declares it. */
export function variableAt(source: Source, place: Node, name: string): Scope['variables'][number] | undefined {
  for (let scope: Scope | null = scopeOf(source.scopes, place); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) {
      return variable;
    }
  }
  return undefined;
}

/** Whether the template of a component may mean this name. */
export function isInTemplate({ text, scripts }: Source, name: string): boolean {
  let end = 0;
  const between = [...scripts, [text.length, text.length] as const].map(([start, next]) => {
    const part = text.slice(end, start);
    end = next;
    return part;
  });
  return between.some(part => part.split(/[^\p{ID_Continue}$]+/u).includes(name));
}

/** Every name that means something anywhere in the file. */
export function allNames(source: Source): Set<string> {
  const names = new Set<string>();
  walk(source.program, node => {
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') {
      names.add(node.name);
    }
  });
  return names;
}

/** `Request Created` → `requestCreated`. Undefined where no identifier can be made of the words. */
export function camelCase(words: string): string | undefined {
  const parts = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  if (parts.length === 0 || /^\d/.test(parts[0] as string)) {
    return undefined;
  }
  return parts
    .map((part, index) => {
      const lower = /^\p{Lu}+$/u.test(part) ? part.toLowerCase() : part.charAt(0).toLowerCase() + part.slice(1);
      return index === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('');
}

function namesAround({ scopes, program }: Source, place: Node): Set<string> {
  const names = new Set<string>();
  const scope = scopeOf(scopes, place);
  for (let outer: Scope | null = scope; outer; outer = outer.upper) {
    for (const variable of outer.variables) {
      // Hiding an unused outer name breaks nothing but lints as shadowing; a library's global is no such name.
      if (outer.type !== 'global' || variable.defs.length > 0) {
        names.add(variable.name);
      }
    }
  }
  walk(program, node => {
    if (!contains(scope.block.range, node.range) && !contains(node.range, scope.block.range)) {
      return false;
    }
    if (
      (node.type === 'Identifier' || node.type === 'JSXIdentifier') &&
      contains(scope.block.range, node.range) &&
      !isKey(node)
    ) {
      names.add(node.name);
    }
    return true;
  });
  return names;
}

/** The name of a member or property, which no variable is meant by. */
function isKey(node: Node): boolean {
  const { parent } = node;
  return (
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand)
  );
}

function scopeOf(scopes: ScopeManager, place: Node): Scope {
  for (let node: Node | undefined = place; node; node = node.parent) {
    const scope = scopes.acquire(node, true);
    if (scope) {
      return scope.type === 'function-expression-name' ? (scope.childScopes[0] as Scope) : scope;
    }
  }
  return scopes.globalScope as Scope;
}
