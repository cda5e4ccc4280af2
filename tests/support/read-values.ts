import { createProject } from './project.ts';

import type { Value } from '../../lib/reading.ts';

/**
 * What the reading makes of some expressions, by reading a call that sends all of them as traits.
 *
 * @param expressions - by a name of their own
 * @param before - the text before the call, imports among it
 */
export async function readValues(
  expressions: Readonly<Record<string, string>>,
  before = '',
): Promise<Record<string, Value>> {
  // Loaded where it is used: most tests of values fail or pass without a project.
  const { openProject } = await import('../../lib/project/project.ts');
  const traits = Object.entries(expressions).map(([name, text]) => `${JSON.stringify(name)}: ${text},`);
  const project = createProject({
    'src/send.ts': [
      "import { TrackClient } from 'customerio-node';",
      before,
      "const client = new TrackClient('site', 'key');",
      'export async function send(user, id, when, cond) {',
      `  client.identify('1', {\n${traits.join('\n')}\n});`,
      '}',
    ].join('\n'),
  });
  try {
    const call = openProject({ root: project.root })
      .calls()
      .find(({ method }) => method === 'identify');
    const read = call?.parts.traits?.value;
    if (read?.kind !== 'object') throw new Error('the call was not read');
    return Object.fromEntries(Object.keys(expressions).map(name => [name, read.get(name) as Value]));
  } finally {
    project.remove();
  }
}
