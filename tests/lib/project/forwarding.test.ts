import { describe, expect, it } from 'vitest';

import { functionName } from '../../../lib/effects/function-name.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { forwardedBy } from '../../../lib/project/forwarding.ts';
import { handlersIn } from '../../../lib/project/handlers.ts';
import { readText } from '../../support/reading.ts';

import type { BodyParts } from '../../../lib/effects/endpoints.ts';

const file = 'api/track.ts';
const segment =
  "import { Analytics } from '@segment/analytics-node';\nconst client = new Analytics({ writeKey: 'k' });\n";

/** What a request to the path of each handler of a file does: `handler: track event=name userId=user.id`. */
function forwarded(text: string, before = segment): string[] {
  const { workings, module } = readText(before + text, { file });
  const { evaluator } = workings;
  const partsOf = (parts: BodyParts): string[] =>
    Object.entries(parts).map(([name, at]) => {
      if ('const' in at) return `${name}: ${at.const}`;
      if ('made' in at) return `${name} made of ${inWords(evaluator.open(() => evaluator.force(at.made)))}`;
      return `${name}=${['body', ...at.path].join('.')}${at.without ? ` without ${at.without.join()}` : ''}`;
    });
  return handlersIn(evaluator, module, file).flatMap(handler =>
    forwardedBy(workings, handler).map(({ method, parts, verb, when = [], vendor }) =>
      [
        `${functionName(handler.fn.module, handler.fn.id)}:`,
        ...(verb ? [verb] : []),
        ...(vendor === 'segment' ? [] : [vendor]),
        method,
        ...partsOf(parts),
        ...when.map(({ path, values }) => `where ${path.join('.')} is ${values.join(' or ')}`),
      ].join(' '),
    ),
  );
}

/** The same of a handler that has the body of its request in `body`. */
function ofBody(body: string, send = 'client.track({ event: body.name, userId: body.id });'): string[] {
  return forwarded(`export async function POST(request, context) { const body = ${body}; ${send} }`);
}

const whole = ['POST: POST track userId=body.id event=body.name'];

describe('the body of a request', () => {
  it.each([
    ['request.body', whole],
    ['await request.json()', whole],
    ['request.payload', whole],
    ['request.raw.body', whole],
    ['context.req.body', whole],
    ['request.a.b.body', []],
    ['request.query', []],
    ['await request.text()', []],
    ['await readBody(request)', whole],
    ['await readBody()', []],
    ['await readBody(other)', []],
    ['schema.parse(await request.json())', whole],
    ['schema.parse(other)', []],
    ['schema.safeParse(await request.json()).data', whole],
    ['parse(schema, await request.json())', []],
    ['validate(await request.json())', whole],
    ['other(await request.json())', []],
    ['(await other.json())', []],
    ['Math.random() ? other : request.body', whole],
    ['JSON.parse(request.body)', whole],
    ['JSON.stringify(request.body)', []],
    ['request.body.data', ['POST: POST track userId=body.data.id event=body.data.name']],
  ])('%s', (body, expected) => {
    expect(ofBody(body)).toEqual(expected);
  });

  it('reads single members that were checked', () => {
    const send = 'client.track({ event: String(body.name).trim(), userId: body.id.toString() });';
    expect(ofBody('request.body', send)).toEqual(whole);
    const other = 'client.track({ event: body.name.slice(1), userId: body.id });';
    expect(ofBody('request.body', other)).toEqual([]);
  });

  it('is what a nested function closes over', () => {
    const send = 'setTimeout(() => client.track({ event: body.name, userId: body.id }));';
    expect(ofBody('request.body', send)).toEqual(whole);
    const own = '[1].forEach(request => client.track({ event: request.body.name, userId: body.id }));';
    expect(ofBody('request.body', own)).toEqual([]);
    const other = '[1].forEach(async other => client.track({ event: (await other.json()).name, userId: body.id }));';
    expect(ofBody('request.body', other)).toEqual([]);
  });

  it('is without what was taken out', () => {
    const text =
      'export async function POST(request) { const { name, ...rest } = request.body; client.track({ event: name, userId: "u", properties: rest }); }';
    expect(forwarded(text)).toEqual([
      'POST: POST track event=body.name properties=body without name userId made of "u"',
    ]);
  });
});

describe('what decides', () => {
  it.each([
    [
      'client.track({ event: body.name, userId: request.user.id })',
      'POST: POST track event=body.name userId made of the parameter request.user.id',
    ],
    ["client.track({ event: 'Fixed', userId: body.id })", undefined],
    [
      'client.identify({ userId: body.id, traits: body.traits })',
      'POST: POST identify userId=body.id traits=body.traits',
    ],
    ['client.identify({ userId: body.id, traits: { a: 1 } })', undefined],
    ['client.identify({ userId: request.user.id, traits: body.traits })', undefined],
    ['client.page({ userId: "u", name: body.name })', 'POST: POST page name=body.name userId made of "u"'],
    ['client.screen({ userId: "u", name: body.name })', 'POST: POST screen name=body.name userId made of "u"'],
    ['client.group({ userId: "u", groupId: body.team })', 'POST: POST group groupId=body.team userId made of "u"'],
    ['client.group({ userId: body.id, groupId: "g" })', undefined],
    ['client.alias({ userId: body.id, previousId: body.old })', undefined],
    [
      'client.track({ anonymousId: request.cookies.id, event: body.name })',
      'POST: POST track event=body.name anonymousId made of the parameter request.cookies.id',
    ],
  ])('%s', (send, expected) => {
    const found = ofBody('request.body', `${send};`);
    expect(found).toEqual(expected === undefined ? [] : [expected]);
  });

  it('of several is told by the body', () => {
    const text = `export async function POST(request) {
  const { type, ...rest } = await request.json();
  switch (type) {
    case 'identify':
    case 'known':
      client.identify({ userId: rest.id, traits: rest.traits });
      break;
    case 'page':
      client.page({ userId: 'u', name: 'Fixed' });
      break;
    default:
      client.track({ event: rest.name, userId: rest.id });
  }
  client.track({ event: 'Also', userId: 'u' });
}`;
    expect(forwarded(text)).toEqual([
      'POST: POST identify userId=body.id traits=body.traits where type is identify or known',
      'POST: POST page userId made of "u" where type is page',
      'POST: POST track userId=body.id event=body.name',
    ]);
  });

  it('is not what the handler asks of others', () => {
    const text = `export async function POST(request) {
  if (request.headers.type === 'track') client.track({ event: request.body.name, userId: request.body.id });
}`;
    expect(forwarded(text)).toEqual(whole);
  });
});

describe('a handler', () => {
  it('of which no verb is told takes any', () => {
    expect(
      forwarded('export default async request => { client.track({ event: request.body.name, userId: "u" }); };'),
    ).toEqual([': track event=body.name userId made of "u"']);
  });

  it('forwards by a request as well', () => {
    const text = `export async function POST(request) {
  await fetch('https://api.segment.io/v1/track', { method: 'POST', headers: { Authorization: 'Basic x' }, body: JSON.stringify({ event: request.body.name, userId: request.body.id }) });
  await fetch('https://example.com/track', { method: 'POST', body: JSON.stringify({ event: request.body.name }) });
}`;
    expect(forwarded(text)).toEqual(whole);
  });

  it('forwards to the vendor that it sends to', () => {
    const cio = "import { TrackClient } from 'customerio-node';\nconst client = new TrackClient('s', 'k');\n";
    const text =
      'export async function POST(request) { await client.track(request.body.id, { name: request.body.name }); }';
    expect(forwarded(text, cio)).toEqual(['POST: POST customerio track userId=body.id event=body.name']);
  });

  it('of Nest has its body in parameters', () => {
    const nest = (parameters: string, send: string): string[] =>
      forwarded(
        `import { Body, Controller, Post, Query } from '@nestjs/common';\n@Controller('a') class A { @Post('b') save(${parameters}) { client.track(${send}); } }`,
      );
    expect(nest("@Body('what') event: string, @Body('who') userId: string", '{ event, userId }')).toEqual([
      'A.save: POST track userId=body.who event=body.what',
    ]);
    expect(nest('@Body() body: any', '{ event: body.a.b, userId: body.id }')).toEqual([
      'A.save: POST track userId=body.id event=body.a.b',
    ]);
    expect(nest("@Query('what') event: string", "{ event, userId: 'u' }")).toEqual([]);
  });
});
