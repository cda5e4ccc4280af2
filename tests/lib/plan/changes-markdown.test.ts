import { describe, expect, it } from 'vitest';
import { changesMarkdown } from '../../../lib/plan/changes-markdown.ts';

import type { EventChange, PropertyChange } from '../../../lib/plan/changes.ts';
import type { LockedEvent } from '../../../lib/plan/lock.ts';

const sent: LockedEvent = { files: ['src/a.ts'], vendors: ['segment'], properties: {}, open: false };

function change(fields: Partial<EventChange>): EventChange {
  return {
    event: 'a',
    kind: 'changed',
    properties: [],
    vendorsGone: [],
    vendorsNew: [],
    isAcknowledged: false,
    isBreaking: false,
    ...fields,
  };
}

function shown(...changes: EventChange[]): string {
  return changesMarkdown({ base: 'main at 1a2b3c4', changes, identities: [], campaigns: new Map() });
}

/** The lines of the one section that there is. */
function section(text: string): string[] {
  return text.split('\n').slice(4, -1);
}

describe('the head', () => {
  it('says that nothing changes', () => {
    expect(shown()).toBe('## Analytics events\n\nNo event changes, compared with `main at 1a2b3c4`.\n');
  });

  it('counts by kind', () => {
    const text = shown(
      change({ kind: 'changed' }),
      change({ kind: 'added' }),
      change({ kind: 'added' }),
      change({ kind: 'renamed', isBreaking: true }),
      change({ kind: 'removed', isBreaking: true }),
    );
    expect(text.split('\n')[2]).toBe('**2 added, 1 removed, 1 renamed, 1 changed**, compared with `main at 1a2b3c4`.');
  });
});

describe('what breaks', () => {
  const note = 'Campaigns, segments and reports that use these stop or go wrong without a word.';
  const lines = (fields: Partial<EventChange>): string[] => {
    const [title, gap, text, space, ...rest] = section(shown(change({ isBreaking: true, ...fields })));
    expect([title, gap, text, space]).toEqual(['### Breaks what listens', '', note, '']);
    return rest;
  };

  it('is an event that goes, with where it was sent', () => {
    const before: LockedEvent = { ...sent, vendors: ['customerio', 'segment'], files: ['src/a.ts', 'src/b.ts'] };
    expect(lines({ kind: 'removed', before })).toEqual([
      '- `a` is no longer sent; it was sent to `customerio`, `segment` from `src/a.ts`, `src/b.ts`',
    ]);
    expect(lines({ kind: 'removed', before: sent, isAcknowledged: true })).toEqual([
      '- `a` is no longer sent; it was sent to `segment` from `src/a.ts` (recorded in the lock file)',
    ]);
    expect(lines({ kind: 'removed' })).toEqual(['- `a` is no longer sent; it was sent to  from ']);
  });

  it('is an event under a new name, with what else changes', () => {
    expect(lines({ kind: 'renamed', renamedTo: 'b', vendorsGone: ['segment'] })).toEqual([
      '- `a` is now sent as `b`',
      '  - no longer sent to `segment`',
    ]);
    expect(lines({ kind: 'renamed', renamedTo: 'b', isAcknowledged: true })).toEqual([
      '- `a` is now sent as `b` (recorded in the lock file)',
    ]);
  });

  it('is a change of one that stays', () => {
    expect(lines({ vendorsGone: ['segment'] })).toEqual(['- `a`', '  - no longer sent to `segment`']);
  });
});

describe('what is added', () => {
  const line = (after?: Partial<LockedEvent>): string | undefined => {
    const [title, gap, item, ...rest] = section(
      shown(change({ kind: 'added', ...(after && { after: { ...sent, ...after } }) })),
    );
    expect([title, gap, rest]).toEqual(['### Added', '', []]);
    return item;
  };
  const properties = { x: { types: ['number', 'string'], always: true }, y: { types: ['null'], always: false } };

  it.each<[string, Partial<LockedEvent>, string]>([
    [
      'with its properties',
      { properties },
      '- `a` to `segment` with `x: number or string`, `y: null`, from `src/a.ts`',
    ],
    [
      'with properties of which some could not be read',
      { properties, open: true },
      '- `a` to `segment` with `x: number or string`, `y: null`, and what could not be read, from `src/a.ts`',
    ],
    [
      'with properties that could not be read',
      { open: true },
      '- `a` to `segment` with properties that could not be read, from `src/a.ts`',
    ],
    ['without properties', {}, '- `a` to `segment` without properties, from `src/a.ts`'],
  ])('is told %s', (_, after, text) => {
    expect(line(after)).toBe(text);
  });

  it('names twelve items at most, and how many there are', () => {
    const files = (count: number): string[] => Array.from({ length: count }, (_, index) => `f${index}`);
    expect(line({ files: files(12) })).toMatch(/ from `f0`, (?:`f\d+`, )+`f11`$/);
    expect(line({ files: files(13) })).toMatch(/, `f11` and 1 more$/);
  });
});

describe('what changes', () => {
  it('stands in a section of its own, and what breaks does not', () => {
    const text = shown(
      change({ event: 'quiet', vendorsNew: ['customerio'] }),
      change({ event: 'loud', vendorsGone: ['customerio'], isBreaking: true }),
      change({ event: 'new', kind: 'added', after: sent }),
    );
    expect(text.split('\n### ').map(part => part.split('\n')[0])).toEqual([
      '## Analytics events',
      'Breaks what listens',
      'Added',
      'Changed',
    ]);
    expect(text.slice(text.indexOf('### Changed'))).toBe(
      '### Changed\n\n- `quiet`\n  - now sent to `customerio` as well\n',
    );
  });

  it.each<[PropertyChange, string]>([
    [{ property: 'x', kind: 'added', after: ['number', 'null'] }, '`x` is new: number or null'],
    [{ property: 'x', kind: 'added' }, '`x` is new: '],
    [{ property: 'x', kind: 'removed', before: ['number'] }, '`x` is no longer sent'],
    [
      { property: 'x', kind: 'type', before: ['number', 'null'], after: ['string', 'date'] },
      '`x` was number or null and is string or date',
    ],
    [{ property: 'x', kind: 'sometimes' }, '`x` is not always sent any more'],
    [{ property: 'x', kind: 'always' }, '`x` is always sent now'],
  ])('is told of a property: %j', (property, text) => {
    expect(section(shown(change({ properties: [property] })))).toEqual(['### Changed', '', '- `a`', `  - ${text}`]);
  });

  it('is told of vendors, then of properties', () => {
    const all = change({
      vendorsGone: ['segment'],
      vendorsNew: ['customerio', 'rudderstack'],
      properties: [{ property: 'x', kind: 'always' }],
    });
    expect(section(shown(all)).slice(2)).toEqual([
      '- `a`',
      '  - no longer sent to `segment`',
      '  - now sent to `customerio` as well',
      '  - now sent to `rudderstack` as well',
      '  - `x` is always sent now',
    ]);
  });
});

it('campaigns are named that start on an event which changes', () => {
  const text = changesMarkdown({
    base: 'main',
    changes: [
      change({ event: 'gone', kind: 'removed', isBreaking: true }),
      change({ event: 'more', properties: [{ property: 'x', kind: 'added', after: ['string'] }] }),
    ],
    identities: [],
    campaigns: new Map([
      ['gone', ['campaigns/a.yml', 'campaigns/`b`.yml']],
      ['more', ['campaigns/c.json']],
      ['other', ['campaigns/d.yml']],
    ]),
  });
  expect(text.split('\n').filter(line => line.includes('starts'))).toEqual([
    '  - starts `campaigns/a.yml`, ``campaigns/`b`.yml``',
    '  - starts `campaigns/c.json`',
  ]);
});

it('identities are told by vendor', () => {
  const text = changesMarkdown({
    base: 'main',
    changes: [],
    identities: [{ vendor: 'segment', added: ['raw id', 'empty'], removed: ['hash id'] }],
    campaigns: new Map(),
  });
  expect(section(text)).toEqual([
    '### Identities',
    '',
    'A person under another key is another person.',
    '',
    '- `segment` now gets `raw id`',
    '- `segment` now gets `empty`',
    '- `segment` no longer gets `hash id`',
  ]);
});

describe('names from the code stay text', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['a``b`c', '```a``b`c```'],
    ['`', '`` ` ``'],
    ['`a', '`` `a ``'],
    ['a`', '`` a` ``'],
    [' a', '`  a `'],
    ['a ', '` a  `'],
    ['', '`  `'],
    ['a b', '`a b`'],
    ['a\n\n## b', '`a ## b`'],
    ['a\u0000\u001f\u007f\u2028\u2029b', '`a b`'],
    ['# a | <b>', '`# a | <b>`'],
  ])('%j', (name, code) => {
    expect(shown(change({ event: name, vendorsNew: ['segment'] }))).toContain(`\n- ${code}\n`);
  });
});
