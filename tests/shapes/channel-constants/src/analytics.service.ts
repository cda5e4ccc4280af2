import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Analytics } from '@segment/analytics-node';
import { Bus } from './consts';
@Injectable()
export class AnalyticsService {
  private analytics: Analytics;
  init() { this.analytics = new Analytics({ writeKey: process.env.KEY }); }
  @OnEvent(Bus.Track)
  async sendEvent(session: { userId: string }, payload: { event: string; data: object }) {
    this.analytics.track({ anonymousId: session.userId, event: payload.event, properties: payload.data });
  }
}
