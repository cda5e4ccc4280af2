import Joi from 'joi';
import { Analytics } from '@segment/analytics-node';
import { plainToInstance } from 'class-transformer';
import { z } from 'zod';

const analytics = new Analytics({ writeKey: 'wk' });
const schema = z.object({ userId: z.string(), event: z.string() }).strict();
class Sent {
  userId!: string;
  event!: string;
}

analytics.track(structuredClone({ userId: 'u', event: 'Page Cloned' }));
analytics.track(JSON.parse(JSON.stringify({ userId: 'u', event: 'Page Copied' })));
analytics.track(schema.parse({ userId: 'u', event: 'Page Parsed' }));
analytics.track(Joi.object().validate({ userId: 'u', event: 'Page Checked' }).value);
analytics.track(plainToInstance(Sent, { userId: 'u', event: 'Page Made' }));
const tried = schema.safeParse({ userId: 'u', event: 'Page Tried' });
if (tried.success) analytics.track(tried.data);

const send = (message: unknown) => analytics.track(schema.parse(message));
send({ userId: 'u', event: 'Page Sent' });

export const opened = (more: any) => analytics.track({ event: 'Page Opened', ...more });
export const closed = ({ userId, ...more }: any) => analytics.track({ userId, event: 'Page Closed', ...more });
export const named = (more: { userId: string; event: string }) => analytics.track({ event: 'Page', ...more });
export const over = (more: any) => analytics.track({ ...more, event: 'Page Turned' });
