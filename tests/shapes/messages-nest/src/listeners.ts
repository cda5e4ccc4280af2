import { Processor, Process } from '@nestjs/bull';
import { CommandHandler, EventsHandler } from '@nestjs/cqrs';
import { OnEvent } from '@nestjs/event-emitter';
import { MessagePattern } from '@nestjs/microservices';
import { TrackClient } from 'customerio-node';
import { Names, OrderPlaced, SendTitle } from './events';

const cio = new TrackClient('site', process.env.CIO_KEY!);

@EventsHandler(OrderPlaced)
export class OrderPlacedHandler {
  handle(event: OrderPlaced) {
    return cio.track(event.userId, { name: event.title });
  }
}
@CommandHandler(SendTitle)
export class SendTitleHandler {
  async execute({ title, userId }: SendTitle) {
    await cio.track(userId, { name: title });
  }
}
export class Listener {
  @OnEvent(Names.tracked)
  tracked(payload: { title: string; userId: string }) {
    return cio.track(payload.userId, { name: payload.title });
  }
  @OnEvent('user.*')
  known(user: { id: string; email: string }) {
    return cio.identify(user.id, { email: user.email });
  }
  @MessagePattern({ cmd: 'remember' })
  remembered(data: { title: string; userId: string }) {
    return cio.track(data.userId, { name: data.title });
  }
}
@Processor('letters')
export class Letters {
  @Process('posted')
  posted(job: { data: { title: string; userId: string } }) {
    return cio.track(job.data.userId, { name: job.data.title });
  }
}
