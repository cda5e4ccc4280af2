import type { Node } from './nodes.ts';
import { pathOf, unwrap } from './nodes.ts';
import type { Source } from './source.ts';

/**
 * The words by which a path is reached where it is written down once more: `(window as any)._cio`. Casts inside of it
 * stay, since nothing else tells the types that it is there.
 *
 * @param isElsewhere for another file, which may not know the type of a cast: \`any\` is known everywhere
 * @returns undefined for what is no path
 */
export function reachingWords(source: Source, node: Node, isElsewhere = false): string | undefined {
  const bare = unwrap(node);
  if (bare.type !== 'MemberExpression') {
    return pathOf(bare);
  }
  if (bare.computed || bare.property.type === 'PrivateIdentifier' || pathOf(bare) === undefined) {
    return undefined;
  }
  const { object, property } = bare;
  const own = source.text.slice(...property.range);
  switch (object.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return isElsewhere
        ? `(${reachingWords(source, object, true) ?? ''} as any).${own}`
        : `(${source.text.slice(...object.range)}).${own}`;
    case 'TSNonNullExpression':
      return `${reachingWords(source, object, isElsewhere) ?? ''}!.${own}`;
    default:
      return `${reachingWords(source, object, isElsewhere) ?? ''}.${own}`;
  }
}
