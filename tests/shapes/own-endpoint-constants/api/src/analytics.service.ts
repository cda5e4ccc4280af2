import { Injectable } from '@nestjs/common';
import { Analytics } from '@segment/analytics-node';
export interface Told { event: string; data: object }
@Injectable()
export class AnalyticsService {
  private analytics: Analytics;
  private id: string;
  init(id: string) { this.id = id; this.analytics = new Analytics({ writeKey: process.env.KEY }); }
  async sendEvent(session: { userId: string }, payload: Told) {
    try {
      const params = await this.prepare(session, payload);
      if (params) this.analytics.track({ ...params, event: payload.event });
    } catch (e) { /* */ }
  }
  private async prepare(session: { userId: string }, payload: Told) {
    const { data } = payload;
    const granted = !!session.userId;
    if (granted) return { anonymousId: this.id, properties: { ...data } };
    return null;
  }
}
