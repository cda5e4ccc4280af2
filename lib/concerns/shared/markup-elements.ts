/** Elements of the markup of Vue, Svelte, Astro and pages, as nodes of JSX at the places where they are written. */
import { elementsOf } from '../../syntax/template-handlers.ts';
import { Lines } from '../../edit/lines.ts';

import type { TSESTree } from '@typescript-eslint/utils';

type Element = TSESTree.JSXOpeningElement;

const markup = /\.(?:vue|svelte|astro|html?)$/i;

/** Attributes that markup writes small, and JSX does not. */
const attributeNames: ReadonlyMap<string, string> = new Map([['formaction', 'formAction']]);

/**
 * The elements by some names, with those of their attributes that are written out. What code gives to an attribute is
 * not known here.
 */
export function markupElements(
  program: TSESTree.Program,
  file: string,
  text: string,
  isWanted: (name: string) => boolean,
): readonly Element[] {
  if (!markup.test(file)) return [];
  const elements = elementsOf(text, isWanted);
  if (elements.length === 0) return [];
  const lines = new Lines(text);
  const locate = (start: number, end: number) => ({
    range: [start, end],
    loc: { start: pointAt(lines, start), end: pointAt(lines, end) },
  });
  return elements.map(({ name, start, end, attributes }) => {
    const written = attributes
      .filter(one => one.kind === 'quoted' && !text.slice(one.start, one.end).includes('{'))
      .map(one => {
        const value = text.slice(one.start, one.end);
        const isQuoted = /["']/.test(text.charAt(one.end));
        return {
          type: 'JSXAttribute',
          name: {
            type: 'JSXIdentifier',
            name: attributeNames.get(one.name) ?? one.name,
            ...locate(one.nameStart, one.nameStart + one.name.length),
          },
          value: { type: 'Literal', value, raw: JSON.stringify(value), ...locate(one.start, one.end) },
          ...locate(one.nameStart, isQuoted ? one.end + 1 : one.end),
        };
      });
    const element = {
      type: 'JSXOpeningElement',
      name: { type: 'JSXIdentifier', name, ...locate(start + 1, start + 1 + name.length) },
      attributes: written,
      parent: program,
      ...locate(start, end),
    };
    for (const attribute of written) Object.assign(attribute, { parent: element });
    return element as unknown as Element;
  });
}

function pointAt(lines: Lines, offset: number): { readonly line: number; readonly column: number } {
  const { line, column } = lines.at(offset);
  return { line, column: column - 1 };
}
