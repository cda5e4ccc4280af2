import { deps, type Deps } from './deps';

export class Service {
  constructor(private readonly options: Deps, private readonly deps = options) {}
  run(userId: string) {
    this.options.analytics.track({ userId, event: 'Service Run' });
    this.options.log.track('run');
    const { analytics } = this.deps;
    analytics.identify({ userId });
  }
}

export function job({ analytics, log }: Deps, userId: string) {
  analytics.track({ userId, event: 'Job Run' });
  log.track('job');
}
job(deps, 'u1');
deps.analytics.page({ userId: 'u1', name: 'Deps' });
