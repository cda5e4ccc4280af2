import { inject } from 'inversify';
import { container as tsyringe } from 'tsyringe';
import { container, TYPES } from './container';

export class Jobs {
  @inject(TYPES.Reporter) private readonly reporter: any;
  constructor(@inject(TYPES.Segment) private readonly segment: any) {}
  run() {
    this.reporter.report('Job Reported');
    this.segment.track({ userId: 'u', event: 'Job Run' });
    container.get<any>(TYPES.Reporter).report('Job Found');
    tsyringe.resolve<any>('Reporter').report('Job Resolved');
    container.get<any>(TYPES.Cache).report('a key');
  }
}
