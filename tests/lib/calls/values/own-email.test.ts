import { expect, it } from 'vitest';
import { derivationsOf } from '../../../../lib/calls/values/identity.ts';
import { asOwnEmail } from '../../../../lib/calls/values/own-email.ts';
import { alternativesOf } from '../../../../lib/calls/values/walk.ts';
import { readText } from '../../../support/reading.ts';

const PRELUDE = `
import { useRef } from 'react';
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'key' });
const field = useRef(null);
const other = useRef(null);
`;

/** The kinds of the id of the one call in a text. */
function kindsOf(code: string): string[] {
  const [call] = readText(`${PRELUDE}export function join(person, typed) {\n${code}\n}`)
    .calls()
    .filter(({ method }) => method === 'identify');
  const { userId, traits } = call?.parts ?? {};
  return alternativesOf(userId!.value).flatMap(one =>
    derivationsOf(one).map(found => asOwnEmail(found, one, traits?.value).kind),
  );
}

it.each([
  ['analytics.identify(typed, { email: typed });', ['email']],
  ['analytics.identify(person.handle, { email: person.handle, plan: "a" });', ['email']],
  ['const address = field.current?.value; analytics.identify(address, { email: address });', ['email', 'empty']],
  ['const address = window.prompt("?"); analytics.identify(address, { $email: address });', ['email']],
  ['analytics.identify(person.handle, { email: person.address });', ['raw']],
  ['analytics.identify(field.current.value, { email: other.current.value });', ['raw']],
  ['analytics.identify(person.handle, { name: person.handle });', ['raw']],
  ['analytics.identify(person.handle);', ['raw']],
  ['_cio.identify({ id: typed, ...person.answers });', ['raw', 'raw']],
  ['analytics.identify(`app_${person.id}`, { email: `app_${person.id}` });', ['composed']],
])('%s', (code, kinds) => {
  expect(kindsOf(code)).toEqual(kinds);
});
