import { Analytics } from '@segment/analytics-node';

interface Message {
  userId: string;
  event: string;
}

export class Pool {
  private client = new Analytics({ writeKey: 'wk' });
  private messages: Message[] = [];

  enqueue(userId: string, event: string): void {
    this.messages.push({ userId, event });
    if (this.messages.length > 20) this.flush();
  }

  private flush(): void {
    this.messages.forEach(message => this.client.track(message));
    this.messages = [];
  }
}

const pool = new Pool();
pool.enqueue('u1', 'Pool Filled');
