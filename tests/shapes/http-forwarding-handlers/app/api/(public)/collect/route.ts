import { z } from 'zod';
import { TrackClient } from 'customerio-node';

const cio = new TrackClient(process.env.CIO_SITE_ID!, process.env.CIO_TRACK_API_KEY!);
const schema = z.object({ userId: z.string(), event: z.string(), properties: z.object({}) });

export async function POST(request: Request) {
  const { userId, event, properties } = schema.parse(await request.json());
  await cio.track(userId, { name: event, data: properties });
  return Response.json({ ok: true });
}
export async function PUT(request: Request) {
  const { userId } = await request.json();
  await cio.track(userId, { name: 'collect_changed' });
  return Response.json({ ok: true });
}
