import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { start } from '../../codemods/credentials-to-env/session.ts';
import { migrate, type MigrateOptions } from '../../lib/cli/migrate.ts';
import { applyEdits } from '../../lib/edit/edit.ts';
import { readFromEnvironment } from '../../lib/concerns/credentials/mend.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { walk } from '../../lib/edit/nodes.ts';
import { parseSource } from '../../lib/edit/source.ts';
import type { TemporaryProject } from '../support/project.ts';
import { createProject } from '../support/project.ts';
import { fixturesOf } from './fixtures.ts';
import { lintFixture } from './lint.ts';

const KEY = '7f3a9c1e5b2d8f604c7b';
const OTHER = '9c1e5b2d8f604c7b7f3a';
const ENCODED = 'YzBmZmVlNWl0ZTFkMmEzYjRjNWQ6N2YzYTljMWU1YjJkOGY2MDRjN2I=';
const files = {
  'package.json': '{ "dependencies": { "customerio-node": "^4.4.0" } }',
  '.env.example': 'PORT=\n',
  'src/cio.ts': `import { APIClient, TrackClient } from 'customerio-node';\n\nexport const track = new TrackClient('site', '${KEY}');\nexport const page = new TrackClient('site', '${KEY}');\nexport enum Keys {\n  CIO_APP_API_KEY = '${OTHER}',\n}\n`,
  'src/send.ts': `export const send = (id: string, body: string) =>\n  fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: 'Basic ${ENCODED}' }, body });\n`,
};

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

async function run(
  options: MigrateOptions,
  ask?: Parameters<typeof migrate>[3]['ask'],
): Promise<{ output: string; stdout: string; code: number; root: TemporaryProject }> {
  const root = (project = createProject(files));
  let output = '';
  let stdout = '';
  const stream = (write: (text: string) => void): NodeJS.WritableStream =>
    ({ write: (text: string) => (write(text), true) }) as unknown as NodeJS.WritableStream;
  const code = await migrate(
    'credentials-to-env',
    [],
    { allowDirty: true, color: false, ...options },
    {
      stdout: stream(text => {
        output += text;
        stdout += text;
      }),
      stderr: stream(text => {
        output += text;
      }),
      cwd: root.root,
      ...(ask && { ask }),
    },
  );
  return { output, stdout, code, root };
}

function expectNoSecret(output: string): void {
  for (const secret of [KEY, OTHER, ENCODED]) {
    expect(output).not.toContain(secret);
  }
}

describe('no key is ever printed', () => {
  it('in a diff, which says that it is masked', async () => {
    const { output, code } = await run({ dry: true });
    expectNoSecret(output);
    expect(code).toBe(1);
    expect(output).toContain('# Secrets are masked, so this diff cannot be applied.\n--- a/src/cio.ts');
    expect(output).toContain(`-export const track = new TrackClient('site', '••••••••');\n`);
    expect(output).toContain(`+export const track = new TrackClient('site', process.env.CUSTOMERIO_TRACK_API_KEY!);\n`);
    // What is shown around a change as well.
    expect(output).toContain(`   CIO_APP_API_KEY = '••••••••',`);
    // Where nothing is masked, the diff is one that can be applied.
    expect(output).toMatch(/\n\n--- a\/\.env\.example/);
  });

  it('in the report as JSON', async () => {
    const { output, stdout } = await run({ dry: true, format: 'json' });
    expectNoSecret(output);
    expect((JSON.parse(stdout) as { sites: unknown[] }).sites).toHaveLength(5);
  });

  it('in a question', async () => {
    let asked = '';
    const answers = ['no', 'yes'] as const;
    const { output, root } = await run({ interactive: true }, (_site, diff) => {
      asked += diff;
      return Promise.resolve(answers[asked.split('+++').length - 2] ?? 'quit');
    });
    expectNoSecret(output + asked);
    expect(asked).toContain('••••••••');
    expect(readFileSync(root.file('src/cio.ts'), 'utf8').match(/process\.env/g)).toHaveLength(1);
    expect(readFileSync(root.file('.env.example'), 'utf8')).toBe('PORT=\nCUSTOMERIO_TRACK_API_KEY=\n');
  });

  it('around a change either: not in pieces, with escapes, in comments, of others, in .env.example', async () => {
    const secrets = [
      '7f3a9c1e5b2',
      'd8f604c7b',
      '\\x37f3a9c1e5b',
      '8b1e5b2d8f604c7b7f3c',
      'sk_live_51HxYz9c1e5b2d8f60',
      '5c1e5b2d8f604c7b7f3d',
    ];
    const root = (project = createProject({
      ...files,
      '.env.example': `PORT=\nCUSTOMERIO_TRACK_API_KEY=${secrets[5]}\n`,
      'src/cio.ts': [
        `import { APIClient, TrackClient } from 'customerio-node';`,
        `// once ${secrets[3]}`,
        `export const stripe = '${secrets[4]}';`,
        `export const api = new APIClient('${secrets[2]}2d8f604c7b');`,
        `export const track = new TrackClient('site', '${secrets[0]}' + '${secrets[1]}');`,
      ].join('\n'),
    }));
    let output = '';
    const stream = { write: (text: string) => ((output += text), true) } as unknown as NodeJS.WritableStream;
    await migrate(
      'credentials-to-env',
      [],
      { allowDirty: true, color: false, dry: true },
      { stdout: stream, stderr: stream, cwd: root.root },
    );
    expect(output).toContain('+export const api = new APIClient(process.env.CUSTOMERIO_APP_API_KEY!);');
    expect(output).toContain('+CUSTOMERIO_APP_API_KEY=');
    for (const secret of secrets) {
      expect(output).not.toContain(secret);
    }
  });

  it('in a report of what was done', async () => {
    const { output, root } = await run({});
    expectNoSecret(output);
    expect(output).toContain('revoke the old ones');
    expect(readFileSync(root.file('.env.example'), 'utf8')).toBe('PORT=\nCUSTOMERIO_TRACK_API_KEY=\n');
  });
});

describe('what credentials-to-env leaves behind', () => {
  const fixtures = fixturesOf('credentials-to-env').filter(({ input }) => /\.m?[jt]s$/.test(input));

  it.each(fixtures)('is clean under the rule, but for what it skipped: $name', fixture => {
    const { after, skipped } = lintFixture('credentials-to-env', fixture, start, 'no-hardcoded-credentials');
    expect(after).toHaveLength(skipped);
  });
});

describe('an expression that is read from the environment', () => {
  const plain = fc.constantFrom(`'${KEY}'`, `"${KEY}"`, `\`${KEY}\``);
  const text = fc.constantFrom(
    `'Bearer ${KEY}'`,
    `\`Bearer ${KEY}\``,
    `\`\${site}:${KEY}\``,
    `'site:${KEY}'`,
    `\`${KEY}:\``,
    `"it's ${KEY}"`,
    `'\\u{62}asic ${KEY}'`,
  );
  const place = fc.constantFrom<(value: string) => string>(
    value => value,
    value => `{ key: ${value} }`,
    value => `[site, ${value}].join(':')`,
    value => `site + ${value} + site`,
    value => `((key = ${value}) => key)()`,
    value => `new (class { key = ${value} })().key`,
    value => `(/* why */ ${value})`,
    value => `process.env.UNSET ?? ${value}`,
    value => `process.env.UNSET || ${value}`,
    value => `site && ${value}`,
    value => `no ? site : ${value}`,
    value => `\`\${${value}}!\``,
  );

  it('has the value that it had', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.oneof(plain, text), place, (value, put) => {
        const code = `const result = (${put(value)});\n`;
        const source = parseSource('file.js', code);
        let node: Node | undefined;
        walk(source.program, each => {
          if ((each.type === 'Literal' || each.type === 'TemplateElement') && code.slice(...each.range).includes(KEY))
            node ??= each;
        });
        const edit = readFromEnvironment(source, node as Node, { value: KEY, name: 'SECRET' });
        if (edit.refused === undefined) {
          changed++;
          const after = applyEdits(code, edit.edits);
          expect(after).not.toContain(KEY);
          expect(evaluate(after, { [edit.name]: KEY })).toEqual(evaluate(code, {}));
        }
      }),
      { numRuns: 300 },
    );
    expect(changed).toBeGreaterThan(200);
  });

  function evaluate(code: string, env: Record<string, string>): unknown {
    const result: unknown = new Function('process', 'site', 'no', `${code}; return result;`)({ env }, 'site', false);
    return JSON.stringify(result);
  }
});

describe('a place where no variable can stand', () => {
  it.each([
    `const { 'KEY': named } = load();`,
    `class Places { 'KEY' = 1; }`,
    `class Places { 'KEY'() {} }`,
    `export { named as 'KEY' } from './named';`,
    `export * from 'KEY';`,
    `declare module 'KEY' {}`,
    `'KEY';`,
    `typeof 'KEY';`,
  ])('is left: %s', code => {
    const source = parseSource('a.ts', code.replace('KEY', KEY));
    const refusals: unknown[] = [];
    walk(source.program, node => {
      if (node.type === 'Literal' && node.value === KEY) {
        refusals.push(readFromEnvironment(source, node, { value: KEY, name: 'SECRET' }).refused);
      }
    });
    expect(refusals).toEqual([
      expect.stringMatching(/^it (?:stands where no variable can|is the name of a property)$/),
    ]);
  });
});
