import { Inject, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Analytics } from '@segment/analytics-node';
import { TrackClient } from 'customerio-node';
import { CLOCK, SEGMENT } from './tokens';
import { Clock } from './clock';
import { Mailer, CioMailer } from './mailer';

export const InjectSegment = () => Inject(SEGMENT);

@Module({
  providers: [
    { provide: SEGMENT, inject: [ConfigService], useFactory: (config: ConfigService) => makeSegment(config) },
    { provide: 'CIO', useFactory: async () => new TrackClient(process.env.CIO_SITE_ID!, process.env.CIO_KEY!) },
    { provide: 'CIO_ALIAS', useExisting: 'CIO' },
    { provide: CLOCK, useClass: Clock },
    { provide: Mailer, useClass: CioMailer },
  ],
})
export class AnalyticsModule {}

function makeSegment(config: ConfigService) {
  return new Analytics({ writeKey: config.get('SEGMENT') });
}
