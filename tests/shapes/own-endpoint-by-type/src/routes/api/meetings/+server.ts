import { json, type RequestHandler } from '@sveltejs/kit';
import { meetings } from '$lib/meetings';
export const PATCH: RequestHandler = async ({ request, locals }) => {
  const { action, meetingId } = await request.json();
  switch (action) {
    case 'accept':
      await meetings.accept(meetingId);
      await fetch('https://api.segment.io/v1/track', {
        method: 'POST',
        body: JSON.stringify({ userId: locals.user.id, event: 'Meeting Accepted', properties: { meetingId } }),
      });
      break;
    case 'decline':
      await meetings.decline(meetingId);
  }
  return json({ message: 'Done.' });
};
