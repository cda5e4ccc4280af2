import { Body, Controller, Post } from '@nestjs/common';
import { Analytics } from '@segment/analytics-node';

const segment = new Analytics({ writeKey: 'key' });
@Controller('events')
export class EventsController {
  @Post('seen')
  seen(@Body('what') event: string, @Body('who') userId: string) {
    segment.track({ userId, event });
  }
}
