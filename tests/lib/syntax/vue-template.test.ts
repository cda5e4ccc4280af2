import { expect, it } from 'vitest';
import { AST } from 'vue-eslint-parser';

import { vueTemplateKeys } from '../../../lib/syntax/vue-template.ts';

it('the keys of templates are those of the parser', () => {
  const ofTemplates = Object.entries(AST.KEYS).filter(
    // What holds no nodes needs no keys, and generics stand in the tag of the script.
    ([type, keys]) => /^V[A-Z]/.test(type) && (keys?.length ?? 0) > 0 && type !== 'VGenericExpression',
  );
  expect(vueTemplateKeys).toEqual(Object.fromEntries(ofTemplates));
});
