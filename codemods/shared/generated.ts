import { GENERATED, isGenerated } from '../../lib/edit/generated.ts';
import type { Session } from './codemod.ts';
import { NOT_CHOSEN, sessionOver } from './codemod.ts';

/** The session, but for files that a tool writes: what it would change there is left to a person. */
export function sparingGenerated(session: Session): Session {
  const change: Session['change'] = (file, text, choose) => {
    if (!isGenerated(text)) {
      return session.change(file, text, choose);
    }
    const { sites } = session.change(file, text, () => false);
    return {
      sites: sites.map(site => (site.reason === NOT_CHOSEN ? { ...site, reason: GENERATED, forPerson: true } : site)),
    };
  };
  return sessionOver(session, { change });
}
