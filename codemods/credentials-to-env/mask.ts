import { serviceAccount } from '../../lib/concerns/shared/credentials.ts';
import { MASK, withoutSecrets } from '../shared/secrets.ts';

const header = /^(?:---|\+\+\+) [ab]\//;
const word = /[\w-]{16,}/g;

/**
 * A diff without keys: those that were found, and whatever may be one in the lines around them, such as a key in a
 * comment, one of another vendor, or one in an `.env.example`. A word too many is masked sooner than one too few.
 */
export function masked(diff: string, secrets: readonly string[]): string {
  return withoutSecrets(diff, secrets)
    .split('\n')
    .map(line => (header.test(line) ? line : line.replace(word, text => (mayBeKey(text) ? MASK : text))))
    .join('\n');
}

function mayBeKey(text: string): boolean {
  return serviceAccount.test(text) || (/[A-Za-z]/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 3);
}
