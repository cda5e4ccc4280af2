import { connect, type Remote, type Options } from 'far-call';
import type { Office } from './post';

export const near: Remote<Office, 'post'> = connect({ url: '/rpc' });
export const optional: Options<{ post: string }> = connect({ url: '/rpc' });
