import { Analytics } from '@segment/analytics-node';

export class Post {
  #client = new Analytics({ writeKey: 'k' });

  report(args: { event: string; userId: string }) {
    this.#client.track(args);
  }
}

export class Office {
  post: Post = new Post();

  add(name: string) {
    this.post.report({ event: name, userId: 'u' });
  }
}
