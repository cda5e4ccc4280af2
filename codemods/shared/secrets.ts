import { hardcodedKeys, serviceAccount } from '../../lib/concerns/shared/credentials.ts';
import { keysIn } from './found-keys.ts';
import type { ProjectView } from './project-view.ts';

export const MASK = '••••••••';

const keyParts = ['trackApiKey', 'appApiKey', 'writeKey'] as const;
const authorization = /\b(Basic|Bearer)\s+[\w+/=.-]{16,}/g;

/** A diff without the keys given, and without what is written behind `Basic` or `Bearer`. */
export function withoutSecrets(diff: string, secrets: readonly string[]): string {
  return secrets
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

/** The keys of servers that calls are given in the code, the longest first. A page's keys are public. */
export function secretsOf(view: ProjectView): string[] {
  const keys = view
    .calls()
    .filter(({ platform }) => platform === 'server')
    .flatMap(({ parts }) => keyParts.flatMap(name => (parts[name] ? hardcodedKeys(parts[name].value) : [])))
    .map(({ key }) => key);
  return [...new Set(keys)].filter(Boolean).sort((a, b) => b.length - a.length);
}
