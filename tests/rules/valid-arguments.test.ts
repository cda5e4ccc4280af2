import { afterAll } from 'vitest';

import rule from '../../rules/valid-arguments.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/clients.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    import { AnalyticsBrowser as CioBrowser } from '@customerio/cdp-analytics-browser';
    import { Analytics } from '@segment/analytics-node';
    import { createClient } from '@segment/analytics-react-native';
    import { CustomerIO } from 'customerio-reactnative';
    import { APIClient, TrackClient, PipelinesClient } from 'customerio-node';
    export const segment = AnalyticsBrowser.load({ writeKey: 'public' });
    export const page = CioBrowser.load({ writeKey: 'public' });
    export const node = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
    export const mobile = createClient({ writeKey: 'public' });
    export const app = CustomerIO;
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
    export const api = new APIClient(process.env.CIO_APP_API_KEY);
    export const pipelines = new PipelinesClient(process.env.CIO_CDP_WRITE_KEY);
  `,
  'src/wrapper.ts': `
    import { segment } from './clients.ts';
    export const track = (event: string, properties?: any) => segment.track(event, properties);
    export const know = (id: string, email: string) => segment.identify({ userId: id, traits: { email } } as never);
  `,
  'app/package.json': '{ "dependencies": { "customerio-reactnative": "^6.1.0" } }',
  'app/here.js': '',
  'former/package.json': '{ "dependencies": { "customerio-reactnative": "^3.9.0" } }',
  'former/here.js': '',
  'old/package.json': '{ "dependencies": { "customerio-node": "^2.1.1" } }',
  'old/visits.js': '',
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const all = "import { segment, page, node, mobile, api, app, cio, pipelines } from './clients.ts';";
const wrapped = `
${all}
segment.track('A', { properties: { count } });`;
const text = `
${all}
segment.track('A', JSON.stringify(filters));`;

createRuleTester().run('valid-arguments', rule, {
  valid: [
    {
      name: 'somebody, or what may bring somebody',
      ...here,
      code: `
${all}
node.track({ anonymousId: visitor, event: 'A' });
node.track({ ...base, event: 'A' });
node.track({ event: 'A', ...(user ? { userId: user.id } : { anonymousId: visitor }) });
node.track(payload);
node.alias({ previousId: visitor, userId: user.id });
pipelines.track({ event: 'A', properties: {} });
export const send = message => node.track(message);
send({ event: 'A' });
const late = { event: 'A' };
late.userId = user.id;
node.track(late);`,
    },
    {
      name: 'an event that a page names at run time, with such properties',
      ...here,
      code: `
${all}
segment.track(event.name, { event: 'click', properties: 2 });
segment.track(button.id, { name: 'Save' });
segment.track(button.id, { event: 'click', place: 'menu' });
segment.track(button.id, { ...rest, event: 'click' });
segment.track(button.id, { event: kind });
segment.page(user.id, { name: 'Home', data: 1 });`,
    },
    {
      name: 'messages of their classes, also where another function makes them',
      ...here,
      code: `
${all}
import { SendEmailRequest, SendPushRequest } from 'customerio-node';
const push = payload => new SendPushRequest(payload);
api.sendEmail(new SendEmailRequest({ to, identifiers: { id: '1' }, transactional_message_id: 1 }));
api.sendPush(push({ identifiers: { id: '1' }, transactional_message_id: 2 }));
export const send = request => api.sendEmail(request);`,
    },
    {
      name: 'keys of another method that may stand beside the right one, or hold nothing',
      ...here,
      code: `
${all}
node.track({ userId: '1', name: 'b', ...message });
node.track({ userId: '1', event: 'a', name: 'b' });
node.identify({ userId: '1', traits: {}, properties: undefined });
app.identify({ userId: '1' });
app.identify({ ...person });`,
    },
    {
      name: 'the id and the traits for the SDK of that time',
      filename: project.file('former/here.js'),
      settings,
      code: "import { CustomerIO } from 'customerio-reactnative';\nCustomerIO.identify(user.id, { email });",
    },
    {
      name: 'the shapes that the SDKs take',
      ...here,
      code: `
${all}
segment.identify('1', { email });
segment.identify({ email });
segment.track('A', { count });
segment.track({ event: 'A', properties: { count } });
segment.track('A', () => {});
segment.page('Docs', 'Start', { properties: 3 });
page.identify({ email });
page.identify({ email }, '1');
node.track({ userId: '1', event: 'A', properties: { count }, _metadata: {} }, done);
node.identify({ anonymousId: '1', traits: { userId: '1' }, data: undefined });
mobile.identify('1', { email });
mobile.identify(undefined, { email });
mobile.track('A');
app.identify({ userId: '1', traits: { email } });
app.identify('1', { email });
cio.identify('1', { email, userId: '1' });
cio.track('1', { name: 'a', data: { event: 'b', properties: 3 }, id: ulid, timestamp });
cio.trackAnonymous('2', { name: 'a', data: {} });
pipelines.page({ userId: '1', name: 'a', properties: {} });
_cio.identify({ id: '1', plan: 'free' });
_cio.track('a', { properties: list });`,
    },
    {
      name: 'what may be in the right shape, and is not known',
      ...here,
      code: `
${all}
segment.track('A', properties);
segment.track('A', known ? { count } : undefined);
segment.track('A', { properties: [count], count });
segment.track('A', { ...rest, properties: { count } });
node.track(payload);
node.track(known ? payload : 'A');
cio.track('1', event);
cio.track(...given);`,
    },
    {
      name: 'a payload into which others may put somebody',
      ...here,
      code: `
${all}
const first = { event: 'A' };
stamp.on(first);
node.track(first);
const second = { event: 'A' };
for (const one of [second]) one.userId = user.id;
node.track(second);`,
    },
    {
      name: 'the id of what is no person in front',
      ...here,
      code: `
${all}
segment.track(event.id, { event: 'Paid' });
segment.track(eventId, { name: 'paid', data: { total } });
segment.track(element.dataset.trackId, { event: 'Paid' });
segment.track(press.currentTarget.id, { event: 'Paid', type: 'button' });`,
    },
    {
      name: 'a look-alike, a shadowed name, a test double',
      ...here,
      code: `
${all}
mixpanel.track('A', JSON.stringify(filters));
export function send(segment) { segment.track('A', { properties: {} }); }`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: wrapped,
    },
    {
      name: '`trackAnonymous` with the event alone, as old versions take it',
      filename: project.file('old/visits.js'),
      settings,
      code: `
const { TrackClient } = require('customerio-node');
const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
cio.trackAnonymous({ name: 'page_seen' });`,
    },
  ],
  invalid: [
    {
      name: 'nobody, where the SDK throws',
      ...here,
      code: `
${all}
node.track({ event: 'A', properties: { userId: user.id } });
node.identify({ traits: { email } });
node.page({ name: 'Home', userId: undefined });
const message = { event: 'A' };
node.track(message);`,
      errors: [3, 4, 5, 7].map(line => ({ messageId: 'nobody', line })),
    },
    {
      name: 'the id first, as TrackClient takes it',
      ...here,
      code: `
${all}
segment.track(user.id, { event: 'Paid' });
page.track(userId, { name: 'paid', data: { total } });
mobile.track(getUser().uid, { event: \`Paid \${plan}\`, properties: { total } });
app.track(user.email, { name: 'paid', data: {}, timestamp });`,
      errors: [3, 4, 5, 6].map(line => ({ messageId: 'personFirst', line })),
    },
    {
      name: 'traits in an object of attributes, and none of one that has others beside it',
      ...here,
      code: `
${all}
cio.identify('1', { attributes: { email } });
cio.identify('2', { email, attributes: { size: 3 } });
cio.identify('3', { attributes: 'a, b' });`,
      errors: [{ messageId: 'wrapped', line: 3, column: 19 }],
    },
    {
      name: 'the id and the traits one after the other, as former versions took them',
      filename: project.file('app/here.js'),
      settings,
      code: "import { CustomerIO } from 'customerio-reactnative';\nCustomerIO.identify(user.id, { email });\nCustomerIO.identify({ userId: user.id, traits: { email } });",
      errors: [
        {
          messageId: 'positional',
          data: {
            method: 'identify',
            sdk: 'customerio-reactnative',
            example: 'identify({ userId, traits })',
          },
          line: 2,
          column: 21,
        },
      ],
    },
    {
      name: 'an object behind the one that is taken',
      ...here,
      code: `
${all}
_cio.identify(user.id, { email: user.email });
node.identify(message, { email });
node.identify(message, () => {});`,
      errors: [
        { messageId: 'positional', line: 3, column: 15 },
        { messageId: 'positional', line: 4, column: 15 },
      ],
    },
    {
      name: 'properties beside an object of them, as a message would have it',
      ...here,
      code: `${all}\nsegment.track('A', { address: '1', category: 'b', properties: { count }, type: 'event' });`,
      errors: [{ messageId: 'wrapped', data: { name: 'properties', form: undefined }, line: 2, column: 20 }],
    },
    {
      name: 'a payload where arguments stand one after the other',
      ...here,
      code: `
${all}
import * as clients from './clients.ts';
const { mobile: rn } = clients;
segment?.identify!({ userId: '1', traits: {} } as never);
page.identify({ userId: '1', email });
rn.identify({ userId: '1', traits: {} });
mobile.track({ event: 'A', properties: {} });
clients.cio.identify({ id: '1', email });
segment.group({ groupId: '1', traits: {} });`,
      errors: [
        { messageId: 'payload', data: { method: 'identify', sdk: '@segment/analytics-next' }, line: 5, column: 20 },
        { messageId: 'payload', data: { method: 'identify', sdk: '@customerio/cdp-analytics-browser' }, line: 6 },
        { messageId: 'payload', data: { method: 'identify', sdk: '@segment/analytics-react-native' }, line: 7 },
        { messageId: 'payload', data: { method: 'track', sdk: '@segment/analytics-react-native' }, line: 8 },
        { messageId: 'payload', data: { method: 'identify', sdk: 'customerio-node' }, line: 9, column: 22 },
        { messageId: 'payload', data: { method: 'group', sdk: '@segment/analytics-next' }, line: 10 },
      ],
    },
    {
      name: 'arguments one after the other where an object is taken',
      ...here,
      code: `
${all}
node.track('Order Placed', { total });
pipelines.identify(\`user_\${id}\`, { email });
_cio.identify('1', { email });`,
      errors: [
        {
          messageId: 'positional',
          data: {
            method: 'track',
            sdk: '@segment/analytics-node',
            example: 'track({ userId, event, properties })',
          },
          line: 3,
          column: 12,
        },
        { messageId: 'positional', line: 4, column: 20 },
        { messageId: 'positional', line: 5, column: 15 },
      ],
    },
    {
      name: 'properties in an object around them',
      ...here,
      code: wrapped,
      errors: [
        {
          messageId: 'wrapped',
          data: { name: 'properties', form: 'a text' },
          line: 3,
          column: 20,
          endColumn: 45,
          suggestions: [{ messageId: 'unwrap', output: wrapped.replace('{ properties: { count } }', '{ count }') }],
        },
      ],
    },
    {
      name: 'properties that are a text',
      ...here,
      code: text,
      errors: [
        {
          messageId: 'noObject',
          data: { name: 'properties', form: 'a text' },
          line: 3,
          column: 20,
          suggestions: [{ messageId: 'unwrap', output: text.replace('JSON.stringify(filters)', 'filters') }],
        },
      ],
    },
    {
      name: 'other things that are no properties or traits',
      ...here,
      code: `
${all}
segment.track('A', ['a', 'b']);
segment.track('A', 3);
node.identify({ userId: '1', traits: 'gold' });
cio.identify('1', { traits: { email } });
segment.track('A', { properties: { count }, timestamp: now });`,
      errors: [
        { messageId: 'noObject', data: { name: 'properties', form: 'a list' }, line: 3, column: 20 },
        { messageId: 'noObject', data: { name: 'properties', form: 'a number' }, line: 4, column: 20 },
        { messageId: 'noObject', data: { name: 'traits', form: 'a text' }, line: 5, column: 38 },
        {
          messageId: 'wrapped',
          data: { name: 'traits', form: 'a text' },
          line: 6,
          suggestions: [
            {
              messageId: 'unwrap',
              output: `
${all}
segment.track('A', ['a', 'b']);
segment.track('A', 3);
node.identify({ userId: '1', traits: 'gold' });
cio.identify('1', { email });
segment.track('A', { properties: { count }, timestamp: now });`,
            },
          ],
        },
        { messageId: 'wrapped', line: 7, column: 20 },
      ],
    },
    {
      name: 'what the Track API takes around an event',
      ...here,
      code: `
${all}
cio.track('1', 'order_placed');
cio.track('1', { event: 'order_placed', data: {} });
cio.track('1', { name: 'order_placed', properties: {} });
cio.track('1', { name: 'order_placed', total: 3, currency });
cio.trackAnonymous({ name: 'page_seen' });
cio.trackAnonymous('2', { name: 'page_seen', page: '/' });`,
      errors: [
        { messageId: 'noEvent', data: { method: 'track' }, line: 3, column: 16 },
        { messageId: 'wrongKey', data: { wrong: 'event', right: 'name' }, line: 4, column: 16 },
        { messageId: 'wrongKey', data: { wrong: 'properties', right: 'data' }, line: 5, column: 16 },
        { messageId: 'stray', data: { keys: '`total`, `currency`', place: 'data' }, line: 6, column: 16 },
        { messageId: 'eventAlone', line: 7, column: 20 },
        { messageId: 'stray', data: { keys: '`page`', place: 'data' }, line: 8, column: 25 },
      ],
    },
    {
      name: 'a plain object in the place of a message, here and at the caller of a wrapper',
      ...here,
      code: `
${all}
api.sendEmail({ to, identifiers: { id: '1' }, transactional_message_id: 1 });
const send = request => api.sendPush(request);
send({ identifiers: { id: '1' }, transactional_message_id: 2 });`,
      errors: [
        { messageId: 'noRequest', data: { sdk: 'customerio-node' }, line: 3, column: 15 },
        { messageId: 'noRequest', data: { sdk: 'customerio-node' }, line: 5, column: 6 },
      ],
    },
    {
      name: 'keys of another method',
      ...here,
      code: `
${all}
node.track({ userId: '1', name: 'a' });
node.track({ userId: '1', event: 'a', traits: { total: 3 } });
pipelines.screen({ userId: '1', event: 'a' });
node.identify({ userId: '1', properties: { email } });
node.group({ userId: '1', groupId: '2', properties: { name } });`,
      errors: [
        {
          messageId: 'otherKey',
          data: { method: 'track', sdk: '@segment/analytics-node', wrong: 'name', right: 'event' },
          line: 3,
          column: 12,
        },
        {
          messageId: 'otherKey',
          data: { method: 'track', sdk: '@segment/analytics-node', wrong: 'traits', right: 'properties' },
          line: 4,
          column: 12,
        },
        {
          messageId: 'otherKey',
          data: { method: 'screen', sdk: 'customerio-node', wrong: 'event', right: 'name' },
          line: 5,
          column: 18,
        },
        {
          messageId: 'otherKey',
          data: { method: 'identify', sdk: '@segment/analytics-node', wrong: 'properties', right: 'traits' },
          line: 6,
          column: 15,
        },
        {
          messageId: 'otherKey',
          data: { method: 'group', sdk: '@segment/analytics-node', wrong: 'properties', right: 'traits' },
          line: 7,
          column: 12,
        },
      ],
    },
    {
      name: 'traits beside those of an app',
      filename: project.file('app/here.js'),
      settings,
      code: "import { CustomerIO } from 'customerio-reactnative';\nCustomerIO.identify({ userId: '1', email });",
      errors: [{ messageId: 'stray', data: { keys: '`email`', place: 'traits' }, line: 2, column: 21 }],
    },
    {
      name: 'values beside those that an object is looked into for',
      ...here,
      code: `
${all}
node.identify({ userId: '1', email, plan: 'gold' });
node.track({ userId: '1', event: 'A', ...more, total: 3 });`,
      errors: [
        { messageId: 'stray', data: { keys: '`email`, `plan`', place: 'traits' }, line: 3, column: 15 },
        { messageId: 'stray', data: { keys: '`total`', place: 'properties' }, line: 4, column: 12 },
      ],
    },
    {
      name: 'at the caller of a wrapper that writes the shape, and in the wrapper that does',
      ...here,
      code: `
import { track, know } from './wrapper.ts';
track('Form Sent', { properties: { count } });
track('Form Left', { count });
know('1', 'a@b.test');`,
      errors: [
        {
          messageId: 'wrapped',
          line: 3,
          column: 20,
          suggestions: [
            {
              messageId: 'unwrap',
              output: `
import { track, know } from './wrapper.ts';
track('Form Sent', { count });
track('Form Left', { count });
know('1', 'a@b.test');`,
            },
          ],
        },
      ],
    },
  ],
});
