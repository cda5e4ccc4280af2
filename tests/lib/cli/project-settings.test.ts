import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { settingsOf } from '../../../lib/cli/project-settings.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;

afterEach(() => {
  project?.remove();
  project = undefined;
});

function settingsIn(
  files: Record<string, string>,
  options: Parameters<typeof settingsOf>[0] = {},
): { settings: object; root: string } {
  project = createProject(files);
  const { settings, root } = settingsOf(options, project.root);
  return { settings, root: path.relative(project.root, root) };
}

describe('the settings of a project', () => {
  it('stand in its package.json', () => {
    expect(settingsIn({ 'package.json': '{ "customerio": { "forwarded": ["A"] } }' })).toEqual({
      settings: { forwarded: ['A'] },
      root: '',
    });
  });

  it('stand in the package.json of the root that is asked for', () => {
    const files = {
      'package.json': '{ "customerio": { "forwarded": "all" } }',
      'app/package.json': '{ "customerio": { "forwarded": "none" } }',
    };
    expect(settingsIn(files, { root: 'app' })).toEqual({ settings: { forwarded: 'none' }, root: 'app' });
  });

  it.each([
    ['a package.json without them', { 'package.json': '{ "name": "a" }' }],
    ['a package.json that is empty', { 'package.json': '' }],
    ['a package.json that is no object', { 'package.json': 'null' }],
    ['a package.json with a byte order mark', { 'package.json': '\uFEFF{}' }],
  ])('are none in %s', (_, files) => {
    expect(settingsIn(files)).toEqual({ settings: {}, root: '' });
  });

  it('stand in a file that is given, which then is all that counts', () => {
    const files = { 'package.json': '{ "customerio": { "forwarded": "all" } }', 'cio.json': '{ "plan": "plan.json" }' };
    expect(settingsIn(files, { settings: 'cio.json' })).toEqual({ settings: { plan: 'plan.json' }, root: '' });
  });

  it('can name the root, seen from their own file', () => {
    expect(
      settingsIn({ 'config/cio.json': '{ "root": "../app" }', 'app/a.js': '' }, { settings: 'config/cio.json' }),
    ).toEqual({ settings: {}, root: 'app' });
  });

  it.each([
    [
      'a key that is none',
      { 'package.json': '{ "customerio": { "forwarding": "all" } }' },
      {},
      /package\.json: settings\.customerio\.forwarding is not a setting/,
    ],
    [
      'a key that every object has',
      { 'cio.json': '{ "constructor": "all" }' },
      { settings: 'cio.json' },
      /cio\.json: settings\.customerio\.constructor is not a setting/,
    ],
    [
      'a value of another type',
      { 'cio.json': '{ "proxyHosts": 1 }' },
      { settings: 'cio.json' },
      /cio\.json: settings\.customerio\.proxyHosts must be an array of strings, not number/,
    ],
    [
      'a list in the place of an object',
      { 'cio.json': '[]' },
      { settings: 'cio.json' },
      /must be an object, not an array/,
    ],
    ['a root that does not exist', {}, { root: 'app' }, /app does not exist/],
  ])('are refused for %s', (_, files, options, message) => {
    expect(() => settingsIn(files as unknown as Record<string, string>, options)).toThrow(message);
  });
});
