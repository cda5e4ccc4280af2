import { afterAll, describe, expect, it } from 'vitest';
import { clientsMadeFor, clientsMadeForOthers } from '../../../../lib/concerns/shared/made-for.ts';
import { projectAt } from '../../../../lib/rule/reading.ts';
import { createProject } from '../../../support/project.ts';

const files = {
  'src/make.ts': `
    import { RegionUS, TrackClient } from 'customerio-node';
    export const make = (siteId: string, key: string, region = RegionUS) => new TrackClient(siteId, key, { region });
    export const later = (key: string) => () => new TrackClient('site', key);
    export const fixed = () => new TrackClient(process.env.SITE!, process.env.KEY!);`,
  'src/mailer.js': `
    const { APIClient } = require('customerio-node');
    class Mailer {
      constructor({ key }) { this.key = key; }
      open() { this.client = new APIClient(this.key); }
    }
    class Eager extends Mailer { client = new APIClient(this.key); }
    exports.Mailer = Mailer;
    exports.Eager = Eager;`,
  'src/use.ts': `
    import { fixed, later, make } from './make';
    import { Mailer } from './mailer';
    make('site', process.env.ONE!);
    later(process.env.TWO!)();
    new Mailer({ key: process.env.THREE! });
    fixed();`,
  'src/other.ts': `export const make = (key: string) => key; make(process.env.FOUR!);`,
  'src/use.test.ts': `import { make } from './make'; make('site', 'key');`,
};

const project = createProject(files);
afterAll(() => project.remove());
const reading = projectAt(project.root, {});

describe('clients that are made of what others give', () => {
  it('are told where that is given, with that alone', () => {
    const made = clientsMadeFor('src/use.ts', reading).map(({ line, sdk, parts }) => ({
      line,
      sdk,
      parts: Object.entries(parts).map(([name, { range }]) => [name, range && files['src/use.ts'].slice(...range)]),
    }));
    expect(made).toEqual([
      {
        line: 4,
        sdk: 'customerio-node',
        parts: [
          ['siteId', "'site'"],
          ['trackApiKey', 'process.env.ONE'],
        ],
      },
      { line: 5, sdk: 'customerio-node', parts: [['trackApiKey', 'process.env.TWO']] },
      { line: 6, sdk: 'customerio-node', parts: [['appApiKey', 'process.env.THREE']] },
    ]);
  });

  it('are none of a look-alike, nor of a test', () => {
    expect(clientsMadeFor('src/other.ts', reading)).toEqual([]);
    expect(clientsMadeFor('src/use.test.ts', reading)).toEqual([]);
  });

  it('are found in all files', () => {
    expect(clientsMadeForOthers(reading).map(({ file }) => file)).toEqual(['src/use.ts', 'src/use.ts', 'src/use.ts']);
  });
});
