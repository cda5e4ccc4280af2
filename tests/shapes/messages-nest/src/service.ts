import { Injectable } from '@nestjs/common';
import { InjectQueue } from '@nestjs/bull';
import { CommandBus, EventBus } from '@nestjs/cqrs';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { ClientProxy } from '@nestjs/microservices';
import { Queue } from 'bull';
import { Names, OrderLost, OrderPlaced, SendTitle } from './events';
import { Radio } from './radio';

@Injectable()
export class Service {
  constructor(
    private readonly emitter: EventEmitter2,
    private readonly events: EventBus,
    private readonly commands: CommandBus,
    private readonly client: ClientProxy,
    @InjectQueue('letters') private readonly letters: Queue,
    @InjectQueue('prints') private readonly prints: Queue,
    private readonly radio: Radio,
  ) {}
  async run(user: { id: string; email: string }) {
    this.emitter.emit(Names.tracked, { title: 'metric_sent', userId: user.id });
    this.emitter.emit('user.created', user);
    this.events.publish(new OrderPlaced('order_placed', user.id));
    await this.commands.execute(new SendTitle('title_sent', user.id));
    this.client.send({ cmd: 'remember' }, { title: 'remembered', userId: user.id });
    await this.letters.add('posted', { title: 'letter_posted', userId: user.id });

    this.emitter.emit('metrics.lost', { title: 'lost', userId: user.id });
    this.events.publish(new OrderLost('order_lost'));
    await this.prints.add('posted', { title: 'printed', userId: user.id });
    this.radio.emit(Names.tracked, { title: 'on_air', userId: user.id });
  }
}
