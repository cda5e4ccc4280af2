import { sent } from './send';
import type { Request } from 'express';
import type Redis from 'ioredis';

interface Member {
  id: string;
  email: string;
}

export async function asked(req: Request, redis: Redis, members: Member[]): Promise<void> {
  sent(req.header('x-user-email')!, 'Header Read');
  sent((await redis.hget('session', 'userId'))!, 'Field Read');
  const byId: Record<string, Member> = {};
  for (const member of members) byId[member.id] = member;
  for (const memberId in byId) sent(memberId, 'Key Read');
  for (const name in { 'Door Opened': 1, 'Door Closed': 2 }) sent(req.user.id, name);
}

export const methods = {
  leave() {
    sent((this as any).userId, 'Left');
  },
  own: { id: 'u', go() { sent(this.id, 'Own'); } },
};
