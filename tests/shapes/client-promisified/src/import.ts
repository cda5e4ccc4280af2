import { identify, read, stubborn, track } from './segment';

export async function imported(member: { id: string }) {
  await identify({ userId: member.id });
  await track({ userId: member.id, event: 'Member Imported' });
  await stubborn({ userId: member.id, event: 'Member Kept' });
  await read('members.csv');
}
