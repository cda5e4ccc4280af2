import { Writable } from 'node:stream';
import { expect, it } from 'vitest';

import { runAudit } from '../../../lib/cli/audit.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const files = {
  'src/mail.ts': `import { Analytics } from '@segment/analytics-node';
import { db } from '@acme/kit';
const analytics = new Analytics({ writeKey: 'k' });
export class Desk {
  note(id) { db.save(id); analytics.identify({ userId: id }); }
  tell(id) { analytics.identify({ userId: id }); }
}
`,
  'src/use.ts': `import { Desk } from './mail';
const desk = new Desk();
desk.note(1);
bus.on('seen',
  id => desk.tell(id));
desk.tell(
  1,
);
const late = id => () => desk.tell(id);
export const run = late(1);
`,
  'src/batch.ts': `import { TrackClient } from 'customerio-node';
new TrackClient('site', 'key').batch([{ type: 'person', action: 'dance' }]);
`,
};

/** What is printed of a line, asked for from another folder than the root. */
async function explained(place: string): Promise<string> {
  let text = '';
  const stream = (): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
  const { root } = createProject(files);
  const other = createProject({ 'a.ts': '' }).root;
  await runAudit([], { explain: place, root }, { stdout: stream(), stderr: stream(), cwd: other });
  return text;
}

it.each([
  ['src/use.ts:3', 'no wrapper Desk.note sends nothing for its callers: `db.save` at src/mail.ts:5 is work'],
  ['src/mail.ts:5', 'no wrapper Desk.note sends nothing for its callers: `db.save` at src/mail.ts:5 is work'],
  ['src/mail.ts:6', 'wrapper    Desk.tell is a wrapper'],
  ['src/use.ts:5', 'callback   what runs the one at line 5 says which event, or which person'],
  ['src/use.ts:7', 'This line is a part of the call at line 6.'],
  ['src/use.ts:10', 'what it gives is a function that sends'],
  ['src/batch.ts:2', 'what its items do is not known'],
])('%s: %s', async (place, expected) => {
  expect(await explained(place)).toContain(expected);
});

it('says where it looked for a file', async () => {
  await expect(explained('src/none.ts:1')).rejects.toThrow(/There is no file .*, and no /);
});
