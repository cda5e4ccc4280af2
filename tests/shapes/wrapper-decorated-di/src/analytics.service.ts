import { Injectable } from '@nestjs/common';
import { TrackClient } from 'customerio-node';

@Injectable()
export class AnalyticsService {
  private readonly client = new TrackClient('site', 'key');

  async emit(userId: string, name: string, data: Record<string, unknown> = {}): Promise<void> {
    await this.client.track(userId, { name, data });
  }
}

@Injectable()
export class AuditService {
  async emit(userId: string, name: string): Promise<string> {
    return `${userId} ${name}`;
  }
}
