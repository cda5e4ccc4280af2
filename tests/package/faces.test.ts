import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TemporaryProject } from '../support/project.ts';
import { installed, pack, runBinary } from './packed.ts';

let packed: ReturnType<typeof pack>;

beforeAll(() => {
  packed = pack();
});

afterAll(() => packed.remove());

describe.each(['9.22.0', '9', '10'])('the packed package with ESLint %s', version => {
  let project: TemporaryProject;

  beforeAll(() => {
    project = installed(packed.tarball, [`eslint@${version}`], {
      'eslint.config.mjs': `
        import { defineConfig } from 'eslint/config';
        import customerio from 'eslint-plugin-customerio';

        export default defineConfig([
          customerio.configs.recommended,
          { settings: { customerio: { forwarded: 'all' } } },
        ]);
      `,
      'by-name.config.mjs': `
        import { defineConfig } from 'eslint/config';
        import customerio from 'eslint-plugin-customerio';

        export default defineConfig([{
          files: ['**/*.js'],
          plugins: { customerio },
          extends: ['customerio/strict'],
          settings: { customerio: { forwarded: 'all' } },
        }]);
      `,
      'commonjs.config.cjs': `
        const customerio = require('eslint-plugin-customerio');

        module.exports = [customerio.configs.all, { settings: { customerio: { forwarded: 'all' } } }];
      `,
      'src/analytics.js': `
        import { Analytics } from '@segment/analytics-node';

        const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });

        export function requestCreated(deviceId) {
          analytics.track({ anonymousId: deviceId, event: 'Request Created' });
        }
      `,
      'src/look-alike.js': `
        import mixpanel from 'mixpanel-browser';

        mixpanel.track('Request Created');
      `,
    });
  });

  afterAll(() => project.remove());

  it.each(['eslint.config.mjs', 'by-name.config.mjs', 'commonjs.config.cjs'])('lints by %s', config => {
    const { status, stdout, stderr } = runBinary(project, 'eslint', '--format', 'json', '--config', config, 'src');
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    const found = Object.fromEntries(
      results.map(({ filePath, messages }) => [filePath.replace(/^.*[\\/]/, ''), messages.map(({ ruleId }) => ruleId)]),
    );
    expect(found['analytics.js']).toContain('customerio/no-unidentified-forward');
    expect(found['look-alike.js']).toEqual([]);
    expect([0, 1]).toContain(status);
  });
});

describe('the packed command line', () => {
  let project: TemporaryProject;

  beforeAll(() => {
    project = installed(packed.tarball, ['eslint@10'], {});
  });

  afterAll(() => project.remove());

  it('shows its commands', () => {
    const { stdout, status } = runBinary(project, 'eslint-plugin-customerio', '--help');
    expect(stdout).toContain('audit');
    expect(stdout).toContain('migrate');
    expect(status).toBe(0);
  });
});

describe('a packed codemod under the real jscodeshift', () => {
  let project: TemporaryProject;

  beforeAll(() => {
    project = installed(packed.tarball, ['jscodeshift@17'], {
      'src/cio.ts': `
        export function trackCioEvent(event: string, properties?: Record<string, unknown>): void {}
      `,
      'src/analytics.ts': `
        import { AnalyticsBrowser } from '@segment/analytics-next';

        export const analytics = AnalyticsBrowser.load({ writeKey: 'key' });
      `,
      'src/request.ts': `
        import { analytics } from './analytics';

        export function create(id: string) {
          analytics.track('Request Created', { id });
        }
      `,
    });
  });

  afterAll(() => project.remove());

  it('edits the sites of the event', () => {
    const transform = 'node_modules/eslint-plugin-customerio/dist/codemods/track-cio-event.mjs';
    const options = ['--extensions=ts', '--parser=ts', '--event=Request Created', '--helper-module=src/cio.ts'];
    const { stdout, stderr, status } = runBinary(project, 'jscodeshift', '-t', transform, ...options, 'src');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/1 ok/);
    expect(status).toBe(0);
    expect(readFileSync(project.file('src/request.ts'), 'utf8')).toContain("trackCioEvent('Request Created', ");
  });
});
