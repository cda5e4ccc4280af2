import { Body, Controller, Post } from '@nestjs/common';
import { SendEventDto } from './dto';
import { AnalyticsService } from './analytics.service';
import { Session } from './session';
@Controller('analytics')
export class AnalyticsController {
  constructor(private service: AnalyticsService) {}
  @Post('send-event')
  async sendEvent(@Body() dto: SendEventDto, @Session() session: { userId: string }): Promise<void> {
    return this.service.sendEvent(session, dto);
  }
}
