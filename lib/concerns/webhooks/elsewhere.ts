import path from 'node:path';

import { isTestPath } from '../../files/test-paths.ts';
import { listFiles, relative } from '../../files/listing.ts';
import { textOf } from '../../files/text.ts';

import type { Project } from '../../project/project.ts';

const FRESH_MS = 2_000;
/** By project; looked up again after a while, since files change in an editor. */
const answers = new WeakMap<Project, { readonly at: number; readonly files: readonly string[] }>();

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
  if (project.settings.project === false) return false;
  let known = answers.get(project);
  if (!known || Date.now() - known.at > FRESH_MS) {
    known = { at: Date.now(), files: filesThatCheck(project) };
    answers.set(project, known);
  }
  return known.files.some(other => other !== file);
}

function filesThatCheck(project: Project): string[] {
  return listFiles(project.root, project.settings.ignore)
    .files.map(full => relative(project.root, full))
    .filter(file => !isTestPath(file))
    .filter(file => {
      const text = textOf(path.join(project.root, file)) ?? '';
      return checks.test(text) && shared.test(text);
    });
}
