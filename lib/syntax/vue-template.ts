import type { VisitorKeys } from './walk.ts';

/**
 * The fields that hold nodes in a template as vue-eslint-parser gives it (its docs/ast.md). The parser keeps them from
 * ESLint, which would run rules of scripts on templates.
 */
export const vueTemplateKeys: VisitorKeys = {
  VAttribute: ['key', 'value'],
  VDirectiveKey: ['name', 'argument', 'modifiers'],
  VDocumentFragment: ['children'],
  VElement: ['startTag', 'children', 'endTag'],
  VExpressionContainer: ['expression'],
  VFilter: ['callee', 'arguments'],
  VFilterSequenceExpression: ['expression', 'filters'],
  VForExpression: ['left', 'right'],
  VOnExpression: ['body'],
  VSlotScopeExpression: ['params'],
  VStartTag: ['attributes'],
};
