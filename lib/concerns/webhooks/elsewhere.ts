import path from 'node:path';

import { isTestPath } from '../../files/test-paths.ts';
import { textOf } from '../../files/text.ts';
import { wholeWord } from '../../text/escape.ts';
import { placesOf, usedBefore, wayToRoute } from './route-text.ts';
import { isCheckByName, isNoPlainMiddleware } from './signature.ts';

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

/**
 * Whether the route of another file that takes a handler has something before it that may ask who sends: further
 * arguments, a function around the handler, middleware of the router whose name says so.
 *
 * @param file of the handler, relative to the root
 * @param name by which routes take it
 */
export function isCheckedAtRoute(project: Project, file: string, name: string): boolean {
  return project.filesMatching(new RegExp(wholeWord(name))).some(other => {
    if (other === file || isTestPath(other)) return false;
    const text = textOf(path.join(project.root, other)) ?? '';
    return placesOf(text, name).some(place => {
      const way = wayToRoute(text, place);
      return way !== undefined && (way.some(isNoPlainMiddleware) || usedBefore(text).some(isCheckByName));
    });
  });
}
