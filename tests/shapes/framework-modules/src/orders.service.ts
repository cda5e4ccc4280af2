import { Injectable, Module } from '@nestjs/common';
import { InjectAnalytics, SegmentAnalyticsModule } from 'nestjs-segment-analytics';

@Module({ imports: [SegmentAnalyticsModule.register({ writeKey: process.env.SEGMENT_KEY! })] })
export class AppModule {}
@Injectable()
export class OrdersService {
  constructor(@InjectAnalytics() private readonly analytics: any) {}
  placed(userId: string) {
    this.analytics.track({ userId, event: 'Order Placed' });
  }
}
