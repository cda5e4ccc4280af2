import { TrackClient } from 'customerio-node';

const client = new TrackClient(process.env.SITE, process.env.KEY);
export async function withPost(work) {
  return work(client);
}
export const route = inner => async request => inner(request, { post: client, userId: request.user.id });
export class Pool {
  #client = client;
  borrow(work) {
    return work(this.#client);
  }
}
export const withClock = work => work({ track() {} });
