import { connect, type Remote } from 'far-call';
import { openQueue, type Queue } from 'queues';
import type { OfficeMembers } from './server';

type Client = Remote<OfficeMembers>;

const make = (url: string): Client => connect({ url });

export const remote = make('/rpc');
export const queue: Queue<string, Client> = openQueue('offices');
