import { expect, it } from 'vitest';

import { helperTemplate, templateNames } from '../../codemods/add-cio-guard/templates.ts';

it.each(templateNames)('%s: takes the name as it is, whatever signs it has', name => {
  const plain = helperTemplate(name, true, 'send');
  expect(plain).toContain('function send(');
  expect(helperTemplate(name, true, '$$send')).toBe(plain.replaceAll(/\bsend\b(?=\()/g, () => '$$send'));
});
