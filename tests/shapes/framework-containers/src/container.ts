import 'reflect-metadata';
import { Container } from 'inversify';
import { container as tsyringe } from 'tsyringe';
import { Analytics } from '@segment/analytics-node';

export const TYPES = { Segment: Symbol.for('Segment'), Reporter: Symbol.for('Reporter'), Cache: Symbol.for('Cache') };
export class Reporter {
  constructor(private readonly segment = new Analytics({ writeKey: 'key' })) {}
  report(event: string) {
    this.segment.track({ userId: 'u', event });
  }
}
export class Cache {
  report(key: string) {
    return key;
  }
}
export const container = new Container();
container.bind(TYPES.Segment).toConstantValue(new Analytics({ writeKey: 'key' }));
container.bind(TYPES.Reporter).to(Reporter).inSingletonScope();
container.bind(TYPES.Cache).to(Cache);
tsyringe.register('Reporter', { useClass: Reporter });
