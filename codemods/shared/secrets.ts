import { secretsGiven, serviceAccount } from '../../lib/concerns/shared/credentials.ts';
import { keysIn } from './found-keys.ts';
import type { ProjectView } from './project-view.ts';

export const MASK = '••••••••';

const authorization = /\b(Basic|Bearer)\s+[\w+/=.-]{16,}/g;

/** A diff without the keys given, and without what is written behind `Basic` or `Bearer`. */
export function withoutSecrets(diff: string, secrets: readonly string[]): string {
  // One may begin as another does: what is left of the longer one would show.
  return secrets
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, MASK), diff)
    .replace(new RegExp(serviceAccount.source, 'g'), MASK)
    .replace(authorization, (_whole, scheme: string) => `${scheme} ${MASK}`);
}

/** What `no-hardcoded-credentials` finds in a file, by its calls and by the names around. */
export function secretsIn(view: ProjectView, file: string): string[] {
  const source = view.parsed(view.absolute(file));
  const found = source ? keysIn(source, view.ruleReading(source, view.read(source.file).calls), new Map()) : [];
  return found.flatMap(({ key, isWriteKey }) => (key === undefined || isWriteKey ? [] : [key]));
}

/** What calls of the project are given, wherever it is written. */
export function secretsOf(view: ProjectView): string[] {
  return secretsGiven(view.calls());
}
