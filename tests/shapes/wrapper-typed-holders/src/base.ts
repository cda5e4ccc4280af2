import type { Tools } from './tools';

export abstract class Press {
  constructor(protected readonly tools: Tools) {}
}
