import path from 'node:path';

import { isTestPath } from '../../files/test-paths.ts';
import { textOf } from '../../files/text.ts';

import type { Project } from '../../project/project.ts';

const checks = /x-cio-signature|verifyRequestSignature/i;
/** Code that stands before handlers of other files, or is made to be called by them. */
const shared =
  /\bnext\s*\(|\.use\s*\(|addHook|preHandler|preValidation|canActivate|middleware|\bexport\s+(?:async\s+)?(?:function|const)\s+\w*(?:verif|valid|sign|guard|auth|check)/i;

/**
 * Whether another file of the project looks at the signature of Customer.io's webhooks in a way that may
 * stand before this handler: middleware, a guard, a helper.
 *
 * @param file relative to the root
 */
export function verifiesElsewhere(project: Project, file: string): boolean {
  return project
    .filesMatching(checks)
    .some(other => other !== file && !isTestPath(other) && shared.test(textOf(path.join(project.root, other)) ?? ''));
}
