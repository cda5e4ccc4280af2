/** Where the names of events are written: at the call, or in a list of names that many calls share. */
import { namesSentBy, type DeclaredName } from '../calls/values/declared.ts';
import { acrossProject } from './across.ts';

/** The names that calls of the project send, by the file that writes them. Tests send nothing. */
export const declaredNames = acrossProject((calls): ReadonlyMap<string, readonly DeclaredName[]> => {
  const byFile = new Map<string, DeclaredName[]>();
  for (const call of calls) {
    if (call.inTest) continue;
    for (const declared of namesSentBy(call)) {
      const file = declared.origin?.file ?? call.file;
      const known = byFile.get(file);
      if (known) known.push(declared);
      else byFile.set(file, [declared]);
    }
  }
  return byFile;
});
