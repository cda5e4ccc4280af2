import { describe, expect, it } from 'vitest';

import { derivationsOf } from '../../../lib/calls/values/identity.ts';
import { readText } from '../../support/reading.ts';

const CLIENT = `
import { APIClient, SendEmailRequest } from 'customerio-node';
const api = new APIClient('key');
`;

/** By which keys the last message names its person, with the code of the one that stands in the call. */
function person(code: string): string[] {
  const { calls, at } = readText(`${CLIENT}${code}`);
  const { userId } = calls().at(-1)?.parts ?? {};
  if (!userId) return [];
  const written = at(userId.range);
  return derivationsOf(userId.value).map(({ kind, path }) =>
    [kind, path.join('.'), ...(written === undefined ? [] : [`in ${written}`])].filter(Boolean).join(' '),
  );
}

describe('whom a message is for', () => {
  it.each([
    ['by id', 'api.sendEmail({ to: user.email, identifiers: { id: user.uid } });', ['raw user.uid in user.uid']],
    ['by e-mail', 'api.sendEmail({ identifiers: { email: user.email } });', ['email user.email in user.email']],
    ["by Customer.io's own id", 'api.sendEmail({ identifiers: { cio_id: user.cio } });', ['raw user.cio in user.cio']],
    [
      'in a request that is made in the call',
      'api.sendEmail(new SendEmailRequest({ identifiers: { id: user.uid } }));',
      ['raw user.uid in user.uid'],
    ],
    [
      'in a request that is made before',
      'const request = new SendEmailRequest({ identifiers: { id: user.uid } }); api.sendEmail(request);',
      ['raw user.uid'],
    ],
    [
      'by one key or by the other',
      'api.sendEmail({ identifiers: user ? { id: user.uid } : { email: form.email } });',
      ['raw user.uid', 'email form.email'],
    ],
    [
      'as a wrapper is told',
      'const send = who => api.sendEmail({ identifiers: who }); send({ id: user.uid });',
      ['raw user.uid in user.uid'],
    ],
    [
      'in a request by hand',
      "fetch('https://api.customer.io/v1/send/email', { method: 'POST', body: JSON.stringify({ identifiers: { id: user.uid } }) });",
      ['raw user.uid in user.uid'],
    ],
    ['by what is not known', 'const send = request => api.sendEmail(request);', ['unknown']],
    ['by keys that are not known', 'const send = who => api.sendEmail({ identifiers: who });', ['unknown']],
    ['nobody', 'api.sendEmail({ to: user.email });', []],
  ])('%s', (_, code, expected) => {
    expect(person(code)).toEqual(expected);
  });
});
