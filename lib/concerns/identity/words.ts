/** What ids are called. */
import { wordsOf } from '../../calls/values/names.ts';

/** Whether something is called as Customer.io calls its own id of a profile: `cio_id`, `row.cioId`. */
export function isProfileIdName(name: string): boolean {
  return wordsOf(name).join(' ') === 'cio id';
}
