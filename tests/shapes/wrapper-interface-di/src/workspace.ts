import type { IAnalyticsWriter, ISurveyor } from './writer';

export class Workspace {
  constructor(
    private readonly analytics: IAnalyticsWriter,
    private readonly surveyor: ISurveyor,
  ) {}

  start(userId: string) {
    this.analytics.track({ userId, event: 'workspace_started', properties: { fast: true } });
    this.analytics.identify({ userId, traits: { active: true } });
    this.surveyor.track({ x: 1, y: 2 });
  }
}

export function stop(writer: IAnalyticsWriter, userId: string) {
  writer.track({ userId, event: 'workspace_stopped' });
}
