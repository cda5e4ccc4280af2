// Written by `npm run docs` from the files of rules/. Do not edit.
import type { RuleModule } from './rule/create-rule.ts';

export const rules: Readonly<Record<string, RuleModule>> = {};
