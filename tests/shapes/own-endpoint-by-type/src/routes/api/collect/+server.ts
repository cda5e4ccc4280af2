import { json, type RequestHandler } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import type { Told } from '$lib/told';
const sendTo = 'https://api.segment.io/v1';
export const POST: RequestHandler = async ({ request }) => {
  const body = (await request.json()) as Told;
  const ip = request.headers.get('x-forwarded-for') ?? '';
  const hash = createHash('sha256').update(ip).digest('hex');
  switch (body.type) {
    case 'event':
      await fetch(`${sendTo}/track`, {
        method: 'POST',
        body: JSON.stringify({ anonymousId: hash, event: body.eventName, properties: body.props }),
      });
      break;
    case 'identity':
      await fetch(`${sendTo}/identify`, {
        method: 'POST',
        body: JSON.stringify({ anonymousId: hash, traits: body.traits }),
      });
      break;
    case 'page':
      await fetch(`${sendTo}/page`, {
        method: 'POST',
        body: JSON.stringify({ anonymousId: hash, properties: body.props }),
      });
      break;
    default:
      return json({ message: 'Unknown.' }, { status: 400 });
  }
  return json({ message: 'Sent.' });
};
