/** The texts that written types allow where a value is not known. */
import { isResidual } from '../evaluate/kinds.ts';
import { join } from '../evaluate/strings.ts';
import { literalsOf } from '../evaluate/type-texts.ts';
import { alternatives, union } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';

/** The value with the texts of `'a' | 'b'` in place of what is annotated so, holes of a text included. */
export function withTypedTexts(evaluator: Evaluator, value: Evaluated): Evaluated {
  return union(alternatives(value).map(one => typedText(evaluator, one)));
}

function typedText(evaluator: Evaluator, value: Evaluated): Evaluated {
  if (value.kind === 'template')
    return join(
      value.parts.map(part => (typeof part === 'string' ? part : withTypedTexts(evaluator, part))),
      value.at,
    );
  const type = isResidual(value) || value.kind === 'typed' ? value.type : undefined;
  return (type && literalsOf(evaluator, type)) ?? value;
}
