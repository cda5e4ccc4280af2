import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { colours } from '../../../lib/audit/formats/html/assets.ts';
import { call, finding, format, hostile, reportOf } from '../../support/audit-report.ts';

import type { FormatOptions } from '../../../lib/audit/formats/format.ts';
import type { AuditReport } from '../../../lib/audit/report.ts';

async function page(report = reportOf(), more: Partial<FormatOptions> = {}): Promise<Document> {
  return new JSDOM(await format('html', report, more)).window.document;
}

const textOf = (document: Document, selector: string): string =>
  document.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('html', () => {
  it('needs nothing from elsewhere', async () => {
    const document = await page();
    expect([...document.querySelectorAll('[src], link, iframe, object, embed, form')]).toEqual([]);
    expect([...document.querySelectorAll('style')].map(({ textContent }) => textContent).join()).not.toMatch(
      /url\(|@import/,
    );
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'$/,
    );
  });

  it('shows names in messages as code', async () => {
    const document = await page(reportOf({ findings: [finding(1, { message: 'The `userId` is a `hash` of <b>.' })] }));
    const harm = document.querySelector('.cause p');
    expect([...(harm?.querySelectorAll('code') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'userId',
      'hash',
    ]);
    expect(harm?.textContent).toBe('The userId is a hash of <b>.');
  });

  it('shows each part under a heading', async () => {
    const document = await page();
    expect([...document.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'In short',
      'What is wrong, and what to do 2',
      'Events 1',
      'Who a person is',
      'What the code does not tell 2',
      'The score',
      'Every call, by file 2',
    ]);
    expect(textOf(document, '.score')).toBe('71 of 100, fair');
    expect(document.querySelector('#causes a')?.getAttribute('href')).toBe('https://example.com/no-ignored-failure');
  });

  it('says first what it comes to, and what to do', async () => {
    expect(textOf(await page(), '.lead')).toBe(
      'In short 2 places in the code send 1 event. It reaches Customer.io via Segment, as the settings say. It is about people whom Customer.io does not know. Nobody hears of what is not sent: 2 places. 1 further cause is listed below. First: An engineer mends it: Mend it.',
    );
  });

  it('tells a cause by its title, harm, remedy and places, with the code', async () => {
    const document = await page(reportOf(), {
      linkTo: ({ file, line }) => `https://x.test/${file}#L${line}`,
      excerptOf: ({ line }) => ({ first: line, lines: ['await <b>', 'next()'] }),
    });
    const cause = document.querySelector('.cause');
    expect(cause?.querySelector('h3')?.textContent).toBe('1. Nobody hears of what is not sent');
    expect([...(cause?.querySelectorAll('.steps li') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'An engineer: Mend it.',
    ]);
    expect(cause?.querySelector('mark')?.textContent).toBe('1 await <b>');
    expect([...(cause?.querySelectorAll('.places a') ?? [])].map(link => link.getAttribute('href'))).toEqual([
      'https://x.test/src/a.ts#L1',
      'https://x.test/src/a.ts#L2',
    ]);
  });

  it('shows no code of a rule about secrets', async () => {
    const findings = [finding(1, { ruleId: 'customerio/no-hardcoded-credentials' })];
    const document = await page(reportOf({ findings }), { excerptOf: () => ({ first: 1, lines: ['hush'] }) });
    expect(document.querySelector('.cause')?.textContent).not.toContain('hush');
  });

  it('says of an event whether it arrives, for whom, and with what', async () => {
    const document = await page();
    const cells = [...document.querySelectorAll('#events tbody tr:first-child > *')].map(({ textContent }) =>
      textContent.trim(),
    );
    expect(cells).toEqual(['Sheet Printed', 'via Segment', 'no', 'pages number', 'nothing', 'src/a.ts:1']);
  });

  it('shows campaigns and the plan where there are some', async () => {
    const [event] = reportOf().summary.events;
    const events = [
      { ...event!, campaigns: ['campaigns/a.yml'], templates: ['mail/b.liquid'], plan: { isPlanned: true, tier: 1 } },
    ];
    const document = await page(reportOf({}, { events }));
    const heads = [...document.querySelectorAll('#events thead th')].map(({ textContent }) => textContent);
    expect(heads).toEqual([
      'Event',
      'Reaches Customer.io',
      'Person known',
      'Properties',
      'Plan',
      'Campaigns, templates',
      'What is wrong',
      'Sent from',
    ]);
    expect(textOf(document, '#events tbody tr')).toContain('planned tier 1campaigns/a.yml mail/b.liquid');
  });

  it('tells at which places a property is not seen, and what is wrong with an event', async () => {
    const [event] = reportOf().summary.events;
    const properties = { types: { pages: ['number', 'unknown'] }, open: false };
    const report = reportOf({
      calls: [call(1, { properties }), call(2)],
      findings: [finding(1, { events: ['Sheet Printed'] })],
    });
    const site = { file: 'src/a.ts', column: 3, vendor: 'segment' } as const;
    const events = [
      {
        ...event!,
        sites: [1, 2].map(line => ({ ...site, line })),
        properties: { pages: { types: ['number', 'unknown'], sites: 1 } },
      },
    ];
    const document = await page(reportOf({ ...report }, { events }));
    const row = '#events tbody tr';
    expect(textOf(document, `${row} .keys`)).toBe(
      'pages number, at times unclear at 1 of 2 placesNot seen at: src/a.ts:2',
    );
    const link = document.querySelector(`${row} a.tag`);
    expect(link?.textContent).toBe('no. 1');
    expect(document.querySelector(link?.getAttribute('href') as string)?.textContent).toBe('This harms.');
  });

  it('has the names to look for in Customer.io, and the campaigns that it knows of', async () => {
    const [event] = reportOf().summary.events;
    const findings = [finding(1, { ruleId: 'customerio/no-unidentified-forward', events: ['Sheet Printed'] })];
    const check = async (more: object): Promise<string[]> => {
      const document = await page(reportOf({ findings }, { events: [{ ...event!, ...more }] }));
      return [...document.querySelectorAll('.cause h4, .cause h4 + p, [aria-label="Names of events"]')].map(
        ({ textContent }) => textContent,
      );
    };
    expect(await check({ campaigns: ['mail/a.yml'] })).toEqual(
      expect.arrayContaining([
        'Check in Customer.io',
        'Look for campaigns and segments that use this event; the code does not tell which do. In this project, these start on them: mail/a.yml.',
        'Sheet Printed',
      ]),
    );
    expect(await check({ reaches: ['no'] })).not.toContain('Check in Customer.io');
  });

  it('shows a long list of places once, and leads there from where it is needed again', async () => {
    const findings = [1, 2, 3, 4].map(line => finding(line));
    const [identity] = reportOf().summary.identities;
    const sites = findings.map(({ file, line, column }) => ({ file, line, column }));
    const document = await page(
      reportOf({ findings }, { identities: [{ ...identity!, sites: [...sites, ...sites] }] }),
    );
    expect(document.querySelectorAll('[id^=places-]')).toHaveLength(1);
    const link = document.querySelector('#people td a');
    expect(link?.textContent).toBe('4 places');
    expect(document.querySelector(link?.getAttribute('href') as string)?.closest('.cause')).not.toBeNull();
  });

  it('says where campaigns and templates are, if the project has none', async () => {
    expect(textOf(await page(), '#events .dim:nth-of-type(2)')).toMatch(/No campaign or template in this project uses/);
    const [event] = reportOf().summary.events;
    const events = [{ ...event!, campaigns: ['campaigns/a.yml'] }];
    expect(textOf(await page(reportOf({}, { events })), '#events')).not.toContain('No campaign');
  });

  it('has words for properties of which nobody can tell the kind, or which are never there', async () => {
    const [event] = reportOf().summary.events;
    const kindOf = async (...types: string[]): Promise<string> =>
      textOf(
        await page(reportOf({}, { events: [{ ...event!, properties: { a: { types, sites: 2 } } }] })),
        '.keys .dim',
      );
    expect(await kindOf('unknown')).toBe('unclear');
    expect(await kindOf('undefined')).toBe('always left out');
    expect(await kindOf('undefined', 'unknown')).toBe('left out or unclear');
  });

  it('asks nothing of the person where an event does not arrive', async () => {
    const [event] = reportOf().summary.events;
    const document = await page(reportOf({}, { events: [{ ...event!, reaches: ['no'] }] }));
    expect(textOf(document, '#events tbody td:nth-child(3)')).toBe('–');
  });

  it('shows how the score comes about', async () => {
    const document = await page();
    expect(textOf(document, '#score tbody tr')).toBe(
      'Nobody hears of what is not sent (error)2 of 2 places15 + 45 × 2/2 = 29.0',
    );
    expect(textOf(document, '#score')).toContain('100 − 29.0 = 71');
  });

  it('says why there is no score', async () => {
    const document = await page(
      reportOf({ score: null }, { costs: [], calls: { ...reportOf().summary.calls, sites: 0 } }),
    );
    expect(textOf(document, '.score')).toContain('No call could be followed, so there is no score.');
  });

  it('says when it was made, and of which commit', async () => {
    const revision = { commit: '0123456789abcdef0123456789abcdef01234567', branch: 'main' };
    const document = await page(reportOf(), { day: '2026-11-29', revision });
    expect(textOf(document, 'header div p')).toBe('Made on 2026-11-29 at commit 0123456789 of main');
    expect((await page()).querySelector('header div p')).toBeNull();
  });

  it('can be read by those who do not see it', async () => {
    const document = await page();
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).toBe('Analytics audit of app');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    for (const table of document.querySelectorAll('table')) {
      expect(table.caption?.textContent).toBeTruthy();
      expect([...table.querySelectorAll('thead th')].every(head => head.getAttribute('scope') === 'col')).toBe(true);
    }
    for (const link of document.querySelectorAll('nav a, .skip'))
      expect(document.querySelector(link.getAttribute('href') as string)).not.toBeNull();
    for (const control of document.querySelectorAll('input, select')) expect(control.closest('label')).not.toBeNull();
    for (const svg of document.querySelectorAll('svg'))
      for (const id of svg.getAttribute('aria-labelledby')?.split(' ') ?? [''])
        expect(document.getElementById(id)?.textContent).toBeTruthy();
    for (const scroller of document.querySelectorAll('[tabindex="0"]'))
      expect([scroller.getAttribute('role'), scroller.getAttribute('aria-label')]).toEqual([
        'region',
        expect.stringMatching(/./),
      ]);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets no text become markup', async () => {
    const events = [
      { ...reportOf().summary.events[0]!, name: hostile, properties: { [hostile]: { types: [], sites: 1 } } },
    ];
    const hostileCall = call(1, { events: [hostile], file: `${hostile}.ts`, wrapper: hostile, via: 'wrapper' });
    const report = reportOf(
      { root: `/work/${hostile}`, calls: [hostileCall], findings: [finding(1, { message: hostile })] },
      { events },
    );
    const document = await page(report);
    expect([...document.querySelectorAll('img')]).toEqual([]);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelector('#events tbody th')?.textContent).toBe(hostile);
  });

  it('finds events by words and by choices', async () => {
    const [event] = reportOf().summary.events;
    const events = [event!, { ...event!, name: 'Lamp Lit', reaches: ['direct'] as const, person: 'yes' as const }];
    const { window } = new JSDOM(await format('html', reportOf({}, { events })), { runScripts: 'dangerously' });
    const bar = window.document.querySelector('[data-filters=events]') as HTMLElement;
    const shown = (): string[] =>
      [...window.document.querySelectorAll('#events tbody tr:not([hidden]) th')].map(({ textContent }) => textContent);
    const choose = (selector: string, value: string): void => {
      (bar.querySelector(selector) as HTMLInputElement).value = value;
      bar.dispatchEvent(new window.Event('input'));
    };
    expect(bar.hidden).toBe(false);
    choose('[data-words]', 'PRINTED sheet');
    expect(shown()).toEqual(['Sheet Printed']);
    expect(bar.querySelector('[role=status]')?.textContent).toBe('1 of 2');
    choose('[data-words]', '');
    choose('[data-key=person]', 'yes');
    expect(shown()).toEqual(['Lamp Lit']);
    choose('[data-key=reach]', 'forwarded');
    expect(shown()).toEqual([]);
  });
});

describe('the picture of identities', () => {
  const track = (line: number, kind: string, text: string, more: object = {}): AuditReport['calls'][number] =>
    call(line, { userId: [{ kind: kind as 'raw', text }], ...more });
  const words = async (
    calls: AuditReport['calls'],
    summary: Partial<AuditReport['summary']> = {},
  ): Promise<string[]> => {
    const document = await page(reportOf({ calls }, summary));
    return [...document.querySelectorAll('.key li')].map(({ textContent }) => textContent);
  };

  it('shows one person under two keys', async () => {
    const calls = [
      track(1, 'hash', 'SHA-256 of id'),
      track(2, 'raw', 'id', { vendor: 'customerio', file: 'src/b.ts' }),
    ];
    expect(await words(calls)).toEqual([
      'One person goes by several keys, and can become several in Customer.io: SHA-256 of id (a hash), id (a plain id).',
    ]);
    const document = await page(reportOf({ calls }));
    expect(
      [...document.querySelectorAll('.map .box.other text:first-of-type')].map(({ textContent }) => textContent),
    ).toEqual(['SHA-256 of id', 'id']);
    expect(await words(calls, { forwarded: 'none' })).toEqual([]);
  });

  it('shows the key of Customer.io as right, and how much is forwarded', async () => {
    const calls = [
      track(1, 'hash', 'SHA-256 of id'),
      track(2, 'hash', 'SHA-256 of id', { events: ['Lamp Lit'] }),
      track(3, 'raw', 'id', { vendor: 'customerio', method: 'identify', file: 'src/b.ts', events: [] }),
    ];
    const forwarded = ['Lamp Lit'];
    expect(await words(calls, { forwarded })).toEqual([
      'Customer.io knows people by: id (a plain id).',
      'Another key of the same people, who can become second persons in Customer.io: SHA-256 of id (a hash).',
    ]);
    const document = await page(reportOf({ calls }, { forwarded }));
    expect([...document.querySelectorAll('.map > g > .note')].map(({ textContent }) => textContent)).toEqual([
      'forwards',
      '1 of 2 calls',
    ]);
  });

  it('has nothing against an id that does not get to Customer.io, nor against the one key', async () => {
    const identify = track(1, 'hash', 'SHA-256 of id', { method: 'identify', events: [] });
    expect(await words([track(1, 'empty', 'empty or left out')], { forwarded: ['Other'] })).toEqual([]);
    expect(await words([identify, track(2, 'hash', 'SHA-256 of id')])).toEqual([
      'Customer.io knows people by: SHA-256 of id (a hash).',
    ]);
  });

  it('says whether somebody can be two persons in Customer.io, where no colour does', async () => {
    const split = async (calls: AuditReport['calls'], forwarded: 'all' | 'none' = 'all'): Promise<string> =>
      textOf(await page(reportOf({ calls }, { forwarded })), '#people .key + p');
    const identify = track(1, 'hash', 'SHA-256 of id', { method: 'identify', events: [] });
    const hash = track(2, 'hash', 'SHA-256 of id');
    expect(await split([identify, hash])).toBe('Nobody goes by a second key.');
    expect(await split([identify, track(3, 'unknown', 'not known')])).toBe(
      'Nobody goes by a second key, as far as the code tells.',
    );
    expect(await split([hash])).toMatch(/^No call identifies people .* there: SHA-256 of id\. If it is another/);
    expect(await split([hash], 'none')).toBe('');
    expect(await split([hash, track(4, 'raw', 'id')])).toBe('');
    expect(await split([track(1, 'empty', 'empty or left out')])).toBe('');
  });

  it('shortens a name at the end of a word or a folder', async () => {
    const file = 'packages/an-app/src/main/analytics/client.ts';
    const document = await page(
      reportOf({ calls: [track(1, 'raw', 'whatever a very long expression would give', { file })] }),
    );
    expect(
      [...document.querySelectorAll('.map .box > text:first-of-type')].map(({ textContent }) => textContent),
    ).toEqual(['…/src/main/analytics/client.ts', 'whatever a very long expression…', 'Segment', 'Customer.io']);
  });

  it('shows nobody, two ways of one event, and what is not said', async () => {
    const [event] = reportOf().summary.events;
    const events = [{ ...event!, reaches: ['direct', 'forwarded'] as const }];
    expect(await words([track(1, 'empty', 'empty or left out')], { events })).toEqual([
      'Nobody whom Customer.io knows: empty or left out.',
      'Customer.io gets these events twice, directly and forwarded: Sheet Printed.',
    ]);
    expect(await words([track(1, 'raw', 'id')], { forwarded: null })).toEqual([
      'Whether Segment forwards this to Customer.io is not said (dotted).',
    ]);
  });

  it('leaves out what is too much for a picture, and says so', async () => {
    const calls = Array.from({ length: 14 }, (_, index) => track(1, 'raw', `id${index}`, { file: `src/f${index}.ts` }));
    const document = await page(reportOf({ calls }));
    expect(document.querySelectorAll('.map .box')).toHaveLength(22);
    expect(textOf(document, '#people .dim')).toBe('8 more are left out of the picture; the table below has all.');
  });
});

describe('colours', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each(['light', 'dark'] as const)('of the %s scheme can be told apart, as WCAG AA asks', scheme => {
    const all = colours[scheme];
    const texts = (['text', 'dim', 'link'] as const).flatMap(text =>
      (['back', 'panel'] as const).map(ground => [text, ground] as const),
    );
    const onOwn = (['red', 'amber', 'green'] as const).map(text => [text, `${text}-back`] as const);
    for (const [text, ground] of [...texts, ...onOwn, ['text', 'amber-back'] as const, ['dim', 'amber-back'] as const])
      expect([text, ground, contrast(all[text], all[ground]) >= 4.5]).toEqual([text, ground, true]);
  });
});
