import { describe, expect, it } from 'vitest';

import { addDependency, lowestMajor, readManifestText, replaceDependency } from '../../../lib/edit/manifest.ts';

const OLD = 'analytics-node';
const NEW = { name: '@segment/analytics-node', version: '^3.1.0' };

function changed(text: string, to?: typeof NEW): string | undefined {
  const manifest = readManifestText(text);
  const old = manifest?.dependencies.find(({ name }) => name === OLD);
  return manifest && old && replaceDependency(manifest, old, to);
}

describe('replaceDependency', () => {
  it.each([
    [
      'between others',
      '{\n  "dependencies": {\n    "a": "1",\n    "analytics-node" : "^6",\n    "b": "2"\n  }\n}\n',
      '{\n  "dependencies": {\n    "a": "1",\n    "@segment/analytics-node" : "^3.1.0",\n    "b": "2"\n  }\n}\n',
    ],
    [
      'on one line',
      '{"devDependencies":{"analytics-node":"^6"}}',
      '{"devDependencies":{"@segment/analytics-node":"^3.1.0"}}',
    ],
    [
      'that is there already',
      '{ "dependencies": { "@segment/analytics-node": "^2", "analytics-node": "^6" } }',
      '{ "dependencies": { "@segment/analytics-node": "^2" } }',
    ],
    [
      'with tabs and CRLF',
      '{\r\n\t"dependencies": {\r\n\t\t"analytics-node": "^6"\r\n\t}\r\n}',
      '{\r\n\t"dependencies": {\r\n\t\t"@segment/analytics-node": "^3.1.0"\r\n\t}\r\n}',
    ],
  ])('puts another in its place: %s', (_, text, expected) => {
    expect(changed(text, NEW)).toBe(expected);
  });

  it.each([
    [
      'the first',
      '{\n  "dependencies": {\n    "analytics-node": "^6",\n    "b": "2"\n  }\n}',
      '{\n  "dependencies": {\n    "b": "2"\n  }\n}',
    ],
    [
      'one between',
      '{ "dependencies": { "a": "1", "analytics-node": "^6", "b": "2" } }',
      '{ "dependencies": { "a": "1", "b": "2" } }',
    ],
    [
      'the last',
      '{\n  "dependencies": {\n    "a": "1",\n    "analytics-node": "^6"\n  }\n}',
      '{\n  "dependencies": {\n    "a": "1"\n  }\n}',
    ],
    ['the only one', '{\n  "dependencies": {\n    "analytics-node": "^6"\n  }\n}', '{\n  "dependencies": {\n  }\n}'],
  ])('takes it out: %s', (_, text, expected) => {
    expect(changed(text)).toBe(expected);
    expect(JSON.parse(expected)).toBeDefined();
  });

  it('reads nothing into what is no manifest', () => {
    expect(readManifestText('[]')).toBeUndefined();
    expect(readManifestText('{ "dependencies": ')).toBeUndefined();
    expect(readManifestText('{ "dependencies": [], "engines": "node" }')).toEqual({
      text: '{ "dependencies": [], "engines": "node" }',
      dependencies: [],
    });
  });
});

it.each([
  ['^18.1.0', 18],
  ['>=16.14 <23', 16],
  ['20 || ^18.12', 18],
  ['22.x', 22],
  ['v20', 20],
  ['~4.4.0', 4],
  ['npm:customerio-node@^3.5.1', 3],
  ['*', undefined],
  ['latest', undefined],
  ['<20', undefined],
  ['workspace:*', undefined],
])('the lowest major of %s is %s', (range, major) => {
  expect(lowestMajor(range)).toBe(major);
});

describe('addDependency', () => {
  const added = (text: string): string | undefined => {
    const manifest = readManifestText(text);
    const old = manifest?.dependencies.find(({ name }) => name === OLD);
    return manifest && old && addDependency(manifest, old, NEW);
  };

  it.each([
    [
      'on a line of its own',
      '{\n  "dependencies": {\n    "analytics-node" : "^6"\n  }\n}\n',
      '{\n  "dependencies": {\n    "analytics-node" : "^6",\n    "@segment/analytics-node" : "^3.1.0"\n  }\n}\n',
    ],
    [
      'before others',
      '{ "dependencies": { "analytics-node": "^6", "b": "2" } }',
      '{ "dependencies": { "analytics-node": "^6", "@segment/analytics-node": "^3.1.0", "b": "2" } }',
    ],
    [
      'without blanks',
      '{"dependencies":{"analytics-node":"^6"}}',
      '{"dependencies":{"analytics-node":"^6","@segment/analytics-node":"^3.1.0"}}',
    ],
  ])('puts another behind it: %s', (_, text, expected) => {
    expect(added(text)).toBe(expected);
  });

  it('puts none where it is there, in whichever list', () => {
    const text =
      '{ "dependencies": { "analytics-node": "^6" }, "devDependencies": { "@segment/analytics-node": "1" } }';
    expect(added(text)).toBe(text);
  });
});
