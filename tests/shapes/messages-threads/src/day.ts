import { tell } from './mill';

export function begin(miller: string, sieve: { postMessage(stone: string): void }): void {
  tell('Stones Turned', miller);
  sieve.postMessage('flour');
}
