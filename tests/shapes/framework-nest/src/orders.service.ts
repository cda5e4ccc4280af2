import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectSegment } from './analytics.module';
import { Mailer } from './mailer';
import { CLOCK, SEGMENT } from './tokens';

@Injectable()
export class OrdersService {
  constructor(
    @Inject(SEGMENT) private readonly segment: any,
    @InjectSegment() private readonly same: any,
    @Inject('CIO_ALIAS') private readonly cio: any,
    @Inject(CLOCK) private readonly clock: any,
    @Inject('OTHER') private readonly other: any,
    private readonly mailer: Mailer,
    private readonly refs: ModuleRef,
    private readonly settings: Map<string, any>,
  ) {}
  async placed(userId: string) {
    this.segment.track({ userId, event: 'Order Placed' });
    this.same.track({ userId, event: 'Order Shown' });
    await this.cio.track(userId, { name: 'order_placed' });
    await this.mailer.welcome(userId);
    this.refs.get('CIO', { strict: false }).track(userId, { name: 'order_found' });
    this.clock.track('tick');
    this.other.track({ userId, event: 'Order Elsewhere' });
    this.settings.get('CIO').track(userId, { name: 'no_provider' });
  }
}
