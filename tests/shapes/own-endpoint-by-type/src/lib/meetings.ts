export const answer = (meetingId: string, action: string) =>
  fetch('/api/meetings', { method: 'PATCH', body: JSON.stringify({ action, meetingId }) });
export const accept = (id: string) => answer(id, 'accept');
export const meetings = { accept: async (_id: string) => {}, decline: async (_id: string) => {} };
