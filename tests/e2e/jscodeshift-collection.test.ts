/** A transform of a team's own, run by the real jscodeshift over the built package. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';

const transform = `import { withAnalyticsCalls } from 'eslint-plugin-customerio/jscodeshift';

export default function transform(file, api) {
  const j = withAnalyticsCalls(api.jscodeshift, file);
  const root = j(file.source);
  const calls = root.findAnalyticsCalls({ method: 'track', event: 'Order Placed' });
  calls.properties().forEach(({ node }) => {
    node.properties.push(j.property('init', j.identifier('via'), j.literal(calls.wrapper()?.name ?? 'sdk')));
  });
  calls.userId().replaceWith(({ node }) => j.callExpression(j.identifier('String'), [node]));
  return calls.length > 0 ? root.toSource({ quote: 'single' }) : undefined;
}
`;
const files = {
  'package.json': '{ "dependencies": { "@segment/analytics-node": "2" } }',
  'src/send.js': `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export const send = (event, userId, properties) => client.track({ event, userId, properties });
export const placed = userId => client.track({ event: 'Order Placed', userId: userId, properties: { at: 1 } });
`,
  'src/names.js': "export const ORDER = 'Order Placed';\n",
  'src/site.js': `import { ORDER } from './names';
import { send } from './send';
send(ORDER, user.id, { total: 1 });
send('Cart Emptied', user.id, { total: 1 });
mixpanel.track('Order Placed', { total: 1 });
`,
};

let root: string | undefined;

afterEach(() => {
  if (root) rmSync(root, { recursive: true, force: true });
});

it.each(['babel', 'tsx', 'flow'])(
  'finds calls through wrappers and constants, parsed by %s on several workers',
  parser => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'collection-')));
    mkdirSync(path.join(root, 'src'));
    mkdirSync(path.join(root, 'node_modules'));
    symlinkSync(path.resolve('.'), path.join(root, 'node_modules/eslint-plugin-customerio'), 'dir');
    for (const [file, text] of Object.entries({ ...files, 'transform.js': transform }))
      writeFileSync(path.join(root, file), text);

    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.resolve('node_modules/jscodeshift/bin/jscodeshift.js'),
        '-t',
        'transform.js',
        `--parser=${parser}`,
        '--cpus=2',
        'src',
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect(stdout + stderr).toContain('0 errors');
    const site = readFileSync(path.join(root, 'src/site.js'), 'utf8');
    expect(site.replace(/\s+/g, ' ')).toContain(
      "send(ORDER, String(user.id), { total: 1, via: 'send' }); send('Cart Emptied', user.id, { total: 1 }); mixpanel.track('Order Placed', { total: 1 });",
    );
    const wrapper = readFileSync(path.join(root, 'src/send.js'), 'utf8');
    expect(wrapper.replace(/\s+/g, ' ')).toContain("userId: String(userId), properties: { at: 1, via: 'sdk' } }");
  },
);
